package dev.tendero.guardrails;

import dev.tendero.catalog.Product;
import dev.tendero.guardrails.grounding.TypedFacts;
import dev.tendero.text.Language;
import java.util.List;

/**
 * Holds one sentence against the whole row of one product: whether it contradicts it, or states a
 * number or a named attribute that the product does not have.
 */
public final class FactCheck {
  private FactCheck() {}

  /**
   * @param score 1 when flagged, 0 when not: the check decides, it does not guess
   * @param findings {@code kind} is one of number, unit, currency, price, rating, count, attribute,
   *     negation
   */
  public record Result(double score, boolean flagged, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  public static Result check(String sentence, Product product, Language language) {
    List<Finding> findings = TypedFacts.of(sentence, product, language);
    return new Result(findings.isEmpty() ? 0 : 1, !findings.isEmpty(), findings);
  }
}
