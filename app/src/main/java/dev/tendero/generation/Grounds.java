package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Plan;
import dev.tendero.evidence.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a product stands where it does: each condition held against its facts, and the order. */
final class Grounds {
  /** A field of more values is no answer to a condition. */
  private static final int MOST_VALUES = 3;

  private final Plan plan;
  private final Voice voice;

  Grounds(Scene scene) {
    this.plan = scene.plan();
    this.voice = scene.voice();
  }

  Draft.Standing of(Sheet sheet) {
    return new Draft.Standing(
        plan.constraints().stream()
            .filter(c -> !c.attribute().equals("kind") && !c.attribute().equals(Constraint.ID))
            .flatMap(c -> condition(c, sheet).stream())
            .toList(),
        plan.sort().map(sort -> order(sort, sheet)));
  }

  private Optional<Draft.Condition> condition(Constraint constraint, Sheet sheet) {
    String label = voice.heading(constraint.attribute());
    return asked(constraint).map(asked -> held(constraint, sheet, label, asked));
  }

  private Draft.Condition held(Constraint constraint, Sheet sheet, String label, String asked) {
    List<Fact> facts = stated(sheet, constraint.attribute());
    Judgement judgement = Judgement.of(constraint, sheet, voice);
    if (judgement != Judgement.UNKNOWN && !facts.isEmpty()) {
      var state =
          judgement == Judgement.YES ? Draft.Condition.State.MET : Draft.Condition.State.UNMET;
      return new Draft.Condition(
          label, asked, constraint.hard(), state, says(sheet, facts), Script.ids(facts));
    }
    return said(constraint, sheet)
        .map(
            said ->
                new Draft.Condition(
                    label,
                    asked,
                    constraint.hard(),
                    Draft.Condition.State.MET,
                    said.words(),
                    Script.ids(List.of(said.fact()))))
        .orElseGet(
            () ->
                new Draft.Condition(
                    label, asked, constraint.hard(), Draft.Condition.State.UNKNOWN, "", List.of()));
  }

  /** Where a title or a worded field says what no field of that name states. */
  private static Optional<Sheet.Said> said(Constraint constraint, Sheet sheet) {
    return constraint.operator() == Constraint.Operator.EQ
            && constraint.operand() instanceof Operand.Words(List<String> words)
        ? sheet.saying(words)
        : Optional.empty();
  }

  private Draft.Order order(Plan.Sort sort, Sheet sheet) {
    List<Fact> facts = stated(sheet, sort.attribute());
    return new Draft.Order(
        voice.heading(sort.attribute()), sort.ascending(), says(sheet, facts), Script.ids(facts));
  }

  private List<Fact> stated(Sheet sheet, String attribute) {
    return sheet.about(attribute).stream()
        .filter(fact -> !voice.value(sheet, fact).isBlank())
        .limit(MOST_VALUES)
        .toList();
  }

  private String says(Sheet sheet, List<Fact> facts) {
    return facts.stream()
        .map(fact -> voice.value(sheet, fact))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What was asked for, in words; empty where it cannot be repeated. */
  private Optional<String> asked(Constraint constraint) {
    return switch (constraint.operand()) {
      case Operand.Price(var limit) ->
          Optional.of(voice.bound(constraint.operator(), voice.amount(limit)));
      case Operand.Prices(var low, var high) ->
          Optional.of(voice.between(voice.amount(low), voice.amount(high)));
      case Operand.Amount(var limit) ->
          Optional.of(voice.bound(constraint.operator(), voice.amount(limit)));
      case Operand.Amounts(var low, var high) ->
          Optional.of(voice.between(voice.amount(low), voice.amount(high)));
      case Operand.Number(double number) ->
          Optional.of(voice.bound(constraint.operator(), voice.amount(number)));
      case Operand.Flag(boolean set) -> Optional.of(voice.flag(set));
      case Operand.Words(var words) ->
          constraint
              .quality()
              .or(() -> words.stream().findFirst().map(voice::word))
              .flatMap(OwnWords::of)
              .map(word -> voice.bound(constraint.operator(), word));
    };
  }
}
