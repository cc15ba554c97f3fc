package dev.tendero.planning;

/** Words that are one word but for their ending: "boil" and "boiling", "key" and "keys". */
final class Stems {
  /** A common beginning shorter than this may be chance. */
  private static final int SHORTEST = 4;

  /** What may follow it: "-ing", "-ado"; behind a long beginning also "-able", "-ción". */
  private static final int ENDING = 3;

  private static final int LONG = 5;

  private Stems() {}

  /**
   * @param one in lower case without accents, like {@code other}
   */
  static boolean areAlike(String one, String other) {
    if (one.equals(other) || isPlural(one, other) || isPlural(other, one)) {
      return true;
    }
    int same = 0;
    int shorter = Math.min(one.length(), other.length());
    while (same < shorter && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int ending = same >= LONG ? ENDING + 1 : ENDING;
    return same >= SHORTEST && one.length() - same <= ending && other.length() - same <= ending;
  }

  private static boolean isPlural(String many, String one) {
    return many.equals(one + "s") || many.equals(one + "es");
  }
}
