package dev.tendero.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * One state of the index, and what reading a column of it for given documents takes. Documents are
 * global numbers, in ascending order wherever an array is asked for. Thread-safe.
 */
final class Searcher extends IndexSearcher {
  /** Facets by kind, computed when first asked for. */
  private final ConcurrentMap<String, List<Facet>> facets;

  /** What a field's terms are, by field; of this state alone. */
  private final ConcurrentMap<String, SortedMap<String, Integer>> counts =
      new ConcurrentHashMap<>();

  private volatile @Nullable SortedMap<String, String> brands;

  Searcher(IndexReader reader) {
    this(reader, new ConcurrentHashMap<>());
  }

  /**
   * @param facets of an earlier state that was hardly different
   */
  Searcher(IndexReader reader, ConcurrentMap<String, List<Facet>> facets) {
    super(reader);
    this.facets = facets;
  }

  /** The facets under {@code key}, from {@code compute} where they are not at hand. */
  List<Facet> facets(String key, Supplier<List<Facet>> compute) {
    List<Facet> known = facets.get(key);
    if (known == null) {
      known = compute.get();
      // Nothing is not kept: the first product of a kind is to be seen at once.
      if (!known.isEmpty()) {
        facets.put(key, known);
      }
    }
    return known;
  }

  /** The counts of {@code field}, from {@code compute} the first time. */
  SortedMap<String, Integer> counts(String field, Supplier<SortedMap<String, Integer>> compute) {
    return counts.computeIfAbsent(field, f -> compute.get());
  }

  /** The brands, from {@code compute} the first time. */
  SortedMap<String, String> brands(Supplier<SortedMap<String, String>> compute) {
    SortedMap<String, String> known = brands;
    if (known == null) {
      known = compute.get();
      brands = known;
    }
    return known;
  }

  /** What stands in a leaf at one of its documents. */
  private interface Column<T> {
    T at(int leafDoc) throws IOException;
  }

  private interface Open<T> {
    Column<T> in(LeafReader leaf) throws IOException;
  }

  private <T> List<T> column(int[] docs, Open<T> open) throws IOException {
    List<LeafReaderContext> leaves = getIndexReader().leaves();
    var values = new ArrayList<T>(docs.length);
    int at = 0;
    while (at < docs.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[at], leaves));
      Column<T> column = open.in(leaf.reader());
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < docs.length && docs[at] < end; at++) {
        values.add(column.at(docs[at] - leaf.docBase));
      }
    }
    return values;
  }

  /** A copy of the bytes of each document; every one of them must have some. */
  List<BytesRef> bytes(String field, int... docs) throws IOException {
    return column(
        docs,
        leaf -> {
          BinaryDocValues values = leaf.getBinaryDocValues(field);
          return doc -> {
            if (values == null || !values.advanceExact(doc)) {
              throw new IOException("document " + doc + " has no " + field);
            }
            return BytesRef.deepCopyOf(values.binaryValue());
          };
        });
  }

  List<Long> numbers(String field, int... docs) throws IOException {
    return column(
        docs,
        leaf -> {
          NumericDocValues values = leaf.getNumericDocValues(field);
          return doc -> {
            if (values == null || !values.advanceExact(doc)) {
              throw new IOException("document " + doc + " has no " + field);
            }
            return values.longValue();
          };
        });
  }

  List<float[]> vectors(String field, int... docs) throws IOException {
    return column(docs, leaf -> copying(vectors(leaf, field)));
  }

  private static Column<float[]> copying(Column<float[]> vectors) {
    return doc -> vectors.at(doc).clone();
  }

  /** The dot product of each document's vector with {@code vector}; copies none. */
  double[] dots(String field, float[] vector, int... docs) throws IOException {
    List<Float> dots =
        column(
            docs,
            leaf -> {
              Column<float[]> vectors = vectors(leaf, field);
              return doc -> VectorUtil.dotProduct(vectors.at(doc), vector);
            });
    return dots.stream().mapToDouble(Float::doubleValue).toArray();
  }

  /** Each vector is good until the next is read. */
  private static Column<float[]> vectors(LeafReader leaf, String field) throws IOException {
    FloatVectorValues values = leaf.getFloatVectorValues(field);
    KnnVectorValues.DocIndexIterator iterator = values.iterator();
    return doc -> {
      if (iterator.docID() < doc && iterator.advance(doc) != doc) {
        throw new IOException("document " + doc + " has no " + field);
      }
      return values.vectorValue(iterator.index());
    };
  }

  /** The vector of one document, product or passage. */
  float[] vector(int doc) throws IOException {
    List<LeafReaderContext> leaves = getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    for (String field : List.of(Fields.VECTOR, Fields.PASSAGE_VECTOR)) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      if (values != null) {
        KnnVectorValues.DocIndexIterator iterator = values.iterator();
        if (iterator.advance(doc - leaf.docBase) == doc - leaf.docBase) {
          return values.vectorValue(iterator.index()).clone();
        }
      }
    }
    throw new IOException("document " + doc + " has no vector");
  }

  /** The score of each document under {@code query}; 0 where it does not match. */
  double[] scores(Query query, int... docs) throws IOException {
    Weight weight = createWeight(rewrite(query), ScoreMode.COMPLETE, 1);
    List<LeafReaderContext> leaves = getIndexReader().leaves();
    double[] scores = new double[docs.length];
    int at = 0;
    while (at < docs.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[at], leaves));
      Scorer scorer = weight.scorer(leaf);
      DocIdSetIterator matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < docs.length && docs[at] < end; at++) {
        int doc = docs[at] - leaf.docBase;
        int match = matches.docID() < doc ? matches.advance(doc) : matches.docID();
        scores[at] = match == doc && scorer != null ? scorer.score() : 0;
      }
    }
    return scores;
  }

  /** All documents that match, ascending, at most {@code limit}. */
  int[] matches(Query query, int limit) throws IOException {
    Weight weight = createWeight(rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    int[] docs = new int[Math.min(limit, Math.max(1, getIndexReader().maxDoc()))];
    int size = 0;
    for (LeafReaderContext leaf : getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      var live = leaf.reader().getLiveDocs();
      DocIdSetIterator matches = scorer.iterator();
      while (size < docs.length && matches.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(matches.docID())) {
          docs[size++] = leaf.docBase + matches.docID();
        }
      }
    }
    return Arrays.copyOf(docs, size);
  }
}
