package dev.tendero.inference;

import java.time.Duration;

/** Every seat at a model stayed taken for as long as the caller may wait: push back, try later. */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1;

  Busy(String model, int seats, Duration waited) {
    super(model + ": all " + seats + " seats taken for " + waited.toMillis() + " ms");
  }
}
