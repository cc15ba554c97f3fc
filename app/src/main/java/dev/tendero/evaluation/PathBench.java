package dev.tendero.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.home.Home;
import dev.tendero.home.RunFile;
import dev.tendero.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench path} runs: questions over HTTP against a server of the same home, as the page
 * asks them, and how long people wait. Every question begins a conversation.
 */
public final class PathBench {
  /** Until connections, caches and compiled code are as they stay; nothing in it is counted. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  /** Open connections; a server that falls this far behind is not measured but buried. */
  private static final int MOST_AT_ONCE = 1_000;

  private static final long LONGEST_MICROS = 120_000_000;
  private static final int DIGITS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFile run;
  private final List<String> questions;
  private final Queue<Shopper> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Recorder firstDelta = new Recorder(LONGEST_MICROS, DIGITS);
  private final Recorder done = new Recorder(LONGEST_MICROS, DIGITS);
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

  private PathBench(RunFile run, List<String> questions) {
    this.run = run;
    this.questions = questions;
  }

  /** When the next question is asked. */
  public sealed interface Pace {
    /** As soon as the same client's last answer is whole: the server sets the pace. */
    record Clients(int count) implements Pace {
      public Clients {
        if (count < 1 || count > MOST_AT_ONCE) {
          throw new IllegalArgumentException("clients are from 1 to " + MOST_AT_ONCE);
        }
      }
    }

    /** At even times, whatever the server does; a late answer has waited since its time. */
    record Rate(double perSecond) implements Pace {
      public Rate {
        if (!(perSecond > 0 && perSecond <= 10_000)) {
          throw new IllegalArgumentException("a rate is above 0 and at most 10000 a second");
        }
      }
    }
  }

