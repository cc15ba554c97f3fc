package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Money;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every citation resolves, and what a sentence states stands in a fact that it cites: numbers equal
 * after conversion and rounding, features and colours by name.
 */
final class Citations implements Rule {
  private static final String RULE = "citations";

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    for (String id : reading.sentence().citations()) {
      if (ground.fact(id).isEmpty()) {
        objections.add(Objection.of(RULE, "unresolved", 0, 0, "no fact " + id));
      }
    }
    for (Claim claim : Numbers.stated(reading, ground)) {
      if (!isContained(claim, reading, ground)) {
        String kind = reading.cited().isEmpty() ? "uncited" : "not-contained";
        objections.add(
            Objection.of(RULE, kind, claim.start(), claim.end(), "no cited fact has this number"));
      }
    }
    for (Day day : reading.days()) {
      if (!Days.isCited(day, reading)) {
        String kind = reading.cited().isEmpty() ? "uncited" : "not-contained";
        objections.add(
            Objection.of(RULE, kind, day.start(), day.end(), "no cited fact has this day"));
      }
    }
    for (Features.Stated feature : Features.stated(reading)) {
      if (!isContained(feature, reading, ground)) {
        String kind = reading.cited().isEmpty() ? "uncited" : "not-contained";
        objections.add(
            Objection.of(
                RULE, kind, feature.start(), feature.end(), "no cited fact is about this"));
      }
    }
    return objections;
  }

  private static boolean isContained(Claim claim, Reading reading, Ground ground) {
    for (Fact fact : reading.cited()) {
      for (Mention number : numbers(fact, ground)) {
        boolean contained =
            claim.negated()
                ? Amounts.comparable(claim.mention(), number)
                : Amounts.agree(claim.mention(), number, relation(claim, fact));
        if (contained) {
          return true;
        }
      }
    }
    return !reading.cited().isEmpty() && Numbers.isDifference(claim, reading, ground);
  }

  /**
   * A field's "at most" follows from its value. What a text says may be a limit itself: who may
   * return a thing "within 30 days" may not within 60.
   */
  private static Amounts.Relation relation(Claim claim, Fact fact) {
    return switch (claim.relation()) {
      case EQUAL, ABOUT -> claim.relation();
      case LESS, AT_MOST, MORE, AT_LEAST ->
          fact.origin().isText() ? Amounts.Relation.EQUAL : claim.relation();
    };
  }

  /** What a fact states in numbers: its typed value, its text, and the offer behind it. */
  private static List<Mention> numbers(Fact fact, Ground ground) {
    var numbers = new ArrayList<>(ground.numbers(fact));
    fact.value().ifPresent(v -> numbers.addAll(Field.numbers(v, Language.ENGLISH)));
    Optional<Product> product = ground.row(fact.source()).map(Row::product);
    if (fact.origin() == Origin.PRICE && product.isPresent()) {
      product.get().offer().price().ifPresent(p -> numbers.add(price(p)));
      product.get().offer().was().ifPresent(p -> numbers.add(price(p)));
    }
    return numbers;
  }

  private static Mention price(Money money) {
    return new Mention.Price(0, 0, money, money);
  }

  private static boolean isContained(Features.Stated feature, Reading reading, Ground ground) {
    for (Fact fact : reading.cited()) {
      if (feature.keys().contains(fact.field())
          || ground.concepts(fact).containsAll(feature.concepts())
          || Translations.says(fact, reading, feature.start(), feature.end())) {
        return true;
      }
    }
    return false;
  }
}
