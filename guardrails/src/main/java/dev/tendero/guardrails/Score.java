package dev.tendero.guardrails;

import java.util.List;

/**
 * What one rail makes of one text.
 *
 * @param score probability that the text is bad, 0 to 1
 * @param flagged whether the policy's threshold is reached
 */
public record Score(double score, boolean flagged, List<Finding> findings) {
  public Score {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score " + score + " is not between 0 and 1");
    }
    findings = List.copyOf(findings);
  }
}
