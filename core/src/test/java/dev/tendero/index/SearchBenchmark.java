package dev.tendero.index;

import dev.tendero.catalog.Product;
import dev.tendero.inference.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A search of a drawn catalogue by words and vector, the vector at hand: under a filter that one
 * product in ten meets, without one, by words alone, and, as what an index must beat, by comparing
 * every vector. Public and open, as JMH needs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SearchBenchmark {
  /** Embedding them takes the benchmark's start-up; from here on cost grows slowly. */
  private static final int PRODUCTS = 5_000;

  private static final int TOP = 10;
  private static final String QUESTION = "quiet wireless mouse";
  private static final List<String> KINDS =
      List.of(
          "mouse",
          "keyboard",
          "kettle",
          "lamp",
          "chair",
          "monitor",
          "printer",
          "camera",
          "drive",
          "headset");
  private static final List<String> WORDS =
      List.of(
          "quiet",
          "wireless",
          "compact",
          "steel",
          "oak",
          "bright",
          "folding",
          "silent",
          "fast",
          "red",
          "black",
          "white",
          "office",
          "travel",
          "kitchen",
          "garden",
          "mini",
          "pro");

  private final Encoder encoder = Encoder.load();
  private final Path folder = folder();
  private final List<float[]> vectors = new ArrayList<>();
  private final ProductIndex index = fill(ProductIndex.create(folder, encoder));
  private final Snapshot snapshot = index.snapshot();
  private final float[] vector = encoder.embed(QUESTION);
  private final Search everything = Search.of(QUESTION, vector, TOP);
  private final Search filtered =
      everything.where(
          new Filter.All(
              List.of(
                  new Filter.Kind(List.of("mouse", "keyboard")),
                  new Filter.PriceRange(Currency.getInstance("USD"), 0, 5_000))));
  private final Search words =
      new Search(
          QUESTION, Optional.empty(), Filter.EVERYTHING, List.of(), Optional.empty(), true, TOP);

  private ProductIndex fill(ProductIndex into) {
    var random = new Random(1);
    var changes = new ArrayList<ProductIndex.Change>();
    for (int i = 0; i < PRODUCTS; i++) {
      String kind = KINDS.get(i % KINDS.size());
      String title =
          word(random) + " " + word(random) + " " + kind + " " + (char) ('A' + i % 26) + i;
      String price = String.format(Locale.ROOT, "%d.%02d", random.nextInt(1, 100), i % 100);
      Product product =
          Catalogue.withFamily(
              Catalogue.product("p" + i, title, price), "Brand" + i % 50, kind, "");
      changes.add(new ProductIndex.Change.Upsert(product, List.of(), i + 1));
      vectors.add(encoder.embed(title));
    }
    into.applyAll(changes, Runtime.getRuntime().availableProcessors());
    into.compact();
    into.refresh();
    return into;
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  @Benchmark
  public List<Hit> underAFilter() {
    return snapshot.search(filtered);
  }

  @Benchmark
  public List<Hit> unfiltered() {
    return snapshot.search(everything);
  }

  @Benchmark
  public List<Hit> wordsAlone() {
    return snapshot.search(words);
  }

  /** The nearest vector by looking at each: less than a search does, and the cost of no index. */
  @Benchmark
  public int everyVector() {
    int best = -1;
    float nearest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < vectors.size(); i++) {
      float[] other = vectors.get(i);
      float cosine = 0;
      for (int d = 0; d < other.length; d++) {
        cosine += vector[d] * other[d];
      }
      if (cosine > nearest) {
        nearest = cosine;
        best = i;
      }
    }
    return best;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("tendero-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TearDown
  public void close() throws IOException {
    snapshot.close();
    index.close();
    encoder.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
