package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.ingestion.source.Line;
import dev.tendero.ingestion.source.Lines;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Brings the catalogue to what feeds say: reads, understands, compares by content hash and hands
 * over only what differs, chunk by chunk. A run that dies loses nothing that was applied; the next
 * one over the same feed finds it unchanged and goes on. Memory holds one chunk and the ids seen.
 */
public final class Ingestion {
  /** Large enough to make a commit cheap per row, small enough to be lost without regret. */
  public static final int CHUNK_ROWS = 500;

  static final int MAX_LINE_BYTES = Lines.MAX_LINE_BYTES;

  /** Rows of the largest allowed length would make a chunk of 500 MB. */
  private static final long CHUNK_CHARACTERS = 8L << 20;

  /** A full feed that would delete more than this share is probably not full. */
  private static final double MAX_ABSENT_SHARE = 0.20;

  private final ChangeSink sink;
  private final Format format;
  private final Clock clock;

  public Ingestion(ChangeSink sink, Format format, Clock clock) {
    this.sink = sink;
    this.format = format;
    this.clock = clock;
  }

  /**
   * @param full the feeds together are the whole catalogue: delete what they do not have
   * @param evenMany delete it even when it is more than a fifth of the catalogue, or when rows
   *     whose id could not be read leave it in doubt
   */
  public record Options(boolean full, boolean evenMany) {
    public static final Options UPSERT = new Options(false, false);
  }

  /**
   * Reads {@code feeds} in order; where an id repeats, the last row wins.
   *
   * @param progress called after each chunk and at the end, on this thread
   * @throws IOException when a feed's medium fails; what was applied stays
   */
  public BuildReport run(List<Feed> feeds, Options options, Consumer<Progress> progress)
      throws IOException {
    return new Run(options, progress, feeds).run();
  }

  private final class Run {
    private final Options options;
    private final Consumer<Progress> progress;
    private final List<Feed> feeds;
    private final Instant started = clock.instant();
    private final Tally rejections = new Tally();
    private final Tally notes = new Tally();
    private final Set<String> seen = new HashSet<>();

    private final List<Row> chunk = new ArrayList<>();
    private long chunkCharacters;

    private long bytesDone;
    private long read;
    private long added;
    private long changed;
    private long unchanged;
    private long deleted;
    private long rejected;

    /** A row whose id could not be read may be any product's. */
    private boolean idsInDoubt;

    private Run(Options options, Consumer<Progress> progress, List<Feed> feeds) {
      this.options = options;
      this.progress = progress;
      this.feeds = List.copyOf(feeds);
    }

    private BuildReport run() throws IOException {
      Set<String> before = new HashSet<>();
      if (options.full()) {
        sink.liveIds().forEach(before::add);
      }
      for (Feed feed : feeds) {
        read(feed);
        flush(feed);
      }
      progress.accept(progress(bytesDone));
      Optional<BuildReport.Withheld> withheld =
          options.full() ? tombstones(before) : Optional.empty();
      return new BuildReport(
          read,
          added,
          changed,
          unchanged,
          deleted,
          rejected,
          Duration.between(started, clock.instant()),
          rejections.remarks(),
          notes.remarks(),
          withheld);
    }

    private void read(Feed feed) throws IOException {
      try (Lines lines = feed.lines()) {
        boolean first = true;
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
          read++;
          Line line = next.get();
          Optional<String> foreign = first ? notJsonLines(line) : Optional.empty();
          if (foreign.isPresent()) {
            reject(
                feed, line.number(), Optional.empty(), new Problem("", start(line), foreign.get()));
            break;
          }
          first = false;
          take(feed, line);
          if (chunk.size() == CHUNK_ROWS || chunkCharacters > CHUNK_CHARACTERS) {
            flush(feed);
            progress.accept(progress(bytesDone + lines.bytesRead()));
          }
        }
        bytesDone += lines.bytesRead();
      }
    }

    private void take(Feed feed, Line line) {
      switch (line) {
        case Line.Broken(long number, String start, String reason) ->
            reject(feed, number, Optional.empty(), new Problem("", start, reason));
        case Line.Text(long number, String text) -> {
          switch (understood(text)) {
            case Reading.Accepted(Entry entry, List<Problem> found) -> {
              found.forEach(note -> notes.add(feed.name(), number, note));
              if (!seen.add(entry.id())) {
                notes.add(
                    feed.name(),
                    number,
                    new Problem("id", entry.id(), "stands more than once; the last row counts"));
              }
              chunk.add(Row.of(entry));
              chunkCharacters += text.length();
            }
            case Reading.Rejected(Optional<String> id, List<Problem> problems) ->
                reject(feed, number, id, problems.toArray(Problem[]::new));
          }
        }
      }
    }

    private Reading understood(String text) {
      return switch (ProductJson.parse(text)) {
        case ProductJson.Parsed.Row(JsonNode row) -> format.read(row);
        case ProductJson.Parsed.NotJson(Problem problem) ->
            new Reading.Rejected(Optional.empty(), List.of(problem));
      };
    }

