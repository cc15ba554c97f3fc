package dev.tendero.answer;

import java.util.Locale;

/** What kind of answer an answer is. */
public enum Outcome {
  /** Every sentence rests on a typed fact. */
  GROUNDED,
  /** Passages quoted word for word. */
  EXCERPTS,
  COMPARE,
  CLARIFY,
  NO_MATCH,
  REFUSAL,
  SMALL_TALK,
  OUT_OF_SCOPE,
  HANDOFF,
  /** Nothing could be answered, or not recorded; trying again may help. */
  UNAVAILABLE,
  /** The reader stopped it. */
  CANCELLED;

  /** As it stands on the wire: {@code no_match}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
