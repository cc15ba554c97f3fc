package dev.tendero.index;

import java.util.Locale;

/**
 * Why a hit stands where it stands, from the numbers that put it there.
 *
 * @param lexical the words' arm
 * @param vector the meaning's arm
 * @param coverage how much of the words the hit's texts have, 0..1, a rare word counting more
 * @param feedback likeness to the middle of the best hits, 0..1
 * @param preference what preferences added
 */
public record Explanation(
    Arm lexical, Arm vector, double coverage, double feedback, double preference) {

  /**
   * @param rank from 1; 0 when this arm did not bring the hit
   * @param score BM25 or cosine; 0 when unknown
   */
  public record Arm(int rank, double score) {
    static final Arm NONE = new Arm(0, 0);

    private String text(String name) {
      return rank == 0
          ? String.format(Locale.ROOT, "%s - (%.3f)", name, score)
          : String.format(Locale.ROOT, "%s #%d (%.3f)", name, rank, score);
    }
  }

  /** One line for operators and evidence: "words #1 (12.305), meaning #4 (0.612)". */
  @Override
  public String toString() {
    return lexical.text("words")
        + ", "
        + vector.text("meaning")
        + String.format(Locale.ROOT, ", covers %.2f", coverage)
        + (feedback == 0 ? "" : String.format(Locale.ROOT, ", like the best %.3f", feedback))
        + (preference == 0 ? "" : String.format(Locale.ROOT, ", preferred +%.3f", preference));
  }
}
