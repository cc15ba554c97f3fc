package dev.tendero.text;

import java.util.List;

/** Finds the numbers of a text with their units and currencies. */
public final class Mentions {
  private Mentions() {}

  /**
   * Every number of {@code text}, left to right, without overlaps.
   *
   * @param language decides what a comma is: 1,234 in English, 1,234 as a decimal in Spanish
   */
  public static List<Mention> find(String text, Language language) {
    throw new UnsupportedOperationException();
  }
}
