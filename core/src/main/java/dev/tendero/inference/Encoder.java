package dev.tendero.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Text to a vector of unit length, in process: all-MiniLM-L6-v2, quantised, by ONNX Runtime. The
 * dot product of two vectors is the cosine of their texts. Thread-safe.
 *
 * <p>One session serves all callers, each on its own thread: ONNX Runtime's own threads spin and
 * cost twice the CPU time per text. One text at a time: the model quantises its activations over
 * the whole batch, so a text's vector would depend on its neighbours in it, and a vector must mean
 * the same in the index, in a cache and in a test. As many callers compute at once as there are
 * seats; the others wait, first come first served, and are pushed back with {@link Busy}.
 *
 * <p>A vector is the mean of the last layer over all tokens, normalised (Reimers and Gurevych,
 * "Sentence-BERT", 2019).
 */
public final class Encoder implements AutoCloseable {
  /** What the model was trained to read; a longer text counts by its beginning. */
  public static final int MAX_TOKENS = 256;

  /** A vector takes milliseconds: who has waited this long is in a jam that waiting prolongs. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int DIMENSIONS = 384;
  private static final String MODEL = "all-minilm-l6-v2-q";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPiece wordPiece;
  private final int seats;
  private final Duration patience;
  private final Semaphore free;

  private Encoder(
      OrtEnvironment environment,
      OrtSession session,
      WordPiece wordPiece,
      int seats,
      Duration patience) {
    this.environment = environment;
    this.session = session;
    this.wordPiece = wordPiece;
    this.seats = seats;
    this.patience = patience;
    this.free = new Semaphore(seats, true);
  }

  /** The encoder with a seat for every processor. Takes about 0.2 s and 60 MB outside the heap. */
  public static Encoder load() {
    return load(Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  /**
   * @param seats how many texts are encoded at once, at least 1
   * @param patience how long a caller waits for a seat
   */
  public static Encoder load(int seats, Duration patience) {
    if (seats < 1) {
      throw new IllegalArgumentException(seats + " seats");
    }
    var wordPiece =
        new WordPiece(
            Vocabulary.parse(
                new String(resource(MODEL + "-tokenizer.json"), StandardCharsets.UTF_8)));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.set_denormal_as_zero", "1");
      OrtSession session = environment.createSession(resource(MODEL + ".onnx"), options);
      return new Encoder(environment, session, wordPiece, seats, patience);
    } catch (OrtException e) {
      throw new IllegalStateException(MODEL + " does not load", e);
    }
  }

  public int dimensions() {
    return DIMENSIONS;
  }

  /** Names the weights: vectors of different models do not compare. */
  public String model() {
    return MODEL;
  }

  /** Whether the model's vocabulary has this as a whole word; in lower case. */
  public boolean isWord(String word) {
    return wordPiece.isWord(word);
  }

  /**
   * The vector of {@code text}: {@code float[384]} of length 1, the same for the same text on the
   * same machine.
   *
   * @throws Busy when no seat came free in time
   */
  public float[] embed(String text) {
    long[] ids = wordPiece.ids(text, MAX_TOKENS);
    take();
    try {
      return pooled(run(ids));
    } finally {
      free.release();
    }
  }

  private void take() {
    try {
      if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Busy(MODEL, seats, patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(MODEL, seats, Duration.ZERO);
    }
  }

  /** The last layer, {@code [tokens][384]} row-major. */
  private FloatBuffer run(long[] ids) {
    long[] shape = {1, ids.length};
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        var attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        var types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    } catch (OrtException e) {
      throw new IllegalStateException(MODEL + " does not run on " + ids.length + " tokens", e);
    }
  }

  private static float[] pooled(FloatBuffer layer) {
    float[] sum = new float[DIMENSIONS];
    while (layer.hasRemaining()) {
      for (int d = 0; d < DIMENSIONS; d++) {
        sum[d] += layer.get();
      }
    }
    double square = 0;
    for (float x : sum) {
      square += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int d = 0; d < DIMENSIONS; d++) {
      sum[d] *= scale;
    }
    return sum;
  }

  /** Ends the session; no call may be under way. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(MODEL + " does not close", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Encoder.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the weights jar is not there: no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
