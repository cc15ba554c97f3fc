package dev.tendero.ingestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts problems by cause in bounded memory. Not thread-safe. */
final class Tally {
  /** Enough for a person to work through; the causes count the rest. */
  private static final int MAX_FIRST = 1_000;

  /** Field names come from the feed, so their number has no bound of its own. */
  private static final int MAX_CAUSES = 500;

  private record Key(String field, String reason, String remedy) {}

  private final List<BuildReport.At> first = new ArrayList<>();
  private final Map<Key, Long> causes = new HashMap<>();

  void add(String feed, long line, Problem problem) {
    if (first.size() < MAX_FIRST) {
      first.add(new BuildReport.At(feed, line, problem));
    }
    var key = new Key(problem.kindOfField(), problem.reason(), problem.remedy());
    if (causes.size() >= MAX_CAUSES && !causes.containsKey(key)) {
      key = new Key("other fields", problem.reason(), problem.remedy());
    }
    causes.merge(key, 1L, Long::sum);
  }

  BuildReport.Remarks remarks() {
    return new BuildReport.Remarks(
        first,
        causes.entrySet().stream()
            .map(e -> cause(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingLong(BuildReport.Cause::count)
                    .reversed()
                    .thenComparing(BuildReport.Cause::field)
                    .thenComparing(BuildReport.Cause::reason))
            .toList());
  }

  private static BuildReport.Cause cause(Key key, long count) {
    return new BuildReport.Cause(key.field(), key.reason(), key.remedy(), count);
  }
}
