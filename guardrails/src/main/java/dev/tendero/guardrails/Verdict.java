package dev.tendero.guardrails;

import java.util.List;

/** What review made of one sentence of an answer. */
public sealed interface Verdict {

  record Pass() implements Verdict {}

  /**
   * @param text the sentence with the contradicted values replaced from the catalogue row
   */
  record Correct(String text, List<Finding> findings) implements Verdict {
    public Correct {
      findings = List.copyOf(findings);
    }
  }

  /** The sentence is not released; the reader is told that something was left out. */
  record Withhold(List<Finding> findings) implements Verdict {
    public Withhold {
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a withheld sentence has a finding");
      }
      findings = List.copyOf(findings);
    }
  }
}
