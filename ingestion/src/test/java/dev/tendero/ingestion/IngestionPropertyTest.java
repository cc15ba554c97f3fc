package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.ingestion.source.Feed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

final class IngestionPropertyTest {

  /**
   * Whatever stands in a feed, every row is counted once and the last good one of an id is live.
   */
  @Property(tries = 300)
  void run_anyFeed_countsEveryRowOnce(@ForAll("feeds") List<byte[]> lines) throws IOException {
    byte[] feed = bytes(lines);
    var catalogue = new Catalogue();

    BuildReport report =
        ingestion(catalogue).run(List.of(feed(feed)), Ingestion.Options.UPSERT, Watch.NONE);

    assertThat(report.read())
        .isEqualTo(
            report.added()
                + report.changed()
                + report.unchanged()
                + report.deleted()
                + report.rejected());
    assertThat(catalogue.json).isEqualTo(expected(new String(feed, StandardCharsets.UTF_8)));
  }

  /**
   * However often a full run is killed, and resumed from the position that was kept last, it ends
   * like one that nobody killed. Only the counts of a chunk that was applied but not yet noted may
   * differ: its rows are found unchanged.
   */
  @Property(tries = 100)
  void run_killedAndResumed_endsLikeAnUndisturbedOne(
      @ForAll("feeds") List<byte[]> lines, @ForAll List<@IntRange(max = 3) Integer> kills)
      throws IOException {
    byte[] feed = bytes(lines);
    var full = new Ingestion.Options(true, true);
    Catalogue undisturbed = stocked();
    BuildReport expected = ingestion(undisturbed).run(List.of(feed(feed)), full, Watch.NONE);
    Catalogue catalogue = stocked();
    var handedOut = new TreeSet<Long>();
    var kept = new AtomicReference<Optional<Position>>(Optional.empty());
    boolean killed = false;
    Optional<BuildReport> report = Optional.empty();
    for (int i = 0; report.isEmpty(); i++) {
      var watch = new Killing(i < kills.size() ? kills.get(i) : Integer.MAX_VALUE, kept, handedOut);
      var work = Ingestion.Work.of(List.of(feed(feed)), full);
      try {
        report =
            Optional.of(ingestion(catalogue).run(kept.get().map(work::from).orElse(work), watch));
      } catch (Killed now) {
        killed = true;
      }
    }
    assertThat(catalogue.json).isEqualTo(undisturbed.json);
    assertThat(report.get().read()).isEqualTo(expected.read());
    assertThat(report.get().rejected()).isEqualTo(expected.rejected());
    assertThat(report.get().rejections()).isEqualTo(expected.rejections());
    assertThat(report.get().notes()).isEqualTo(expected.notes());
    assertThat(handedOut).hasSize((int) expected.rejected());
    if (!killed) {
      assertThat(report.get().counts()).isEqualTo(expected.counts());
    }
  }

  /** The plainest model: a map that each line changes. */
  private static Map<String, String> expected(String feed) {
    Map<String, String> live = new HashMap<>();
    for (String line : feed.split("\n")) {
      if (!line.contains("\uFFFD")
          && ProductJson.read(line.strip()) instanceof Reading.Accepted a) {
        switch (a.entry()) {
          case Entry.Item(var product) -> live.put(product.id(), ProductJson.write(product));
          case Entry.Text(var document) -> live.put(document.id(), ProductJson.write(document));
          case Entry.Deletion(String id) -> live.remove(id);
        }
      }
    }
    return live;
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Dies when the chunk is applied and before its position is kept. */
  private static final class Killing implements Watch {
    private final AtomicReference<Optional<Position>> kept;
    private final Set<Long> handedOut;
    private int chunks;

    Killing(int chunks, AtomicReference<Optional<Position>> kept, Set<Long> handedOut) {
      this.chunks = chunks;
      this.kept = kept;
      this.handedOut = handedOut;
    }

    @Override
    public void rejected(RejectedRow row) {
      handedOut.add(row.row());
    }

    @Override
    public void reached(Position position) {
      if (chunks-- == 0) {
        throw new Killed();
      }
      kept.set(Optional.of(position));
    }
  }

  private static Ingestion ingestion(Catalogue catalogue) {
    return new Ingestion(catalogue, Format.products(Kinds.NONE), Clock.systemUTC());
  }

  /** What the feed changes, deletes and lacks. */
  private static Catalogue stocked() throws IOException {
    var catalogue = new Catalogue();
    ingestion(catalogue)
        .run(
            List.of(
                feed(
                    "{\"id\":\"2\",\"title\":\"A\"}\n{\"id\":\"3\",\"title\":\"A\"}"
                        .getBytes(StandardCharsets.UTF_8))),
            Ingestion.Options.UPSERT,
            Watch.NONE);
    return catalogue;
  }

  private static Feed feed(byte[] bytes) {
    return Feed.of("feed", new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(List<byte[]> lines) {
    var feed = new ByteArrayOutputStream();
    // A first line of another format would end the reading.
    feed.writeBytes("{\"id\":\"0\",\"deleted\":true}\n".getBytes(StandardCharsets.UTF_8));
    for (byte[] line : lines) {
      feed.writeBytes(line);
      feed.write('\n');
    }
    return feed.toByteArray();
  }

  @Provide
  Arbitrary<List<byte[]>> feeds() {
    Arbitrary<byte[]> rows =
        Arbitraries.of(
                "{\"id\":\"1\",\"title\":\"A\"}",
                "{\"id\":\"1\",\"title\":\"B\"}",
                "{\"id\":\"2\",\"title\":\"A\",\"stock\":2}",
                "{\"id\":\"2\",\"title\":\"A\",\"stock\":-2}",
                "{\"id\":\"1\",\"deleted\":true}",
                "{\"type\":\"faq\",\"id\":\"1\",\"title\":\"Q\",\"text\":\"A\"}",
                "",
                "nonsense",
                "{\"id\":")
            .map(s -> s.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> noise =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(IngestionPropertyTest::oneLine);
    return Arbitraries.frequencyOf(Tuple.of(9, rows), Tuple.of(1, noise)).list().ofMaxSize(1_200);
  }

  private static byte[] oneLine(byte[] bytes) {
    byte[] line = bytes.clone();
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n') {
        line[i] = ' ';
      }
    }
    return line;
  }
}
