package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Mention;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every number a sentence states of a product is one its row has, under the name the sentence gives
 * it: measures, counts, prices, ratings, reviews, stock. Where the row has exactly one value for
 * the name, the objection brings it.
 */
final class Numbers implements Rule {
  static final String RULE = "facts";

  private static final Set<String> FORMER =
      Vocabulary.set("was before formerly reduced instead antes rebajado rebajada era");
  private static final Set<String> DIFFERENCE =
      Vocabulary.set(
          "cheaper save saves saving less difference off discount spare ahorra ahorras "
              + "ahorro barato barata diferencia descuento margen sobran sobra more longer "
              + "shorter wider lighter heavier mas menos expensive caro cara");
  private static final Set<String> PEOPLE =
      Vocabulary.set(
          "people customers buyers shoppers users clientes compradores personas usuarios");
  private static final Set<String> IN_STOCK =
      Vocabulary.set("left available stock existencias disponibles disponible almacen");
  private static final Set<String> STOCK_BEFORE = Vocabulary.set("quedan queda stock existencias");
  private static final Set<String> YOURS =
      Vocabulary.set(
          "you your you're asked tu tus pediste pides buscas busca pedido budget "
              + "presupuesto gap limit limite");

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    for (Claim claim : stated(reading, ground)) {
      objection(claim, reading, ground).ifPresent(objections::add);
    }
    return objections;
  }

  /** The numbers that are statements about a product. */
  static List<Claim> stated(Reading reading, Ground ground) {
    var stated = new ArrayList<Claim>();
    boolean rated = false;
    for (Claim claim : reading.claims()) {
      boolean scale = rated && scaleOfRating(claim, reading);
      rated = isRating(claim, reading);
      if (!scale && !isExempt(claim, reading, ground)) {
        stated.add(claim);
      }
    }
    return stated;
  }

  /** No statement about a product: the shopper's own number, or a count of results. */
  static boolean isExempt(Claim claim, Reading reading, Ground ground) {
    boolean asked =
        ground.context().asked().stream()
            .anyMatch(a -> Amounts.agree(claim.mention(), a, Amounts.Relation.EQUAL));
    if (asked) {
      boolean bound = claim.relation() != Amounts.Relation.EQUAL;
      return hasWord(reading, claim.from(), claim.to(), YOURS)
          || ((bound || claim.negated()) && claim.rows().isEmpty());
    }
    Optional<BigDecimal> number = Amounts.number(claim.mention());
    return number.isPresent()
        && number.get().stripTrailingZeros().scale() <= 0
        && number.get().abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0
        && ground.counts().contains(number.get().intValue())
        && claim.rows().stream()
            .noneMatch(r -> Binding.of(claim, reading, r, ground.vocabulary()).names());
  }

  private static Optional<Objection> objection(Claim claim, Reading reading, Ground ground) {
    Objection first = null;
    for (Row row : claim.rows()) {
      Optional<Objection> objection = judge(claim, reading, row, ground);
      if (objection.isEmpty()) {
        return objection;
      }
      first = first == null ? objection.get() : first;
    }
    if (first == null
        || inCitedText(claim, reading, ground)
        || isDifference(claim, reading, ground)) {
      return Optional.empty();
    }
    return Optional.of(first);
  }

  private static boolean inCitedText(Claim claim, Reading reading, Ground ground) {
    for (Fact fact : reading.cited()) {
      if (fact.origin().isText()
          && !claim.negated()
          && Row.states(ground.numbers(fact), claim.mention(), claim.relation())) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Objection> judge(Claim claim, Reading reading, Row row, Ground ground) {
    if (claim.mention() instanceof Mention.Price price) {
      return price(claim, price, reading, row);
    }
    if (Amounts.number(claim.mention()).isPresent()) {
      if (isReviews(claim, reading)) {
        return count(claim, reading, "count", "reviews", row.reviews());
      }
      if (isRating(claim, reading)) {
        return count(claim, reading, "rating", "rating", row.rating());
      }
      if (isStock(claim, reading)) {
        return count(claim, reading, "count", "stock", row.stock());
      }
      if (isPrice(claim, reading, row) && row.product().offer().price().isPresent()) {
        Money price = row.product().offer().price().get();
        return count(claim, reading, "price", "price", Optional.of(price.amount()));
      }
    }
    return attribute(claim, reading, row, ground);
  }

  // Prices

  private static Optional<Objection> price(
      Claim claim, Mention.Price stated, Reading reading, Row row) {
    Product product = row.product();
    var offered = new ArrayList<Money>();
    product.offer().price().ifPresent(offered::add);
    product.variants().forEach(v -> v.offer().price().ifPresent(offered::add));
    boolean former =
        hasWord(reading, Math.max(claim.from(), claim.first() - 4), claim.first(), FORMER);
    if (former) {
      offered.clear();
      product.offer().was().ifPresent(offered::add);
    }
    boolean agrees = offered.stream().anyMatch(m -> agree(stated, m, claim.relation()));
    if (agrees != claim.negated() && !offered.isEmpty()) {
      return Optional.empty();
    }
    if (claim.negated() && !agrees) {
      return Optional.empty();
    }
    if (claim.negated()) {
      return object(claim, "negation", "the row has this price");
    }
    if (offered.isEmpty()) {
      return object(claim, "price", "the row has no such price");
    }
    Money only = offered.getFirst();
    boolean otherCurrency =
        !only.currency().equals(stated.low().currency())
            && only.amount().compareTo(stated.low().amount()) == 0;
    Objection objection =
        Objection.of(
            RULE,
            otherCurrency ? "currency" : "price",
            claim.start(),
            claim.end(),
            "the row has another price");
    boolean single = offered.stream().distinct().count() == 1 && plain(claim);
    return Optional.of(
        single ? objection.correctedBy(Notation.price(only, reading.language())) : objection);
  }

  private static boolean agree(Mention.Price stated, Money row, Amounts.Relation relation) {
    return stated.low().equals(stated.high())
        ? Amounts.price(stated.low(), row, relation)
        : stated.low().currency().equals(row.currency())
            && row.amount().compareTo(stated.low().amount()) >= 0
            && row.amount().compareTo(stated.high().amount()) <= 0;
  }

  // Rating, reviews, stock

  private static Optional<Objection> count(
      Claim claim, Reading reading, String kind, String field, Optional<BigDecimal> value) {
    if (value.isEmpty()) {
      return object(claim, kind, "the row has no " + field);
    }
    var row = new Mention.Plain(0, 0, value.get(), value.get());
    boolean agrees = Amounts.agree(claim.mention(), row, claim.relation());
    if (agrees == claim.negated()) {
      Objection objection =
          Objection.of(
              RULE,
              claim.negated() ? "negation" : kind,
              claim.start(),
              claim.end(),
              "the row's " + field + " says otherwise");
      return Optional.of(
          plain(claim) && claim.mention() instanceof Mention.Plain
              ? objection.correctedBy(Notation.number(value.get(), reading.language()))
              : objection);
    }
    return Optional.empty();
  }

  private static boolean isReviews(Claim claim, Reading reading) {
    for (int i = claim.last(); i < claim.last() + 3 && i < reading.tokens().size(); i++) {
      Token token = reading.tokens().get(i);
      boolean people = PEOPLE.contains(token.word()) && isBy(claim, reading);
      if (token.concept().equals("review") || people) {
        return true;
      }
      if (!Vocabulary.set("customer verified de of user shopper").contains(token.word())) {
        break;
      }
    }
    int before = claim.first() - 1;
    return before >= 0
        && reading.tokens().get(before).concept().equals("review")
        && reading.text().indexOf(':', reading.tokens().get(before).end()) >= 0;
  }

  /** "Rated by 12 people", not "for 12 people". */
  private static boolean isBy(Claim claim, Reading reading) {
    return claim.first() > 0
        && Vocabulary.set("by from por de")
            .contains(reading.tokens().get(claim.first() - 1).word());
  }

  private static boolean isRating(Claim claim, Reading reading) {
    List<Token> tokens = reading.tokens();
    if (Amounts.number(claim.mention()).isEmpty() || isReviews(claim, reading)) {
      return false;
    }
    if (claim.last() < tokens.size() && tokens.get(claim.last()).concept().equals("rating")) {
      return true;
    }
    int end = Math.min(reading.text().length(), claim.end() + 10);
    String tail = Vocabulary.plain(reading.text().substring(claim.end(), end));
    if (tail.matches("(?s)\\s?(/|out of|sobre|de)\\s?(5|five|cinco)(\\D.*|$)")) {
      return true;
    }
    for (int i = claim.first() - 1; i >= claim.from() && i >= claim.first() - 4; i--) {
      if (tokens.get(i).concept().equals("rating")) {
        return true;
      }
      if (!Vocabulary.set("at with is of a con es de una un in en not no")
          .contains(tokens.get(i).word())) {
        break;
      }
    }
    return false;
  }

  /** The five of "4.5 out of 5". */
  private static boolean scaleOfRating(Claim claim, Reading reading) {
    boolean five =
        Amounts.number(claim.mention())
            .filter(n -> n.compareTo(BigDecimal.valueOf(5)) == 0)
            .isPresent();
    String before = reading.text().substring(Math.max(0, claim.start() - 7), claim.start());
    return five && Vocabulary.plain(before).matches("(?s).*(/|of |sobre |de )$");
  }

  private static boolean isStock(Claim claim, Reading reading) {
    List<Token> tokens = reading.tokens();
    for (int i = claim.last(); i < claim.last() + 4 && i < tokens.size(); i++) {
      if (IN_STOCK.contains(tokens.get(i).word())) {
        return true;
      }
      if (!Vocabulary.set("in en are is units unidades pieces piezas still el estan")
          .contains(tokens.get(i).word())) {
        break;
      }
    }
    for (int i = claim.first() - 1; i >= claim.from() && i >= claim.first() - 3; i--) {
      if (STOCK_BEFORE.contains(tokens.get(i).word())) {
        return true;
      }
      if (!Vocabulary.set("is of es de solo only at still aun not no")
          .contains(tokens.get(i).word())) {
        break;
      }
    }
    return false;
  }

  private static boolean isPrice(Claim claim, Reading reading, Row row) {
    int before = claim.first() - 1;
    return before >= claim.from()
        && reading.tokens().get(before).concept().equals("price")
        && row.named("price").isEmpty();
  }

  // Attributes

  private static Optional<Objection> attribute(
      Claim claim, Reading reading, Row row, Ground ground) {
    Binding binding = Binding.of(claim, reading, row, ground.vocabulary());
    Set<Field> named = binding.tight().isEmpty() ? binding.full() : binding.tight();
    boolean stated = named.stream().anyMatch(f -> states(f, claim));
    if (claim.negated()) {
      boolean denied = stated || (named.isEmpty() && states(row, claim));
      return denied ? object(claim, "negation", "the row states what is denied") : Optional.empty();
    }
    if (stated) {
      return Optional.empty();
    }
    List<Field> comparable = named.stream().filter(f -> isComparable(f, claim)).toList();
    if (!binding.tight().isEmpty()) {
      boolean numeric = named.stream().anyMatch(f -> !f.numbers().isEmpty());
      if (!comparable.isEmpty() || numeric) {
        return contradiction(claim, reading, row, comparable.isEmpty() ? named : comparable);
      }
    } else if (!comparable.isEmpty()
        && binding.partial().stream().noneMatch(f -> states(f, claim))) {
      return contradiction(claim, reading, row, comparable);
    }
    return unnamed(claim, reading, row, binding);
  }

  /** The number stands under a name that the row does not have, or under none. */
  private static Optional<Objection> unnamed(
      Claim claim, Reading reading, Row row, Binding binding) {
    boolean inText = Row.states(row.textNumbers(), claim.mention(), claim.relation());
    for (String property : binding.property()) {
      List<Field> called =
          row.named(property).stream().filter(f -> !f.numbers().isEmpty()).toList();
      if (called.stream().anyMatch(f -> states(f, claim))) {
        return Optional.empty();
      }
      List<Field> comparable = called.stream().filter(f -> isComparable(f, claim)).toList();
      if (!called.isEmpty()) {
        return contradiction(claim, reading, row, comparable.isEmpty() ? called : comparable);
      }
      if (row.named(property).isEmpty() && !inText && !property.equals("dimension")) {
        return object(claim, "attribute", "the row has no " + property);
      }
    }
    if (inText) {
      return Optional.empty();
    }
    boolean written =
        claim.mention() instanceof Mention.Plain p
            && p.low().equals(p.high())
            && row.says(p.low().toPlainString());
    if (states(row, claim) || written) {
      return Optional.empty();
    }
    return object(claim, isOtherUnit(claim, row) ? "unit" : "number", "the row has no such number");
  }

  private static boolean states(Field field, Claim claim) {
    return !Row.unitUnknown(claim.mention(), field)
        && Row.states(field.numbers(), claim.mention(), claim.relation());
  }

  private static boolean states(Row row, Claim claim) {
    return row.states(claim.mention(), claim.relation());
  }

  private static boolean isComparable(Field field, Claim claim) {
    return field.numbers().stream().anyMatch(n -> Amounts.comparable(claim.mention(), n));
  }

  private static Optional<Objection> contradiction(
      Claim claim, Reading reading, Row row, Iterable<Field> fields) {
    var candidates = new ArrayList<Field>();
    fields.forEach(candidates::add);
    String kind = kind(claim, row, candidates);
    Objection objection =
        Objection.of(
            RULE,
            kind,
            claim.start(),
            claim.end(),
            "the row's " + candidates.getFirst().key() + " says otherwise");
    Optional<Mention> only = onlyValue(candidates);
    return Optional.of(
        only.isPresent() && plain(claim)
            ? objection.correctedBy(Notation.of(only.get(), reading.language()))
            : objection);
  }

  private static String kind(Claim claim, Row row, List<Field> candidates) {
    if (otherUnit(claim, candidates.stream())) {
      return "unit";
    }
    if (Amounts.number(claim.mention()).isPresent()
        && candidates.stream().allMatch(f -> f.numbers().stream().anyMatch(Numbers::isCount))) {
      return "count";
    }
    return states(row, claim) ? "attribute" : "number";
  }

  private static boolean isCount(Mention mention) {
    return mention instanceof Mention.Measure m && m.low().unit() == Unit.COUNT;
  }

  /** Whether one of the fields has this number in another unit. */
  private static boolean otherUnit(Claim claim, Stream<Field> fields) {
    return claim.mention() instanceof Mention.Measure m
        && fields.flatMap(f -> f.numbers().stream()).anyMatch(n -> isOtherUnit(m, n));
  }

  private static boolean isOtherUnit(Mention.Measure stated, Mention row) {
    return switch (row) {
      case Mention.Measure r ->
          r.low().unit() != stated.low().unit()
              && r.low().amount().compareTo(stated.low().amount()) == 0
              && r.high().amount().compareTo(stated.high().amount()) == 0;
      case Mention.Plain r ->
          r.low().compareTo(stated.low().amount()) == 0
              && r.high().compareTo(stated.high().amount()) == 0;
      case Mention.Price _ -> false;
    };
  }

  /** Whether the row has this number in another unit of the same dimension. */
  private static boolean isOtherUnit(Claim claim, Row row) {
    return otherUnit(claim, row.fields().stream().filter(f -> isComparable(f, claim)));
  }

  /** The one value of the only field; never a number without unit. */
  private static Optional<Mention> onlyValue(List<Field> fields) {
    List<Mention> numbers = fields.stream().flatMap(f -> f.numbers().stream()).distinct().toList();
    boolean one = numbers.size() == 1 && fields.stream().map(Field::key).distinct().count() == 1;
    if (!one || fields.getFirst().bare()) {
      return Optional.empty();
    }
    return Optional.of(numbers.getFirst());
  }

  // Differences

  /** "20 € cheaper", "2 cm to spare": the difference of two numbers that stand in the rows. */
  static boolean isDifference(Claim claim, Reading reading, Ground ground) {
    if (!hasWord(
        reading,
        Math.max(0, claim.first() - 3),
        Math.min(claim.last() + 4, reading.tokens().size()),
        DIFFERENCE)) {
      return false;
    }
    return switch (claim.mention()) {
      case Mention.Price p -> priceDifference(p.low(), ground);
      case Mention.Measure m -> measureDifference(m.low(), claim, ground);
      case Mention.Plain _ -> false;
    };
  }

  private static boolean priceDifference(Money stated, Ground ground) {
    var prices = new ArrayList<Money>();
    for (Row row : ground.rows()) {
      row.product().offer().price().ifPresent(prices::add);
      row.product().offer().was().ifPresent(prices::add);
    }
    ground.context().asked().stream()
        .filter(Mention.Price.class::isInstance)
        .forEach(a -> prices.add(((Mention.Price) a).high()));
    for (Money one : prices) {
      for (Money two : prices) {
        if (one.currency().equals(stated.currency())
            && two.currency().equals(stated.currency())
            && one.amount().subtract(two.amount()).compareTo(stated.amount()) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean measureDifference(Quantity stated, Claim claim, Ground ground) {
    var values = new ArrayList<Quantity>();
    for (Row row : claim.rows().isEmpty() ? ground.rows() : claim.rows()) {
      row.fields().forEach(f -> f.numbers().forEach(n -> add(n, stated.unit(), values)));
    }
    var others = new ArrayList<>(values);
    ground.context().asked().forEach(a -> add(a, stated.unit(), others));
    if (ground.rows().size() > 1) {
      ground
          .rows()
          .forEach(
              r ->
                  r.fields().forEach(f -> f.numbers().forEach(n -> add(n, stated.unit(), others))));
    }
    double wanted = stated.canonical();
    double tolerance = 1e-9 + 0.001 * wanted;
    return values.stream()
        .anyMatch(
            v ->
                others.stream()
                    .anyMatch(
                        o ->
                            Math.abs(Math.abs(v.canonical() - o.canonical()) - wanted)
                                < tolerance));
  }

  private static void add(Mention mention, Unit like, List<Quantity> into) {
    if (mention instanceof Mention.Measure m && m.low().unit().dimension() == like.dimension()) {
      into.add(m.low());
    }
  }

  // What they share

  private static boolean hasWord(Reading reading, int from, int to, Set<String> words) {
    for (int i = from; i < to; i++) {
      if (words.contains(reading.tokens().get(i).word())) {
        return true;
      }
    }
    return false;
  }

  /** A single number, stated as it is: the only form that can be replaced. */
  private static boolean plain(Claim claim) {
    return !claim.negated() && claim.relation() == Amounts.Relation.EQUAL;
  }

  private static Optional<Objection> object(Claim claim, String kind, String detail) {
    return Optional.of(Objection.of(RULE, kind, claim.start(), claim.end(), detail));
  }
}
