package dev.tendero.endpoint;

/**
 * What a model is asked.
 *
 * @param system the fixed instructions, first in every request so that servers can cache them
 * @param user question and evidence
 */
public record Chat(String system, String user) {}
