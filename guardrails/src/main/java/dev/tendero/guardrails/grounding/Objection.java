package dev.tendero.guardrails.grounding;

import dev.tendero.guardrails.Finding;
import java.util.Optional;

/**
 * What a rule has against a sentence.
 *
 * @param correction the text that belongs in the finding's span, where the row allows exactly one
 */
public record Objection(Finding finding, Optional<String> correction) {

  static Objection of(String rule, String kind, int start, int end, String detail) {
    return new Objection(new Finding(rule, kind, start, end, 1, detail), Optional.empty());
  }

  /** A rule could not run. */
  public static Objection failed(String rule, String trouble) {
    return of(rule, "failed", 0, 0, trouble);
  }

  Objection correctedBy(String text) {
    return new Objection(finding, Optional.of(text));
  }
}
