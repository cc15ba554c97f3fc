package dev.tendero.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The marks above and below letters, which few people type. */
public final class Accents {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private Accents() {}

  /** Without them: "Crème Brûlée" as "Creme Brulee"; "ñ" is an "n" with a mark too. */
  public static String strip(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
      }
    }
    return text;
  }
}
