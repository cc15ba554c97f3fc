package dev.tendero.guardrails;

import dev.tendero.guardrails.grounding.Ground;
import dev.tendero.guardrails.grounding.Objection;
import dev.tendero.guardrails.grounding.Reading;
import java.util.List;
import java.util.Optional;

/** A review that decides by words in the sentence, for tests of what is done with a verdict. */
public final class ScriptedReview {
  private ScriptedReview() {}

  /**
   * Withholds what says "untrue", puts "right" for "wrong", and has a rule that throws at "broken".
   */
  public static Review create() {
    return new Review(List.of(new Review.Check("script", ScriptedReview::judge)));
  }

  private static List<Objection> judge(Reading reading, Ground ground) {
    String text = reading.text();
    if (text.contains("broken")) {
      throw new IllegalStateException("a rule that cannot run");
    }
    if (text.contains("untrue")) {
      return List.of(new Objection(finding(0, text.length()), Optional.empty()));
    }
    int at = text.indexOf("wrong");
    return at < 0
        ? List.of()
        : List.of(new Objection(finding(at, at + "wrong".length()), Optional.of("right")));
  }

  private static Finding finding(int start, int end) {
    return new Finding("script", "said", start, end, 1, "by the script");
  }
}
