package dev.tendero.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final Encoder ENCODER = Encoder.load(2, Encoder.PATIENCE);

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  @Test
  void embed_anyText_hasLengthOne() {
    for (String text :
        List.of("", "mouse", "ratón inalámbrico", "日本語", "x".repeat(5_000), "a b ".repeat(5_000))) {
      float[] vector = ENCODER.embed(text);
      assertThat(vector).hasSize(ENCODER.dimensions());
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void embed_sameTextFromManyThreads_isTheSameVector() throws Exception {
    List<String> texts =
        List.of("quiet wireless mouse", "toner for a laser printer", "usb cable 2 m");
    List<float[]> alone = texts.stream().map(ENCODER::embed).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<float[]>> calls =
          IntStream.range(0, 60)
              .<Callable<float[]>>mapToObj(i -> () -> ENCODER.embed(texts.get(i % 3)))
              .toList();
      List<Future<float[]>> vectors = threads.invokeAll(calls);
      for (int i = 0; i < vectors.size(); i++) {
        assertThat(vectors.get(i).get()).isEqualTo(alone.get(i % 3));
      }
    }
  }

  @Test
  void embed_likeTexts_lieCloserThanUnlikeOnes() {
    float[] mouse = ENCODER.embed("silent computer mouse");
    assertThat(cosine(mouse, ENCODER.embed("quiet wireless mouse for laptops")))
        .isGreaterThan(cosine(mouse, ENCODER.embed("laser toner cartridge black")) + 0.2);
  }

  /**
   * Cosines that sentence-transformers states for these weights, to the quantisation's rounding.
   */
  @Test
  void embed_knownPairs_haveThePublishedCosines() {
    float[] cat = ENCODER.embed("That is a happy person");
    assertThat(cosine(cat, ENCODER.embed("That is a happy dog"))).isCloseTo(0.695, within(0.05));
    assertThat(cosine(cat, ENCODER.embed("That is a very happy person")))
        .isCloseTo(0.943, within(0.05));
    assertThat(cosine(cat, ENCODER.embed("Today is a sunny day"))).isCloseTo(0.257, within(0.06));
  }

  @Test
  void embed_allSeatsTaken_pushesBack() throws Exception {
    String longText = "word ".repeat(300);
    try (var narrow = Encoder.load(1, Duration.ofNanos(1));
        var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<float[]>> calls = Collections.nCopies(64, () -> narrow.embed(longText));
      List<Throwable> refused =
          threads.invokeAll(calls).stream()
              .filter(call -> call.state() == Future.State.FAILED)
              .map(Future::exceptionNow)
              .toList();
      assertThat(refused).isNotEmpty().hasSizeLessThan(64).hasOnlyElementsOfType(Busy.class);
      assertThat(refused.getFirst()).hasMessageContaining("all 1 seats taken");
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
