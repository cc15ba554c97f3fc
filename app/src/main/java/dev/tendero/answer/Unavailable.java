package dev.tendero.answer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A dependency does not do its work now; trying again after a while may help. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String dependency;
  private final Duration retryAfter;

  public Unavailable(String dependency, Duration retryAfter, @Nullable Throwable cause) {
    super(dependency + " is unavailable", cause);
    this.dependency = dependency;
    this.retryAfter = retryAfter;
  }

  /** "catalogue database", "endpoint", "log": for operators and problem details. */
  public String dependency() {
    return dependency;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
