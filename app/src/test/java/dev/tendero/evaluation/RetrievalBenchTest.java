package dev.tendero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.index.ProductIndex;
import dev.tendero.inference.Encoder;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.retrieval.IndexedCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetrievalBenchTest {
  @Test
  void run_overASmallIndex_countsBothSides(@TempDir Path folder) {
    try (var encoder = Encoder.load();
        var index = ProductIndex.create(folder, encoder)) {
      var mouse = ProductJson.product("{\"id\":\"m1\",\"title\":\"Kestrel wireless mouse\"}");
      index.applyAll(List.of(new ProductIndex.Change.Upsert(mouse, List.of(), 1)), 1);
      index.refresh();
      try (var catalogue = new IndexedCatalogue(index.snapshot(), 1)) {
        var result =
            RetrievalBench.run(
                catalogue, encoder, List.of("wireless mouse"), 10, Duration.ofMillis(300));

        assertThat(result.products()).isEqualTo(1);
        assertThat(result.searches()).isPositive().isEqualTo(result.words().count());
        assertThat(result.search().p50()).isGreaterThan(result.words().p50());
        assertThat(result.ratio()).isGreaterThan(1);
        assertThat(result.cpuMillis()).isPositive();
        assertThat(result.text()).contains("searches/s", "words alone", "ratio of p50");
      }
    }
  }
}
