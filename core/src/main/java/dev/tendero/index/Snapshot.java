package dev.tendero.index;

import static java.util.Objects.requireNonNull;

import dev.tendero.catalog.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * One state of the index, for all that one request reads: what it counts is what it finds. Cheap to
 * take, to be closed soon: while it is open its files stay. Thread-safe.
 */
public final class Snapshot implements AutoCloseable {
  /**
   * A sorted search looks at no more matches than this; beyond it "the cheapest" needs a filter.
   */
  private static final int MOST_SORTED = 20_000;

  /** Hits told apart by their looks; a shop's sameness does not reach deeper into a page. */
  private static final int MOST_VARIED = 400;

  /** So many different things are a choice; of fewer every colour is shown. */
  private static final int ENOUGH_LOOKS = 3;

  /**
   * What counts as relevant when the order is another: this share of the best score. In the judged
   * catalogue it keeps nine in ten of the relevant.
   */
  private static final double RELEVANT = 0.6;

  /** Products behind the facets of one kind; a larger kind is described by so many of it. */
  private static final int MOST_DESCRIBED = 20_000;

  /** Both arms alike; the passages of one product have no middle to be near to. */
  private static final Weights OF_PASSAGES = new Weights(0, 0, 0, 0, 0, 0.4, 0, 0, 0);

  private final Searcher searcher;
  private final Weights weights;
  private final Closing closing;

  interface Closing {
    void close() throws IOException;
  }

  Snapshot(Searcher searcher, Weights weights, Closing closing) {
    this.searcher = searcher;
    this.weights = weights;
    this.closing = closing;
  }

  /**
   * The last commit of the index in {@code directory}, which another process may hold and write.
   *
   * @throws IndexUnusable where there is none
   */
  public static Snapshot open(Path directory) {
    try {
      DirectoryReader reader = DirectoryReader.open(FSDirectory.open(directory));
      ProductIndex.requireFormat(directory, reader.getIndexCommit().getUserData());
      return new Snapshot(new Searcher(reader), Weights.MEASURED, reader::close);
    } catch (IOException e) {
      throw new IndexUnusable(directory, "does not open", e);
    }
  }

  /**
   * Products, best first. Products that look alike follow the first of them behind all that differ.
   * Without words and vector every product that meets the filter is as good as another.
   */
  public List<Hit> search(Search search) {
    return reading(
        () -> {
          Query filter = Filters.products(search.filter());
          Words words = Words.inProducts(search.words(), weights, searcher.getIndexReader());
          boolean relevance =
              !words.isEmpty() || search.vector().isPresent() && search.sort().isEmpty();
          List<Ranking.Ranked> ranked =
              relevance ? ranked(search, words, filter) : unranked(filter, search.preferred());
          if (search.sort().isPresent()) {
            ranked = new Sorting(searcher).sorted(relevant(ranked), search.sort().get());
            ranked = search.varied() ? distinct(ranked, search.limit()) : ranked;
          } else if (search.varied()) {
            ranked = varied(ranked);
          }
          return hits(ranked, search.limit());
        });
  }

  private List<Ranking.Ranked> ranked(Search search, Words words, Query filter) throws IOException {
    return new Ranking(searcher, weights, Fields.VECTOR)
        .rank(words, search.vector(), filter, lifts(search.preferred()));
  }

  private static List<Ranking.Lift> lifts(List<Search.Preference> preferred) {
    return preferred.stream()
        .map(each -> new Ranking.Lift(Filters.scoring(each.filter()), each.weight()))
        .toList();
  }

  private List<Ranking.Ranked> unranked(Query filter, List<Search.Preference> preferred)
      throws IOException {
    int[] docs = searcher.matches(filter, MOST_SORTED);
    double[] score = new double[docs.length];
    for (Ranking.Lift lift : lifts(preferred)) {
      double[] met = searcher.scores(lift.query(), docs);
      for (int i = 0; i < docs.length; i++) {
        score[i] += met[i] > 0 ? lift.weight() : 0;
      }
    }
    return IntStream.range(0, docs.length)
        .mapToObj(
            i ->
                new Ranking.Ranked(
                    docs[i],
                    score[i],
                    new Explanation(Explanation.Arm.NONE, Explanation.Arm.NONE, 0, 0, score[i])))
        .sorted(Comparator.comparingDouble(Ranking.Ranked::score).reversed())
        .toList();
  }

