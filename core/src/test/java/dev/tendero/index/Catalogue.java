package dev.tendero.index;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Products for the tests of this room: a few by hand, any number by chance. */
final class Catalogue {
  private Catalogue() {}

  static Product product(String id, String title, String price, Attribute... attributes) {
    return new Product(
        id,
        new Wording(title, Optional.empty(), "en", Map.of()),
        Product.Family.NONE,
        new Offer(
            Optional.of(Money.of(price, "USD")),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty()),
        Optional.empty(),
        List.of(attributes),
        List.of(),
        Product.Media.NONE,
        List.of(),
        Optional.empty());
  }

  static Product withOffer(Product product, Offer offer) {
    return new Product(
        product.id(),
        product.wording(),
        product.family(),
        offer,
        product.rating(),
        product.attributes(),
        product.variants(),
        product.media(),
        product.reviews(),
        product.updatedAt());
  }

  static Product withFamily(Product product, String brand, String kind, String gtin) {
    return new Product(
        product.id(),
        product.wording(),
        new Product.Family(
            Optional.of(brand), Optional.of(kind), Optional.of(gtin), Optional.empty()),
        product.offer(),
        product.rating(),
        product.attributes(),
        product.variants(),
        product.media(),
        product.reviews(),
        product.updatedAt());
  }

  static Product withWording(Product product, Wording wording) {
    return new Product(
        product.id(),
        wording,
        product.family(),
        product.offer(),
        product.rating(),
        product.attributes(),
        product.variants(),
        product.media(),
        product.reviews(),
        product.updatedAt());
  }

  static Product withRating(Product product, double stars) {
    return new Product(
        product.id(),
        product.wording(),
        product.family(),
        product.offer(),
        Optional.of(new Product.Rating(stars, 7)),
        product.attributes(),
        product.variants(),
        product.media(),
        product.reviews(),
        product.updatedAt());
  }

  static Product withVariants(Product product, List<Product.Variant> variants) {
    return new Product(
        product.id(),
        product.wording(),
        product.family(),
        product.offer(),
        product.rating(),
        product.attributes(),
        variants,
        product.media(),
        product.reviews(),
        product.updatedAt());
  }

  static Attribute measure(String name, String amount, Unit unit) {
    return new Attribute(name, new Value.Measure(Quantity.of(amount, unit)));
  }

  static Attribute words(String name, String... words) {
    return new Attribute(name, new Value.Words(List.of(words)));
  }

  static Passage passage(String id, String source, Origin origin, String text) {
    return new Passage(
        id,
        source,
        origin,
        origin == Origin.REVIEW ? Optional.of(source) : Optional.empty(),
        "About " + source,
        text,
        "en");
  }

  /** Small worlds, so that filters often hit: few keys, few words, few numbers. */
  static Arbitrary<List<Product>> products(int size) {
    return product().list().ofSize(size).map(Catalogue::numbered);
  }

  private static List<Product> numbered(List<Product> products) {
    return java.util.stream.IntStream.range(0, products.size())
        .mapToObj(
            i -> {
              Product p = products.get(i);
              return new Product(
                  "p" + i,
                  p.wording(),
                  p.family(),
                  p.offer(),
                  p.rating(),
                  p.attributes(),
                  p.variants(),
                  p.media(),
                  p.reviews(),
                  p.updatedAt());
            })
        .toList();
  }

