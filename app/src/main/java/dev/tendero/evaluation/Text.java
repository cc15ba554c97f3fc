package dev.tendero.evaluation;

import java.text.Normalizer;
import java.util.Locale;

/** How texts are compared here: without case, accents, punctuation and runs of space. */
final class Text {
  private Text() {}

  /** Lower case, accents off, every run of other characters than letters and digits one space. */
  static String folded(String text) {
    String plain =
        Normalizer.normalize(text.replaceAll("[™®©]", " "), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    return plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Whether {@code text} has {@code part} as whole words. */
  static boolean holds(String text, String part) {
    return (' ' + folded(text) + ' ').contains(' ' + folded(part) + ' ');
  }

  /** Whether {@code text} has the letters and digits of {@code code} in one run: "DV7 1211ea". */
  static boolean holdsCode(String text, String code) {
    return folded(text).replace(" ", "").contains(folded(code).replace(" ", ""));
  }
}
