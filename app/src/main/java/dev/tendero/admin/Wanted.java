package dev.tendero.admin;

import dev.tendero.answer.Invalid;
import org.jspecify.annotations.Nullable;

/** What a request of the console must have. */
final class Wanted {
  private static final int LONGEST_ID = 200;

  private Wanted() {}

  static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new Invalid(field + "_missing", field, "The field " + field + " is missing.");
    }
    return value;
  }

  static String text(String field, @Nullable String value) {
    String text = atMost(field, LONGEST_ID, present(field, value));
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new Invalid("text_unreadable", field, field + " has characters that cannot be shown.");
    }
    return text;
  }

  static String atMost(String field, int longest, String value) {
    if (value.length() > longest) {
      throw new Invalid(
          field + "_too_long", field, field + " has more than " + longest + " characters.");
    }
    return value;
  }
}
