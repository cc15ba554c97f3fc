package dev.tendero.ingestion;

import dev.tendero.ingestion.source.Feed;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Brings the catalogue to what feeds say: reads, understands, compares by content hash and hands
 * over only what differs, chunk by chunk. A run that dies loses nothing that was applied: it goes
 * on from its last {@link Position}, or is simply run again. Memory holds one chunk and the ids
 * seen.
 */
public final class Ingestion {
  /** Large enough to make a commit cheap per row, small enough to be lost without regret. */
  public static final int CHUNK_ROWS = 500;

  private final ChangeSink sink;
  private final Formats formats;
  private final Clock clock;

  public Ingestion(ChangeSink sink, Formats formats, Clock clock) {
    this.sink = sink;
    this.formats = formats;
    this.clock = clock;
  }

  /** All feeds in one format. */
  public Ingestion(ChangeSink sink, Format format, Clock clock) {
    this(sink, Formats.always(format), clock);
  }

  /**
   * @param full the feeds together are the whole catalogue: delete what they do not have, of
   *     products when they have any product, of documents when they have any document
   * @param evenMany delete it even when it is more than a fifth of the catalogue, or when rows
   *     whose id could not be read leave it in doubt
   * @param asked how many somebody was told would go; if it is another number now, nothing goes.
   *     Empty where nobody was told one
   */
  public record Options(boolean full, boolean evenMany, OptionalLong asked) {
    public static final Options UPSERT = new Options(false, false);

    public Options(boolean full, boolean evenMany) {
      this(full, evenMany, OptionalLong.empty());
    }
  }

  /**
   * What a run is to do.
   *
   * @param feeds in order; where an id repeats, the last row wins
   * @param from where an earlier run over the same feeds ended; what comes before is passed over
   * @param only the numbers of the rows that are meant, by feed; empty for all
   */
  public record Work(
      List<Feed> feeds,
      Options options,
      Optional<Position> from,
      Optional<Map<String, Set<Long>>> only) {
    public Work {
      feeds = List.copyOf(feeds);
      only =
          only.map(
              rows -> {
                var copy = new HashMap<String, Set<Long>>();
                rows.forEach((feed, numbers) -> copy.put(feed, Set.copyOf(numbers)));
                return Map.copyOf(copy);
              });
      if (options.full() && only.isPresent()) {
        throw new IllegalArgumentException("some rows of a feed are never the whole catalogue");
      }
    }

    public static Work of(List<Feed> feeds, Options options) {
      return new Work(feeds, options, Optional.empty(), Optional.empty());
    }

    /** The same from {@code position} on. */
    public Work from(Position position) {
      return new Work(feeds, options, Optional.of(position), only);
    }

    /** Only {@code rows}, by their feed's name: those that were rejected and are now corrected. */
    public Work only(Map<String, Set<Long>> rows) {
      return new Work(feeds, options, from, Optional.of(rows));
    }

    boolean means(Feed feed, long row) {
      return only.isEmpty() || only.get().getOrDefault(feed.name(), Set.of()).contains(row);
    }
  }

  /**
   * @throws IOException when a feed's medium fails, or ends before the position to go on from; what
   *     was applied stays
   */
  public BuildReport run(Work work, Watch watch) throws IOException {
    return new Run(sink, formats, clock, work, watch).run();
  }

  /** Everything, from the beginning. */
  public BuildReport run(List<Feed> feeds, Options options, Watch watch) throws IOException {
    return run(Work.of(feeds, options), watch);
  }
}
