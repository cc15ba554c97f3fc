package dev.tendero.home;

import org.jspecify.annotations.Nullable;

/** A home that cannot be opened; the message says what to do about it. */
public final class UnusableHome extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableHome(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
