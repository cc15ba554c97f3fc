package dev.tendero.audit;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What {@code bench audit} runs: how many durable appends a second, and what one costs. */
public final class AuditBench {
  /** Returning shoppers: the first entry of each in a month makes a data key. */
  private static final int SUBJECTS = 5_000;

  private static final int LARGEST_MICROS = 60_000_000;
  private static final int DIGITS = 3;

  private AuditBench() {}

  /**
   * @param fsync as the server has it; without "on" the other figures mean nothing
   * @param entries durable when it ended
   * @param cpuMicros of this process per entry, integration included, the database's not
   * @param lagMillis the longest that a published checkpoint was behind the newest entry, seen
   *     twice a second
   * @param load the machine's load average over the last minute
   */
  public record Result(
      String fsync,
      int writers,
      long entries,
      double seconds,
      double p50Millis,
      double p90Millis,
      double p99Millis,
      double cpuMicros,
      long lagMillis,
      double load) {

    public double perSecond() {
      return entries / seconds;
    }

    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"fsync\":\"%s\",\"writers\":%d,\"entries\":%d,\"seconds\":%.1f,\"perSecond\":%.0f,"
              + "\"p50Millis\":%.2f,\"p90Millis\":%.2f,\"p99Millis\":%.2f,\"cpuMicros\":%.1f,"
              + "\"lagMillis\":%d,\"load\":%.2f}",
          fsync,
          writers,
          entries,
          seconds,
          perSecond(),
          p50Millis,
          p90Millis,
          p99Millis,
          cpuMicros,
          lagMillis,
          load);
    }
  }

  /**
   * Appends from {@code writers} threads, each as soon as its last append is durable: question and
   * answer in turn, sizes as a composed answer has them.
   *
   * @param home with a log that has no entries: what is appended stays for good
   * @throws IllegalArgumentException when the log has entries
   */
  public static Result run(DataSource database, Path home, int writers, Duration time)
      throws SQLException, InterruptedException {
    String fsync;
    try (Connection connection = database.getConnection()) {
      var tables = new Tables(connection);
      fsync = tables.setting("fsync");
      if (tables.next() > 0) {
        throw new IllegalArgumentException("bench needs a log without entries");
      }
    }
    var micros = new Recorder(LARGEST_MICROS, DIGITS);
    var entries = new AtomicLong();
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    try (AuditLog log = AuditLog.open(database, home, Clock.systemUTC())) {
      long cpuBefore = cpuNanos();
      long start = System.nanoTime();
      long end = start + time.toNanos();
      var threads = new ArrayList<Thread>();
      for (int writer = 0; writer < writers; writer++) {
        int first = writer;
        threads.add(
            Thread.startVirtualThread(
                () -> {
                  try {
                    for (int turn = first; System.nanoTime() < end; turn += writers) {
                      exchange(log, turn, micros, entries);
                    }
                  } catch (RuntimeException e) {
                    failures.add(e);
                  }
                }));
      }
      long lag = watch(log, entries, end);
      for (Thread thread : threads) {
        thread.join();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = (cpuNanos() - cpuBefore) / 1e3 / entries.get();
      RuntimeException failure = failures.poll();
      if (failure != null) {
        throw failure;
      }
      Histogram taken = micros.getIntervalHistogram();
      return new Result(
          fsync,
          writers,
          entries.get(),
          seconds,
          taken.getValueAtPercentile(50) / 1e3,
          taken.getValueAtPercentile(90) / 1e3,
          taken.getValueAtPercentile(99) / 1e3,
          cpu,
          lag,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  /** One exchange: two appends, as on the request path. */
  private static void exchange(AuditLog log, int turn, Recorder micros, AtomicLong entries) {
    String question = "quiet mouse under 20 dollars, number " + turn;
    var exchange = new Entry.Exchange("subject-" + turn % SUBJECTS, "conversation", "turn-" + turn);
    String asked =
        timed(
                micros,
                entries,
                () ->
                    log.append(
                        new Entry.Asked(exchange, "en-US", POLICY),
                        Optional.of(Payload.asked(question))))
            .auditId();
    timed(
        micros,
        entries,
        () ->
            log.append(
                answered(exchange, asked), Optional.of(Payload.answered(question, RESPONSE))));
  }

  private interface Append {
    Recorded now();
  }

  private static Recorded timed(Recorder micros, AtomicLong entries, Append append) {
    long start = System.nanoTime();
    Recorded recorded = append.now();
    micros.recordValue(Math.min((System.nanoTime() - start) / 1_000, LARGEST_MICROS));
    entries.incrementAndGet();
    return recorded;
  }

  /** How long it took until a checkpoint covered what was durable when it was looked at. */
  private static long watch(AuditLog log, AtomicLong entries, long end)
      throws InterruptedException {
    long longest = 0;
    while (System.nanoTime() < end) {
      long durable = entries.get();
      long since = System.nanoTime();
      while (log.size() < durable) {
        Thread.sleep(5);
      }
      longest = Math.max(longest, (System.nanoTime() - since) / 1_000_000);
      Thread.sleep(500);
    }
    return longest;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static final String POLICY = Hash.hexOf("bench");

  private static final List<Payload.Event> RESPONSE = response();

  private static List<Payload.Event> response() {
    var events = new ArrayList<Payload.Event>();
    events.add(new Payload.Event("sources", "[" + "{\"id\":\"e1\",\"title\":\"A mouse\"}" + "]"));
    for (int card = 0; card < 4; card++) {
      events.add(
          new Payload.Event(
              "products",
              "[{\"id\":\"p-"
                  + card
                  + "\",\"title\":\"Wireless mouse, silent buttons\",\"price\":{\"amount\":\"18.50\","
                  + "\"currency\":\"USD\",\"asOf\":\"2026-11-21T11:56:43Z\"},\"why\":\"24 dB\"}]"));
      events.add(
          new Payload.Event(
              "delta",
              "{\"sentence\":"
                  + card
                  + ",\"text\":\"The mouse costs 18.50 dollars and is rated at 24 dB.\","
                  + "\"citations\":[\"e1\",\"e2\"]}"));
    }
    return List.copyOf(events);
  }

  private static Entry.Answered answered(Entry.Exchange exchange, String asked) {
    var evidence = new ArrayList<Entry.Source>();
    for (int fact = 0; fact < 10; fact++) {
      evidence.add(new Entry.Source("product-" + fact / 2, fact % 2 == 0 ? "price" : "noise", 42));
    }
    var rails = new ArrayList<Entry.Rail>();
    for (String rule : List.of("length", "injection", "personal-data", "facts", "links", "leak")) {
      rails.add(new Entry.Rail(rule, "pass", 0.01, Optional.of(0.7), Optional.empty()));
    }
    return new Entry.Answered(
        exchange,
        asked,
        new Entry.Planned("find", "en", List.of("kind", "price", "noise")),
        evidence,
        new Entry.Writer("composer", Optional.empty(), Optional.empty(), "composer", 0, 0),
        POLICY,
        "catalogue-42",
        rails,
        new Entry.Sentences(4, 0, 0),
        "grounded",
        List.of(
            new Entry.Stage("screen", 210),
            new Entry.Stage("plan", 180),
            new Entry.Stage("retrieve", 4_100),
            new Entry.Stage("draft", 900)));
  }
}
