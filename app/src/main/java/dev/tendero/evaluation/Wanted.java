package dev.tendero.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Accents;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One condition that every product shown has to meet, held against the product's row.
 *
 * @param attribute a key of the lexicon or catalogue, or "price", "brand", "rating", "stock",
 *     "availability", or "title", which has to have the words in one of its languages
 * @param values two for {@code BETWEEN}; for words any of them will do
 * @param unit a currency for prices; empty for words, flags, counts, ratings
 * @param or other ways in which rows state the same; each will do
 */
record Wanted(String attribute, Op op, List<String> values, String unit, List<Wanted> or) {

  /** How a value is held against the row. */
  enum Op {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    BETWEEN
  }

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  /** A row and a task may round inches and litres differently: half a percent is the same. */
  private static final double SAME = 0.005;

  Wanted {
    values = List.copyOf(values);
    or = List.copyOf(or);
    if (values.isEmpty() || (op == Op.BETWEEN && values.size() != 2)) {
      throw new IllegalArgumentException(attribute + " " + op + " " + values);
    }
  }

  static Wanted of(JsonNode json) {
    var values = new ArrayList<String>();
    JsonNode value = json.path("value");
    if (value.isArray()) {
      value.forEach(each -> values.add(each.asText()));
    } else if (!value.isMissingNode()) {
      values.add(value.asText());
    }
    return new Wanted(
        json.path("attribute").asText(),
        Op.valueOf(json.path("op").asText("eq").toUpperCase(Locale.ROOT)),
        values,
        json.path("unit").asText(""),
        json.path("or").valueStream().map(Wanted::of).toList());
  }

  /** Whether the row states a value that meets this; a row that states none does not. */
  boolean metBy(Product product, Lexicon lexicon) {
    return states(product, lexicon) || or.stream().anyMatch(each -> each.metBy(product, lexicon));
  }

  private boolean states(Product product, Lexicon lexicon) {
    return switch (attribute) {
      case "price" -> product.offer().price().map(this::price).orElse(false);
      case "rating" ->
          product.rating().map(r -> compares(r.value(), number(0), number(1))).orElse(false);
      case "stock" ->
          product.offer().stock().isPresent()
              && compares(product.offer().stock().getAsInt(), number(0), number(1));
      case "availability" ->
          product.offer().availability().map(a -> words(List.of(a.name()), lexicon)).orElse(false);
      case "brand" -> product.brand().map(b -> words(List.of(b), lexicon)).orElse(false);
      case "title" -> values.stream().anyMatch(words -> isInATitle(words, product));
      default -> attribute(product, lexicon);
    };
  }