  /** Questions of every kind in both languages, for any catalogue: most find something in most. */
  public static List<String> questions() {
    String name = "/bench/questions.txt";
    try (InputStream in = Objects.requireNonNull(PathBench.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Measures for {@code time} after the warm-up.
   *
   * @param run of the server that holds {@code home}
   * @param questions asked in turn, over and over
   */
  public static PathResult run(
      Home home, RunFile run, Pace pace, Duration time, List<String> questions)
      throws InterruptedException {
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("no questions");
    }
    var bench = new PathBench(run, questions);
    bench.drive(pace, WARM_UP);
    bench.forget();
    var server = ServerProcesses.of(home, run.pid());
    var self = new ServerProcesses(ProcessHandle.current(), Optional.empty());
    double loadBefore = load();
    var serverBefore = server.usage();
    var selfBefore = self.usage();
    long start = System.nanoTime();
    bench.drive(pace, time);
    double seconds = (System.nanoTime() - start) / 1e9;
    var serverAfter = server.usage();
    Duration own = self.usage().serverSince(selfBefore);
    bench.idle.forEach(Shopper::leave);
    var done = PathResult.Latency.of(bench.done.getIntervalHistogram());
    return new PathResult(
        said(pace),
        PathResult.rounded(seconds),
        done.count(),
        PathResult.rounded(done.count() / seconds),
        bench.errorCounts(),
        PathResult.Latency.of(bench.firstDelta.getIntervalHistogram()),
        done,
        PathResult.perTurn(serverAfter.serverSince(serverBefore), done.count()),
        PathResult.perTurn(serverAfter.databaseSince(serverBefore), done.count()),
        PathResult.perTurn(own, done.count()),
        loadBefore,
        load(),
        Runtime.getRuntime().availableProcessors());
  }

  private void forget() {
    firstDelta.reset();
    done.reset();
    errors.clear();
  }

  /** Asks for that long and waits for the last answer. */
  private void drive(Pace pace, Duration time) throws InterruptedException {
    switch (pace) {
      case Pace.Clients(int count) -> clients(count, time);
      case Pace.Rate(double perSecond) -> rate(perSecond, time);
    }
  }

  private void clients(int count, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    var threads = new ArrayList<Thread>();
    for (int client = 0; client < count; client++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                while (System.nanoTime() < end) {
                  turn(System.nanoTime());
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void rate(double perSecond, Duration time) throws InterruptedException {
    var places = new Semaphore(MOST_AT_ONCE);
    long start = System.nanoTime();
    long turns = Math.round(perSecond * time.toNanos() / 1e9);
    for (long i = 0; i < turns; i++) {
      long intended = start + (long) (i * 1e9 / perSecond);
      for (long wait = intended - System.nanoTime();
          wait > 0;
          wait = intended - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      if (!places.tryAcquire()) {
        failed("not sent: " + MOST_AT_ONCE + " wait for an answer");
        continue;
      }
      Thread.startVirtualThread(
          () -> {
            turn(intended);
            places.release();
          });
    }
    places.acquire(MOST_AT_ONCE);
  }

  /** One question by whoever is free. */
  private void turn(long since) {
    String question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
    Shopper known = idle.poll();
    Shopper shopper = known == null ? new Shopper(run) : known;
    try {
      Turn turn = shopper.ask(question);
      if (turn.firstDelta() > 0) {
        firstDelta.recordValue(micros(turn.firstDelta() - since));
      }
      done.recordValue(micros(turn.done() - since));
    } catch (IOException e) {
      failed(String.valueOf(e.getMessage()));
    }
    idle.add(shopper);
  }

  /**
   * One answer; times as {@link System#nanoTime} has them.
   *
   * @param firstDelta 0 when there was none
   */
  private record Turn(long firstDelta, long done) {}

  /** One connection and the cookie that the server gave it. Asks one question at a time. */
  private static final class Shopper {
    private final RunFile run;
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable Connection open;

    Shopper(RunFile run) {
      this.run = run;
      headers.put("Authorization", "Bearer " + run.token());
    }

    /**
     * @throws IOException when the turn does not end in "done"
     */
    Turn ask(String question) throws IOException {
      try {
        Connection connection = open == null || !open.reusable() ? connect() : open;
        return answer(connection, start(connection, question));
      } catch (IOException | RuntimeException e) {
        leave(); // what is left on the connection belongs to nothing
        throw e instanceof IOException failed ? failed : new IOException(e);
      }
    }

    private Connection connect() throws IOException {
      leave();
      Connection fresh = new Connection(run.address());
      open = fresh;
      return fresh;
    }

    private String start(Connection connection, String question) throws IOException {
      String body =
          JSON.createObjectNode()
              .put("question", question)
              .put("locale", Language.detect(question).tag())
              .toString();
      var response = connection.send("POST", "/api/v1/turns", headers, body);
      String text = response.text();
      if (response.status() != 202) {
        throw new IOException("HTTP " + response.status() + " to the question");
      }
      response
          .header("set-cookie")
          .ifPresent(cookie -> headers.put("Cookie", cookie.split(";", 2)[0]));
      JsonNode turn = JSON.readTree(text);
      return turn.path("turnId").asText();
    }

    private Turn answer(Connection connection, String turnId) throws IOException {
      var response = connection.send("GET", "/api/v1/turns/" + turnId + "/events", headers, "");
      if (response.status() != 200) {
        throw new IOException("HTTP " + response.status() + " to the events");
      }
      var events = new Events(response.body());
      long firstDelta = 0;
      long last = 0;
      String ending = "";
      for (var event = events.next(); event.isPresent(); event = events.next()) {
        last = System.nanoTime();
        ending = event.get().name();
        firstDelta = firstDelta == 0 && ending.equals("delta") ? last : firstDelta;
      }
      if (!ending.equals("done")) {
        throw new IOException(ending.isEmpty() ? "no event at all" : "the last event is " + ending);
      }
      return new Turn(firstDelta, last);
    }

    void leave() {
      try {
        if (open != null) {
          open.close();
        }
      } catch (IOException e) {
        // it is gone either way
      }
      open = null;
    }
  }

  private static long micros(long nanos) {
    return Math.clamp(nanos / 1_000, 0, LONGEST_MICROS);
  }

  private void failed(String how) {
    errors.computeIfAbsent(how, h -> new LongAdder()).increment();
  }

  private Map<String, Long> errorCounts() {
    var counts = new HashMap<String, Long>();
    errors.forEach((how, count) -> counts.put(how, count.sum()));
    return counts;
  }

  private static String said(Pace pace) {
    return switch (pace) {
      case Pace.Clients(int count) -> count == 1 ? "one after another" : count + " clients";
      case Pace.Rate(double perSecond) -> String.format(Locale.ROOT, "%.1f turns/s", perSecond);
    };
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
