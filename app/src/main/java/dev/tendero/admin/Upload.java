package dev.tendero.admin;

import java.time.Instant;

/**
 * A file that somebody handed in.
 *
 * @param id 32 hex digits: its name in the home's folder
 * @param name as it was called where it came from; for people only
 */
public record Upload(String id, String name, long bytes, String sha256, String who, Instant at) {}
