package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Turn;
import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads fixtures of questions and writes plans the way they do. */
final class PlanCases {
  private static final Encoder ENCODER = Encoder.load();

  private final SmallCatalogue catalogue = new SmallCatalogue();
  private final Planner planner = new Planner(Lexicon.shipped(), ENCODER::isWord);

  /** One line of a fixture: turns of a conversation and the plan of the last. */
  record Case(Language language, List<String> turns, Set<String> expected) {
    static Case of(String line) {
      String[] cells = line.split("\t");
      return new Case(
          cells[0].equals("es") ? Language.SPANISH : Language.ENGLISH,
          List.of(cells[1].split(" >> ")),
          new TreeSet<>(List.of(cells[2].split("; "))));
    }

    @Override
    public String toString() {
      return String.join(" >> ", turns);
    }
  }

  Plan plan(Case conversation) {
    var history = new ArrayList<Turn>();
    List<String> turns = conversation.turns();
    for (String question : turns.subList(0, turns.size() - 1)) {
      Plan plan = planner.plan(question, conversation.language(), history, catalogue);
      List<String> shown =
          plan.intent() == Intent.FIND
              ? plan.kind().map(catalogue::shown).orElse(List.of())
              : plan.focus();
      history.add(new Turn(question, plan, shown, Optional.empty()));
    }
    return planner.plan(turns.getLast(), conversation.language(), history, catalogue);
  }

  static Set<String> shown(Plan plan) {
    var shown = new TreeSet<String>();
    shown.add(plan.intent().wire());
    plan.constraints().forEach(constraint -> shown.add(shown(constraint)));
    if (!plan.focus().isEmpty()) {
      shown.add("focus " + String.join(",", plan.focus()));
    }
    if (!plan.asked().isEmpty()) {
      shown.add("asked " + String.join(",", plan.asked()));
    }
    plan.sort()
        .ifPresent(s -> shown.add("sort " + s.attribute() + (s.ascending() ? " asc" : " desc")));
    for (Plan.Note note : plan.notes()) {
      switch (note) {
        case Plan.Note.OtherCurrency other ->
            shown.add("note " + other.asked() + " " + other.used());
        case Plan.Note.ReadAs(var written, var read) -> shown.add("read " + written + " " + read);
        case Plan.Note.Unchecked _, Plan.Note.NotSold _ -> {} // the small catalogue says little
      }
    }
    return shown;
  }

  private static String shown(Constraint constraint) {
    String operand =
        switch (constraint.operand()) {
          case Operand.Words words ->
              constraint.attribute().equals("kind")
                  ? words.anyOf().getFirst()
                  : String.join("|", words.anyOf());
          case Operand.Amount amount -> amount.quantity().toString();
          case Operand.Amounts amounts -> amounts.low() + " and " + amounts.high();
          case Operand.Price price ->
              price.money().amount() + " " + price.money().currency().getCurrencyCode();
          case Operand.Prices prices ->
              prices.low().amount()
                  + " "
                  + prices.low().currency().getCurrencyCode()
                  + " and "
                  + prices.high().amount()
                  + " "
                  + prices.high().currency().getCurrencyCode();
          case Operand.Number number ->
              number.number() == Math.rint(number.number())
                  ? Long.toString(Math.round(number.number()))
                  : Double.toString(number.number());
          case Operand.Flag flag -> Boolean.toString(flag.set());
        };
    return constraint.attribute()
        + " "
        + constraint.operator().wire()
        + " "
        + operand
        + (constraint.hard() ? "" : " soft");
  }

  static List<Case> read(String file) {
    try (InputStream in = Objects.requireNonNull(PlanCases.class.getResourceAsStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).map(Case::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
