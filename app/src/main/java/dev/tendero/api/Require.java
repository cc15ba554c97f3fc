package dev.tendero.api;

import dev.tendero.answer.Invalid;
import jakarta.ws.rs.NotFoundException;
import org.jspecify.annotations.Nullable;

/** What a request must have. */
final class Require {
  private Require() {}

  static String text(String field, @Nullable String value) {
    return present(field, value);
  }

  static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new Invalid(field + "_missing", field, "The field " + field + " is missing.");
    }
    return value;
  }

  /**
   * The text, which has no line breaks, no other control characters and no halves of characters.
   */
  static String noControls(String field, String value) {
    boolean odd =
        value
            .codePoints()
            .anyMatch(
                c ->
                    Character.isISOControl(c)
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (odd) {
      throw new Invalid(field + "_not_text", field, field + " is not one line of text.");
    }
    return value;
  }

  static String atMost(String field, int longest, String value) {
    if (value.length() > longest) {
      throw new Invalid(
          field + "_too_long", field, field + " has more than " + longest + " characters.");
    }
    return value;
  }

  /**
   * @throws NotFoundException when what is asked for does not exist here
   */
  static void that(boolean exists) {
    if (!exists) {
      throw new NotFoundException();
    }
  }
}
