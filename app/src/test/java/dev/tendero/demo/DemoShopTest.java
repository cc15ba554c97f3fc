package dev.tendero.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer.Availability;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.ingestion.Entry;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.Reading;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the shop promises to a person who has no catalogue yet. */
final class DemoShopTest {
  private static final String FEED = DemoShop.feed(DemoShop.products());
  private static final List<Reading.Accepted> ROWS =
      FEED.lines().map(ProductJson::read).map(Reading.Accepted.class::cast).toList();
  private static final List<Product> PRODUCTS =
      ROWS.stream()
          .map(Reading.Accepted::entry)
          .filter(Entry.Item.class::isInstance)
          .map(e -> ((Entry.Item) e).product())
          .toList();
  private static final List<Document> DOCUMENTS =
      ROWS.stream()
          .map(Reading.Accepted::entry)
          .filter(Entry.Text.class::isInstance)
          .map(e -> ((Entry.Text) e).document())
          .toList();

  /** Numbers of a text that are no attribute's: a limit of loudness, a year. */
  private static final Set<String> OWN_NUMBERS = Set.of("85", "1958");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  @Test
  void feed_twice_isTheSameBytes() {
    assertThat(DemoShop.feed(DemoShop.products())).isEqualTo(FEED);
  }

  @Test
  void rows_all_areAcceptedWithoutNotesUnderTheirOwnIds() {
    assertThat(ROWS).allSatisfy(row -> assertThat(row.notes()).isEmpty());
    assertThat(ROWS).extracting(row -> row.entry().id()).doesNotHaveDuplicates();
    assertThat(FEED.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
  }

  @Test
  void products_sixHundredOnTwentyShelves_noneWithAHandfulOnly() {
    Map<String, Long> shelves =
        PRODUCTS.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.media().images().getFirst().url().split("/")[4], Collectors.counting()));

