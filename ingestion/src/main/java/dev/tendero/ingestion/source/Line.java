package dev.tendero.ingestion.source;

/** One line of a feed that is not blank. */
public sealed interface Line {

  /** From 1, as an editor shows it. */
  long number();

  record Text(long number, String text) implements Line {}

  /**
   * A line that is no text, or the place where the feed breaks off.
   *
   * @param start its beginning, as far as it can be shown
   * @param reason what is wrong, in words for the person who keeps the feed
   * @param remedy what to do about it
   */
  record Broken(long number, String start, String reason, String remedy) implements Line {}
}
