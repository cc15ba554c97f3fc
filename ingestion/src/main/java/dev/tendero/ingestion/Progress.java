package dev.tendero.ingestion;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param rowsPerSecond read since this run began to apply rows
 * @param remaining by the share of bytes read; empty where a feed's size is not known
 */
public record Progress(
    Phase phase, Counts counts, double rowsPerSecond, Optional<Duration> remaining) {

  /** What a run does at the moment. */
  public enum Phase {
    /** Passes over the rows that an earlier run has applied. */
    RESUMING,
    READING,
    /** Deletes what a full feed does not have. */
    DELETING
  }

  /** Read so far. */
  public long rows() {
    return counts.read();
  }
}
