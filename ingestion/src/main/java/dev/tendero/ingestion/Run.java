package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.ingestion.source.Row;
import dev.tendero.ingestion.source.Rows;
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
import java.util.stream.Collectors;

/** One run of {@link Ingestion}. Used once, by one thread. */
final class Run {
  /** Rows of the largest allowed length would make a chunk of 500 MB. */
  private static final long CHUNK_CHARACTERS = 8L << 20;

  /** A full feed that would delete more than this share is probably not full. */
  private static final double MAX_ABSENT_SHARE = 0.20;

  /** Enough to see what would go. */
  private static final int EXAMPLES = 10;

  private final ChangeSink sink;
  private final Formats formats;
  private final Clock clock;
  private final Ingestion.Work work;
  private final Watch watch;
  private final Instant started;

  /** What was live before the first attempt. */
  private final ChangeSink.Stock before;

  private final Tally rejections = new Tally();
  private final Tally notes = new Tally();

  /** Every id of the feeds, those of rows that an earlier run applied included. */
  private final Set<String> seen = new HashSet<>();

  private final List<Step> chunk = new ArrayList<>();
  private long chunkRows;
  private long chunkCharacters;

  private Counts counts = Counts.NONE;

  /** How many rows an earlier run has done that were not passed over yet. */
  private long toPass;

  private long bytesDone;

  /** Where this run began to apply rows: rate and remaining time count from here. */
  private Mark applying;

  /** A row whose id could not be read may be any product's. */
  private boolean idsInDoubt;

  /** Which sorts the feeds have: only of those they are the whole catalogue. */
  private boolean products;

  private boolean documents;

  /** How many were deleted for their absence, by earlier attempts too. */
  private long gone;

  private boolean stopped;

  private record Mark(Instant time, long rows, long bytes) {}

  Run(ChangeSink sink, Formats formats, Clock clock, Ingestion.Work work, Watch watch) {
    this.sink = sink;
    this.formats = formats;
    this.clock = clock;
    this.work = work;
    this.watch = watch;
    this.started = clock.instant();
    this.applying = new Mark(started, 0, 0);
    this.before =
        work.from()
            .map(Position::before)
            .orElseGet(() -> work.options().full() ? sink.stock() : ChangeSink.Stock.NONE);
    this.gone = work.from().map(Position::gone).orElse(0L);
    this.toPass = work.from().map(p -> p.counts().read()).orElse(0L);
  }

  BuildReport run() throws IOException {
    if (work.options().full() && work.from().isEmpty()) {
      watch.reached(position()); // what changes from now on is not the feed's to delete
    }
    if (toPass == 0) {
      begin(0);
    }
    for (Feed feed : work.feeds()) {
      if (!stopped) {
        read(feed);
      }
    }
    if (toPass > 0 && !stopped) {
      throw new IOException(
          "the feed ends before the row where the last run broke off; load it from the beginning");
    }
    watch.progress(progress(Progress.Phase.READING, bytesDone));
    Optional<BuildReport.Withheld> withheld =
        work.options().full() && !stopped ? tombstones() : Optional.empty();
    return new BuildReport(
        counts,
        Duration.between(started, clock.instant()),
        rejections.remarks(),
        notes.remarks(),
        withheld,
        stopped);
  }

  private void read(Feed feed) throws IOException {
    try (Rows rows = feed.rows()) {
      switch (formats.of(rows.shape())) {
        case Formats.Choice.Read(Format format) -> read(feed, rows, format);
        case Formats.Choice.Refuse(Problem problem) -> {
          var row = new Row.Broken(1, "", problem.value(), problem.reason(), problem.remedy());
          row(feed, row, row(problem), bytesDone + rows.bytesRead());
        }
      }
      flush(feed);
      stopped = stopped || watch.stopped();
      bytesDone += rows.bytesRead();
    }
  }

  private static Reading row(Problem problem) {
    return new Reading.Rejected(Optional.empty(), List.of(problem));
  }

  private void read(Feed feed, Rows rows, Format format) throws IOException {
    for (Optional<Row> next = rows.next(); next.isPresent(); next = rows.next()) {
      Row row = next.get();
      if (work.means(feed, row.number())) {
        row(feed, row, understood(row, format), bytesDone + rows.bytesRead());
      }
      if (stopped) {
        return;
      }
    }
  }

