package dev.tendero.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Two arms, one order. The words bring their best by BM25, the meaning its best by cosine, both
 * under the same filter; whatever one of them brought is then scored by both, exactly, and the two
 * scores are added as shares (a convex combination: Bruch, Gai, Ingber, "An Analysis of Fusion
 * Functions for Hybrid Retrieval", 2023). A hit gains where it is like the middle of the best hits
 * (pseudo-relevance feedback in the vector space): that is how the accessory falls behind the
 * devices it is sold for.
 */
final class Ranking {
  /** Candidates of each arm: 98 % of what is relevant is among both arms' first 200. */
  static final int CANDIDATES = 100;

  /** Up to so many, measuring every vector is cheaper than walking the graph under a filter. */
  private static final int EXACT = 1_000;

  /** The same as a share of the index: a graph walk finds one passing vector in ten. */
  private static final int EXACT_SHARE = 10;

  private final Searcher searcher;
  private final Weights weights;
  private final String vectorField;

  Ranking(Searcher searcher, Weights weights, String vectorField) {
    this.searcher = searcher;
    this.weights = weights;
    this.vectorField = vectorField;
  }

  /**
   * @param doc global Lucene document
   */
  record Ranked(int doc, double score, Explanation explanation) {}

  /** A query whose match lifts a score. */
  record Lift(Query query, double weight) {}

  /**
   * What at least one arm brings, best first.
   *
   * @param words none for meaning alone
   * @param vector of length 1, empty for none
   * @param filter what every hit matches
   * @param lifts preferences; they count before the middle of the best hits is taken, so that it is
   *     the middle of what was asked for
   */
  List<Ranked> rank(Words words, Optional<float[]> vector, Query filter, List<Lift> lifts)
      throws IOException {
    Map<Integer, Integer> lexicalRanks =
        words.isEmpty() ? Map.of() : ranks(lexical(words.query(), filter));
    Map<Integer, Integer> vectorRanks =
        vector.isPresent() ? ranks(nearest(vector.get(), filter)) : Map.of();
    Set<Integer> candidates = new HashSet<>(lexicalRanks.keySet());
    candidates.addAll(vectorRanks.keySet());
    if (!lifts.isEmpty()) {
      // What is preferred must be among the candidates before a preference can lift it.
      Query preferred = both(filter, anyOf(lifts));
      if (!words.isEmpty()) {
        candidates.addAll(ranks(lexical(words.query(), preferred)).keySet());
      }
      if (vector.isPresent()) {
        candidates.addAll(ranks(nearest(vector.get(), preferred)).keySet());
      }
    }
    int[] docs = candidates.stream().mapToInt(doc -> doc).sorted().toArray();
    Matched matched = matched(words, docs);
    List<float[]> vectors = vector.isPresent() ? searcher.vectors(vectorField, docs) : List.of();
    double[] cosine = vector.isPresent() ? dots(vectors, vector.get()) : new double[docs.length];

    double share = words.isEmpty() ? 1 : vector.isEmpty() ? 0 : weights.vector();
    double[] lexicalShares = ofMaximum(matched.bm25());
    double[] vectorShares = ofSpread(cosine);
    double[] score = new double[docs.length];
    for (int i = 0; i < docs.length; i++) {
      score[i] =
          share * vectorShares[i]
              + (1 - share) * lexicalShares[i]
              + weights.coverage() * matched.coverage()[i];
    }
    double[] preference = new double[docs.length];
    for (Lift lift : lifts) {
      double[] met = searcher.scores(lift.query(), docs);
      for (int i = 0; i < docs.length; i++) {
        preference[i] += met[i] > 0 ? lift.weight() : 0;
      }
    }
    for (int i = 0; i < docs.length; i++) {
      score[i] += preference[i];
    }
    double[] feedback = feedback(score, vectors);
    List<Ranked> ranked = new ArrayList<>(docs.length);
    for (int i = 0; i < docs.length; i++) {
      ranked.add(
          new Ranked(
              docs[i],
              score[i] + weights.feedback() * feedback[i],
              new Explanation(
                  arm(lexicalRanks.get(docs[i]), matched.bm25()[i]),
                  arm(vectorRanks.get(docs[i]), cosine[i]),
                  matched.coverage()[i],
                  feedback[i],
                  preference[i])));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    return ranked;
  }

  /**
   * What documents have of the words.
   *
   * @param coverage the share of the words, each by its rarity
   */
  private record Matched(double[] bm25, double[] coverage) {}

  private Matched matched(Words words, int... docs) throws IOException {
    double[] bm25 = new double[docs.length];
    double[] coverage = new double[docs.length];
    double all = words.words().stream().mapToDouble(Words.Word::rarity).sum();
    for (Words.Word word : words.words()) {
      double[] scores = searcher.scores(word.query(), docs);
      for (int i = 0; i < docs.length; i++) {
        bm25[i] += scores[i];
        coverage[i] += scores[i] > 0 ? word.rarity() / all : 0;
      }
    }
    for (Query code : words.codes()) {
      double[] scores = searcher.scores(code, docs);
      for (int i = 0; i < docs.length; i++) {
        bm25[i] += scores[i];
      }
    }
    return new Matched(bm25, coverage);
  }

  private static Explanation.Arm arm(@Nullable Integer rank, double score) {
    return rank == null && score == 0
        ? Explanation.Arm.NONE
        : new Explanation.Arm(rank == null ? 0 : rank, score);
  }

  private ScoreDoc[] lexical(Query words, Query filter) throws IOException {
    Query query =
        new BooleanQuery.Builder().add(words, Occur.MUST).add(filter, Occur.FILTER).build();
    return searcher.search(query, CANDIDATES).scoreDocs;
  }

  private ScoreDoc[] nearest(float[] vector, Query filter) throws IOException {
    int passing = searcher.count(filter);
    if (passing <= Math.max(EXACT, searcher.getIndexReader().numDocs() / EXACT_SHARE)) {
      int[] docs = searcher.matches(filter, passing);
      double[] dots = searcher.dots(vectorField, vector, docs);
      return IntStream.range(0, docs.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> dots[i]).reversed())
          .limit(CANDIDATES)
          .map(i -> new ScoreDoc(docs[i], (float) dots[i]))
          .toArray(ScoreDoc[]::new);
    }
    return searcher.search(
            new KnnFloatVectorQuery(vectorField, vector, CANDIDATES, filter), CANDIDATES)
        .scoreDocs;
  }

  private static Query anyOf(List<Lift> lifts) {
    var query = new BooleanQuery.Builder();
    lifts.forEach(lift -> query.add(lift.query(), Occur.SHOULD));
    return query.build();
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  /** Rank from 1 by document. */
  private static Map<Integer, Integer> ranks(ScoreDoc[] hits) {
    Map<Integer, Integer> ranks = HashMap.newHashMap(hits.length);
    for (int i = 0; i < hits.length; i++) {
      ranks.put(hits[i].doc, i + 1);
    }
    return ranks;
  }

  /**
   * Likeness to the mean of the best, each by the square of its score, over the spread of all;
   * zeros without vectors.
   */
  private double[] feedback(double[] score, List<float[]> vectors) {
    if (weights.feedback() == 0 || vectors.size() <= weights.feedbackFrom()) {
      return new double[score.length];
    }
    float[] middle = new float[vectors.getFirst().length];
    IntStream.range(0, score.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
        .limit(weights.feedbackFrom())
        .forEach(
            i -> {
              float[] vector = vectors.get(i);
              float weight = (float) (score[i] * score[i]);
              for (int d = 0; d < middle.length; d++) {
                middle[d] += weight * vector[d];
              }
            });
    return ofSpread(dots(vectors, middle));
  }

  private static double[] dots(List<float[]> vectors, float[] vector) {
    return vectors.stream().mapToDouble(each -> VectorUtil.dotProduct(each, vector)).toArray();
  }

  private static double[] ofMaximum(double[] values) {
    double max = Arrays.stream(values).max().orElse(0);
    return Arrays.stream(values).map(value -> max == 0 ? 0 : value / max).toArray();
  }

  private static double[] ofSpread(double[] values) {
    double min = Arrays.stream(values).min().orElse(0);
    double spread = Arrays.stream(values).max().orElse(0) - min;
    return Arrays.stream(values).map(value -> spread == 0 ? 0 : (value - min) / spread).toArray();
  }
}
