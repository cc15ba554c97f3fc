package dev.tendero.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Measures a ranking against judgements by nDCG@10 with gain 2^rating - 1. Only pooled products are
 * judged, so three figures belong together: over judged products only ("condensed"), with unjudged
 * ones worth nothing ("plain"), and how many of the first ten were judged at all.
 */
public final class RetrievalEvaluation {
  /** Ranks this deep are asked for: a condensed list is filled from below. */
  public static final int DEPTH = 200;

  private static final int TOP = 10;

  /** Enough for the third decimal of an interval's ends. */
  private static final int RESAMPLES = 5_000;

  private RetrievalEvaluation() {}

  /** A mean over queries with the 2.5 and 97.5 percentiles of its bootstrap. */
  public record Mean(double mean, double low, double high) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", mean, low, high);
    }
  }

  public record Figures(int queries, Mean condensed, Mean plain, Mean judged) {}

  /**
   * @param ranking product ids for a query, best first
   * @param seed of the bootstrap
   */
  public static Figures of(
      Judgements judgements, Function<String, List<String>> ranking, long seed) {
    List<String> queries = judgements.defined();
    var measured =
        queries.stream()
            .map(
                q -> measure(ranking.apply(q), Objects.requireNonNull(judgements.ratings().get(q))))
            .toList();
    return new Figures(
        queries.size(),
        mean(measured, Measured::condensed, seed),
        mean(measured, Measured::plain, seed),
        mean(measured, Measured::judged, seed));
  }

  record Measured(double condensed, double plain, double judged) {}

  static Measured measure(List<String> ranked, Map<String, Integer> ratings) {
    int[] condensed = ranked.stream().filter(ratings::containsKey).mapToInt(ratings::get).toArray();
    int[] plain = ranked.stream().mapToInt(id -> ratings.getOrDefault(id, 0)).toArray();
    int[] ideal =
        ratings.values().stream().sorted((a, b) -> b - a).mapToInt(Integer::intValue).toArray();
    long judged = ranked.stream().limit(TOP).filter(ratings::containsKey).count();
    double best = dcg(ideal);
    return new Measured(dcg(condensed) / best, dcg(plain) / best, judged / (double) TOP);
  }

  private static double dcg(int... ratings) {
    double sum = 0;
    for (int i = 0; i < Math.min(TOP, ratings.length); i++) {
      sum += ((1L << ratings[i]) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }

  private static Mean mean(List<Measured> queries, ToDoubleFunction<Measured> figure, long seed) {
    double[] values = queries.stream().mapToDouble(figure).toArray();
    if (values.length == 0) {
      return new Mean(0, 0, 0);
    }
    var random = new Random(seed);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    return new Mean(
        Arrays.stream(values).average().orElse(0),
        means[(int) (RESAMPLES * 0.025)],
        means[(int) (RESAMPLES * 0.975)]);
  }
}
