package dev.tendero.answer;

import dev.tendero.audit.AuditLog;
import dev.tendero.evidence.Evidence;
import dev.tendero.generation.Draft;
import dev.tendero.generation.Generator;
import dev.tendero.generation.Writer;
import dev.tendero.guardrails.Review;
import dev.tendero.guardrails.Screened;
import dev.tendero.guardrails.Screening;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.Retrieval;
import dev.tendero.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The request path. {@link #answer} reads from top to bottom as a question travels: screen, plan,
 * retrieve, draft, review, record. Thread-safe.
 *
 * <p>Two things hold for every way through it: nothing but the stage is told before the question's
 * entry is durable, and no sentence is told before {@link Review} has passed it. Cards carry typed
 * fields of the catalogue as it is at that moment; fixed phrases are our own.
 */
public final class Assistant {
  private static final Logger LOG = Logger.getLogger(Assistant.class);

  private final Screening screening;
  private final Planner planner;
  private final Retrieval retrieval;
  private final Writer writer;
  private final Review review;
  private final AuditLog log;
  private final String policy;
  private final Trail.Sinks telemetry;

  public Assistant(
      Screening screening,
      Planner planner,
      Retrieval retrieval,
      Writer writer,
      Review review,
      AuditLog log,
      String policy,
      Trail.Sinks telemetry) {
    this.screening = screening;
    this.planner = planner;
    this.retrieval = retrieval;
    this.writer = writer;
    this.review = review;
    this.log = log;
    this.policy = policy;
    this.telemetry = telemetry;
  }

  /** Answers on the caller's thread, telling {@code reader} as it goes; the last event is told. */
  public Answer answer(Question question, Deadline deadline, Reader reader) {
    try (var trail = Trail.begin(question, telemetry)) {
      reader.tell(Event.Stage.READING);
      Screened screened = trail.run("screen", () -> screening.screen(question.text()));
      var record = Recording.begin(log, question, policy);
      return switch (screened) {
        case Screened.Refused refused -> refuse(question, refused, record, reader, trail);
        case Screened.Admitted(var text, _) ->
            answer(question, text, record, deadline, reader, trail);
      };
    } catch (Unavailable e) {
      LOG.warnf("turn.unavailable dependency=\"%s\" cause=%s", e.dependency(), e.getCause());
      reader.tell(new Event.Failed(Event.Failed.Code.UNAVAILABLE, true));
      return Answer.failed();
    }
  }

  private Answer answer(
      Question question,
      String text,
      Recording record,
      Deadline deadline,
      Reader reader,
      Trail trail) {
    try (var catalogue = retrieval.catalogue()) {
      Plan plan =
          trail.run(
              "plan", () -> planner.plan(text, question.locale(), question.history(), catalogue));
      reader.tell(Event.Stage.SEARCHING);
      Evidence evidence =
          trail.run("retrieve", () -> retrieval.gather(catalogue, plan, text, question.history()));
      reader.tell(Event.Stage.WRITING);
      var current = retrieval.current(evidence, plan);
      var release =
          new Release(question, text, plan, current, review, writer.secrets(), reader, trail);
      record.await();
      release.disclose(writer.name());
      var request =
          new Generator.Request(text, plan, evidence, question.history(), question.position());
      Writer.Written written =
          trail.run("draft", () -> writer.draft(request, deadline, release::prose, release::facts));
      return settle(release, written, record, catalogue.version(), deadline, reader, trail);
    }
  }

  /** Records what was told and tells how it ended. */
  private Answer settle(
      Release release,
      Writer.Written written,
      Recording record,
      long catalogueVersion,
      Deadline deadline,
      Reader reader,
      Trail trail) {
    Outcome outcome = outcome(release, deadline);
    trail.outcome(outcome);
    var ended = new Recording.Ended(outcome, written, catalogueVersion, trail.micros());
    String auditId = trail.run("record", () -> record.answered(release, ended, reader));
    reader.tell(last(outcome, auditId, written, release.failed(), deadline));
    return release.answer(outcome, auditId);
  }

  private Answer refuse(
      Question question, Screened.Refused refused, Recording record, Reader reader, Trail trail) {
    Language language = Language.detect(refused.text(), question.locale());
    Phrases phrases = Phrases.in(language);
    String reason = refused.findings().getFirst().rule();
    String asked = record.await();
    String text = phrases.refusal(reason);
    reader.tell(new Event.Refusal(reason, text, phrases.can(), asked));
    trail.outcome(Outcome.REFUSAL);
    String auditId =
        trail.run(
            "record", () -> record.blocked(language.tag(), reason, refused.findings(), reader));
    reader.tell(new Event.Done(auditId, "none", Map.of(), Outcome.REFUSAL.wire()));
    return Answer.refused(text, auditId, trail.micros());
  }

  /**
   * What a kept turn leaves for the next: its plan is a function of its question. Empty also where
   * it cannot be planned again: a conversation goes on without what it cannot remember.
   */
  public Optional<Turn> recall(
      String question, Language locale, List<String> shown, List<Turn> history) {
    try {
      return switch (screening.screen(question)) {
        case Screened.Refused _ -> Optional.empty();
        case Screened.Admitted(var text, _) -> {
          try (var catalogue = retrieval.catalogue()) {
            yield Optional.of(
                new Turn(
                    text, planner.plan(text, locale, history, catalogue), shown, Optional.empty()));
          }
        }
      };
    } catch (RuntimeException e) {
      LOG.warn("turn.not_recalled", e);
      return Optional.empty();
    }
  }

  private static Event last(
      Outcome outcome,
      String auditId,
      Writer.Written written,
      Optional<Draft.Failed> failed,
      Deadline deadline) {
    return switch (outcome) {
      case CANCELLED ->
          deadline.shuttingDown()
              ? new Event.Failed(Event.Failed.Code.SHUTTING_DOWN, true)
              : new Event.Cancelled();
      case UNAVAILABLE ->
          new Event.Failed(
              failed.isPresent() ? Event.Failed.Code.UNAVAILABLE : Event.Failed.Code.INTERNAL,
              true);
      case GROUNDED,
          EXCERPTS,
          COMPARE,
          CLARIFY,
          NO_MATCH,
          REFUSAL,
          SMALL_TALK,
          OUT_OF_SCOPE,
          HANDOFF ->
          new Event.Done(auditId, written.by(), route(written), outcome.wire());
    };
  }

  private static Map<String, String> route(Writer.Written written) {
    return written.trouble().map(why -> Map.of("trouble", why)).orElse(Map.of());
  }

  private static Outcome outcome(Release release, Deadline deadline) {
    if (deadline.stopped()) {
      return Outcome.CANCELLED;
    }
    return release
        .finished()
        .map(end -> Outcome.valueOf(end.outcome().name()))
        .orElse(Outcome.UNAVAILABLE);
  }
}
