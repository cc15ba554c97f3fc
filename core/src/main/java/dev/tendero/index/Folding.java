package dev.tendero.index;

import dev.tendero.text.Accents;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** The forms in which words, titles and model numbers are compared. */
final class Folding {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Longest letters that a question may set apart from the digits of a model number. */
  private static final int SHORT_LETTERS = 5;

  private Folding() {}

  /** Lower case, without accents, single spaces: "Crème Brûlée" as "creme brulee". */
  static String fold(String text) {
    return SPACES.matcher(Accents.strip(text).toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
  }

  /** Folded, and everything but letters and digits as one space. */
  static String bare(String text) {
    return SEPARATORS.matcher(fold(text)).replaceAll(" ").strip();
  }

  /** The parts of a text between other characters than letters and digits, folded. */
  static List<String> parts(String text) {
    String bare = bare(text);
    return bare.isEmpty() ? List.of() : List.of(bare.split(" "));
  }

  /**
   * What in a text may be a model number or a compound, in one spelling: words that contain a digit
   * or an inner mark, without their marks ("TN-2110" and "tn2110" as {@code tn2110}, "Wi-Fi" as
   * {@code wifi}).
   */
  static SequencedSet<String> codes(String text) {
    var codes = new LinkedHashSet<String>();
    for (String word : fold(text).split(" ")) {
      List<String> parts = parts(word);
      String joined = String.join("", parts);
      if (joined.length() > 1 && (parts.size() > 1 || hasDigit(joined))) {
        codes.add(joined);
      }
    }
    return codes;
  }

  /** Every word of a question that a catalogue may have as a code, neighbours joined as well. */
  static SequencedSet<String> askedCodes(String text) {
    var asked = new LinkedHashSet<String>();
    List<String> words = new ArrayList<>();
    for (String word : fold(text).split(" ")) {
      words.add(String.join("", parts(word)));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.length() > 1) {
        asked.add(word);
      }
      if (i + 1 < words.size()) {
        String next = words.get(i + 1);
        if (hasDigit(next) && !hasDigit(word) && word.length() <= SHORT_LETTERS) {
          asked.add(word + next);
        }
      }
    }
    return asked;
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
