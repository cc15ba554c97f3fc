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
