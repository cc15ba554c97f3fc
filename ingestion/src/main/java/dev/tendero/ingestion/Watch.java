package dev.tendero.ingestion;

/** What follows a run as it goes, on the run's own thread; an exception from here ends the run. */
public interface Watch {
  Watch NONE = new Watch() {};

  /** After each chunk and at the end. */
  default void progress(Progress progress) {}

  /**
   * Every row that is rejected, all of them, in the feed's order. Rows behind the last position may
   * come again when the run is resumed.
   */
  default void rejected(RejectedRow row) {}

  /** After each chunk: everything up to here is in the catalogue, and was {@link #rejected}. */
  default void reached(Position position) {}

  /** Asked between chunks; true ends the run there. What was applied stays. */
  default boolean stopped() {
    return false;
  }
}
