package dev.tendero.evaluation;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What {@code bench path} measured.
 *
 * @param pace as people say it: "one after another", "8 clients", "20.0 turns/s"
 * @param turns that ended within the time, those with errors not among them
 * @param errors how often by what happened
 * @param firstDelta until the first reviewed sentence; refusals have none
 * @param serverCpuMillis of the server's process, per turn
 * @param databaseCpuMillis of its database, per turn; 0 when that runs elsewhere
 * @param clientCpuMillis of this process, per turn: well below the server's, or the figures are
 *     ours
 * @param loadBefore the machine's load average over the last minute, as the measurement began
 */
public record PathResult(
    String pace,
    double seconds,
    long turns,
    double perSecond,
    Map<String, Long> errors,
    Latency firstDelta,
    Latency done,
    double serverCpuMillis,
    double databaseCpuMillis,
    double clientCpuMillis,
    double loadBefore,
    double loadAfter,
    int processors) {

  public PathResult {
    errors = Map.copyOf(errors);
  }

  /** Milliseconds from when a request was sent, or should have been. */
  public record Latency(long count, double p50, double p90, double p99, double max) {
    static Latency of(Histogram micros) {
      return new Latency(
          micros.getTotalCount(),
          millis(micros.getValueAtPercentile(50)),
          millis(micros.getValueAtPercentile(90)),
          millis(micros.getValueAtPercentile(99)),
          millis(micros.getMaxValue()));
    }

    private static double millis(long micros) {
      return rounded(micros / 1e3);
    }

    String line(String name) {
      return String.format(
          Locale.ROOT, "%-16s %9.1f %9.1f %9.1f %9.1f%n", name, p50, p90, p99, max);
    }
  }

  static double perTurn(Duration cpu, long turns) {
    return turns == 0 ? 0 : rounded(cpu.toNanos() / 1e6 / turns);
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  long failed() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For a terminal. */
  public String text() {
    return String.format(
            Locale.ROOT,
            "%s for %.1f s: %d turns, %.1f turns/s, %d errors%s%n",
            pace,
            seconds,
            turns,
            perSecond,
            failed(),
            errors.isEmpty() ? "" : " " + errors)
        + String.format(Locale.ROOT, "%-16s %9s %9s %9s %9s%n", "ms", "p50", "p90", "p99", "max")
        + firstDelta.line("first sentence")
        + done.line("done")
        + String.format(
            Locale.ROOT,
            "CPU ms per turn  server %.1f, database %.1f, this client %.1f%n"
                + "load average     %.2f before, %.2f after, %d processors%n",
            serverCpuMillis,
            databaseCpuMillis,
            clientCpuMillis,
            loadBefore,
            loadAfter,
            processors);
  }

  /** Whether every turn ended well, and there were any. */
  public boolean clean() {
    return errors.isEmpty() && turns > 0;
  }
}