    assertThat(PRODUCTS).hasSizeGreaterThanOrEqualTo(600);
    assertThat(shelves)
        .hasSize(20)
        .containsKeys("mouse", "keyboard", "headphones", "lamp", "kettle", "backpack");
    assertThat(shelves.values()).allMatch(count -> count >= 25);
  }

  @Test
  void kinds_all_areWordsOfTheLexicon() {
    assertThat(PRODUCTS.stream().map(p -> p.kind().orElseThrow()).distinct())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            kind ->
                assertThat(Lexicon.shipped().find(kind.replace('_', ' '), Language.ENGLISH))
                    .anyMatch(
                        match ->
                            match.term().type() == Term.Type.KIND
                                && match.term().id().equals(kind)));
  }

  @Test
  void products_all_stateSixToFifteenTypedAttributesOnce() {
    assertThat(PRODUCTS)
        .allSatisfy(
            product -> {
              assertThat(product.attributes()).hasSizeBetween(6, 15);
              assertThat(product.attributes())
                  .extracting(Attribute::key)
                  .doesNotHaveDuplicates()
                  .contains("colour");
              assertThat(product.attributes().stream().map(Attribute::value))
                  .noneMatch(Value.Bare.class::isInstance);
            });
  }

  @Test
  void products_all_speakBothLanguages() {
    assertThat(PRODUCTS)
        .allSatisfy(
            product -> {
              assertThat(product.wording().language()).isEqualTo("en");
              assertThat(product.wording().title("es")).isNotEqualTo(product.title());
              assertThat(product.wording().description()).isPresent();
              assertThat(product.wording().description("es"))
                  .isPresent()
                  .isNotEqualTo(product.wording().description());
            });
  }

  @Test
  void texts_all_areFinishedSentencesWithoutStutter() {
    Pattern stutter = Pattern.compile("(?iU)\\b(\\p{L}+) \\1\\b");
    assertThat(PRODUCTS.stream().flatMap(DemoShopTest::texts))
        .allSatisfy(
            text -> {
              assertThat(text).doesNotContain("{", "}", "*", "|", "  ");
              assertThat(stutter.matcher(text).find()).as(text).isFalse();
            });
    assertThat(PRODUCTS.stream().flatMap(p -> p.wording().description().stream()))
        .allMatch(text -> text.endsWith("."));
    assertThat(PRODUCTS.stream().flatMap(p -> Stream.of(p.title(), p.wording().title("es"))))
        .allSatisfy(title -> assertThat(longWords(title)).doesNotHaveDuplicates());
  }

  private static Stream<String> texts(Product product) {
    return Stream.concat(
        Stream.of(
            product.title(),
            product.wording().title("es"),
            product.wording().description().orElse(""),
            product.wording().description("es").orElse("")),
        product.reviews().stream().flatMap(r -> Stream.of(r.title(), r.text())));
  }

  private static List<String> longWords(String title) {
    return Stream.of(title.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
        .filter(word -> word.length() > 3)
        .toList();
  }

  @Test
  void titles_all_areTheirOwn() {
    assertThat(PRODUCTS).extracting(Product::title).doesNotHaveDuplicates();
    assertThat(PRODUCTS).extracting(p -> p.wording().title("es")).doesNotHaveDuplicates();
  }

  @Test
  void descriptions_everyNumber_isOneThatTheAttributesState() {
    assertThat(PRODUCTS)
        .allSatisfy(
            product -> {
              List<String> stated = stated(product);
              assertThat(numbers(product.wording().description().orElseThrow(), ","))
                  .allMatch(number -> stated.contains(number) || OWN_NUMBERS.contains(number));
            });
  }

  @Test
  void descriptions_inBothLanguages_tellTheSameNumbers() {
    assertThat(PRODUCTS)
        .allSatisfy(
            product ->
                assertThat(numbers(product.wording().description("es").orElseThrow(), "."))
                    .containsExactlyInAnyOrderElementsOf(
                        numbers(product.wording().description().orElseThrow(), ",")));
  }

  @Test
  void titles_everyNumber_isOneThatTheAttributesState() {
    assertThat(PRODUCTS)
        .allSatisfy(
            product -> {
              assertThat(stated(product)).containsAll(numbers(product.title(), ","));
              assertThat(numbers(product.wording().title("es"), "."))
                  .isEqualTo(numbers(product.title(), ","));
            });
  }

  /** "16,000" and "16.000" are 16000, "1.8" and "1,8" are 1.8; "4K" and "USB-C" are names. */
  private static List<String> numbers(String text, String grouping) {
    return NUMBER
        .matcher(text.replaceAll("\\b4K\\b", ""))
        .results()
        .map(found -> found.group().replace(grouping, "").replace(',', '.'))
        .toList();
  }

  private static List<String> stated(Product product) {
    var numbers = new ArrayList<String>();
    for (Attribute attribute : product.attributes()) {
      switch (attribute.value()) {
        case Value.Measure(Quantity quantity) ->
            numbers.add(quantity.amount().stripTrailingZeros().toPlainString());
        case Value.Span(Quantity low, Quantity high) -> {
          numbers.add(low.amount().toPlainString());
          numbers.add(high.amount().toPlainString());
        }
        case Value.Words _, Value.Flag _, Value.Bare _ -> {}
      }
    }
    return numbers;
  }

  @Test
  void titles_wordsForPropertiesThatCanBeAsked_areWhatTheAttributesSay() {
    for (Product product : PRODUCTS) {
      String title = product.title().toLowerCase(Locale.ROOT);
      if (states(product, "wireless") && title.matches(".*\\b(wireless|bluetooth)\\b.*")) {
        assertThat(flag(product, "wireless")).as(title).isTrue();
      }
      if (title.matches(".*\\bwired\\b.*")) {
        assertThat(flag(product, "wireless")).as(title).isFalse();
      }
      if (title.contains("cordless")) {
        assertThat(flag(product, "cordless")).as(title).isTrue();
      }
      if (title.contains("noise-cancelling") || title.contains("noise cancelling")) {
        assertThat(flag(product, "noise_cancelling")).as(title).isTrue();
      }
      if (title.contains("left-hand")) {
        assertThat(words(product, "hand_orientation")).contains("Left-handed");
      }
      if (title.contains("mechanical")) {
        assertThat(words(product, "switch_type")).contains("Mechanical");
      }
      if (title.contains("curved")) {
        assertThat(words(product, "screen_shape")).contains("Curved");
      }
      if (title.contains("silent") || title.contains("quiet")) {
        assertThat(measure(product, "noise_level")).as(title).isPresent();
      }
    }
  }

  @Test
  void titles_colour_isTheAttribute() {
    Lexicon lexicon = Lexicon.shipped();
    for (Product product : PRODUCTS) {
      String told = product.title().substring(product.title().lastIndexOf(", ") + 2);
      if (told.equals("oak") || told.equals("walnut")) {
        assertThat(words(product, "colour")).allMatch(c -> colour(lexicon, c).equals("brown"));
        continue;
      }
      List<String> expected = Stream.of(told.split(" and ")).map(c -> colour(lexicon, c)).toList();
      assertThat(words(product, "colour").stream().map(c -> colour(lexicon, c)).toList())
          .as(product.title())
          .isEqualTo(expected);
    }
  }

  private static String colour(Lexicon lexicon, String word) {
    return lexicon.find(word, Language.ENGLISH).stream()
        .map(match -> match.term())
        .filter(term -> term.type() == Term.Type.COLOUR)
        .map(term -> term.id())
        .findFirst()
        .orElse(word.toLowerCase(Locale.ROOT));
  }

  @Test
  void whatHasNoCable_hasABattery_andNoCableLength() {
    for (Product product : PRODUCTS) {
      String kind = product.kind().orElseThrow();
      if (kind.equals("mouse") || kind.equals("keyboard")) {
        boolean wireless = flag(product, "wireless");
        assertThat(states(product, "cable_length")).as(product.title()).isEqualTo(!wireless);
        assertThat(states(product, "battery_life")).as(product.title()).isEqualTo(wireless);
      }
      if (kind.equals("power_tool") || kind.equals("vacuum_cleaner")) {
        boolean cordless = flag(product, "cordless");
        assertThat(states(product, "cable_length")).as(product.title()).isEqualTo(!cordless);
        assertThat(states(product, "charging_time")).as(product.title()).isEqualTo(cordless);
      }
    }
  }

  @Test
  void largerOfAGroup_isHeavierAndDearer() {
    for (String kind : List.of("suitcase", "backpack")) {
      for (List<Product> group : groups(kind)) {
        group.sort(Comparator.comparing(p -> measure(p, "volume").orElseThrow()));
        for (int i = 1; i < group.size(); i++) {
          Product smaller = group.get(i - 1);
          Product larger = group.get(i);
          assertThat(measure(larger, "weight").orElseThrow())
              .isGreaterThanOrEqualTo(measure(smaller, "weight").orElseThrow());
          assertThat(price(larger)).isGreaterThanOrEqualTo(price(smaller));
        }
      }
    }
  }

  @Test
  void groups_holdTheColoursAndSizesOfOneModel() {
    List<List<Product>> groups = groups("");

    assertThat(groups).hasSizeGreaterThan(150);
    assertThat(groups.stream().filter(group -> group.size() > 1).count())
        .isGreaterThan(groups.size() * 4L / 5);
    assertThat(groups)
        .allSatisfy(
            group -> {
              assertThat(group).extracting(Product::attributes).doesNotHaveDuplicates();
              assertThat(group).extracting(Product::brand).containsOnly(group.getFirst().brand());
            });
  }

  private static List<List<Product>> groups(String kind) {
    return PRODUCTS.stream()
        .filter(p -> kind.isEmpty() || p.kind().orElse("").equals(kind))
        .collect(
            Collectors.groupingBy(
                p -> p.family().groupId().orElseThrow(), Collectors.toCollection(ArrayList::new)))
        .values()
        .stream()
        .map(group -> (List<Product>) group)
        .toList();
  }

  @Test
  void prices_endAsAShopsDo_andReductionsAreReductions() {
    assertThat(PRODUCTS)
        .allSatisfy(
            product -> {
              BigDecimal price = price(product);
              assertThat(price).isPositive();
              assertThat(price.toPlainString()).matches("\\d+\\.(00|50|90)");
              if (product.offer().was().isPresent()) {
                BigDecimal was = product.offer().was().get().amount();
                assertThat(was)
                    .isGreaterThan(price)
                    .isLessThan(price.multiply(new BigDecimal("1.5")));
              }
            });
    assertThat(share(p -> p.offer().was().isPresent())).isBetween(0.1, 0.3);
  }

  @Test
  void stock_isWhatTheAvailabilitySays_andSomeIsSoldOut() {
    assertThat(PRODUCTS)
        .allSatisfy(
            p ->
                assertThat(p.offer().stock().orElseThrow() > 0)
                    .isEqualTo(p.offer().availability().orElseThrow() == Availability.IN_STOCK));
    assertThat(share(p -> p.offer().isSoldOut())).isBetween(0.02, 0.12);
  }

  @Test
  void brands_noneIsAMakersThatExists() throws IOException {
    try (var file = Lexicon.class.getResourceAsStream("brands.txt")) {
      Set<String> real =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.strip().toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      assertThat(real).contains("logitech");
      assertThat(PRODUCTS)
          .extracting(p -> p.brand().orElseThrow().toLowerCase(Locale.ROOT))
          .doesNotContainAnyElementsOf(real);
    }
  }

  @Test
  void reviews_threeOrMoreForHalf_withRatingNameDateAndBothLanguages() {
    assertThat(share(p -> p.reviews().size() >= 3)).isGreaterThan(0.5);
    assertThat(PRODUCTS)
        .allSatisfy(
            product -> {
              assertThat(product.reviews()).extracting(Product.Review::id).doesNotHaveDuplicates();
              assertThat(product.reviews())
                  .extracting(Product.Review::text)
                  .doesNotHaveDuplicates();
              assertThat(product.rating().map(Product.Rating::count).orElse(0))
                  .isGreaterThanOrEqualTo(product.reviews().size());
            });
    List<Product.Review> reviews = PRODUCTS.stream().flatMap(p -> p.reviews().stream()).toList();
    assertThat(reviews)
        .allSatisfy(
            review -> {
              assertThat(review.rating()).isPresent();
              assertThat(review.rating().get()).isBetween(1, 5);
              assertThat(review.id()).matches("\\p{Lu}\\p{L}+");
              assertThat(review.title()).isNotBlank();
              assertThat(LocalDate.parse(review.date())).isBefore(LocalDate.of(2026, 11, 1));
            });
    for (String language : List.of("en", "es")) {
      assertThat(reviews.stream().filter(r -> r.language().equals(language)).count())
          .isGreaterThan(reviews.size() / 3L);
    }
  }

  @Test
  void reviews_repeatEachOtherSeldom() {
    List<Product.Review> reviews = PRODUCTS.stream().flatMap(p -> p.reviews().stream()).toList();

    assertThat(reviews.stream().map(Product.Review::text).distinct().count())
        .isGreaterThan(reviews.size() / 2L);
  }

  @Test
  void documents_ofAllTypes_speakBothLanguages() {
    assertThat(DOCUMENTS).hasSizeGreaterThanOrEqualTo(20);
    assertThat(DOCUMENTS).extracting(Document::type).contains(Document.Type.values());
    assertThat(DOCUMENTS)
        .allSatisfy(
            document -> {
              Document.Translation spanish =
                  Objects.requireNonNull(document.translations().get("es"));
              assertThat(headings(spanish.text()))
                  .isEqualTo(headings(document.text()))
                  .isPositive();
              assertThat(spanish.title()).isNotEqualTo(document.title());
              assertThat(document.text()).doesNotContain("====");
            });
  }

  @Test
  void documents_inBothLanguages_nameTheSameNumbers() {
    assertThat(DOCUMENTS)
        .allSatisfy(
            document ->
                assertThat(
                        amounts(Objects.requireNonNull(document.translations().get("es")).text()))
                    .containsAll(amounts(document.text())));
  }

  /** Without the times of day, which are told in two ways. */
  private static List<String> amounts(String text) {
    return NUMBER
        .matcher(text.replaceAll("\\d+ p\\.m\\.|\\d+:00", ""))
        .results()
        .map(found -> found.group().replaceAll(",(?=\\d{3})", "").replace(',', '.'))
        .toList();
  }

  @Test
  void manuals_all_areAboutProductsOfTheShop() {
    Set<String> ids = PRODUCTS.stream().map(Product::id).collect(Collectors.toSet());

    assertThat(DOCUMENTS.stream().filter(d -> d.type() == Document.Type.MANUAL))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(manual -> assertThat(ids).containsAll(manual.productIds()).isNotEmpty());
  }

  private static long headings(String text) {
    return text.lines().filter(line -> line.startsWith("## ")).count();
  }

  /** The page's first question to begin with. */
  @Test
  void products_quietMouseUnderTwentyDollars_exists() {
    var limit = new Quantity(BigDecimal.valueOf(30), Unit.DECIBEL);

    assertThat(
            PRODUCTS.stream()
                .filter(p -> p.kind().orElse("").equals("mouse"))
                .filter(p -> price(p).compareTo(BigDecimal.valueOf(20)) < 0)
                .filter(p -> measure(p, "noise_level").orElseThrow().compareTo(limit) < 0)
                .map(p -> p.family().groupId())
                .distinct())
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private static double share(Predicate<Product> having) {
    return (double) PRODUCTS.stream().filter(having).count() / PRODUCTS.size();
  }

  private static BigDecimal price(Product product) {
    return product.offer().price().map(Money::amount).orElseThrow();
  }

  private static boolean states(Product product, String key) {
    return product.attributes(key).findAny().isPresent();
  }

  private static boolean flag(Product product, String key) {
    return product
        .attributes(key)
        .anyMatch(attribute -> attribute.value().equals(new Value.Flag(true)));
  }

  private static List<String> words(Product product, String key) {
    return product
        .attributes(key)
        .flatMap(
            a ->
                a.value() instanceof Value.Words(List<String> words) ? words.stream() : Stream.of())
        .toList();
  }

  private static Optional<Quantity> measure(Product product, String key) {
    return product
        .attributes(key)
        .flatMap(a -> a.value() instanceof Value.Measure(Quantity q) ? Stream.of(q) : Stream.of())
        .findFirst();
  }
}