  private static Arbitrary<Product> product() {
    Arbitrary<Product.Family> family =
        Combinators.combine(
                Arbitraries.of("Acme", "ACME", "Ñandú", "HP").optional(),
                Arbitraries.of("mouse", "cable", "Wall Mount").optional(),
                Arbitraries.of("0012345678905", "4006381333931").optional(),
                Arbitraries.of("g1").optional())
            .as(Product.Family::new);
    Arbitrary<Wording> wording =
        Combinators.combine(
                Arbitraries.of("Quiet mouse", "TN-2110 toner", "Cable 2 m", "ratón", "Mouse pad"),
                Arbitraries.of("A thing to click with.", "Longer words.").optional(),
                Arbitraries.of("en", "es"),
                Arbitraries.maps(
                        Arbitraries.of("de", "fr"),
                        Arbitraries.of("Maus", "Souris")
                            .map(title -> new Wording.Text(title, Optional.of("Text"))))
                    .ofMaxSize(2))
            .as(Wording::new);
    Arbitrary<Product.Variant> variant =
        Combinators.combine(
                Arbitraries.strings().alpha().ofLength(3), attribute().list().ofMaxSize(2), offer())
            .as(Product.Variant::new);
    Arbitrary<Product.Media> media =
        Combinators.combine(
                Arbitraries.of("https://shop.example/p").optional(),
                Arbitraries.strings()
                    .ofMaxLength(8)
                    .map(alt -> new Product.Image("/i.jpg", alt))
                    .list()
                    .ofMaxSize(2))
            .as(Product.Media::new);
    Arbitrary<Product.Review> review =
        Combinators.combine(
                Arbitraries.strings().ofLength(4),
                Arbitraries.integers().between(1, 5).optional(),
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.strings().ofMaxLength(50))
            .as(
                (id, stars, title, text) ->
                    new Product.Review(id, stars, title, text, "2026", "en"));
    Arbitrary<Product.Rating> rating =
        Combinators.combine(
                Arbitraries.doubles().between(0, 5).ofScale(1),
                Arbitraries.integers().between(0, 9))
            .as(Product.Rating::new);
    return Combinators.combine(
            wording,
            family,
            offer(),
            rating.optional(),
            attribute().list().ofMaxSize(6),
            variant.list().ofMaxSize(2),
            media,
            Combinators.combine(
                    review.list().ofMaxSize(2),
                    Arbitraries.longs().between(-1, 2_000_000_000L).optional())
                .as((reviews, second) -> Map.entry(reviews, second)))
        .as(
            (w, f, o, r, attributes, variants, m, rest) ->
                new Product(
                    "p",
                    w,
                    f,
                    o,
                    r,
                    attributes,
                    variants,
                    m,
                    rest.getKey(),
                    rest.getValue().map(s -> Instant.ofEpochSecond(s, 17))));
  }

  private static Arbitrary<Offer> offer() {
    Arbitrary<Money> money =
        Combinators.combine(
                Arbitraries.integers().between(0, 30), Arbitraries.of("USD", "EUR", "JPY"))
            .as((amount, currency) -> Money.of(amount.toString(), currency));
    return Combinators.combine(
            money.optional(),
            money.optional(0.1),
            Arbitraries.of(Offer.Availability.class).optional(),
            Arbitraries.integers().between(0, 2).optional())
        .as(
            (price, was, availability, stock) ->
                new Offer(
                    price,
                    was,
                    availability,
                    stock.map(OptionalInt::of).orElse(OptionalInt.empty())));
  }

  private static Arbitrary<Attribute> attribute() {
    Arbitrary<Quantity> length =
        Combinators.combine(
                Arbitraries.integers().between(-3, 6),
                Arbitraries.of(Unit.METRE, Unit.CENTIMETRE, Unit.INCH, Unit.WATT))
            .as((amount, unit) -> new Quantity(BigDecimal.valueOf(amount), unit));
    Arbitrary<Value> value =
        Arbitraries.oneOf(
            length.map(Value.Measure::new),
            Combinators.combine(
                    Arbitraries.integers().between(-3, 6), Arbitraries.integers().between(-3, 6))
                .as(
                    (a, b) ->
                        new Value.Span(
                            Quantity.of("" + a, Unit.METRE), Quantity.of("" + b, Unit.METRE))),
            Arbitraries.bigDecimals().ofScale(2).map(Value.Bare::new),
            Arbitraries.of(true, false).map(Value.Flag::new),
            Arbitraries.of("Black", "Matte Black", "négro", "USB-C", "a b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(Value.Words::new));
    return Combinators.combine(Arbitraries.of("Width", "Colour", "Cable length"), value)
        .as(Attribute::new);
  }
}
