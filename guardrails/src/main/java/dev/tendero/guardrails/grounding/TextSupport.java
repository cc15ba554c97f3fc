package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.ReviewContext;
import dev.tendero.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds one claim against texts alone, by the rules that an answer's prose is held to. */
public final class TextSupport {
  private final Rule support;

  /**
   * @param minOverlap share of a claim's content words that the texts must have
   */
  public TextSupport(double minOverlap) {
    this.support = new Support(minOverlap);
  }

  /**
   * @param unsupported share of the claim's content words that the texts do not have
   * @param findings why it does not count as supported; empty when it does
   */
  public record Result(double unsupported, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  public Result judge(String claim, List<String> texts) {
    var facts = new ArrayList<Fact>();
    for (String text : texts) {
      facts.add(fact("e" + (facts.size() + 1), text));
    }
    Language language = Language.detect(claim);
    var evidence = new Evidence(List.of(), facts, -1, Optional.empty(), List.of());
    var ground = new Ground(evidence, language, ReviewContext.NONE);
    Reading reading = ground.read(new Sentence(0, claim, facts.stream().map(Fact::id).toList()));
    List<Finding> findings =
        Stream.of(new Citations(), new Quotations(), support)
            .flatMap(rule -> rule.judge(reading, ground).stream())
            .map(Objection::finding)
            .toList();
    return new Result(Support.unsupported(reading, ground), findings);
  }

  private static Fact fact(String id, String text) {
    return new Fact(id, id, Origin.GUIDE, id, "", text, Optional.empty(), 0, Instant.EPOCH, 0);
  }
}
