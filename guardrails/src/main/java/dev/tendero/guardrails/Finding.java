package dev.tendero.guardrails;

/**
 * One reason a rule gave.
 *
 * @param rule its name in the policy ("injection", "facts")
 * @param kind what it found, one word of that rule's own list ("override", "number", "currency")
 * @param start of the span in the text judged, in UTF-16 units; 0 with {@code end} 0 when the whole
 *     text is meant
 * @param score probability that the text is bad, 0 to 1; 1 for rules that decide
 * @param detail for compliance staff, never for the shopper; carries no text of the shopper
 */
public record Finding(String rule, String kind, int start, int end, double score, String detail) {}
