package dev.tendero.ingestion;

/**
 * How far the catalogue has followed a run: kept by whoever wants to go on after the program died.
 * The feeds must be the same then.
 *
 * @param counts of everything up to here; {@code counts.read()} rows are done
 * @param liveBefore products and documents that were live when the run began
 */
public record Position(Counts counts, long liveBefore) {
  public Position {
    if (counts.read() < 0 || liveBefore < 0) {
      throw new IllegalArgumentException("position after " + counts.read() + " rows");
    }
  }
}
