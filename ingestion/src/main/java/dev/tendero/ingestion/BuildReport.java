package dev.tendero.ingestion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param counts of all rows, those of an earlier run that this one resumed included
 * @param took this run alone
 * @param rejections why rows were rejected
 * @param notes what accepted rows say that the catalogue does not keep
 * @param withheld set when a full run did not delete what the feed no longer has
 * @param stopped whether the run was ended before its feeds were
 */
public record BuildReport(
    Counts counts,
    Duration took,
    Remarks rejections,
    Remarks notes,
    Optional<Withheld> withheld,
    boolean stopped) {

  public long read() {
    return counts.read();
  }

  public long added() {
    return counts.added();
  }

  public long changed() {
    return counts.changed();
  }

  public long unchanged() {
    return counts.unchanged();
  }

  public long deleted() {
    return counts.deleted();
  }

  public long rejected() {
    return counts.rejected();
  }

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

  public record Cause(String field, String reason, String remedy, long count) {}

  /**
   * Deletions that a full run would have made.
   *
   * @param absent how many live ids the feed does not have
   * @param live how many were live before the run
   * @param reason in words for the person who keeps the feed
   * @param examples the first of those ids
   */
  public record Withheld(long absent, long live, String reason, List<String> examples) {
    public Withheld {
      examples = List.copyOf(examples);
    }
  }
}
