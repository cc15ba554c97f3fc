package dev.tendero.index;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;

/**
 * The index's schema: what a product and a passage become.
 *
 * <p>All attributes share a handful of fields, whatever their number: a real feed has thousands of
 * keys, and a Lucene field each would cost more than the values. Words and flags are terms that
 * begin with their key. Measures are points of three dimensions: key (as a hash with the dimension
 * of measurement), low end, high end; a single value is its own low and high end.
 */
final class Fields {
  /** Of this schema together with {@link CatalogCodec}; raise it with every change of either. */
  static final String FORMAT = "3";

  /** The product or document that a Lucene document belongs to and is replaced with. */
  static final String OWNER = "owner";

  static final String TYPE = "type";
  static final String PRODUCT = "product";
  static final String PASSAGE = "passage";

  static final String STORED = "stored";
  static final String VERSION = "version";

  /** Of the text behind the vector, so that an unchanged text keeps its vector. */
  static final String TEXT_HASH = "text_hash";

  static final String VECTOR = "vector";
  static final String ID = "id";
  static final String ID_VALUE = "id_value";
  static final String TITLE = "title";
  static final String DESCRIPTION = "description";
  static final String BRAND_TEXT = "brand_text";
  static final String KIND_TEXT = "kind_text";
  static final String ATTRIBUTE_TEXT = "attribute_text";
  static final String CODES = "codes";

  static final String KIND = "kind";
  static final String BRAND = "brand";
  static final String BRAND_NAME = "brand_name";
  static final String GTIN = "gtin";
  static final String EXACT_TITLE = "exact_title";

  /** Equal for products that a reader could not tell apart in a list. */
  static final String LOOK = "look";

  static final String WORD = "word";
  static final String FLAG = "flag";
  static final String HAS = "has";
  static final String MEASURE = "measure";
  static final String PRICE = "price";
  static final String CURRENCY = "currency";
  static final String RATING = "rating";
  static final String IN_STOCK = "in_stock";

  static final String PASSAGE_VECTOR = "passage_vector";
  static final String PASSAGE_TEXT = "passage_text";
  static final String ORIGIN = "origin";

  /** The products that a passage is about. */
  static final String ABOUT = "about";

  /** Stands between the parts of a term; no feed's text has it after folding. */
  static final char SEPARATOR = '\u0001';

  /** The languages that have an analyzer of their own, as suffixes of field names. */
  static final List<String> LANGUAGES = List.of("en", "es");

  /** Beyond this the rest of a description says little about what the product is. */
  private static final int MOST_TEXT = 4_000;

  /** The part of a description that is embedded with the title: what fits a vector's focus. */
  private static final int OPENING = 300;

  /** Words of one attribute value that are terms of their own; longer values are prose. */
  private static final int MOST_PARTS = 12;

  /** Lucene refuses terms above 32,766 bytes; no filter asks for more than this. */
  private static final int LONGEST_TERM = 200;

  /** Stop words that the rest of a phrase means the opposite without. */
  private static final Set<String> DENY = Set.of("sin", "no", "not", "ni");

  private Fields() {}

  static Analyzer analyzer() {
    var english = new EnglishAnalyzer(telling(EnglishAnalyzer.getDefaultStopSet()));
    var spanish = new SpanishAnalyzer(telling(SpanishAnalyzer.getDefaultStopSet()));
    return new PerFieldAnalyzerWrapper(
        english,
        List.of(TITLE, DESCRIPTION, ATTRIBUTE_TEXT, PASSAGE_TEXT).stream()
            .collect(Collectors.<String, String, Analyzer>toMap(f -> in(f, "es"), f -> spanish)));
  }

  /** Without "no" and "sin", "no frost" would be frost and "sin bolsa" a bag. */
  private static CharArraySet telling(CharArraySet stopWords) {
    var telling = new CharArraySet(stopWords.size(), true);
    stopWords.forEach(
        word -> {
          String text = new String((char[]) word);
          if (!DENY.contains(text)) {
            telling.add(text);
          }
        });
    return telling;
  }

