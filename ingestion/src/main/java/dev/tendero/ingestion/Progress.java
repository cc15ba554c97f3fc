package dev.tendero.ingestion;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param rows read so far
 * @param rowsPerSecond since the beginning
 * @param remaining by the share of bytes read; empty where a feed's size is not known
 */
public record Progress(long rows, double rowsPerSecond, Optional<Duration> remaining) {}
