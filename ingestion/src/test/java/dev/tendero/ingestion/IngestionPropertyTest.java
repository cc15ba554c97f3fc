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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class IngestionPropertyTest {

  /**
   * Whatever stands in a feed, every row is counted once and the last good one of an id is live.
   */
  @Property(tries = 300)
  void run_anyFeed_countsEveryRowOnce(@ForAll("feeds") List<byte[]> lines) throws IOException {
    var feed = new ByteArrayOutputStream();
    // A first line of another format would end the reading.
    feed.writeBytes("{\"id\":\"0\",\"deleted\":true}\n".getBytes(StandardCharsets.UTF_8));
    for (byte[] line : lines) {
      feed.writeBytes(line);
      feed.write('\n');
    }
    var catalogue = new Catalogue();

    BuildReport report =
        new Ingestion(catalogue, Format.products(Kinds.NONE), Clock.systemUTC())
            .run(
                List.of(Feed.of("feed", new ByteArrayInputStream(feed.toByteArray()))),
                Ingestion.Options.UPSERT,
                p -> {});

    assertThat(report.read())
        .isEqualTo(
            report.added()
                + report.changed()
                + report.unchanged()
                + report.deleted()
                + report.rejected());
    assertThat(catalogue.json).isEqualTo(expected(feed.toString(StandardCharsets.UTF_8)));
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
