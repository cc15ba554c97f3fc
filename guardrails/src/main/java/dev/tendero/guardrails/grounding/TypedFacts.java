package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Sentence;
import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.ReviewContext;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules on typed facts together: numbers, days, names, features and stock against the whole
 * row.
 */
public final class TypedFacts implements Rule {
  private static final List<Rule> RULES =
      List.of(new Numbers(), new Days(), new Names(), new Features(), new Stock());

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    RULES.forEach(r -> objections.addAll(r.judge(reading, ground)));
    return objections;
  }

  /** What is wrong with {@code sentence} if it is about {@code product}. */
  public static List<Finding> of(String sentence, Product product, Language language) {
    Evidence evidence =
        new Evidence(
            List.of(new Evidence.Found(product, 0, 0, "")),
            List.of(),
            -1,
            Optional.empty(),
            List.of());
    Ground ground = new Ground(evidence, language, ReviewContext.NONE);
    Reading reading = ground.about(new Sentence(0, sentence, List.of()), product.id());
    return new TypedFacts().judge(reading, ground).stream().map(Objection::finding).toList();
  }
}