    private void reject(Feed feed, long line, Optional<String> id, Problem... problems) {
      rejected++;
      id.ifPresentOrElse(seen::add, () -> idsInDoubt = true);
      for (Problem problem : problems) {
        rejections.add(feed.name(), line, problem);
      }
    }

    /** Applies the chunk: of each id its last row, and only where it differs. */
    private void flush(Feed feed) {
      Map<String, Row> last = new LinkedHashMap<>();
      chunk.forEach(row -> last.put(row.id(), row));
      Map<String, String> live = last.isEmpty() ? Map.of() : sink.hashes(last.keySet());
      // Row by row, as if each were applied, so that the counts do not depend on chunk borders.
      Map<String, Optional<String>> now = new HashMap<>();
      for (Row row : chunk) {
        Optional<String> old = now.getOrDefault(row.id(), Optional.ofNullable(live.get(row.id())));
        if (old.equals(row.hash())) {
          unchanged++;
        } else if (row.hash().isEmpty()) {
          deleted++;
        } else if (old.isEmpty()) {
          added++;
        } else {
          changed++;
        }
        now.put(row.id(), row.hash());
      }
      List<Change> changes =
          last.values().stream()
              .filter(row -> !row.hash().equals(Optional.ofNullable(live.get(row.id()))))
              .map(Row::change)
              .toList();
      if (!changes.isEmpty()) {
        sink.apply(feed.name(), changes);
      }
      chunk.clear();
      chunkCharacters = 0;
    }

    private Optional<BuildReport.Withheld> tombstones(Set<String> before) {
      long live = before.size();
      List<String> absent = before.stream().filter(id -> !seen.contains(id)).sorted().toList();
      if (absent.isEmpty()) {
        return Optional.empty();
      }
      if (!options.evenMany() && absent.size() > MAX_ABSENT_SHARE * live) {
        return Optional.of(
            new BuildReport.Withheld(
                absent.size(), live, "the feed lacks more than 20 % of the catalogue"));
      }
      if (!options.evenMany() && idsInDoubt) {
        return Optional.of(
            new BuildReport.Withheld(
                absent.size(), live, "rows that could not be read may be what seems to be absent"));
      }
      String whole = feeds.stream().map(Feed::name).collect(Collectors.joining(", "));
      for (int i = 0; i < absent.size(); i += CHUNK_ROWS) {
        List<String> part = absent.subList(i, Math.min(absent.size(), i + CHUNK_ROWS));
        sink.apply(whole, part.stream().<Change>map(Change.Delete::new).toList());
        deleted += part.size();
      }
      return Optional.empty();
    }

    private Progress progress(long bytes) {
      double seconds = Math.max(1, Duration.between(started, clock.instant()).toMillis()) / 1000.0;
      long total = 0;
      for (Feed feed : feeds) {
        OptionalLong size = feed.bytes();
        if (size.isEmpty()) {
          return new Progress(read, read / seconds, Optional.empty());
        }
        total += size.getAsLong();
      }
      double remaining = bytes == 0 ? 0 : seconds * (total - bytes) / bytes;
      return new Progress(
          read, read / seconds, Optional.of(Duration.ofMillis(Math.round(remaining * 1000))));
    }
  }

  /** Why a feed is plainly something else than JSON Lines, by its first line. */
  private static Optional<String> notJsonLines(Line line) {
    String start = start(line);
    if (start.startsWith("[")) {
      return Optional.of(
          "the file is one JSON list; write one object a line, without [ ] and commas between");
    }
    if (start.equals("{")) {
      return Optional.of("the file is JSON over several lines; write one object a line");
    }
    if (start.startsWith("<")) {
      return Optional.of("the file is XML or HTML, not JSON Lines");
    }
    if (start.startsWith("PK\u0003\u0004") || start.startsWith("%PDF")) {
      return Optional.of("the file is an archive or document, not JSON Lines");
    }
    return Optional.empty();
  }

  private static String start(Line line) {
    return switch (line) {
      case Line.Text(long number, String text) -> text;
      case Line.Broken(long number, String start, String reason) -> start;
    };
  }

  /**
   * @param hash empty for a deletion
   */
  private record Row(String id, Change change, Optional<String> hash) {
    private static Row of(Entry entry) {
      return switch (entry) {
        case Entry.Item(var product) -> {
          String json = ProductJson.write(product);
          String hash = ProductJson.hash(json);
          yield new Row(product.id(), new Change.Upsert(product, json, hash), Optional.of(hash));
        }
        case Entry.Text(var document) -> {
          String json = ProductJson.write(document);
          String hash = ProductJson.hash(json);
          yield new Row(
              document.id(), new Change.UpsertDocument(document, json, hash), Optional.of(hash));
        }
        case Entry.Deletion(String id) -> new Row(id, new Change.Delete(id), Optional.empty());
      };
    }
  }
}
