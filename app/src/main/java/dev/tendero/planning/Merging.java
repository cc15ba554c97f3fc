package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.catalog.Money;
import dev.tendero.units.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Continues a search: what is said now replaces what was said before of the same attribute. */
final class Merging {
  private Merging() {}

  static List<Constraint> of(List<Constraint> before, List<Constraint> now) {
    var merged = new ArrayList<Constraint>();
    for (Constraint old : before) {
      if (now.stream().noneMatch(constraint -> replaces(constraint, old))) {
        merged.add(old);
      }
    }
    merged.addAll(now);
    return List.copyOf(merged);
  }

  /** "Heavier than 100 g", then "lighter than 120 g": both hold, where something can meet both. */
  private static boolean isOtherEnd(Constraint now, Constraint before) {
    OptionalDouble one = amount(now);
    OptionalDouble other = amount(before);
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    return isUpper(now) && isLower(before)
        ? other.getAsDouble() < one.getAsDouble()
        : isLower(now) && isUpper(before) && one.getAsDouble() < other.getAsDouble();
  }

  private static boolean isUpper(Constraint constraint) {
    return constraint.operator() == Operator.LT || constraint.operator() == Operator.LE;
  }

  private static boolean isLower(Constraint constraint) {
    return constraint.operator() == Operator.GT || constraint.operator() == Operator.GE;
  }

  private static OptionalDouble amount(Constraint constraint) {
    return switch (constraint.operand()) {
      case Operand.Price(Money money) -> OptionalDouble.of(money.amount().doubleValue());
      case Operand.Amount(Quantity quantity) -> OptionalDouble.of(quantity.canonical());
      case Operand.Number(double number) -> OptionalDouble.of(number);
      case Operand.Prices _, Operand.Amounts _, Operand.Words _, Operand.Flag _ ->
          OptionalDouble.empty();
    };
  }

  /** "Not Sony" leaves "HP" in force and takes an earlier "Sony" back. */
  private static boolean replaces(Constraint now, Constraint before) {
    if (!now.attribute().equals(before.attribute())) {
      return false;
    }
    if (now.attribute().equals(Constraint.QUALITY)) {
      return now.operand().equals(before.operand());
    }
    if (isOtherEnd(now, before)) {
      return false;
    }
    boolean refusesNow = now.operator() == Operator.NE;
    boolean refusedBefore = before.operator() == Operator.NE;
    return refusesNow == refusedBefore || now.operand().equals(before.operand());
  }
}
