package dev.tendero.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Filters against what they mean, read from the products themselves. */
class FilterTest {
  private static final List<Product> PRODUCTS =
      Catalogue.products(400).generator(1000).next(new java.util.Random(7)).value();

  @SuppressWarnings("NullAway.Init")
  private static DirectoryReader reader;

  @BeforeContainer
  static void index() throws Exception {
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig(Fields.analyzer()))) {
      float[] vector = new float[384];
      vector[0] = 1;
      for (Product product : PRODUCTS) {
        writer.addDocument(Fields.document(product, product.id(), 1, vector));
        if (product.id().endsWith("99")) {
          writer.flush();
        }
      }
    }
    reader = DirectoryReader.open(directory);
  }

  @AfterContainer
  static void close() throws Exception {
    reader.close();
  }

  @Property(tries = 2_000)
  void count_ofAnyFilter_isWhatTheProductsSay(@ForAll("filters") Filter filter) throws Exception {
    var searcher = new Searcher(reader);
    Set<String> expected =
        PRODUCTS.stream()
            .filter(product -> meets(product, filter))
            .map(Product::id)
            .collect(Collectors.toSet());
    int[] docs = searcher.matches(Filters.products(filter), Integer.MAX_VALUE);
    assertThat(searcher.bytes(Fields.ID_VALUE, docs))
        .extracting(id -> id.utf8ToString())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(searcher.count(Filters.products(filter))).isEqualTo(expected.size());
  }

  private static boolean meets(Product product, Filter filter) {
    return switch (filter) {
      case Filter.AnyWord(String key, List<String> words) ->
          values(product, key)
              .filter(Value.Words.class::isInstance)
              .flatMap(value -> ((Value.Words) value).words().stream())
              .anyMatch(
                  value ->
                      words.stream()
                          .map(Folding::fold)
                          .anyMatch(
                              word ->
                                  Folding.fold(value).equals(word)
                                      || Folding.parts(value).contains(word)));
      case Filter.Range(String key, Dimension dimension, double min, double max) ->
          values(product, key)
              .anyMatch(
                  value ->
                      switch (value) {
                        case Value.Measure(Quantity quantity) ->
                            meets(quantity, quantity, dimension, min, max);
                        case Value.Span(Quantity low, Quantity high) ->
                            low.compareTo(high) <= 0
                                ? meets(low, high, dimension, min, max)
                                : meets(high, low, dimension, min, max);
                        case Value.Bare _, Value.Flag _, Value.Words _ -> false;
                      });
      case Filter.PriceRange(Currency currency, long min, long max) ->
          product
              .offer()
              .price()
              .filter(price -> price.currency().equals(currency))
              .filter(price -> price.minor() >= min && price.minor() <= max)
              .isPresent();
      case Filter.Kind(List<String> kinds) ->
          product.kind().filter(kind -> has(kinds, kind)).isPresent();
      case Filter.Brand(List<String> brands) ->
          product.brand().filter(brand -> has(brands, brand)).isPresent();
      case Filter.Flag(String key, boolean set) ->
          values(product, key).anyMatch(new Value.Flag(set)::equals);
      case Filter.Rating(double min) ->
          product.rating().filter(rating -> rating.value() >= min).isPresent();
      case Filter.InStock() -> inStock(product.offer());
      case Filter.Says _, Filter.Titled _ ->
          throw new AssertionError("inflected words have a test of their own");
      case Filter.HasAttribute(String key) -> values(product, key).findAny().isPresent();
      case Filter.Ids(List<String> ids) -> ids.contains(product.id());
      case Filter.Not(Filter not) -> !meets(product, not);
      case Filter.All(List<Filter> all) -> all.stream().allMatch(each -> meets(product, each));
      case Filter.Any(List<Filter> any) -> any.stream().anyMatch(each -> meets(product, each));
    };
  }

  private static boolean meets(
      Quantity low, Quantity high, Dimension dimension, double min, double max) {
    if (low.unit().dimension() != dimension) {
      return false;
    }
    boolean inside = low.canonical() >= min && high.canonical() <= max;
    boolean around = low.canonical() <= min && high.canonical() >= max;
    return inside || around;
  }

  private static boolean inStock(Offer offer) {
    if (offer.stock().isPresent() && offer.stock().getAsInt() == 0) {
      return false;
    }
    return offer.availability().isPresent()
        ? offer.availability().get() == Offer.Availability.IN_STOCK
        : offer.stock().isPresent();
  }

  private static java.util.stream.Stream<Value> values(Product product, String key) {
    return product.attributes(key).map(Attribute::value);
  }

  private static boolean has(List<String> words, String word) {
    return words.stream().anyMatch(each -> Folding.fold(each).equals(Folding.fold(word)));
  }

  @Provide
  Arbitrary<Filter> filters() {
    Arbitrary<String> key = Arbitraries.of("width", "colour", "cable_length", "absent");
    Arbitrary<Double> bound =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-4, 7).map(Integer::doubleValue),
            Arbitraries.of(
                0.01,
                0.0254,
                0.05,
                -0.0,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Math.nextUp(2.0)));
    Arbitrary<Filter> leaf =
        Arbitraries.oneOf(
            Combinators.combine(
                    key,
                    Arbitraries.of("black", "BLACK", "matte black", "negro", "usb", "usb-c", "b")
                        .list()
                        .ofMaxSize(2))
                .as(Filter.AnyWord::new),
            Combinators.combine(
                    key, Arbitraries.of(Dimension.LENGTH, Dimension.POWER), bound, bound)
                .as((k, d, a, b) -> new Filter.Range(k, d, Math.min(a, b), Math.max(a, b))),
            Combinators.combine(
                    Arbitraries.of("USD", "EUR", "JPY", "GBP"),
                    Arbitraries.longs().between(0, 3000),
                    Arbitraries.longs().between(0, 3000))
                .as(
                    (c, a, b) ->
                        new Filter.PriceRange(
                            Currency.getInstance(c), Math.min(a, b), Math.max(a, b))),
            Arbitraries.of("mouse", "CABLE", "wall mount", "x")
                .list()
                .ofMaxSize(2)
                .map(Filter.Kind::new),
            Arbitraries.of("acme", "nandu", "hp", "x").list().ofMaxSize(2).map(Filter.Brand::new),
            Combinators.combine(key, Arbitraries.of(true, false)).as(Filter.Flag::new),
            Arbitraries.doubles().between(0, 5).ofScale(1).map(Filter.Rating::new),
            Arbitraries.just(new Filter.InStock()),
            key.map(Filter.HasAttribute::new),
            Arbitraries.of("p1", "p2", "p399", "p400").list().ofMaxSize(3).map(Filter.Ids::new));
    return Arbitraries.lazyOf(
        () -> leaf,
        () -> leaf,
        () -> filters().map(Filter.Not::new),
        () -> filters().list().ofMaxSize(3).map(Filter.All::new),
        () -> filters().list().ofMaxSize(3).map(Filter.Any::new));
  }
}
