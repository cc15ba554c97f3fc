package dev.tendero.wiring;

import jakarta.inject.Singleton;

/**
 * Whether this process answers. HTTP listens before catalogue, index and log are ready, and still
 * does while they are closed; what is asked then must not see half of them. Thread-safe.
 */
@Singleton
public final class Serving {
  private volatile boolean serving;

  public void begin() {
    serving = true;
  }

  public void end() {
    serving = false;
  }

  public boolean now() {
    return serving;
  }
}