  /** The field for texts of a language; other languages than ours are read like English. */
  static String in(String field, String language) {
    return field + (language.equals("es") || language.startsWith("es-") ? ".es" : ".en");
  }

  /** What a product's vector means. */
  static String embedded(Product product) {
    String title = product.wording().title("en");
    return product
        .wording()
        .description("en")
        .filter(description -> !description.isBlank())
        .map(description -> title + ". " + cut(description, OPENING))
        .orElse(title);
  }

  /** What a passage's vector means. */
  static String embedded(Passage passage) {
    return passage.title() + ". " + passage.text();
  }

  static long hash(String text) {
    return StringHelper.murmurhash3_x64_128(new BytesRef(text))[0];
  }

  static Document document(Product product, String owner, long version, float[] vector) {
    var document = new Document();
    keyword(document, OWNER, owner);
    keyword(document, TYPE, PRODUCT);
    keyword(document, ID, product.id());
    document.add(new BinaryDocValuesField(ID_VALUE, new BytesRef(product.id())));
    document.add(new BinaryDocValuesField(STORED, CatalogCodec.encode(product)));
    document.add(new NumericDocValuesField(VERSION, version));
    document.add(new NumericDocValuesField(TEXT_HASH, hash(embedded(product))));
    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    texts(document, product);
    family(document, product);
    offer(document, product.offer());
    product
        .rating()
        .ifPresent(
            rating -> document.add(new LongPoint(RATING, hash(RATING), sortable(rating.value()))));
    product.attributes().forEach(attribute -> attribute(document, attribute));
    product.attributes().stream()
        .map(Attribute::key)
        .distinct()
        .forEach(key -> keyword(document, HAS, key));
    return document;
  }

  static Document document(Passage passage, Set<String> about, long version, float[] vector) {
    var document = new Document();
    keyword(document, OWNER, passage.source());
    keyword(document, TYPE, PASSAGE);
    document.add(new BinaryDocValuesField(STORED, CatalogCodec.encode(passage)));
    document.add(new NumericDocValuesField(VERSION, version));
    document.add(new NumericDocValuesField(TEXT_HASH, hash(embedded(passage))));
    document.add(
        new KnnFloatVectorField(PASSAGE_VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    String field = in(PASSAGE_TEXT, passage.language());
    text(document, field, passage.title());
    text(document, field, passage.text());
    keyword(document, ORIGIN, passage.origin().name());
    var products = new HashSet<>(about);
    passage.productId().ifPresent(products::add);
    products.forEach(id -> keyword(document, ABOUT, id));
    return document;
  }

  private static void texts(Document document, Product product) {
    Wording wording = product.wording();
    text(document, in(TITLE, wording.language()), wording.title());
    wording
        .description()
        .ifPresent(description -> text(document, in(DESCRIPTION, wording.language()), description));
    for (Map.Entry<String, Wording.Text> translation : wording.translations().entrySet()) {
      Wording.Text text = translation.getValue();
      text(document, in(TITLE, translation.getKey()), text.title());
      text.description()
          .ifPresent(
              description -> text(document, in(DESCRIPTION, translation.getKey()), description));
    }
    String attributes =
        product.attributes().stream()
            .map(
                attribute ->
                    switch (attribute.value()) {
                      case Value.Words(List<String> words) -> String.join(" ", words);
                      case Value.Flag(boolean set) -> set ? attribute.name() : "";
                      case Value.Measure _, Value.Span _, Value.Bare _ -> "";
                    })
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" \n"));
    text(document, in(ATTRIBUTE_TEXT, wording.language()), attributes);

    document.add(new StringField(EXACT_TITLE, title(wording.title()), Field.Store.NO));
    document.add(
        new NumericDocValuesField(
            LOOK, hash(Variants.group(product).orElseGet(() -> title(wording.title())))));
    var codes = Folding.codes(wording.title());
    product.family().gtin().ifPresent(gtin -> codes.addAll(Folding.codes(gtin)));
    product.attributes().stream()
        .map(Attribute::value)
        .filter(Value.Words.class::isInstance)
        .flatMap(value -> ((Value.Words) value).words().stream())
        .filter(word -> word.length() <= LONGEST_TERM && word.indexOf(' ') < 0)
        .forEach(word -> codes.addAll(Folding.codes(word)));
    codes.forEach(code -> keyword(document, CODES, code));
  }

