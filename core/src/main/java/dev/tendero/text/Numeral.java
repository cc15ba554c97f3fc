package dev.tendero.text;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads digits with their separators, English or Spanish. */
final class Numeral {

  /** Longer runs of digits are codes (a GTIN has 14), not amounts. */
  private static final int MAX_DIGITS = 15;

  private Numeral() {}

  /**
   * The number that {@code digits} (digits and separators, beginning and ending with a digit)
   * writes; empty for versions ("3.0.1") and codes ("00123").
   */
  static Optional<BigDecimal> read(CharSequence digits, Language language) {
    int comma = last(digits, ',');
    int dot = last(digits, '.');
    char decimal = 0;
    if (comma >= 0 && dot >= 0) {
      decimal = comma > dot ? ',' : '.';
    } else if (comma >= 0 && !groups(digits, ',', language != Language.SPANISH)) {
      decimal = ',';
    } else if (dot >= 0 && !groups(digits, '.', language == Language.SPANISH)) {
      decimal = '.';
    }
    return read(digits, decimal);
  }

  /** As {@link #read(CharSequence, Language)} where a lone separator before three digits groups. */
  static Optional<BigDecimal> readGrouped(CharSequence digits) {
    return groups(digits, ',', true) || groups(digits, '.', true)
        ? read(digits, (char) 0)
        : Optional.empty();
  }

  private static Optional<BigDecimal> read(CharSequence digits, char decimal) {
    var plain = new StringBuilder(digits.length());
    boolean point = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= '0' && c <= '9') {
        plain.append(c);
      } else if (c == decimal) {
        if (point) {
          return Optional.empty();
        }
        point = true;
        plain.append('.');
      } else if (point || !threeDigits(digits, i + 1)) {
        return Optional.empty();
      }
    }
    boolean code =
        plain.length() > 1
            && plain.charAt(0) == '0'
            && plain.charAt(1) >= '0'
            && plain.charAt(1) <= '9';
    return code || plain.length() > MAX_DIGITS
        ? Optional.empty()
        : Optional.of(new BigDecimal(plain.toString()));
  }

  /**
   * Whether {@code separator} groups thousands: more than once, or once where {@code lone} says so.
   */
  private static boolean groups(CharSequence digits, char separator, boolean lone) {
    int first = -1;
    int count = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) == separator) {
        first = first < 0 ? i : first;
        count++;
        if (!threeDigits(digits, i + 1)) {
          return false;
        }
      }
    }
    return first >= 1 && first <= 3 && digits.charAt(0) != '0' && (count > 1 || lone);
  }

  /** Exactly three digits from {@code at}. */
  private static boolean threeDigits(CharSequence digits, int at) {
    return digit(digits, at)
        && digit(digits, at + 1)
        && digit(digits, at + 2)
        && !digit(digits, at + 3);
  }

  private static boolean digit(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int last(CharSequence text, char wanted) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }
}
