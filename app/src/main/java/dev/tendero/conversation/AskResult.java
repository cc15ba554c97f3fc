package dev.tendero.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Answer;
import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Event;
import dev.tendero.answer.FactValue;
import dev.tendero.answer.Plan;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The object that {@code ask --json} prints: one asked question. */
public final class AskResult {
  private AskResult() {}

  public static Map<String, Object> of(Turns.Asked asked, ObjectMapper json) {
    Answer answer = asked.answer();
    var out = new LinkedHashMap<String, Object>();
    out.put("id", asked.started().turnId());
    out.put("conversation", asked.started().conversationId());
    out.put("outcome", answer.outcome().wire());
    out.put("language", answer.plan().map(p -> p.language().tag()).orElse("und"));
    answer.plan().ifPresent(plan -> out.put("plan", plan(plan)));
    out.put("evidence", evidence(answer));
    out.put("sentences", answer.sentences());
    out.put("products", products(answer));
    answer.table().ifPresent(table -> out.put("table", table));
    out.put("withheld", answer.withheld());
    var receipt = new LinkedHashMap<String, Object>();
    answer.auditId().ifPresent(id -> receipt.put("auditId", id));
    out.put("receipt", receipt);
    out.put("events", asked.events().stream().map(AskResult::event).toList());
    out.put("micros", answer.micros());
    return out;
  }

  /** As it was told, byte for byte: what the answer's entry commits to. */
  private static Map<String, Object> event(Released event) {
    return Map.of("event", event.event(), "data", event.data());
  }

  public static Map<String, Object> plan(Plan plan) {
    var out = new LinkedHashMap<String, Object>();
    out.put("intent", plan.intent().wire());
    out.put("language", plan.language().tag());
    out.put("words", plan.words());
    out.put("constraints", plan.constraints().stream().map(AskResult::constraint).toList());
    out.put("focus", plan.focus());
    out.put("asked", plan.asked());
    plan.sort()
        .ifPresent(
            sort ->
                out.put(
                    "sort",
                    Map.of(
                        "attribute",
                        sort.attribute(),
                        "direction",
                        sort.ascending() ? "ascending" : "descending")));
    out.put("confidence", plan.confidence());
    return out;
  }

  /** As in contracts: attribute, op, value, unit, hard. */
  public static Map<String, Object> constraint(Constraint constraint) {
    var out = new LinkedHashMap<String, Object>();
    out.put("attribute", constraint.attribute());
    out.put("op", constraint.operator().wire());
    switch (constraint.operand()) {
      case Operand.Words(var words) ->
          out.put("value", words.size() == 1 ? words.getFirst() : words);
      case Operand.Amount(var quantity) -> {
        out.put("value", quantity.amount());
        out.put("unit", quantity.unit().symbol());
      }
      case Operand.Amounts(var low, var high) -> {
        out.put("value", List.of(low.amount(), high.in(low.unit()).amount()));
        out.put("unit", low.unit().symbol());
      }
      case Operand.Price(var money) -> {
        out.put("value", money.amount());
        out.put("unit", money.currency().getCurrencyCode());
      }
      case Operand.Prices(var low, var high) -> {
        out.put("value", List.of(low.amount(), high.amount()));
        out.put("unit", low.currency().getCurrencyCode());
      }
      case Operand.Number(double number) -> out.put("value", number);
      case Operand.Flag(boolean set) -> out.put("value", set);
    }
    out.put("hard", constraint.hard());
    return out;
  }

  private static List<Map<String, Object>> evidence(Answer answer) {
    var cited =
        java.util.stream.Stream.of(
                answer.sentences().stream().flatMap(s -> s.citations().stream()),
                answer.cards().stream()
                    .map(Event.Card::why)
                    .filter(Objects::nonNull)
                    .flatMap(why -> why.citations().stream()),
                answer.table().stream()
                    .flatMap(t -> t.rows().stream())
                    .flatMap(r -> r.cells().stream())
                    .flatMap(c -> c.citations().stream()))
            .flatMap(s -> s)
            .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
    var out = new ArrayList<Map<String, Object>>();
    for (String id : cited) {
      answer.evidence().fact(id).ifPresent(fact -> out.add(fact(answer, fact)));
    }
    return out;
  }

  private static Map<String, Object> fact(Answer answer, Fact fact) {
    var out = new LinkedHashMap<String, Object>();
    out.put("id", fact.id());
    out.put(
        "productId", answer.evidence().product(fact.source()).isPresent() ? fact.source() : null);
    out.put("title", fact.title());
    out.put("kind", fact.origin().wire());
    out.put("field", fact.field());
    out.put("text", fact.text());
    var value = FactValue.of(fact, answer.evidence());
    out.put("value", value.value().orElse(null));
    out.put("unit", value.unit().orElse(null));
    out.put("version", fact.version());
    out.put("asOf", fact.asOf().toString());
    out.put("score", fact.score());
    return out;
  }

  private static List<Map<String, Object>> products(Answer answer) {
    var out = new ArrayList<Map<String, Object>>();
    for (Event.Card card : answer.cards()) {
      var product = new LinkedHashMap<String, Object>();
      product.put("id", card.id());
      product.put("title", card.title());
      product.put("price", card.price());
      product.put("why", card.why() == null ? null : card.why().text());
      out.add(product);
    }
    return out;
  }
}
