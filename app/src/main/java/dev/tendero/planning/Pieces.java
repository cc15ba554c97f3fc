package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.catalog.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * "Two lamps for under 50 in total": an amount that is meant for several pieces together. Each may
 * cost its equal share of it.
 */
public final class Pieces {
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("two", 2),
          Map.entry("both", 2),
          Map.entry("a pair of", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("eight", 8),
          Map.entry("ten", 10),
          Map.entry("twelve", 12),
          Map.entry("dos", 2),
          Map.entry("un par de", 2),
          Map.entry("tres", 3),
          Map.entry("cuatro", 4),
          Map.entry("cinco", 5),
          Map.entry("seis", 6),
          Map.entry("ocho", 8),
          Map.entry("diez", 10),
          Map.entry("doce", 12));

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,])(?:"
              + String.join("|", NUMBERS.keySet().stream().sorted().toList())
              + "|[2-9]|[1-9]\\d)(?= \\p{L}{3,})(?! (?:euros?|dollars?|dolares|usd|eur|years?|anos?|months?|meses|dias|days|inch|pulgadas|litros?|litres?|watts?|vatios|metros?|metres?|hours?|horas?|stars?|estrellas|piezas|pieces|piece)\\b)");

  private static final Pattern TOGETHER =
      Pattern.compile(
          "\\b(?:in total|altogether|all together|for (?:both|all)(?: of them)?|total|en total|por (?:tod[oa]s?|l[oa]s dos|amb[oa]s)|entre (?:tod[oa]s|l[oa]s dos))\\b");

  private Pieces() {}

  /**
   * How many pieces an amount in the question is meant for; empty where it is meant for each.
   *
   * @param question in lower case without accents
   */
  public static Optional<Integer> of(String question) {
    return TOGETHER.matcher(question).find()
        ? NUMBER.matcher(question).results().findFirst().map(Pieces::number)
        : Optional.empty();
  }

  private static int number(MatchResult said) {
    Integer word = NUMBERS.get(said.group());
    return word == null ? Integer.parseInt(said.group()) : word;
  }

  /** The conditions with every price by the piece; the words that say so are understood. */
  static List<Constraint> shared(List<Constraint> constraints, Reading reading) {
    Optional<Integer> pieces = of(reading.flat());
    boolean priced = constraints.stream().anyMatch(c -> c.attribute().equals("price"));
    if (pieces.isEmpty() || !priced) {
      return constraints;
    }
    reading.first(TOGETHER).ifPresent(reading::understand);
    reading.first(NUMBER).ifPresent(reading::understand);
    return constraints.stream().map(c -> shared(c, pieces.get())).toList();
  }

  private static Constraint shared(Constraint constraint, int pieces) {
    return switch (constraint.operand()) {
      case Operand.Price(Money money) -> with(constraint, new Operand.Price(share(money, pieces)));
      case Operand.Prices(Money low, Money high) ->
          with(constraint, new Operand.Prices(share(low, pieces), share(high, pieces)));
      case Operand.Words _, Operand.Amount _, Operand.Amounts _, Operand.Number _, Operand.Flag _ ->
          constraint;
    };
  }

  private static Constraint with(Constraint constraint, Operand operand) {
    return new Constraint(
        constraint.attribute(), constraint.operator(), operand, constraint.hard());
  }

  /** Rounded down: so many of it are within the amount. */
  private static Money share(Money money, int pieces) {
    return new Money(
        money
            .amount()
            .divide(BigDecimal.valueOf(pieces), money.amount().scale(), RoundingMode.DOWN),
        money.currency());
  }
}
