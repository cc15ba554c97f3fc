package dev.tendero.evaluation;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in a field or in a whole row, as something that a claim can be looked up in. */
final class Ground {
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)*");

  private final List<String> texts = new ArrayList<>();
  private final List<Quantity> quantities = new ArrayList<>();
  private final List<Money> prices = new ArrayList<>();

  /** Feeds write "USB 2.0 ports" as "usb_2_0_ports". */
  private static final Pattern VERSION = Pattern.compile("(?<!\\d)(\\d)[ _](\\d)(?!\\d)");

  private final List<BigDecimal> numbers = new ArrayList<>();

  /** The field a citation points to; empty of anything where the row has no such field. */
  Ground field(Product product, Seen.Cited cited) {
    name(product);
    switch (cited.origin()) {
      case TITLE -> {}
      case SPEC -> spec(product, cited.field());
      case PRICE -> price(product);
      case STOCK -> stock(product);
      case RATING -> rating(product);
      case DESCRIPTION -> description(product);
      case REVIEW -> reviews(product);
      case GUIDE, POLICY, MANUAL, FAQ -> {}
    }
    return this;
  }

  /** Everything the row says. */
  Ground row(Product product) {
    name(product);
    product.attributes().forEach(this::attribute);
    for (Product.Variant variant : product.variants()) {
      variant.attributes().forEach(this::attribute);
      variant.offer().price().ifPresent(prices::add);
    }
    price(product);
    stock(product);
    rating(product);
    description(product);
    reviews(product);
    texts.add(product.id());
    product.family().gtin().ifPresent(texts::add);
    return this;
  }

  Ground document(Document document) {
    text(document.title());
    text(document.text());
    for (Document.Translation translation : document.translations().values()) {
      text(translation.title());
      text(translation.text());
    }
    return this;
  }

  /** What the shopper wrote: repeating it is not inventing. */
  Ground text(String text) {
    texts.add(text);
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      numbers.addAll(Claims.readings(digits.group()));
    }
    return this;
  }

  private void name(Product product) {
    text(product.title());
    for (Wording.Text translated : product.wording().translations().values()) {
      text(translated.title());
    }
    product.brand().ifPresent(this::text);
    product.kind().ifPresent(texts::add);
  }

  private void spec(Product product, String field) {
    product.attributes(field).forEach(this::attribute);
    for (Product.Variant variant : product.variants()) {
      variant.attributes().stream().filter(a -> a.key().equals(field)).forEach(this::attribute);
    }
  }

  private void attribute(Attribute attribute) {
    text(VERSION.matcher(attribute.name()).replaceAll("$1.$2"));
    switch (attribute.value()) {
      case Value.Measure(var quantity) -> quantities.add(quantity);
      case Value.Span(var low, var high) -> quantities.addAll(List.of(low, high));
      case Value.Bare(var number) -> numbers.add(number);
      case Value.Words(var words) -> words.forEach(this::text);
      case Value.Flag(boolean _) -> {}
    }
  }

  private void price(Product product) {
    product.offer().price().ifPresent(prices::add);
    product.offer().was().ifPresent(prices::add);
  }

  private void stock(Product product) {
    product.offer().stock().ifPresent(pieces -> numbers.add(BigDecimal.valueOf(pieces)));
  }

  private void rating(Product product) {
    product
        .rating()
        .ifPresent(
            rating -> {
              numbers.add(BigDecimal.valueOf(rating.value()));
              numbers.add(BigDecimal.valueOf(rating.count()));
              numbers.add(BigDecimal.valueOf(5)); // the scale that stars are given on
            });
  }

  private void description(Product product) {
    product.wording().description().ifPresent(this::text);
    product.wording().translations().values().forEach(t -> t.description().ifPresent(this::text));
  }

  private void reviews(Product product) {
    for (Product.Review review : product.reviews()) {
      text(review.title());
      text(review.text());
      text(review.date());
      review.rating().ifPresent(stars -> numbers.add(BigDecimal.valueOf(stars)));
    }
  }

  /** The first thing in {@code claims} that does not stand here. */
  Optional<String> missing(Claims claims, Set<Integer> counts) {
    for (Claims.Number number : claims.numbers()) {
      if (!holds(number) && !isCount(number, counts)) {
        return Optional.of(
            "the number " + number.text() + number.unit().map(u -> " " + u.symbol()).orElse(""));
      }
    }
    for (String code : claims.codes()) {
      if (texts.stream().noneMatch(text -> Text.holdsCode(text, code))) {
        return Optional.of("the name " + code);
      }
    }
    for (String name : claims.names()) {
      if (!isKind(name) && texts.stream().noneMatch(text -> has(text, name))) {
        return Optional.of("the name " + name);
      }
    }
    return Optional.empty();
  }

  /** "Wi-Fi" is what the shopper wrote as "wifi". */
  private static boolean has(String text, String name) {
    return Text.holds(text, name)
        || (name.indexOf('-') > 0 && Text.holds(text, name.replace("-", "")));
  }

  /** "TVs" is a word for a kind of thing, though it is written like a name. */
  private static boolean isKind(String name) {
    return Stream.of(Language.ENGLISH, Language.SPANISH)
        .flatMap(language -> Lexicon.shipped().find(name, language).stream())
        .anyMatch(
            match ->
                match.term().type() == Term.Type.KIND
                    && match.start() == 0
                    && match.end() == name.length());
  }

  /**
   * Whether one of {@code numbers} is {@code quantity}, in its own or another unit, rounded or not.
   */
  static boolean says(List<Claims.Number> numbers, Quantity quantity) {
    var ground = new Ground();
    ground.quantities.add(quantity);
    return numbers.stream().anyMatch(ground::holds);
  }

  /** Whether one of {@code values} stands here. */
  boolean statesOne(List<Value> values) {
    return values.stream()
        .anyMatch(
            value ->
                switch (value) {
                  case Value.Measure(var quantity) -> has(quantity);
                  case Value.Span(var low, var high) -> has(low) && has(high);
                  case Value.Bare(var number) ->
                      numbers.stream().anyMatch(n -> n.compareTo(number) == 0)
                          || prices.stream().anyMatch(p -> p.amount().compareTo(number) == 0);
                  case Value.Words(var words) -> words.stream().anyMatch(this::quotes);
                  case Value.Flag(boolean _) -> false;
                });
  }

  private boolean has(Quantity quantity) {
    return quantities.stream()
            .anyMatch(
                q ->
                    q.unit().dimension() == quantity.unit().dimension()
                        && q.compareTo(quantity) == 0)
        || numbers.stream().anyMatch(n -> n.compareTo(quantity.amount()) == 0);
  }

  /** Whether {@code words} stand here one after the other. */
  boolean quotes(String words) {
    return texts.stream().anyMatch(text -> Text.holds(text, words));
  }

  private static boolean isCount(Claims.Number number, Set<Integer> counts) {
    return number.unit().isEmpty()
        && number.currency().isEmpty()
        && number.readings().stream()
            .anyMatch(n -> n.stripTrailingZeros().scale() <= 0 && counts.contains(n.intValue()));
  }

  private boolean holds(Claims.Number number) {
    return number.readings().stream().anyMatch(reading -> holds(reading, number));
  }

  private boolean holds(BigDecimal reading, Claims.Number number) {
    if (number.currency().isPresent()) {
      String currency = number.currency().get();
      return prices.stream()
              .anyMatch(
                  p ->
                      p.currency().getCurrencyCode().equals(currency)
                          && p.amount().compareTo(reading) == 0)
          || numbers.stream().anyMatch(n -> n.compareTo(reading) == 0);
    }
    if (number.unit().isPresent()) {
      var unit = number.unit().get();
      return quantities.stream()
              .filter(q -> q.unit().dimension() == unit.dimension())
              .anyMatch(q -> rounds(q.in(unit).amount(), reading))
          || numbers.stream().anyMatch(n -> n.compareTo(reading) == 0);
    }
    return numbers.stream().anyMatch(n -> rounds(n, reading))
        || quantities.stream().anyMatch(q -> rounds(q.amount(), reading))
        || prices.stream().anyMatch(p -> p.amount().compareTo(reading) == 0);
  }

  /** Whether {@code shown} is {@code exact} at the decimals shown; its sign is not read. */
  private static boolean rounds(BigDecimal exact, BigDecimal shown) {
    return exact.abs().setScale(Math.max(0, shown.scale()), RoundingMode.HALF_UP).compareTo(shown)
            == 0
        || exact.abs().compareTo(shown) == 0;
  }
}
