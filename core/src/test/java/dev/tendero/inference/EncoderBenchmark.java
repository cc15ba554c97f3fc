package dev.tendero.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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

/** A question of twelve words: its pieces, and its vector. Public and open, as JMH needs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncoderBenchmark {
  private static final String QUESTION =
      "quiet wireless mouse with five buttons for a small desk under twenty";

  private final Encoder encoder = Encoder.load();
  private final WordPiece wordPiece = new WordPiece(vocabulary());

  @Benchmark
  public float[] embed() {
    return encoder.embed(QUESTION);
  }

  @Benchmark
  public long[] wordPiece() {
    return wordPiece.ids(QUESTION, Encoder.MAX_TOKENS);
  }

  private static Vocabulary vocabulary() {
    String name = "/all-minilm-l6-v2-q-tokenizer.json";
    try (var in = Objects.requireNonNull(EncoderBenchmark.class.getResourceAsStream(name), name)) {
      return Vocabulary.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  @TearDown
  public void close() {
    encoder.close();
  }
}
