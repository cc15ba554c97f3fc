package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operator;
import java.util.ArrayList;
import java.util.List;

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

  /** "Not Sony" leaves "HP" in force and takes an earlier "Sony" back. */
  private static boolean replaces(Constraint now, Constraint before) {
    if (!now.attribute().equals(before.attribute())) {
      return false;
    }
    if (now.attribute().equals(Constraint.QUALITY)) {
      return now.operand().equals(before.operand());
    }
    boolean refusesNow = now.operator() == Operator.NE;
    boolean refusedBefore = before.operator() == Operator.NE;
    return refusesNow == refusedBefore || now.operand().equals(before.operand());
  }
}