  private static List<Ranking.Ranked> relevant(List<Ranking.Ranked> ranked) {
    double least = ranked.isEmpty() ? 0 : RELEVANT * ranked.getFirst().score();
    return ranked.stream().filter(each -> each.score() >= least).toList();
  }

  /** The first of each look in its place, the others behind. */
  private List<Ranking.Ranked> varied(List<Ranking.Ranked> ranked) throws IOException {
    List<Ranking.Ranked> head = ranked.subList(0, Math.min(ranked.size(), MOST_VARIED));
    Map<Integer, Long> looks = byDoc(head, docs -> searcher.numbers(Fields.LOOK, docs));
    Set<Long> seen = new HashSet<>();
    List<Ranking.Ranked> first = new ArrayList<>();
    List<Ranking.Ranked> again = new ArrayList<>();
    for (Ranking.Ranked each : head) {
      (seen.add(looks.get(each.doc())) ? first : again).add(each);
    }
    first.addAll(again);
    return first;
  }

  /** The first of each look in its order, where there are looks enough to choose from. */
  private List<Ranking.Ranked> distinct(List<Ranking.Ranked> sorted, int limit) throws IOException {
    List<Ranking.Ranked> head = sorted.subList(0, Math.min(sorted.size(), MOST_VARIED));
    Map<Integer, Long> looks = byDoc(head, docs -> searcher.numbers(Fields.LOOK, docs));
    Set<Long> seen = new HashSet<>();
    List<Ranking.Ranked> first =
        head.stream().filter(each -> seen.add(looks.get(each.doc()))).toList();
    return first.size() >= Math.min(limit, ENOUGH_LOOKS) ? first : sorted;
  }

  private List<Hit> hits(List<Ranking.Ranked> ranked, int limit) throws IOException {
    List<Ranking.Ranked> top = ranked.subList(0, Math.min(limit, ranked.size()));
    Map<Integer, BytesRef> ids = byDoc(top, docs -> searcher.bytes(Fields.ID_VALUE, docs));
    return top.stream()
        .map(
            each ->
                new Hit(
                    text(requireNonNull(ids.get(each.doc()))), each.score(), each.explanation()))
        .toList();
  }

  private interface Column<T> {
    List<T> of(int... docs) throws IOException;
  }

  private static <T> Map<Integer, T> byDoc(List<Ranking.Ranked> ranked, Column<T> column)
      throws IOException {
    int[] docs = ranked.stream().mapToInt(Ranking.Ranked::doc).sorted().toArray();
    List<T> values = column.of(docs);
    Map<Integer, T> byDoc = HashMap.newHashMap(docs.length);
    for (int i = 0; i < docs.length; i++) {
      byDoc.put(docs[i], values.get(i));
    }
    return byDoc;
  }

  /** How many products meet {@code filter}, exactly. */
  public int count(Filter filter) {
    return reading(() -> searcher.count(Filters.products(filter)));
  }

  public Optional<Stored> product(String id) {
    return reading(
        () -> {
          int[] docs = searcher.matches(Filters.products(new Filter.Ids(List.of(id))), 1);
          return docs.length == 0 ? Optional.empty() : Optional.of(stored(docs[0]));
        });
  }

  private Stored stored(int doc) throws IOException {
    return new Stored(
        CatalogCodec.product(searcher.bytes(Fields.STORED, doc).getFirst()),
        searcher.numbers(Fields.VERSION, doc).getFirst());
  }

  public boolean hasPassages(PassageFilter about) {
    return reading(() -> searcher.count(Filters.passages(about)) > 0);
  }

  /**
   * Passages, best first.
   *
   * @param vector of the query, of length 1; without it only the words are searched
   * @param about where to look
   * @param limit most hits, 1 to {@link Search#MOST}
   */
  public List<PassageHit> passages(
      String words, Optional<float[]> vector, PassageFilter about, int limit) {
    return reading(
        () -> {
          List<Ranking.Ranked> ranked =
              new Ranking(searcher, OF_PASSAGES, Fields.PASSAGE_VECTOR)
                  .rank(
                      Words.inPassages(words, searcher.getIndexReader()),
                      vector,
                      Filters.passages(about),
                      List.of());
          List<PassageHit> hits = new ArrayList<>();
          for (Ranking.Ranked each : ranked.subList(0, Math.min(limit, ranked.size()))) {
            Passage passage =
                CatalogCodec.passage(searcher.bytes(Fields.STORED, each.doc()).getFirst());
            long version = searcher.numbers(Fields.VERSION, each.doc()).getFirst();
            hits.add(new PassageHit(passage, version, each.score(), each.explanation()));
          }
          return hits;
        });
  }

