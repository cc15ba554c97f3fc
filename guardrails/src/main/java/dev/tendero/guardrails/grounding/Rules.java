package dev.tendero.guardrails.grounding;

import java.util.List;

/** The rules on answers, by name, for {@link dev.tendero.guardrails.Review} to list. */
public final class Rules {
  private final Rule citations = new Citations();
  private final Rule quotations = new Quotations();
  private final Rule facts = new TypedFacts();
  private final Rule comparisons = new Comparisons();
  private final Rule links = new Addresses();
  private final Rule leak;
  private final Rule support;

  /**
   * @param minOverlap share of a sentence's content words that its evidence must have
   * @param leakThreshold chance from which a sentence counts as giving away a secret or the prompt
   */
  public Rules(double minOverlap, double leakThreshold) {
    this.leak = new Disclosures(leakThreshold);
    this.support = new Support(minOverlap);
  }

  public List<Objection> citations(Reading reading, Ground ground) {
    return citations.judge(reading, ground);
  }

  public List<Objection> quotations(Reading reading, Ground ground) {
    return quotations.judge(reading, ground);
  }

  public List<Objection> facts(Reading reading, Ground ground) {
    return facts.judge(reading, ground);
  }

  public List<Objection> comparisons(Reading reading, Ground ground) {
    return comparisons.judge(reading, ground);
  }

  public List<Objection> links(Reading reading, Ground ground) {
    return links.judge(reading, ground);
  }

  public List<Objection> leak(Reading reading, Ground ground) {
    return leak.judge(reading, ground);
  }

  public List<Objection> support(Reading reading, Ground ground) {
    return support.judge(reading, ground);
  }
}
