package dev.tendero.index;

import static dev.tendero.index.Fields.measureKey;
import static dev.tendero.index.Fields.sortable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Filters as Lucene queries. */
final class Filters {
  private static final Query PRODUCTS = new TermQuery(new Term(Fields.TYPE, Fields.PRODUCT));

  private Filters() {}

  /** Matches the products that meet {@code filter}. */
  static Query products(Filter filter) {
    return filter.equals(Filter.EVERYTHING)
        ? PRODUCTS
        : new BooleanQuery.Builder()
            .add(PRODUCTS, Occur.FILTER)
            .add(query(filter), Occur.FILTER)
            .build();
  }

  /** Matches the same among products, with score 1. */
  static Query scoring(Filter filter) {
    return new ConstantScoreQuery(query(filter));
  }

  static Query passages(PassageFilter filter) {
    var query = new BooleanQuery.Builder().add(term(Fields.TYPE, Fields.PASSAGE), Occur.FILTER);
    filter.productId().ifPresent(id -> query.add(term(Fields.ABOUT, id), Occur.FILTER));
    if (!filter.origins().isEmpty()) {
      query.add(
          terms(Fields.ORIGIN, filter.origins().stream().map(Enum::name).toList()), Occur.FILTER);
    }
    return query.build();
  }

  private static Query query(Filter filter) {
    return switch (filter) {
      case Filter.AnyWord(String key, List<String> words) ->
          terms(
              Fields.WORD,
              words.stream().map(word -> Fields.wordTerm(key, Folding.fold(word))).toList());
      case Filter.Range range -> range(range);
      case Filter.PriceRange(var currency, long min, long max) -> {
        long key = Fields.hash(currency.getCurrencyCode());
        yield LongPoint.newRangeQuery(Fields.PRICE, new long[] {key, min}, new long[] {key, max});
      }
      case Filter.Kind(List<String> kinds) -> folded(Fields.KIND, kinds);
      case Filter.Brand(List<String> brands) -> folded(Fields.BRAND, brands);
      case Filter.Flag(String key, boolean set) -> term(Fields.FLAG, Fields.flagTerm(key, set));
      case Filter.Says(List<String> phrases) -> Words.said(phrases);
      case Filter.Titled(List<String> words) -> Words.titled(words);
      case Filter.Rating(double min) -> {
        long key = Fields.hash(Fields.RATING);
        yield LongPoint.newRangeQuery(
            Fields.RATING, new long[] {key, sortable(min)}, new long[] {key, Long.MAX_VALUE});
      }
      case Filter.InStock() -> term(Fields.IN_STOCK, "yes");
      case Filter.HasAttribute(String key) -> term(Fields.HAS, key);
      case Filter.Ids(List<String> ids) -> terms(Fields.ID, ids);
      case Filter.Not(Filter not) ->
          new BooleanQuery.Builder()
              .add(new MatchAllDocsQuery(), Occur.FILTER)
              .add(query(not), Occur.MUST_NOT)
              .build();
      case Filter.All(List<Filter> all) -> {
        var query = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
        all.forEach(each -> query.add(query(each), Occur.FILTER));
        yield query.build();
      }
      case Filter.Any(List<Filter> any) -> {
        var query = new BooleanQuery.Builder();
        any.forEach(each -> query.add(query(each), Occur.SHOULD));
        yield query.build();
      }
    };
  }

  /** Inside what is asked, or around it. */
  private static Query range(Filter.Range range) {
    long key = measureKey(range.key(), range.dimension());
    long min = sortable(range.min());
    long max = sortable(range.max());
    Query inside =
        LongPoint.newRangeQuery(
            Fields.MEASURE, new long[] {key, min, min}, new long[] {key, max, max});
    Query around =
        LongPoint.newRangeQuery(
            Fields.MEASURE,
            new long[] {key, Long.MIN_VALUE, max},
            new long[] {key, min, Long.MAX_VALUE});
    return new BooleanQuery.Builder().add(inside, Occur.SHOULD).add(around, Occur.SHOULD).build();
  }

  private static Query folded(String field, List<String> words) {
    return terms(field, words.stream().map(Folding::fold).toList());
  }

  private static Query terms(String field, Collection<String> terms) {
    var bytes = new ArrayList<BytesRef>(terms.size());
    terms.forEach(term -> bytes.add(new BytesRef(term)));
    return new TermInSetQuery(field, bytes);
  }

  private static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }
}
