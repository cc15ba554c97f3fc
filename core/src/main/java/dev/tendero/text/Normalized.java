package dev.tendero.text;

/**
 * A text in its normal forms. Made by {@link Normalizer#normalize}.
 *
 * <p>Positions are UTF-16 units.
 */
public final class Normalized {
  private final String original;
  private final String clean;
  private final String folded;
  private final int[] cleanToOriginal;
  private final int[] foldedToClean;

  Normalized(
      String original, String clean, String folded, int[] cleanToOriginal, int[] foldedToClean) {
    this.original = original;
    this.clean = clean;
    this.folded = folded;
    this.cleanToOriginal = cleanToOriginal;
    this.foldedToClean = foldedToClean;
  }

  /** What people see and later stages read. */
  public String clean() {
    return clean;
  }

  /** What rules read: small letters without accents, look-alikes of Latin letters as Latin. */
  public String folded() {
    return folded;
  }

  /**
   * Where the character of {@link #clean} at {@code position} came from; the end comes from the
   * end.
   */
  public int cleanToOriginal(int position) {
    return position == clean.length() ? original.length() : cleanToOriginal[position];
  }

  /** Where the character of {@link #folded} at {@code position} stands in {@link #clean}. */
  public int foldedToClean(int position) {
    return position == folded.length() ? clean.length() : foldedToClean[position];
  }
}
