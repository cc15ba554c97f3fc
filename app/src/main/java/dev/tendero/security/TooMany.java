package dev.tendero.security;

import java.time.Duration;

/** The caller asks more often than it may. */
public final class TooMany extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  TooMany(Duration retryAfter) {
    super("too many questions");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
