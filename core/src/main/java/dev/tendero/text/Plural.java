package dev.tendero.text;

/** Regular plurals of either language, as far as a comparison of two words needs them. */
public final class Plural {
  private Plural() {}

  /** Whether two words, folded alike, are singular or plural of one. */
  public static boolean areOne(String one, String other) {
    return one.equals(other) || isOf(one, other) || isOf(other, one);
  }

  private static boolean isOf(String many, String one) {
    return many.equals(one + "s") || many.equals(one + "es");
  }
}
