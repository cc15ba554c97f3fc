package dev.tendero.ingestion;

/**
 * How far the catalogue has followed a run: kept by whoever wants to go on after the program died.
 * The feeds must be the same then.
 *
 * @param counts of everything up to here; {@code counts.read()} rows are done
 * @param before what was live when the first attempt began: what changed since is never deleted for
 *     its absence
 * @param gone how many were deleted for their absence
 */
public record Position(Counts counts, ChangeSink.Stock before, long gone) {
  public Position {
    if (counts.read() < 0 || gone < 0) {
      throw new IllegalArgumentException(
          "position after " + counts.read() + " rows and " + gone + " deletions");
    }
  }
}
