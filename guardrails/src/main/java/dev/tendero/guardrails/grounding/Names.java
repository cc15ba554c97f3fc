package dev.tendero.guardrails.grounding;

import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.List;

/** Model numbers, versions and standards stand in the row or in a cited text. */
final class Names implements Rule {

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    if (reading.subjects().isEmpty() && reading.names().isEmpty() && reading.cited().isEmpty()) {
      return List.of();
    }
    var objections = new ArrayList<Objection>();
    for (Codes.Code code : Codes.in(reading.text())) {
      boolean number =
          reading.claims().stream().anyMatch(c -> c.start() < code.end() && code.start() < c.end())
              || reading.days().stream()
                  .anyMatch(d -> d.start() < code.end() && code.start() < d.end());
      if (!number && !reading.isMasked(code.start()) && !isKnown(code, reading)) {
        objections.add(
            Objection.of(
                Numbers.RULE, "number", code.start(), code.end(), "no such name in the row"));
      }
    }
    return objections;
  }

  private static boolean isKnown(Codes.Code code, Reading reading) {
    for (Row row : reading.rowsAt(code.start())) {
      if (row.says(code.form())) {
        return true;
      }
    }
    for (Fact fact : reading.cited()) {
      if (Codes.in(fact.text()).stream().anyMatch(c -> c.form().equals(code.form()))) {
        return true;
      }
    }
    return code.form().chars().noneMatch(Character::isLetter)
        && reading.text().chars().noneMatch(Character::isLetter);
  }
}
