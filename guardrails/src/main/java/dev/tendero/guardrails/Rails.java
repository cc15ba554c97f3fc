package dev.tendero.guardrails;

import dev.tendero.guardrails.grounding.TextSupport;
import dev.tendero.guardrails.screening.Leaks;
import dev.tendero.guardrails.screening.Links;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rails one by one, as probabilities: what the command {@code score} prints and what an
 * evaluation reads. Each takes texts up to 100,000 characters whole. Positions in findings are
 * those of the text given. Immutable, for any thread.
 */
public final class Rails {
  private final Policy policy;
  private final Screening screening;
  private final TextSupport support;

  public Rails(Policy policy) {
    this.policy = policy;
    this.screening = new Screening(policy);
    this.support = new TextSupport(policy.number("review.support.min-overlap"));
  }

  /** Attempts to turn the assistant, in a question. */
  public Score injection(String text) {
    return screening.injection(text);
  }

  /** Orders to the assistant inside a passage of catalogue, review or document. */
  public Score indirect(String passage) {
    return screening.indirect(passage);
  }

  /** E-mail addresses, telephone, card and account numbers. */
  public Score personalData(String text) {
    return screening.personalData(text);
  }

  /**
   * A secret or the assistant's instructions given away.
   *
   * @param secret a word or a whole prompt that must not leave; without it wording alone tells
   */
  public Score leak(String text, Optional<String> secret) {
    List<Leaks.Sign> signs = new Leaks(secret.stream().toList()).find(text);
    double chance = Leaks.chance(signs);
    List<Finding> findings =
        signs.stream()
            .map(
                sign ->
                    new Finding(
                        "leak",
                        sign.kind(),
                        sign.start(),
                        sign.end(),
                        sign.weight(),
                        "rule " + sign.kind()))
            .toList();
    return new Score(chance, chance >= policy.chance("review.leak.threshold"), findings);
  }

  /** Links that lead elsewhere than {@code allowed}: hosts, or addresses and what is beneath. */
  public Score links(String text, Collection<String> allowed) {
    List<Finding> findings =
        Links.foreign(text, allowed).stream()
            .filter(link -> !link.kind().equals("mail")) // personal data, no link
            .map(
                link ->
                    new Finding("links", link.kind(), link.start(), link.end(), 1, "not allowed"))
            .toList();
    return new Score(findings.isEmpty() ? 0 : 1, !findings.isEmpty(), findings);
  }

  /**
   * That {@code claim} is not supported by {@code evidence}: the share of its words that have none,
   * and 1 for a number, a feature or a denial that has none. A stand-in until a judge is trained.
   */
  public Score support(String claim, List<String> evidence) {
    TextSupport.Result result = support.judge(claim, evidence);
    boolean decided = result.findings().stream().anyMatch(f -> !f.kind().equals("unsupported"));
    return new Score(
        decided ? 1 : result.unsupported(), !result.findings().isEmpty(), result.findings());
  }
}
