package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tendero.ingestion.source.Feed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The real catalogue, where it lies beside the checkout. */
final class IcecatFileTest {
  private static final int ROWS = 19_406;

  @Test
  void run_realCatalogue_everyRowGoesInAndASecondRunChangesNothing() throws IOException {
    Path file = file();
    assumeThat(Files.exists(file)).as("no real catalogue at %s", file).isTrue();
    var catalogue = new Catalogue();
    var ingestion =
        new Ingestion(
            catalogue, Mapping.shipped("icecat", Kinds.NONE).orElseThrow(), Clock.systemUTC());
    List<Progress> progress = new ArrayList<>();

    BuildReport first =
        ingestion.run(List.of(Feed.of(file)), Ingestion.Options.UPSERT, into(progress));
    long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    BuildReport second =
        ingestion.run(List.of(Feed.of(file)), new Ingestion.Options(true, false), Watch.NONE);

    double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1e9;
    System.out.printf(
        "icecat: first %.1f s, again %.1f s (%.1f s of CPU), statements %s, notes %s%n",
        first.seconds(), second.seconds(), cpu, statements(catalogue), first.notes().causes());
    assertThat(first.read()).isEqualTo(ROWS);
    assertThat(first.added()).isEqualTo(ROWS);
    assertThat(first.rejected()).isZero();
    assertThat(second.unchanged()).isEqualTo(ROWS);
    // CPU time, not wall time: the machine is shared. The promise is 15 s with the database.
    assertThat(cpu).isLessThan(12);
    assertThat(progress.getLast().rows()).isEqualTo(ROWS);
    assertThat(catalogue.json.values())
        .as("what is stored reads back as it was")
        .allMatch(json -> ProductJson.write(ProductJson.product(json)).equals(json));
  }

  private static Watch into(List<Progress> steps) {
    return new Watch() {
      @Override
      public void progress(Progress step) {
        steps.add(step);
      }
    };
  }

  /** What share of the catalogue's statements is understood, for the record. */
  private static Map<String, Long> statements(Catalogue catalogue) {
    return catalogue.json.values().stream()
        .flatMap(json -> ProductJson.product(json).attributes().stream())
        .collect(
            Collectors.groupingBy(
                a -> a.value().getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
  }

  private static Path file() {
    // Tests run in the module's folder; the data lies beside the repository.
    return Path.of("..", "..", "shared", "data", "catalog_icecat", "products.jsonl.gz");
  }
}
