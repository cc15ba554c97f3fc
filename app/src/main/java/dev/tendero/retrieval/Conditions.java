package dev.tendero.retrieval;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.index.Filter;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Constraints as conditions of the index. */
final class Conditions {
  private static final Map<String, Term.Type> NAMED_IN_TITLES =
      Map.of("colour", Term.Type.COLOUR, "material", Term.Type.MATERIAL);

  private final Lexicon lexicon;

  Conditions(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** All of them together. */
  Filter of(List<Constraint> constraints) {
    return new Filter.All(constraints.stream().map(this::of).toList());
  }

  Filter of(Constraint constraint) {
    return switch (constraint.operand()) {
      case Operand.Words(var words) -> words(constraint, words);
      case Operand.Price(var money) -> price(constraint.operator(), money);
      case Operand.Prices(var low, var high) ->
          new Filter.PriceRange(low.currency(), low.minor(), high.minor());
      case Operand.Amount(var quantity) ->
          measured(constraint, quantity.unit().dimension(), quantity.canonical());
      case Operand.Amounts(Quantity low, Quantity high) ->
          eachKey(
              constraint,
              key ->
                  new Filter.Range(key, low.unit().dimension(), low.canonical(), high.canonical()));
      case Operand.Number(double number) -> number(constraint, number);
      case Operand.Flag(boolean set) ->
          constraint.attribute().equals("stock")
              ? negatedIf(!set, new Filter.InStock())
              : eachKey(constraint, key -> new Filter.Flag(key, set));
    };
  }

  private Filter words(Constraint constraint, List<String> words) {
    Filter met =
        switch (constraint.attribute()) {
          case "kind" -> new Filter.Kind(withNarrower(words));
          case "brand" -> new Filter.Brand(words);
          case "stock" -> new Filter.InStock();
          case Constraint.ID -> new Filter.Ids(words);
          case Constraint.QUALITY -> quality(words);
          default -> wordsOrFlag(constraint, words);
        };
    return constraint.operator() == Operator.NE
        ? new Filter.All(List.of(new Filter.Not(met), known(constraint.attribute())))
        : met;
  }

  /** Of what states no colour nobody knows that it is not black. */
  private Filter known(String attribute) {
    return switch (attribute) {
      case "kind", "brand", "stock", Constraint.ID, Constraint.QUALITY -> Filter.EVERYTHING;
      default ->
          new Filter.Any(
              lexicon.keysOf(attribute).stream().<Filter>map(Filter.HasAttribute::new).toList());
    };
  }

  /**
   * "Wireless" is met by the word under any of the attribute's keys, or by a feed's "Wireless:
   * yes".
   */
  private Filter wordsOrFlag(Constraint constraint, List<String> words) {
    var met = new ArrayList<Filter>();
    List<String> shades = withShades(constraint.attribute(), words);
    lexicon.keysOf(constraint.attribute()).forEach(key -> met.add(new Filter.AnyWord(key, shades)));
    words.forEach(word -> met.add(new Filter.Flag(Attribute.key(word), true)));
    if (NAMED_IN_TITLES.containsKey(constraint.attribute())) {
      met.add(inTitle(constraint.attribute(), words));
    }
    return new Filter.Any(met);
  }

  /** Navy is a blue and oak a wood: what is stated by a narrower name meets the wider one. */
  private List<String> withShades(String attribute, List<String> words) {
    Term.Type type = NAMED_IN_TITLES.get(attribute);
    return type == null
        ? words
        : words.stream()
            .flatMap(word -> Stream.concat(Stream.of(word), names(type, word)))
            .distinct()
            .toList();
  }

  /** Of a colour or material all its names, of a shade those in both languages. */
  private Stream<String> names(Term.Type type, String word) {
    return Stream.concat(
        lexicon.term(type, word).stream().flatMap(Conditions::forms), lexicon.shade(word).stream());
  }

  private static Stream<String> forms(Term term) {
    return Stream.concat(term.english().stream(), term.spanish().stream());
  }

  /** "Blue wire connector" is blue where no attribute says what colour it is. */
  private Filter inTitle(String attribute, List<String> words) {
    Term.Type type = Objects.requireNonNull(NAMED_IN_TITLES.get(attribute));
    var named =
        words.stream()
            .flatMap(word -> names(type, word))
            .distinct()
            .<Filter>map(form -> new Filter.Titled(List.of(form.split(" "))))
            .toList();
    var stated = lexicon.keysOf(attribute).stream().<Filter>map(Filter.HasAttribute::new).toList();
    return new Filter.All(List.of(new Filter.Not(new Filter.Any(stated)), new Filter.Any(named)));
  }

  /** Said in so many words, or stated with yes. */
  static Filter quality(List<String> forms) {
    var met = new ArrayList<Filter>();
    met.add(new Filter.Says(forms));
    forms.forEach(form -> met.add(new Filter.Flag(Attribute.key(form), true)));
    return new Filter.Any(met);
  }

  /** "Headphones" are met by earbuds and headsets. */
  private List<String> withNarrower(List<String> kinds) {
    return kinds.stream().flatMap(kind -> lexicon.kindsUnder(kind).stream()).distinct().toList();
  }

  private Filter number(Constraint constraint, double number) {
    return constraint.attribute().equals("rating")
        ? negatedIf(
            constraint.operator() == Operator.LT || constraint.operator() == Operator.LE,
            new Filter.Rating(number))
        : measured(constraint, Dimension.COUNT, number);
  }

  private Filter measured(Constraint constraint, Dimension dimension, double canonical) {
    BiFunction<String, Double, Filter> range =
        switch (constraint.operator()) {
          case EQ, NE -> (key, v) -> near(key, dimension, v);
          case LT -> (key, v) -> Filter.Range.below(key, dimension, v);
          case LE -> (key, v) -> Filter.Range.atMost(key, dimension, v + slack(v));
          case GT -> (key, v) -> Filter.Range.above(key, dimension, v);
          case GE -> (key, v) -> Filter.Range.atLeast(key, dimension, v - slack(v));
          case BETWEEN -> throw new IllegalArgumentException("between one value");
        };
    Filter met = eachKey(constraint, key -> range.apply(key, canonical));
    return constraint.operator() == Operator.NE
        ? new Filter.All(List.of(new Filter.Not(met), known(constraint.attribute())))
        : met;
  }

  /** "16 GB", "15.6 inch": equal within what rounding and unit conversion change. */
  private static Filter near(String key, Dimension dimension, double value) {
    return new Filter.Range(key, dimension, value - slack(value), value + slack(value));
  }

  private static double slack(double value) {
    return Math.abs(value) * 0.005;
  }

  private static Filter price(Operator operator, Money money) {
    long minor = money.minor();
    return switch (operator) {
      case EQ -> new Filter.PriceRange(money.currency(), minor, minor);
      case NE -> new Filter.Not(new Filter.PriceRange(money.currency(), minor, minor));
      case LT -> new Filter.PriceRange(money.currency(), 0, Math.max(0, minor - 1));
      case LE -> new Filter.PriceRange(money.currency(), 0, minor);
      case GT -> new Filter.PriceRange(money.currency(), minor + 1, Long.MAX_VALUE);
      case GE -> new Filter.PriceRange(money.currency(), minor, Long.MAX_VALUE);
      case BETWEEN -> throw new IllegalArgumentException("between one price");
    };
  }

  private interface OfKey {
    Filter of(String key);
  }

  private Filter eachKey(Constraint constraint, OfKey filter) {
    List<String> keys = lexicon.keysOf(constraint.attribute());
    return keys.size() == 1
        ? filter.of(keys.getFirst())
        : new Filter.Any(keys.stream().map(filter::of).toList());
  }

  private static Filter negatedIf(boolean negated, Filter filter) {
    return negated ? new Filter.Not(filter) : filter;
  }
}
