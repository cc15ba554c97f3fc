package dev.tendero.guardrails;

import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.guardrails.grounding.Ground;
import dev.tendero.guardrails.grounding.Objection;
import dev.tendero.guardrails.grounding.Reading;
import dev.tendero.guardrails.grounding.Rules;
import dev.tendero.guardrails.grounding.Span;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Judges each sentence of an answer before it leaves, whoever wrote it. A sentence passes every
 * rule, is corrected from the catalogue row where exactly one value is possible, or is withheld. A
 * rule that cannot run withholds. Thread-safe.
 */
public final class Review {
  private static final String SUPPORT = "support";

  private final Standard prose;
  private final Standard composed;

  public Review(Policy policy) {
    Rules rules =
        new Rules(
            policy.number("review.support.min-overlap"), policy.chance("review.leak.threshold"));
    this(
        List.of(
            new Check("leak", rules::leak),
            new Check("links", rules::links),
            new Check("citations", rules::citations),
            new Check("citations", rules::quotations),
            new Check("facts", rules::facts),
            new Check("comparison", rules::comparisons),
            new Check(SUPPORT, rules::support)));
  }

  /** For tests of what a broken rule does. */
  Review(List<Check> checks) {
    this.prose = new Standard(List.copyOf(checks), Ground::read);
    this.composed =
        new Standard(
            checks.stream().filter(c -> !c.name().equals(SUPPORT)).toList(), Ground::readComposed);
  }

  /** By what a sentence is judged: prose from outside, or our own wording filled in from facts. */
  private record Standard(List<Check> checks, BiFunction<Ground, Sentence, Reading> reading) {}

  /**
   * @param name of the rule in the policy and in findings
   */
  record Check(String name, BiFunction<Reading, Ground, List<Objection>> rule) {}

  /** Judges the sentences of one answer; indexes the evidence once. For one thread at a time. */
  public final class Answer {
    private final Ground ground;

    private Answer(Ground ground) {
      this.ground = ground;
    }

    public Verdict judge(Sentence sentence) {
      return Review.this.judge(sentence, ground, prose, true);
    }

    /**
     * Judges a sentence of fixed wording that was filled in from facts: by every rule but the share
     * of words found in the evidence, which is about prose from outside. What it quotes of the
     * shopper's words is no statement.
     */
    public Verdict judgeComposed(Sentence sentence) {
      return Review.this.judge(sentence, ground, composed, true);
    }

    /**
     * Where a cited text says what {@code sentence} says in words of its own: its sentences that
     * share most words with it; none where none shares any.
     */
    public List<Span> closest(Sentence sentence, Fact fact) {
      return ground.closest(sentence, fact);
    }
  }

  /** A judge for the sentences of one answer. */
  public Answer over(Evidence evidence, Language language, ReviewContext context) {
    return new Answer(new Ground(evidence, language, context));
  }

  /** As {@link #over} for a single sentence; indexes the evidence each time. */
  public Verdict judge(
      Sentence sentence, Evidence evidence, Language language, ReviewContext context) {
    return over(evidence, language, context).judge(sentence);
  }

  private Verdict judge(Sentence sentence, Ground ground, Standard standard, boolean correctable) {
    List<Objection> objections = objections(sentence, ground, standard);
    if (objections.isEmpty()) {
      return new Verdict.Pass();
    }
    List<Finding> findings = objections.stream().map(Objection::finding).toList();
    if (correctable) {
      String text = corrected(sentence.text(), objections);
      var corrected = new Sentence(sentence.number(), text, sentence.citations());
      if (!text.equals(sentence.text())
          && judge(corrected, ground, standard, false) instanceof Verdict.Pass) {
        return new Verdict.Correct(text, findings);
      }
    }
    return new Verdict.Withhold(findings);
  }

  private static List<Objection> objections(Sentence sentence, Ground ground, Standard standard) {
    Reading reading;
    try {
      reading = standard.reading().apply(ground, sentence);
    } catch (RuntimeException e) {
      return List.of(failed("reading", e));
    }
    var objections = new ArrayList<Objection>();
    for (Check check : standard.checks()) {
      try {
        objections.addAll(check.rule().apply(reading, ground));
      } catch (RuntimeException e) {
        objections.add(failed(check.name(), e));
      }
    }
    return objections;
  }

  /** Fail closed: what could not be judged is not released. */
  private static Objection failed(String rule, RuntimeException trouble) {
    return Objection.failed(rule, trouble.getClass().getSimpleName());
  }

  /**
   * The text with every span replaced for which a rule has a value; the whole is judged again, so
   * that an objection without one withholds.
   */
  private static String corrected(String text, List<Objection> objections) {
    var out = new StringBuilder(text);
    int end = text.length();
    List<Objection> last =
        objections.stream()
            .filter(o -> o.correction().isPresent())
            .sorted(Comparator.comparingInt((Objection o) -> o.finding().start()).reversed())
            .toList();
    for (Objection objection : last) {
      Finding finding = objection.finding();
      if (finding.end() <= end) {
        out.replace(finding.start(), finding.end(), objection.correction().orElseThrow());
        end = finding.start();
      }
    }
    return out.toString();
  }
}
