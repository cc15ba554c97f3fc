package dev.tendero.text;

import java.util.List;

/**
 * Finds the numbers of a text with their units and currencies.
 *
 * <p>What only looks like a number is left out: model numbers ("TN-2110", "dv7-1211ea", "802.11n"),
 * versions and names ("USB 3.0", "Windows 10"), dates, ratios and telephone numbers. Articles ("a",
 * "un") are no numbers.
 */
public final class Mentions {
  private Mentions() {}

  /**
   * Every number of {@code text}, left to right, without overlaps; in linear time, for any text.
   *
   * @param language decides what a lone separator before three digits is: 1,234 and 1.234 are
   *     thousand and a decimal in English, a decimal and thousand in Spanish
   */
  public static List<Mention> find(String text, Language language) {
    return new MentionJoiner(text).join(new MentionScanner(text, language).scan());
  }
}
