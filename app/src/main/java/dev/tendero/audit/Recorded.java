package dev.tendero.audit;

/**
 * An entry that is durable.
 *
 * @param auditId 32 hex digits, not to be guessed; what a receipt is asked for by
 * @param index its place in the log, from 0
 */
public record Recorded(String auditId, long index) {}
