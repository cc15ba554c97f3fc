package dev.tendero.guardrails;

import static dev.tendero.guardrails.Samples.CHAIR;
import static dev.tendero.guardrails.Samples.KETTLE;
import static dev.tendero.guardrails.Samples.MONITOR;
import static dev.tendero.guardrails.Samples.MOUSE;
import static dev.tendero.guardrails.Samples.cite;

import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Sentence;
import dev.tendero.text.Language;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Review of one sentence over the evidence of four products, indexed once as in an answer: one that
 * passes, one that is corrected, one that passes where secrets are kept, and the indexing. Public
 * and open, as JMH needs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReviewBenchmark {
  private final Evidence evidence = Samples.evidence(MOUSE, CHAIR, MONITOR, KETTLE);
  private final List<String> cited =
      List.of(cite(evidence, MOUSE, "price"), cite(evidence, MOUSE, "weight"));
  private final Sentence truth = new Sentence(0, "Its price is $19.95, and it weighs 95 g.", cited);
  private final Sentence lie = new Sentence(0, "Its price is $18.95, and it weighs 95 g.", cited);
  private final Review review = new Review(Policy.shipped());
  private final Review.Answer open = over(ReviewContext.NONE);
  private final Review.Answer guarded =
      over(
          ReviewContext.NONE.guarding(
              List.of(
                  "You answer the shopper from the facts below and cite each of them.",
                  "ck-9F3aZ71qXw22Lm"),
              Set.of()));

  private Review.Answer over(ReviewContext context) {
    return review.over(evidence, Language.ENGLISH, context);
  }

  @Benchmark
  public Verdict passes() {
    return open.judge(truth);
  }

  @Benchmark
  public Verdict corrected() {
    return open.judge(lie);
  }

  @Benchmark
  public Verdict passesBesideSecrets() {
    return guarded.judge(truth);
  }

  @Benchmark
  public Review.Answer indexed() {
    return over(ReviewContext.NONE);
  }
}
