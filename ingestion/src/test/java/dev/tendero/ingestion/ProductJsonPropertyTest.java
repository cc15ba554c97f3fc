package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ProductJsonPropertyTest {

  @Property(tries = 500)
  void product_ofWhatWasWritten_isTheSame(@ForAll("products") Product product) {
    String json = ProductJson.write(product);

    assertThat(ProductJson.product(json)).isEqualTo(product);
    assertThat(ProductJson.write(ProductJson.product(json))).isEqualTo(json);
    assertThat(json).doesNotContain("\n");
  }

  @Property(tries = 1000)
  void read_anyText_neverThrows(@ForAll String line) {
    assertThat(ProductJson.read(line)).isNotNull();
    assertThat(ProductJson.read("{\"id\":\"1\",\"title\":" + line + "}")).isNotNull();
  }

  @Provide
  Arbitrary<Product> products() {
    Arbitrary<Wording> wordings =
        Combinators.combine(texts(), texts().optional(), texts(), texts().optional())
            .as(
                (title, description, translated, translatedDescription) ->
                    new Wording(
                        title,
                        description,
                        "en",
                        Map.of("es", new Wording.Text(translated, translatedDescription))));
    Arbitrary<Product.Family> families =
        Combinators.combine(
                texts().optional(), texts().optional(), texts().optional(), texts().optional())
            .as(Product.Family::new);
    Arbitrary<Product.Rating> ratings =
        Combinators.combine(
                Arbitraries.doubles().between(0, 5), Arbitraries.integers().between(0, 9_999))
            .as(Product.Rating::new);
    Arbitrary<List<Attribute>> attributes =
        Combinators.combine(names(), values()).as(Attribute::new).list().ofMaxSize(5);
    Arbitrary<List<Product.Variant>> variants =
        Combinators.combine(attributes, offers())
            .as((a, o) -> List.of(new Product.Variant("other", a, o)));
    Arbitrary<List<Product.Review>> reviews =
        Combinators.combine(Arbitraries.integers().between(0, 5).optional(), texts(), texts())
            .as(
                (stars, title, text) ->
                    List.of(new Product.Review("r", stars, title, text, "2026-02-28", "es")));
    var media =
        new Product.Media(
            Optional.of("https://shop.example/a?b=c"),
            List.of(new Product.Image("/img/a.svg", ""), new Product.Image("/b", "alt")));
    return Combinators.combine(
            wordings,
            families,
            offers(),
            ratings.optional(),
            attributes,
            variants,
            reviews,
            Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).optional())
        .as((w, f, o, r, a, v, rev, at) -> new Product("id-1", w, f, o, r, a, v, media, rev, at));
  }

  private static Arbitrary<Offer> offers() {
    Arbitrary<Currency> currencies = Arbitraries.of("USD", "JPY", "KWD").map(Currency::getInstance);
    return Combinators.combine(
            currencies,
            Arbitraries.longs().between(0, 1_000_000_000),
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.of(Offer.Availability.class).optional(),
            Arbitraries.integers().between(0, 1_000))
        .as(
            (currency, price, reduction, availability, stock) ->
                new Offer(
                    Optional.of(Money.ofMinor(price, currency)),
                    Optional.of(Money.ofMinor(price + reduction, currency)),
                    availability,
                    OptionalInt.of(stock)));
  }

  private static Arbitrary<Value> values() {
    Arbitrary<Unit> units = Arbitraries.of(Unit.class);
    Arbitrary<Value> measures =
        Combinators.combine(numbers(), units).as((n, u) -> new Value.Measure(new Quantity(n, u)));
    Arbitrary<Value> spans =
        Combinators.combine(numbers(), numbers(), units)
            .as((a, b, u) -> new Value.Span(new Quantity(a.min(b), u), new Quantity(a.max(b), u)));
    Arbitrary<Value> bare = numbers().map(Value.Bare::new);
    Arbitrary<Value> flags = Arbitraries.of(true, false).map(Value.Flag::new);
    Arbitrary<Value> words =
        Arbitraries.oneOf(texts(), Arbitraries.of("1.8 m", "0 - 40 °C", "12"))
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(Value.Words::new);
    return Arbitraries.oneOf(measures, spans, bare, flags, words);
  }

  private static Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-100000"), new BigDecimal("100000000"))
        .ofScale(4)
        .map(Typing::plain);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "Weight", "Number of buttons", "Ports quantity", "Ancho máximo", "Colour", "USB 2.0 ports");
  }

  /** Anything a feed may hold: quotes, line ends, emoji, right-to-left; no broken characters. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab Z9\"\\/\n\t{}[],:áñ€漢\u202E<&'")
        .ofMaxLength(30)
        .map(s -> ("x" + s + "😀").strip());
  }
}