  private void row(Feed feed, Row row, Reading reading, long bytes) {
    if (toPass > 0) {
      pass(feed, row, reading, bytes);
      return;
    }
    counts = counts.plusRead();
    chunkRows++;
    take(feed, row, reading);
    if (chunkRows == Ingestion.CHUNK_ROWS || chunkCharacters > CHUNK_CHARACTERS) {
      flush(feed);
      watch.progress(progress(Progress.Phase.READING, bytes));
      stopped = watch.stopped();
    }
  }

  /** A row that an earlier run has done: what it says of ids and problems is needed again. */
  private void pass(Feed feed, Row row, Reading reading, long bytes) {
    toPass--;
    switch (reading) {
      case Reading.Accepted(Entry entry, List<Problem> found) ->
          accept(feed, row.number(), entry, found);
      case Reading.Rejected(Optional<String> id, List<Problem> problems) ->
          tally(feed, row.number(), id, problems);
    }
    if (toPass == 0) {
      begin(bytes);
    } else if (toPass % Ingestion.CHUNK_ROWS == 0) {
      watch.progress(progress(Progress.Phase.RESUMING, bytes));
      stopped = watch.stopped();
    }
  }

  private void begin(long bytes) {
    counts = work.from().map(Position::counts).orElse(Counts.NONE);
    applying = new Mark(clock.instant(), counts.read(), bytes);
  }

  private void take(Feed feed, Row row, Reading reading) {
    switch (reading) {
      case Reading.Accepted(Entry entry, List<Problem> found) -> {
        accept(feed, row.number(), entry, found);
        chunk.add(Step.of(entry));
        chunkCharacters += row.raw().length();
      }
      case Reading.Rejected(Optional<String> id, List<Problem> problems) -> {
        counts = counts.plusRejected();
        tally(feed, row.number(), id, problems);
        watch.rejected(new RejectedRow(feed.name(), row.number(), id, row.raw(), problems));
      }
    }
  }

  private void accept(Feed feed, long number, Entry entry, List<Problem> found) {
    found.forEach(note -> notes.add(feed.name(), number, note));
    products |= entry instanceof Entry.Item;
    documents |= entry instanceof Entry.Text;
    if (!seen.add(entry.id())) {
      notes.add(
          feed.name(),
          number,
          new Problem(
              "id",
              entry.id(),
              "stands more than once; the last row counts",
              "Give every product one row."));
    }
  }

  private void tally(Feed feed, long number, Optional<String> id, List<Problem> problems) {
    id.ifPresentOrElse(seen::add, () -> idsInDoubt = true);
    problems.forEach(problem -> rejections.add(feed.name(), number, problem));
  }

  static Reading understood(Row row, Format format) {
    return switch (row) {
      case Row.Fields(long number, String raw, ObjectNode fields) -> format.read(fields);
      case Row.Broken(long number, String raw, String value, String reason, String remedy) ->
          row(new Problem("", value, reason, remedy));
    };
  }

  /** Applies the chunk: of each id its last row, and only where it differs. */
  private void flush(Feed feed) {
    if (chunkRows == 0) {
      return;
    }
    Map<String, Step> last = new LinkedHashMap<>();
    chunk.forEach(row -> last.put(row.id(), row));
    Map<String, String> hashes = last.isEmpty() ? Map.of() : sink.hashes(last.keySet());
    // Row by row, as if each were applied, so that the counts do not depend on chunk borders.
    Map<String, Optional<String>> now = new HashMap<>();
    for (Step row : chunk) {
      Optional<String> old = now.getOrDefault(row.id(), Optional.ofNullable(hashes.get(row.id())));
      if (old.equals(row.hash())) {
        counts = counts.plusUnchanged();
      } else if (row.hash().isEmpty()) {
        counts = counts.plusDeleted(1);
      } else if (old.isEmpty()) {
        counts = counts.plusAdded();
      } else {
        counts = counts.plusChanged();
      }
      now.put(row.id(), row.hash());
    }
    List<Change> changes =
        last.values().stream()
            .filter(row -> !row.hash().equals(Optional.ofNullable(hashes.get(row.id()))))
            .map(Step::change)
            .toList();
    if (!changes.isEmpty()) {
      sink.apply(feed.name(), changes);
    }
    chunk.clear();
    chunkRows = 0;
    chunkCharacters = 0;
    watch.reached(position());
  }

