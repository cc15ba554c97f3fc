package dev.tendero.guardrails;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.guardrails.TrueSentences.Kind;
import dev.tendero.guardrails.TrueSentences.Said;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes true sentences false, one thing at a time. */
final class Mutations {

  /**
   * @param what number, unit, attribute, currency, count, negation
   */
  record Mutated(Said origin, String what, String text) {}

  private static final List<String> FACTORS = List.of("0.1", "0.5", "0.8", "1.2", "2", "3", "10");

  private static final Map<Unit, List<Unit>> SWAPS = new EnumMap<>(Unit.class);

  static {
    swap(Unit.MILLIMETRE, Unit.CENTIMETRE, Unit.METRE, Unit.INCH);
    swap(Unit.GRAM, Unit.KILOGRAM, Unit.POUND, Unit.OUNCE);
    swap(Unit.WATT, Unit.KILOWATT, Unit.VOLT, Unit.VOLT_AMPERE);
    swap(Unit.MEGABYTE, Unit.GIGABYTE, Unit.TERABYTE);
    swap(Unit.HERTZ, Unit.MEGAHERTZ, Unit.GIGAHERTZ);
    swap(Unit.MEGABYTE_PER_SECOND, Unit.GIGABYTE_PER_SECOND, Unit.MEGABIT_PER_SECOND);
    swap(Unit.MILLISECOND, Unit.SECOND, Unit.MINUTE);
    swap(Unit.MONTH, Unit.YEAR, Unit.DAY);
    swap(Unit.LITRE, Unit.MILLILITRE);
    swap(Unit.DECIBEL, Unit.WATT);
    swap(Unit.CANDELA_PER_SQUARE_METRE, Unit.LUMEN);
    swap(Unit.CELSIUS, Unit.PERCENT);
    swap(Unit.MILLIAMPERE_HOUR, Unit.WATT_HOUR);
  }

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  private static void swap(Unit... group) {
    for (Unit unit : group) {
      var others = new ArrayList<>(List.of(group));
      others.remove(unit);
      SWAPS.put(unit, others);
    }
  }

  List<Mutated> of(Said said) {
    var mutated = new ArrayList<Mutated>();
    switch (said.kind()) {
      case MEASURE -> measure(said, mutated);
      case COUNT, REVIEWS, STOCK -> count(said, mutated);
      case RATING -> rating(said, mutated);
      case PRICE -> price(said, mutated);
      case WORDS -> words(said, mutated);
      case FLAG -> {}
    }
    negation(said, mutated);
    return mutated;
  }

  private void measure(Said said, List<Mutated> mutated) {
    Quantity quantity =
        switch (said.attribute().value()) {
          case Value.Measure m -> m.quantity();
          case Value.Span s -> s.high();
          case Value.Words _, Value.Flag _, Value.Bare _ -> throw new IllegalStateException();
        };
    if (quantity.amount().signum() > 0) {
      Quantity scaled = new Quantity(scaled(quantity.amount()), quantity.unit());
      mutated.add(new Mutated(said, "number", said.with(replaced(said, scaled))));
      List<Unit> units = SWAPS.getOrDefault(quantity.unit(), List.of());
      if (!units.isEmpty()) {
        Unit unit = units.get(random.nextInt(units.size()));
        Quantity other = new Quantity(quantity.amount(), unit);
        mutated.add(new Mutated(said, "unit", said.with(replaced(said, other))));
      }
    }
    neighbour(said, quantity)
        .forEach(n -> mutated.add(new Mutated(said, "attribute", said.with(shown(n, said)))));
  }

  /** The written value with its last number and unit replaced; a range keeps its low end. */
  private String replaced(Said said, Quantity quantity) {
    int dash = said.value().lastIndexOf(" - ");
    return (dash < 0 ? "" : said.value().substring(0, dash + 3)) + shown(quantity, said);
  }

  private List<Quantity> neighbour(Said said, Quantity own) {
    List<Quantity> others =
        said.product().attributes().stream()
            .filter(a -> !a.key().equals(said.attribute().key()))
            .map(Attribute::value)
            .filter(Value.Measure.class::isInstance)
            .map(v -> ((Value.Measure) v).quantity())
            .filter(q -> q.unit() != Unit.COUNT && differs(q, own))
            .toList();
    return others.isEmpty() ? List.of() : List.of(others.get(random.nextInt(others.size())));
  }

  private static boolean differs(Quantity one, Quantity two) {
    double ratio = one.canonical() / two.canonical();
    return one.unit().dimension() != two.unit().dimension() || ratio < 0.9 || ratio > 1.1;
  }

  private BigDecimal scaled(BigDecimal amount) {
    BigDecimal factor = new BigDecimal(FACTORS.get(random.nextInt(FACTORS.size())));
    BigDecimal scaled = amount.multiply(factor);
    if (amount.scale() <= 0 && scaled.compareTo(BigDecimal.TEN) > 0) {
      BigDecimal whole = scaled.setScale(0, RoundingMode.HALF_UP);
      return whole.compareTo(amount) == 0 ? whole.add(BigDecimal.ONE) : whole;
    }
    return scaled;
  }

