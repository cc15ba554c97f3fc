package dev.tendero.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.util.NumericUtils;

/**
 * Another order than by relevance. The values come out of the points that filters use, so a product
 * sorts by exactly the value that it is filtered by.
 */
final class Sorting {
  private final Searcher searcher;

  Sorting(Searcher searcher) {
    this.searcher = searcher;
  }

  /** Those with the value first, by it; then the others, in the order they came in. */
  List<Ranking.Ranked> sorted(List<Ranking.Ranked> ranked, Sort sort) throws IOException {
    Set<Integer> docs = ranked.stream().map(Ranking.Ranked::doc).collect(Collectors.toSet());
    var order =
        switch (sort) {
          case Sort.Price(var currency, boolean ascending) ->
              new Values(docs, Fields.hash(currency.getCurrencyCode()), ascending)
                  .read(Fields.PRICE);
          case Sort.Attribute(String key, var dimension, boolean ascending) ->
              new Values(docs, Fields.measureKey(key, dimension), ascending).read(Fields.MEASURE);
          case Sort.Rating(boolean ascending) ->
              new Values(docs, Fields.hash(Fields.RATING), ascending).read(Fields.RATING);
        };
    return ranked.stream()
        .sorted(
            Comparator.comparing(
                (Ranking.Ranked each) -> order.get(each.doc()),
                Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  /** Reads the points of one key: the first dimension is the key, the last the upper end. */
  private final class Values implements PointValues.IntersectVisitor {
    private final Set<Integer> docs;
    private final long key;
    private final boolean ascending;
    private final Map<Integer, Long> values = new HashMap<>();
    private int docBase;

    Values(Set<Integer> docs, long key, boolean ascending) {
      this.docs = docs;
      this.key = key;
      this.ascending = ascending;
    }

    /** By document, what is better being smaller. */
    Map<Integer, Long> read(String field) throws IOException {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        PointValues points = leaf.reader().getPointValues(field);
        if (points != null) {
          docBase = leaf.docBase;
          points.intersect(this);
        }
      }
      return values;
    }

    @Override
    public void visit(int doc) {
      throw new IllegalStateException("a cell of one key only is never met without its values");
    }

    @Override
    public void visit(int doc, byte[] packed) {
      if (number(packed, 0) != key || !docs.contains(docBase + doc)) {
        return;
      }
      long value = number(packed, ascending ? 1 : packed.length / Long.BYTES - 1);
      values.merge(docBase + doc, ascending ? value : ~value, Math::min);
    }

    @Override
    public PointValues.Relation compare(byte[] min, byte[] max) {
      return number(min, 0) > key || number(max, 0) < key
          ? PointValues.Relation.CELL_OUTSIDE_QUERY
          : PointValues.Relation.CELL_CROSSES_QUERY;
    }

    private long number(byte[] packed, int dimension) {
      return NumericUtils.sortableBytesToLong(packed, dimension * Long.BYTES);
    }
  }
}
