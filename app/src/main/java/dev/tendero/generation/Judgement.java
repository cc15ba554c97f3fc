package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Term;
import dev.tendero.units.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a product meets a condition, by its typed facts alone: yes, no, or not to be known. */
enum Judgement {
  YES,
  NO,
  UNKNOWN;

  /** Fields whose words are a closed set: another word there is a no, not a "perhaps". */
  private static final Set<String> CLOSED = Set.of("colour", "material", "brand", "kind");

  static Judgement of(Constraint constraint, Sheet sheet, Voice voice) {
    List<Judgement> each =
        sheet.about(constraint.attribute()).stream()
            .map(fact -> of(constraint, sheet, fact, voice))
            .toList();
    if (each.isEmpty() || each.contains(UNKNOWN)) {
      return UNKNOWN;
    }
    boolean agree = each.stream().distinct().count() == 1;
    return agree ? each.getFirst() : UNKNOWN;
  }

  private static Judgement of(Constraint constraint, Sheet sheet, Fact fact, Voice voice) {
    Constraint.Operator operator = constraint.operator();
    return switch (constraint.operand()) {
      case Operand.Price(Money limit) ->
          sheet.price().map(p -> price(operator, p, limit)).orElse(UNKNOWN);
      case Operand.Prices(Money low, Money high) ->
          sheet
              .price()
              .map(
                  p ->
                      both(
                          price(Constraint.Operator.GE, p, low),
                          price(Constraint.Operator.LE, p, high)))
              .orElse(UNKNOWN);
      case Operand.Amount(Quantity limit) -> amount(operator, fact, limit);
      case Operand.Amounts(Quantity low, Quantity high) ->
          both(
              amount(Constraint.Operator.GE, fact, low),
              amount(Constraint.Operator.LE, fact, high));
      case Operand.Number(double number) -> number(operator, sheet, fact, number);
      case Operand.Flag(boolean set) -> flag(operator, sheet, fact, set);
      case Operand.Words(List<String> words) -> words(constraint, words, fact, voice);
    };
  }

  private static Judgement both(Judgement a, Judgement b) {
    return a == NO || b == NO ? NO : a == UNKNOWN || b == UNKNOWN ? UNKNOWN : YES;
  }

  private static Judgement of(boolean holds) {
    return holds ? YES : NO;
  }

  private static Judgement price(Constraint.Operator operator, Money price, Money limit) {
    // The plan keeps the number when the currency is another one, and says so in a note.
    return compared(operator, price.amount().compareTo(limit.amount()));
  }

  private static Judgement amount(Constraint.Operator operator, Fact fact, Quantity limit) {
    return switch (fact.value().orElse(null)) {
      case Value.Measure(Quantity quantity)
          when quantity.unit().dimension() == limit.unit().dimension() ->
          compared(operator, quantity.compareTo(limit));
      case Value.Span(Quantity low, Quantity high)
          when low.unit().dimension() == limit.unit().dimension() ->
          within(low, high, limit, operator);
      case null, default -> UNKNOWN;
    };
  }

  /** A span meets an equality when it contains it, and a bound when both its ends do. */
  private static Judgement within(
      Quantity low, Quantity high, Quantity limit, Constraint.Operator operator) {
    boolean contains = low.compareTo(limit) <= 0 && high.compareTo(limit) >= 0;
    return switch (operator) {
      case EQ -> of(contains);
      case NE -> of(!contains);
      case LT, LE, GT, GE, BETWEEN -> {
        Judgement atLow = compared(operator, low.compareTo(limit));
        yield atLow == compared(operator, high.compareTo(limit)) ? atLow : UNKNOWN;
      }
    };
  }

  private static Judgement number(
      Constraint.Operator operator, Sheet sheet, Fact fact, double number) {
    if (fact.origin() == Origin.RATING) {
      return sheet
          .product()
          .rating()
          .map(r -> compared(operator, Double.compare(r.value(), number)))
          .orElse(UNKNOWN);
    }
    return fact.value().orElse(null) instanceof Value.Measure(Quantity quantity)
        ? compared(operator, Double.compare(quantity.amount().doubleValue(), number))
        : UNKNOWN;
  }

  private static Judgement flag(Constraint.Operator operator, Sheet sheet, Fact fact, boolean set) {
    Optional<Boolean> actual =
        fact.origin() == Origin.STOCK
            ? sheet.product().offer().stated().map(Offer.Availability.IN_STOCK::equals)
            : fact.value().orElse(null) instanceof Value.Flag(boolean value)
                ? Optional.of(value)
                : Optional.empty();
    boolean wanted = operator == Constraint.Operator.NE ? !set : set;
    return actual.map(a -> of(a == wanted)).orElse(UNKNOWN);
  }

  private static Judgement words(
      Constraint constraint, List<String> wanted, Fact fact, Voice voice) {
    if (!(fact.value().orElse(null) instanceof Value.Words(List<String> actual))) {
      return UNKNOWN;
    }
    boolean has =
        actual.stream().anyMatch(a -> wanted.stream().anyMatch(w -> sameWord(a, w, voice)));
    boolean negated = constraint.operator() == Constraint.Operator.NE;
    if (has) {
      return of(!negated);
    }
    return CLOSED.contains(constraint.attribute()) ? of(negated) : UNKNOWN;
  }

  /** "Wireless" is in "RF Wireless", and "Negro" is "black". */
  private static boolean sameWord(String actual, String wanted, Voice voice) {
    String a = " " + actual.toLowerCase(Locale.ROOT) + " ";
    String w = " " + wanted.toLowerCase(Locale.ROOT) + " ";
    return a.contains(w) || id(actual, voice).equals(id(wanted, voice));
  }

  private static String id(String word, Voice voice) {
    return voice
        .term(word, Term.Type.COLOUR)
        .or(() -> voice.term(word, Term.Type.MATERIAL))
        .map(Term::id)
        .orElse(word.toLowerCase(Locale.ROOT));
  }

  private static Judgement compared(Constraint.Operator operator, int order) {
    return switch (operator) {
      case EQ -> of(order == 0);
      case NE -> of(order != 0);
      case LT -> of(order < 0);
      case LE -> of(order <= 0);
      case GT -> of(order > 0);
      case GE -> of(order >= 0);
      case BETWEEN -> UNKNOWN;
    };
  }
}
