package dev.tendero.conversation;

/**
 * An event as it left: these bytes and no others are replayed on resume and committed to.
 *
 * @param id from 1, without gaps within a turn
 * @param data one line of JSON
 */
public record Released(int id, String event, String data) {}
