package dev.tendero.guardrails.grounding;

/** A stretch of a text, in UTF-16 units. */
public record Span(int start, int end) {
  boolean covers(int at) {
    return at >= start && at < end;
  }
}
