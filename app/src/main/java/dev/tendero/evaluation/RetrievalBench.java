package dev.tendero.evaluation;

import dev.tendero.answer.Plan;
import dev.tendero.index.Filter;
import dev.tendero.index.Search;
import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.IndexedCatalogue;
import dev.tendero.retrieval.ProductSearch;
import dev.tendero.text.Language;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What {@code bench retrieval} runs: the search that a plan asks for, the question's vector
 * included, and beside it, turn about, the question's words alone: the baseline that the same
 * machine sets at the same time.
 */
public final class RetrievalBench {
  /** Until files, caches and compiled code are as they stay; nothing in it is counted. */
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private static final long LONGEST_MICROS = 60_000_000;
  private static final int DIGITS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final IndexedCatalogue catalogue;
  private final ProductSearch search;
  private final int top;

  private RetrievalBench(IndexedCatalogue catalogue, ProductSearch search, int top) {
    this.catalogue = catalogue;
    this.search = search;
    this.top = top;
  }

  /**
   * @param perSecond searches a second, one after another, words alone not counted in
   * @param words as {@code search}, without vector, conditions and preferences
   * @param ratio of the two medians
   * @param cpuMillis per search
   */
  public record Result(
      int products,
      long searches,
      double perSecond,
      PathResult.Latency search,
      PathResult.Latency words,
      double ratio,
      double cpuMillis,
      double wordsCpuMillis,
      double loadAverage,
      int processors) {

    /** For a terminal. */
    public String text() {
      return String.format(
          Locale.ROOT,
          "%d products, %d searches one after another: %.1f searches/s%n"
              + "%-16s %9s %9s %9s %9s%n%s%s"
              + "ratio of p50     %.2f%n"
              + "CPU ms per item  search %.2f, words alone %.2f%n"
              + "load average     %.2f, %d processors%n",
          products,
          searches,
          perSecond,
          "ms",
          "p50",
          "p90",
          "p99",
          "max",
          search.line("search"),
          words.line("words alone"),
          ratio,
          cpuMillis,
          wordsCpuMillis,
          loadAverage,
          processors);
    }
  }

  /** One of the two, as often as it was run. */
  private static final class Side {
    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private long nanos;
    private long cpuNanos;

    void run(Runnable search) {
      long cpu = THREADS.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      search.run();
      long took = System.nanoTime() - began;
      nanos += took;
      cpuNanos += THREADS.getCurrentThreadCpuTime() - cpu;
      micros.recordValue(Math.min(LONGEST_MICROS, took / 1_000));
    }

    double cpuMillis() {
      return PathResult.perTurn(Duration.ofNanos(cpuNanos), micros.getTotalCount());
    }
  }

  /**
   * Measures for {@code time} after the warm-up.
   *
   * @param questions asked in turn, over and over
   * @param top how many products each search ranks
   */
  public static Result run(
      IndexedCatalogue catalogue, Encoder encoder, List<String> questions, int top, Duration time) {
    Lexicon lexicon = Lexicon.shipped();
    var planner = new Planner(lexicon, encoder::isWord);
    var plans = new ArrayList<Plan>();
    for (String question : questions) {
      plans.add(planner.plan(question, Language.ENGLISH, List.of(), catalogue));
    }
    var bench = new RetrievalBench(catalogue, new ProductSearch(encoder, lexicon), top);
    bench.measure(questions, plans, WARM_UP, new Side(), new Side());
    var search = new Side();
    var words = new Side();
    bench.measure(questions, plans, time, search, words);
    long searches = search.micros.getTotalCount();
    var latency = PathResult.Latency.of(search.micros);
    var baseline = PathResult.Latency.of(words.micros);
    return new Result(
        catalogue.snapshot().size(),
        searches,
        PathResult.rounded(searches / (search.nanos / 1e9)),
        latency,
        baseline,
        PathResult.rounded(
            (double) search.micros.getValueAtPercentile(50)
                / Math.max(1, words.micros.getValueAtPercentile(50))),
        search.cpuMillis(),
        words.cpuMillis(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  private void measure(
      List<String> questions, List<Plan> plans, Duration time, Side searched, Side words) {
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      int at = i % questions.size();
      String question = questions.get(at);
      searched.run(() -> search.rank(catalogue.snapshot(), plans.get(at), question, top));
      words.run(() -> catalogue.snapshot().search(wordsAlone(question)));
    }
  }

  private Search wordsAlone(String question) {
    return new Search(
        question, Optional.empty(), Filter.EVERYTHING, List.of(), Optional.empty(), false, top);
  }
}