  private static boolean isInATitle(String words, Product product) {
    var whole =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(folded(words)) + "(?![\\p{L}\\p{N}])");
    return Stream.concat(
            Stream.of(product.title()),
            product.wording().translations().values().stream().map(Wording.Text::title))
        .anyMatch(title -> whole.matcher(folded(title)).find());
  }

  private static String folded(String text) {
    return Accents.strip(text).toLowerCase(Locale.ROOT);
  }

  private boolean attribute(Product product, Lexicon lexicon) {
    List<Attribute> stated = Rows.stated(product, attribute, lexicon);
    if (stated.isEmpty()) {
      return op == Op.EQ && titleNames(product, lexicon);
    }
    return op == Op.NE
        ? stated.stream().allMatch(a -> value(a.value(), lexicon))
        : stated.stream().anyMatch(a -> value(a.value(), lexicon));
  }

  private boolean value(Value value, Lexicon lexicon) {
    return switch (value) {
      case Value.Measure(var quantity) -> !asksYesOrNo() && span(quantity, quantity);
      case Value.Span(var low, var high) -> !asksYesOrNo() && span(low, high);
      case Value.Bare(var number) ->
          unit.isEmpty() && !asksYesOrNo() && compares(number.doubleValue(), number(0), number(1));
      case Value.Flag(boolean set) ->
          (op == Op.NE) != Boolean.toString(set).equals(values.getFirst());
      case Value.Words(var words) -> words(words, lexicon);
    };
  }

  private boolean asksYesOrNo() {
    return values.getFirst().equals("true") || values.getFirst().equals("false");
  }

  /** A range meets a limit with either of its ends: the shopper can set it so. */
  private boolean span(Quantity low, Quantity high) {
    OptionalDouble first = canonical(low, 0);
    OptionalDouble second = canonical(low, values.size() - 1);
    return first.isPresent()
        && second.isPresent()
        && (compares(low.canonical(), first.getAsDouble(), second.getAsDouble())
            || compares(high.canonical(), first.getAsDouble(), second.getAsDouble()));
  }

  private OptionalDouble canonical(Quantity of, int index) {
    if (!NUMBER.matcher(values.get(index)).matches()) {
      return OptionalDouble.empty();
    }
    var amount = new BigDecimal(values.get(index));
    var parsed = unit.isEmpty() ? Optional.of(of.unit()) : Units.parse(unit);
    return parsed.isPresent() && parsed.get().dimension() == of.unit().dimension()
        ? OptionalDouble.of(new Quantity(amount, parsed.get()).canonical())
        : OptionalDouble.empty();
  }

  private boolean price(Money money) {
    return (unit.isEmpty() || money.currency().getCurrencyCode().equals(unit))
        && compares(money.amount().doubleValue(), number(0), number(1));
  }

  private boolean compares(double value, double low, double high) {
    return switch (op) {
      case EQ -> same(value, low);
      case NE -> !same(value, low);
      case LT -> value < low && !exactly(value, low);
      case LE -> value < low || exactly(value, low);
      case GT -> value > low && !exactly(value, low);
      case GE -> value > low || exactly(value, low);
      case BETWEEN ->
          (value > low || exactly(value, low)) && (value < high || exactly(value, high));
    };
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  }

  /** Equal but for the arithmetic of unit conversion. */
  private static boolean exactly(double a, double b) {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }

  private double number(int index) {
    return Double.parseDouble(values.get(Math.min(index, values.size() - 1)));
  }

  private boolean words(List<String> stated, Lexicon lexicon) {
    boolean any =
        stated.stream()
            .anyMatch(word -> values.stream().anyMatch(wanted -> sameWord(word, wanted, lexicon)));
    return (op == Op.NE) != any;
  }

  /** By the lexicon's colour or material where the attribute is one, else the words themselves. */
  private boolean sameWord(String stated, String wanted, Lexicon lexicon) {
    return switch (attribute) {
      case "colour" -> lexicon.canonicalColour(stated).equals(lexicon.canonicalColour(wanted));
      case "material" ->
          lexicon.canonicalMaterial(stated).equals(lexicon.canonicalMaterial(wanted));
      case "brand", "availability" -> Text.folded(stated).equals(Text.folded(wanted));
      default -> Text.holds(stated, wanted);
    };
  }

  /** Where the row has no such field, its title may still say the colour or the material. */
  private boolean titleNames(Product product, Lexicon lexicon) {
    Term.Type type = attribute.equals("colour") ? Term.Type.COLOUR : Term.Type.MATERIAL;
    return (attribute.equals("colour") || attribute.equals("material"))
        && lexicon.find(product.title(), Language.ENGLISH).stream()
            .filter(match -> match.term().type() == type)
            .anyMatch(
                match -> values.stream().anyMatch(v -> sameWord(match.term().id(), v, lexicon)));
  }

  @Override
  public String toString() {
    return attribute
        + " "
        + op.name().toLowerCase(Locale.ROOT)
        + " "
        + String.join("..", values)
        + (unit.isEmpty() ? "" : " " + unit)
        + or.stream().map(each -> " or " + each).collect(Collectors.joining());
  }
}
