package dev.tendero.guardrails.grounding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every day that a sentence states of a product is one that its row or a cited text has. */
final class Days implements Rule {

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    for (Day day : reading.days()) {
      List<Row> rows = reading.rowsAt(day.start());
      boolean stated =
          rows.isEmpty()
              || rows.stream().anyMatch(row -> row.days().contains(day.date()))
              || isCited(day, reading);
      if (!stated) {
        Objection objection =
            Objection.of(Numbers.RULE, "date", day.start(), day.end(), "the row has no such day");
        Set<LocalDate> only = rows.getFirst().days();
        objections.add(
            only.size() == 1
                ? objection.correctedBy(Day.written(only.iterator().next(), reading.language()))
                : objection);
      }
    }
    return objections;
  }

  /** Whether a cited fact has the day. */
  static boolean isCited(Day day, Reading reading) {
    return reading.cited().stream()
        .flatMap(fact -> Day.in(fact.text()).stream())
        .anyMatch(stated -> stated.date().equals(day.date()));
  }
}