  private Position position() {
    return new Position(counts, before, gone);
  }

  private static BuildReport.Withheld withheld(List<String> absent, long live, String reason) {
    List<String> examples = absent.subList(0, Math.min(EXAMPLES, absent.size()));
    return new BuildReport.Withheld(absent.size(), live, reason, examples);
  }

  private Optional<BuildReport.Withheld> tombstones() {
    List<String> absent = absent();
    if (absent.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> doubt = doubt(absent.size());
    if (doubt.isPresent()) {
      gone = 0; // the next question is about what is left
      watch.reached(position());
      return Optional.of(withheld(absent, live(), doubt.get()));
    }
    String whole = work.feeds().stream().map(Feed::name).collect(Collectors.joining(", "));
    for (int i = 0; i < absent.size() && !stopped; i += Ingestion.CHUNK_ROWS) {
      List<String> part = absent.subList(i, Math.min(absent.size(), i + Ingestion.CHUNK_ROWS));
      sink.apply(whole, part.stream().<Change>map(Change.Delete::new).toList());
      counts = counts.plusDeleted(part.size());
      gone += part.size();
      watch.reached(position());
      watch.progress(progress(Progress.Phase.DELETING, bytesDone));
      stopped = watch.stopped();
    }
    return Optional.empty();
  }

  /** What the feeds lack of the sorts they have, but for what came or changed meanwhile. */
  private List<String> absent() {
    List<String> absent = new ArrayList<>();
    sink.eachLive(
        item -> {
          boolean meant = item.document() ? documents : products;
          if (meant && item.version() <= before.lastChange() && !seen.contains(item.id())) {
            absent.add(item.id());
          }
        });
    absent.sort(null);
    return absent;
  }

  /** Of the sorts that the feeds have, before the first attempt. */
  private long live() {
    return (products ? before.products() : 0) + (documents ? before.documents() : 0);
  }

  /** Why somebody is to be asked before so many go. */
  private Optional<String> doubt(long absent) {
    Ingestion.Options options = work.options();
    if (options.evenMany()) {
      return options.asked().isPresent() && options.asked().getAsLong() != absent + gone
          ? Optional.of("the catalogue has changed since this was asked")
          : Optional.empty();
    }
    if (absent > MAX_ABSENT_SHARE * live()) {
      return Optional.of("the feed lacks more than 20 % of the catalogue");
    }
    return idsInDoubt
        ? Optional.of("rows that could not be read may be what seems to be absent")
        : Optional.empty();
  }

  private Progress progress(Progress.Phase phase, long bytes) {
    double seconds =
        Math.max(1, Duration.between(applying.time(), clock.instant()).toMillis()) / 1000.0;
    double rate = Math.max(0, counts.read() - applying.rows()) / seconds;
    long total = 0;
    for (Feed feed : work.feeds()) {
      OptionalLong size = feed.bytes();
      if (size.isEmpty()) {
        return new Progress(phase, counts, rate, Optional.empty());
      }
      total += size.getAsLong();
    }
    long done = bytes - applying.bytes();
    double remaining = done <= 0 ? 0 : seconds * (total - bytes) / done;
    return new Progress(
        phase, counts, rate, Optional.of(Duration.ofMillis(Math.round(remaining * 1000))));
  }

  /**
   * @param hash empty for a deletion
   */
  private record Step(String id, Change change, Optional<String> hash) {
    private static Step of(Entry entry) {
      return switch (entry) {
        case Entry.Item(var product) -> {
          String json = ProductJson.write(product);
          String hash = ProductJson.hash(json);
          yield new Step(product.id(), new Change.Upsert(product, json, hash), Optional.of(hash));
        }
        case Entry.Text(var document) -> {
          String json = ProductJson.write(document);
          String hash = ProductJson.hash(json);
          yield new Step(
              document.id(), new Change.UpsertDocument(document, json, hash), Optional.of(hash));
        }
        case Entry.Deletion(String id) -> new Step(id, new Change.Delete(id), Optional.empty());
      };
    }
  }
}