  private static void family(Document document, Product product) {
    product
        .kind()
        .ifPresent(
            kind -> {
              text(document, KIND_TEXT, kind.replace('_', ' '));
              keyword(document, KIND, Folding.fold(kind));
            });
    product
        .brand()
        .ifPresent(
            brand -> {
              text(document, BRAND_TEXT, brand);
              keyword(document, BRAND, Folding.fold(brand));
              keyword(document, BRAND_NAME, Folding.fold(brand) + SEPARATOR + brand);
            });
    product.family().gtin().ifPresent(gtin -> keyword(document, GTIN, Folding.fold(gtin)));
  }

  private static void offer(Document document, Offer offer) {
    offer
        .price()
        .ifPresent(
            price -> {
              String currency = price.currency().getCurrencyCode();
              document.add(new LongPoint(PRICE, hash(currency), price.minor()));
              keyword(document, CURRENCY, currency);
            });
    boolean none = offer.stock().isPresent() && offer.stock().getAsInt() == 0;
    boolean stated =
        offer
            .availability()
            .map(availability -> availability == Offer.Availability.IN_STOCK)
            .orElse(offer.stock().isPresent());
    if (stated && !none) {
      keyword(document, IN_STOCK, "yes");
    }
  }

  private static void attribute(Document document, Attribute attribute) {
    String key = attribute.key();
    switch (attribute.value()) {
      case Value.Measure(Quantity quantity) -> measure(document, key, quantity, quantity);
      case Value.Span(Quantity low, Quantity high) -> measure(document, key, low, high);
      case Value.Bare _ -> {}
      case Value.Flag(boolean set) -> keyword(document, FLAG, flagTerm(key, set));
      case Value.Words(List<String> words) ->
          words.stream()
              .flatMap(word -> wordTerms(word).stream())
              .distinct()
              .forEach(word -> keyword(document, WORD, wordTerm(key, word)));
    }
  }

  /** The whole value and the words in it. */
  static Set<String> wordTerms(String value) {
    var terms = new HashSet<String>();
    terms.add(Folding.fold(value));
    Folding.parts(value).stream().limit(MOST_PARTS).forEach(terms::add);
    return terms;
  }

  static String wordTerm(String key, String folded) {
    return key + SEPARATOR + cut(folded, LONGEST_TERM);
  }

  static String flagTerm(String key, boolean set) {
    return key + SEPARATOR + set;
  }

  /** The form in which titles are looked up and told apart. */
  static String title(String title) {
    return cut(Folding.bare(title), LONGEST_TERM);
  }

  private static void measure(Document document, String key, Quantity low, Quantity high) {
    double from = Math.min(low.canonical(), high.canonical());
    double to = Math.max(low.canonical(), high.canonical());
    document.add(
        new LongPoint(
            MEASURE, measureKey(key, low.unit().dimension()), sortable(from), sortable(to)));
  }

  static long measureKey(String key, Dimension dimension) {
    return hash(dimension.name() + SEPARATOR + key);
  }

  static long sortable(double value) {
    return NumericUtils.doubleToSortableLong(value + 0.0); // -0.0 is 0.0
  }

  private static void keyword(Document document, String field, String value) {
    document.add(new StringField(field, cut(value, LONGEST_TERM), Field.Store.NO));
  }

  private static void text(Document document, String field, String value) {
    if (!value.isBlank()) {
      document.add(new TextField(field, cut(value, MOST_TEXT), Field.Store.NO));
    }
  }

  /** At most {@code length} UTF-16 units, whole characters. */
  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
