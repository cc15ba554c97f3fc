package dev.tendero.answer;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs the stages of one turn and keeps what each took: the one seam where telemetry sees a turn. A
 * span for the turn (GenAI conventions: invoke_agent), a child span and a timer for each stage. Not
 * thread-safe.
 */
public final class Trail implements AutoCloseable {
  private final Sinks sinks;
  private final Span turn;
  private final long start = System.nanoTime();
  private final Map<String, Long> micros = new LinkedHashMap<>();
  private long firstSentence;

  private Trail(Sinks sinks, Span turn) {
    this.sinks = sinks;
    this.turn = turn;
  }

  /** Where telemetry goes. */
  public record Sinks(Tracer tracer, MeterRegistry meters) {}

  static Trail begin(Question question, Sinks sinks) {
    Span span =
        sinks
            .tracer()
            .spanBuilder("invoke_agent tendero")
            .setAttribute("gen_ai.operation.name", "invoke_agent")
            .setAttribute("gen_ai.agent.name", "tendero")
            .setAttribute("gen_ai.conversation.id", question.conversation())
            .startSpan();
    return new Trail(sinks, span);
  }

  void run(String stage, Runnable work) {
    run(
        stage,
        () -> {
          work.run();
          return stage;
        });
  }

  <T> T run(String stage, Supplier<T> work) {
    long began = System.nanoTime();
    Span span =
        sinks.tracer().spanBuilder(stage).setParent(Context.current().with(turn)).startSpan();
    try (var _ = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
      took(stage, began);
    }
  }

  /** Adds to what a stage took, for work that comes in pieces. */
  void took(String stage, long beganNanoTime) {
    long nanos = System.nanoTime() - beganNanoTime;
    micros.merge(stage, nanos / 1_000, Long::sum);
    sinks.meters().timer("tendero.stage", "stage", stage).record(Duration.ofNanos(nanos));
  }

  /** The first reviewed sentence leaves: what a reader waits for. */
  void firstSentence() {
    if (firstSentence == 0) {
      firstSentence = System.nanoTime() - start;
      sinks.meters().timer("tendero.first.sentence").record(Duration.ofNanos(firstSentence));
    }
  }

  void outcome(Outcome outcome) {
    turn.setAttribute("tendero.outcome", outcome.wire());
    sinks.meters().counter("tendero.turns", "outcome", outcome.wire()).increment();
  }

  Map<String, Long> micros() {
    return micros;
  }

  @Override
  public void close() {
    sinks.meters().timer("tendero.turn").record(Duration.ofNanos(System.nanoTime() - start));
    turn.end();
  }
}
