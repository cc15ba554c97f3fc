package dev.tendero.guardrails.screening;

import dev.tendero.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Cuts letters that run together into known words. Immutable. */
final class Splitter {
  private static final int MAX_WORD = 18;

  /** Longer runs are cut here: the table below is quadratic in nothing but needs its memory. */
  private static final int MAX_RUN = 2_000;

  private final Set<String> words;

  Splitter(Set<String> vocabulary, String fillers) {
    words = new HashSet<>(vocabulary);
    words.addAll(Arrays.asList(fillers.split(" ")));
  }

  /**
   * The cut that leaves fewest letters outside known words, then has fewest words; {@code run}
   * itself when less than four fifths of it are known words.
   */
  String split(String run) {
    String letters =
        Normalizer.normalize(run.substring(0, Math.min(run.length(), MAX_RUN))).folded();
    int n = letters.length();
    int[] cost = new int[n + 1];
    int[] length = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      cost[end] = cost[end - 1] + 100;
      length[end] = -1;
      for (int size = 1; size <= Math.min(MAX_WORD, end); size++) {
        int candidate = cost[end - size] + (size == 1 ? 30 : 3);
        if (candidate < cost[end] && words.contains(letters.substring(end - size, end))) {
          cost[end] = candidate;
          length[end] = size;
        }
      }
    }
    StringBuilder words = new StringBuilder(n + 16);
    int unknown = 0;
    for (int end = n; end > 0; ) {
      int size = Math.abs(length[end]);
      unknown += length[end] < 0 ? 1 : 0;
      words.insert(0, letters.substring(end - size, end));
      boolean apart = length[end] > 0 || (end - size > 0 && length[end - size] > 0);
      if (end - size > 0 && apart) {
        words.insert(0, ' ');
      }
      end -= size;
    }
    return unknown * 5 > n ? run : words + run.substring(Math.min(run.length(), MAX_RUN));
  }
}