  /** Ids of products whose model number, compound word or GTIN is {@code code}, in any spelling. */
  public List<String> withCode(String code, int limit) {
    String joined = String.join("", Folding.parts(code));
    return ids(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.CODES, joined)), Occur.SHOULD)
            .add(new TermQuery(new Term(Fields.GTIN, Folding.fold(code))), Occur.SHOULD)
            .build(),
        limit);
  }

  /** Ids of products with this title; case, accents and punctuation do not matter. */
  public List<String> titled(String title, int limit) {
    return ids(new TermQuery(new Term(Fields.EXACT_TITLE, Fields.title(title))), limit);
  }

  /** Ids of products that meet {@code filter}, in no order. */
  public List<String> ids(Filter filter, int limit) {
    return ids(Filters.products(filter), limit);
  }

  private List<String> ids(Query query, int limit) {
    return reading(
        () ->
            searcher.bytes(Fields.ID_VALUE, searcher.matches(query, limit)).stream()
                .map(Snapshot::text)
                .toList());
  }

  /** The kinds there are, with the number of products of each. */
  public SortedMap<String, Integer> kinds() {
    return counts(Fields.KIND);
  }

  /** The currencies that prices are in, with the number of products of each. */
  public SortedMap<String, Integer> currencies() {
    return counts(Fields.CURRENCY);
  }

  /** The brands there are: folded (lower case, no accents), and as the feed writes it. */
  public SortedMap<String, String> brands() {
    return searcher.brands(
        () -> {
          SortedMap<String, String> brands = new TreeMap<>();
          for (String pair : counts(Fields.BRAND_NAME).keySet()) {
            int middle = pair.indexOf(Fields.SEPARATOR);
            brands.putIfAbsent(pair.substring(0, middle), pair.substring(middle + 1));
          }
          return Collections.unmodifiableSortedMap(brands);
        });
  }

  private SortedMap<String, Integer> counts(String field) {
    return searcher.counts(
        field, () -> Collections.unmodifiableSortedMap(reading(() -> counted(field))));
  }

  private SortedMap<String, Integer> counted(String field) throws IOException {
    SortedMap<String, Integer> counts = new TreeMap<>();
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
    if (terms == null) {
      return counts;
    }
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      int count = searcher.count(new TermQuery(new Term(field, BytesRef.deepCopyOf(term))));
      if (count > 0) {
        counts.put(term.utf8ToString(), count);
      }
    }
    return counts;
  }

  /**
   * The attributes of the products of {@code kind}, most frequent first. Computed when first asked
   * for (some 30 µs a product), then at hand; in a large catalogue up to one change in a hundred
   * products old.
   */
  public List<Facet> facets(String kind) {
    String folded = Folding.fold(kind);
    return searcher.facets(folded, () -> described(new Filter.Kind(List.of(folded))));
  }

  /** The attributes of all products, most frequent first; at hand like {@link #facets(String)}. */
  public List<Facet> facets() {
    return searcher.facets("", () -> described(Filter.EVERYTHING));
  }

  private List<Facet> described(Filter filter) {
    return reading(
        () -> {
          var facets = new Facets();
          for (int doc : searcher.matches(Filters.products(filter), MOST_DESCRIBED)) {
            facets.add(CatalogCodec.product(searcher.bytes(Fields.STORED, doc).getFirst()));
          }
          return facets.list();
        });
  }

  /** Passages in the index. */
  public int passages() {
    return reading(() -> searcher.count(Filters.passages(PassageFilter.ALL)));
  }

  /** Parts that a search walks one after the other. */
  public int segments() {
    return searcher.getIndexReader().leaves().size();
  }

  /** Products in the index. */
  public int size() {
    return count(Filter.EVERYTHING);
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read", e);
    }
  }

  private static String text(BytesRef bytes) {
    return bytes.utf8ToString();
  }

  @Override
  public void close() {
    try {
      closing.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
