package dev.tendero.ingestion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run did. Every row read is counted once: {@code read = added + changed + unchanged +
 * rejected} and the deletions that the feed itself states.
 *
 * @param deleted by the feed's own deletions and, in a full run, by absence
 * @param rejections why rows were rejected
 * @param notes what accepted rows say that the catalogue does not keep
 * @param withheld set when a full run did not delete what the feed no longer has
 */
public record BuildReport(
    long read,
    long added,
    long changed,
    long unchanged,
    long deleted,
    long rejected,
    Duration took,
    Remarks rejections,
    Remarks notes,
    Optional<Withheld> withheld) {

  public double seconds() {
    return took.toMillis() / 1000.0;
  }

  /**
   * Problems by place and by cause.
   *
   * @param first the first of them, in feed order
   * @param causes most frequent first
   */
  public record Remarks(List<At> first, List<Cause> causes) {
    public Remarks {
      first = List.copyOf(first);
      causes = List.copyOf(causes);
    }
  }

  /**
   * @param line from 1
   */
  public record At(String feed, long line, Problem problem) {}

  public record Cause(String field, String reason, long count) {}

  /**
   * Deletions that a full run would have made.
   *
   * @param absent how many live ids the feed does not have
   * @param live how many were live before the run
   * @param reason in words for the person who keeps the feed
   */
  public record Withheld(long absent, long live, String reason) {}
}
