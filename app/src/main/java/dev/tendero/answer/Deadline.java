package dev.tendero.answer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The moment until which a turn may take, on the monotonic clock, and its early end. Deadlines
 * within another share its early end. Thread-safe.
 */
public final class Deadline {
  private enum Stop {
    NOT,
    BY_READER,
    BY_SHUTDOWN
  }

  private final long nanoTime;
  private final AtomicReference<Stop> stop;

  private Deadline(long nanoTime, AtomicReference<Stop> stop) {
    this.nanoTime = nanoTime;
    this.stop = stop;
  }

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos(), new AtomicReference<>(Stop.NOT));
  }

  /** The earlier of this one and {@code time} from now. */
  public Deadline within(Duration time) {
    long other = System.nanoTime() + time.toNanos();
    return new Deadline(other - nanoTime < 0 ? other : nanoTime, stop);
  }

  /** Zero once it has passed or the turn was stopped. */
  public Duration left() {
    return stopped() ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean passed() {
    return left().isZero();
  }

  /** The reader wants no more: every stage ends as soon as it looks. */
  public void stop() {
    stop.compareAndSet(Stop.NOT, Stop.BY_READER);
  }

  /** The server ends: likewise, and the reader is told to try again. */
  public void shutDown() {
    stop.compareAndSet(Stop.NOT, Stop.BY_SHUTDOWN);
  }

  public boolean stopped() {
    return stop.get() != Stop.NOT;
  }

  public boolean shuttingDown() {
    return stop.get() == Stop.BY_SHUTDOWN;
  }
}
