package dev.tendero.retrieval;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.answer.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One end of what a constraint allows.
 *
 * @param operand the end itself
 * @param value of it, in the canonical unit; of a price in the currency's smallest
 * @param upper whether what lies beyond is more
 */
record Limit(String attribute, Operand operand, double value, boolean upper) {

  /** The ends of a constraint; none where it is about words or yes and no. */
  static List<Limit> of(Constraint constraint) {
    String attribute = constraint.attribute();
    return switch (constraint.operand()) {
      case Operand.Price price -> ends(constraint, price, price.money().minor());
      case Operand.Amount amount -> ends(constraint, amount, amount.quantity().canonical());
      case Operand.Number number -> ends(constraint, number, number.number());
      case Operand.Prices(var low, var high) ->
          List.of(
              new Limit(attribute, new Operand.Price(low), low.minor(), false),
              new Limit(attribute, new Operand.Price(high), high.minor(), true));
      case Operand.Amounts(var low, var high) ->
          List.of(
              new Limit(attribute, new Operand.Amount(low), low.canonical(), false),
              new Limit(attribute, new Operand.Amount(high), high.canonical(), true));
      case Operand.Words _, Operand.Flag _ -> List.of();
    };
  }

  private static List<Limit> ends(Constraint constraint, Operand operand, double value) {
    var lower = new Limit(constraint.attribute(), operand, value, false);
    var upper = new Limit(constraint.attribute(), operand, value, true);
    return switch (constraint.operator()) {
      case LT, LE -> List.of(upper);
      case GT, GE -> List.of(lower);
      case EQ -> List.of(lower, upper);
      case NE, BETWEEN -> List.of();
    };
  }

  /** What {@code plan} finds beyond this end, the nearest to it first. */
  Plan beyond(Plan plan, List<Constraint> others) {
    var constraints = new ArrayList<Constraint>(others);
    constraints.add(new Constraint(attribute, upper ? Operator.GT : Operator.LT, operand, true));
    return plan.with(constraints, Optional.of(new Plan.Sort(attribute, upper)));
  }
}
