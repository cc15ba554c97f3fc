package dev.tendero.ingestion.document;

import java.text.Normalizer;

/** Characters as a reader sees them. */
final class Cleaning {
  private Cleaning() {}

  /** One line: without characters that do not show, white space as single spaces, composed. */
  static String line(String raw) {
    var out = new StringBuilder(raw.length());
    raw.codePoints().forEach(c -> append(out, c));
    String text = out.toString().strip();
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The same for a text whose lines mean something; spaces at the beginning of a line stay. */
  static String lines(String raw) {
    var out = new StringBuilder(raw.length());
    raw.replace("\r\n", "\n")
        .replace('\r', '\n')
        .lines()
        .forEach(
            line -> {
              int indent = 0;
              while (indent < line.length() && line.charAt(indent) == ' ') {
                indent++;
              }
              String rest = line(line.substring(indent));
              out.append(rest.isEmpty() ? "" : " ".repeat(Math.min(indent, 16)))
                  .append(rest)
                  .append('\n');
            });
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    } else if (c >= 0xFB00 && c <= 0xFB06) {
      // ff, fi, fl, ffi, ffl, st: one glyph for several letters.
      out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
    } else if (!doesNotShow(c)) {
      out.appendCodePoint(c);
    }
  }

  /**
   * Controls, halves of surrogate pairs, marks that turn the direction of writing around, spaces of
   * no width, and the tag characters, in which whole sentences can be hidden. What joins emoji and
   * letters of other scripts stays.
   */
  static boolean doesNotShow(int c) {
    return Character.isISOControl(c)
        || (c >= 0xD800 && c <= 0xDFFF)
        || c == 0x00AD
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xFFF0 && c <= 0xFFFB)
        || (c >= 0xFFFE && c <= 0xFFFF)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  /** Whether a text uses characters to say what does not show; line breaks and tabs are no such. */
  static boolean hidesSomething(String text) {
    return text.codePoints()
        .anyMatch(c -> (c >= 0xE0000 && c <= 0xE007F) || (c >= 0x202A && c <= 0x202E));
  }
}