  private void count(Said said, List<Mutated> mutated) {
    int count = Integer.parseInt(said.value());
    int other = random.nextBoolean() ? count + 1 + random.nextInt(3) : Math.max(0, count - 1);
    mutated.add(
        new Mutated(said, "count", said.with(Integer.toString(other == count ? 9 : other))));
  }

  private void rating(Said said, List<Mutated> mutated) {
    double value = said.product().rating().orElseThrow().value();
    BigDecimal other = BigDecimal.valueOf(value > 3 ? value - 0.7 : value + 0.8);
    String plain = other.setScale(1, RoundingMode.HALF_UP).toPlainString();
    mutated.add(new Mutated(said, "number", said.with(notation(plain, said.language()))));
  }

  private void price(Said said, List<Mutated> mutated) {
    Money price = said.product().offer().price().orElseThrow();
    String code = price.currency().getCurrencyCode();
    BigDecimal lower =
        price.amount().multiply(new BigDecimal("0.9")).setScale(2, RoundingMode.DOWN);
    mutated.add(
        new Mutated(said, "number", said.with(TrueSentences.price(lower, code, said.language()))));
    String other = code.equals("EUR") ? "USD" : "EUR";
    mutated.add(
        new Mutated(
            said,
            "currency",
            said.with(TrueSentences.price(price.amount(), other, said.language()))));
  }

  private void words(Said said, List<Mutated> mutated) {
    List<String> own = ((Value.Words) said.attribute().value()).words();
    List<String> others =
        said.product().attributes().stream()
            .filter(a -> !a.key().equals(said.attribute().key()))
            .map(Attribute::value)
            .filter(Value.Words.class::isInstance)
            .map(v -> ((Value.Words) v).words().getFirst())
            .filter(w -> own.stream().noneMatch(o -> overlap(o, w)))
            .toList();
    if (!others.isEmpty()) {
      String other = others.get(random.nextInt(others.size()));
      mutated.add(new Mutated(said, "attribute", said.with(other)));
    }
  }

  private static boolean overlap(String one, String two) {
    String a = one.toLowerCase(java.util.Locale.ROOT);
    String b = two.toLowerCase(java.util.Locale.ROOT);
    return a.contains(b) || b.contains(a);
  }

  private static void negation(Said said, List<Mutated> mutated) {
    boolean flag = said.kind() == Kind.FLAG;
    String denied = said.language() == Language.SPANISH ? spanish(said) : english(said);
    if (!denied.equals(said.text()) && (flag || said.at() >= 0)) {
      mutated.add(new Mutated(said, "negation", denied));
    }
  }

  private static String english(Said said) {
    String text = said.text();
    if (said.kind() == Kind.FLAG) {
      if (text.endsWith(": yes.")) {
        return text.replace(": yes.", ": no.");
      }
      if (text.endsWith(": no.")) {
        return text.replace(": no.", ": yes.");
      }
      return text.startsWith("It does not have")
          ? text.replace("It does not have", "It has")
          : text.startsWith("It has ")
              ? text.replace("It has ", "It does not have ")
              : text.contains(" without ")
                  ? text.replace(" without ", " with ")
                  : text.replace("comes with ", "comes without ");
    }
    return text.replaceFirst("^It has ", "It does not have ")
        .replaceFirst("^It costs ", "It does not cost ")
        .replaceFirst("^It is rated ", "It is not rated ")
        .replaceFirst("^(The|Its) (.*) is (?=[^ ]*\\d)", "$1 $2 is not ")
        .replaceFirst("^(The|Its) ((?!.* not ).*) is ", "$1 $2 is not ");
  }

  private static String spanish(Said said) {
    String text = said.text();
    if (said.kind() == Kind.FLAG) {
      if (text.endsWith(": sí.")) {
        return text.replace(": sí.", ": no.");
      }
      if (text.endsWith(": no.")) {
        return text.replace(": no.", ": sí.");
      }
      return text.startsWith("No tiene")
          ? text.replace("No tiene", "Tiene")
          : text.startsWith("Tiene ")
              ? text.replace("Tiene ", "No tiene ")
              : text.contains(" sin ")
                  ? text.replace(" sin ", " con ")
                  : text.replace("Incluye ", "No incluye ");
    }
    return text.replaceFirst("^Tiene ", "No tiene ")
        .replaceFirst("^Cuesta ", "No cuesta ")
        .replaceFirst("^Está valorado ", "No está valorado ")
        .replaceFirst("^(El|La|Su) (.*) es ", "$1 $2 no es ");
  }

  private String shown(Quantity quantity, Said said) {
    BigDecimal plain = quantity.amount().stripTrailingZeros();
    String number = (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    return notation(number, said.language()) + " " + quantity.unit().symbol();
  }

  private static String notation(String plain, Language language) {
    return language == Language.SPANISH ? plain.replace('.', ',') : plain;
  }

  /** The products as the harness takes them. */
  static List<Said> sentences(
      List<Product> products, Language language, Map<String, String> spanishNames) {
    var said = new ArrayList<Said>();
    products.forEach(p -> said.addAll(new TrueSentences(p, language, spanishNames).all()));
    return said;
  }
}
