package dev.tendero.answer;

import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Entry;
import dev.tendero.audit.Payload;
import dev.tendero.generation.Draft;
import dev.tendero.generation.Writer;
import dev.tendero.guardrails.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The two entries of one exchange: asked, then answered or blocked. Not thread-safe. */
final class Recording {
  private final AuditLog log;
  private final Question question;
  private final String policy;
  private final Entry.Exchange exchange;
  private final FutureTask<String> asked;

  private Recording(AuditLog log, Question question, String policy) {
    this.log = log;
    this.question = question;
    this.policy = policy;
    this.exchange =
        new Entry.Exchange(question.subject(), question.conversation(), question.turn());
    var entry = new Entry.Asked(exchange, question.locale().tag(), policy);
    var payload = Optional.of(Payload.asked(question.text()));
    this.asked = new FutureTask<>(() -> log.append(entry, payload).auditId());
  }

  /** Begins to record the question; the disk works beside the next stages. */
  static Recording begin(AuditLog log, Question question, String policy) {
    var recording = new Recording(log, question, policy);
    Thread.ofVirtual().start(recording.asked);
    return recording;
  }

  /**
   * Returns once the question's entry is durable.
   *
   * @return its audit id
   * @throws Unavailable when it could not be recorded
   */
  String await() {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("log", Duration.ofSeconds(1), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Unavailable known
          ? known
          : new Unavailable("log", Duration.ofSeconds(1), e.getCause());
    }
  }

  /**
   * How a turn ended.
   *
   * @param catalogueVersion the change up to which the catalogue was read
   */
  record Ended(
      Outcome outcome, Writer.Written written, long catalogueVersion, Map<String, Long> micros) {}

  /** Records what was told; the audit id of the entry. */
  String answered(Release release, Ended ended, Reader reader) {
    var plan = release.plan();
    var entry =
        new Entry.Answered(
            exchange,
            await(),
            new Entry.Planned(
                plan.intent().wire(),
                plan.language().tag(),
                plan.constraints().stream().map(Constraint::attribute).distinct().toList()),
            sources(release),
            writer(ended.written, release.failed(), release.finished()),
            policy,
            Long.toString(ended.catalogueVersion),
            rails(release.findings()),
            new Entry.Sentences(release.released(), release.corrected(), release.withheld()),
            ended.outcome.wire(),
            ended.micros.entrySet().stream()
                .map(e -> new Entry.Stage(e.getKey(), e.getValue()))
                .toList());
    return append(entry, reader);
  }

  /**
   * @param failed what stopped the answer: the writer knows only that nobody wanted more of it
   */
  static Entry.Writer writer(
      Writer.Written written, Optional<Draft.Failed> failed, Optional<Draft.Finished> end) {
    boolean composed = written.by().equals("composer");
    return new Entry.Writer(
        composed ? "composer" : "llm",
        composed ? Optional.empty() : Optional.of(written.by()),
        composed ? Optional.empty() : Optional.of(Writer.prompt()),
        failed
            .map(Draft.Failed::reason)
            .or(written::trouble)
            .orElse(composed ? "composer" : "primary"),
        end.map(Draft.Finished::promptTokens).orElse(0),
        end.map(Draft.Finished::completionTokens).orElse(0));
  }

  /** Records a refusal as it was told. */
  String blocked(String language, String reason, List<Finding> findings, Reader reader) {
    return append(
        new Entry.Blocked(exchange, await(), language, "screen", reason, policy, rails(findings)),
        reader);
  }

  private String append(Entry entry, Reader reader) {
    return log.append(entry, Optional.of(Payload.answered(question.text(), reader.told())))
        .auditId();
  }

  private static List<Entry.Source> sources(Release release) {
    var sources = new ArrayList<Entry.Source>();
    var seen = new HashSet<String>();
    release.cited().stream()
        .filter(fact -> seen.add(fact.source() + ' ' + fact.field()))
        .map(fact -> new Entry.Source(fact.source(), fact.field(), fact.version()))
        .forEach(sources::add);
    return sources.stream().limit(Entry.LONGEST_LIST).toList();
  }

  private static List<Entry.Rail> rails(List<Finding> findings) {
    return findings.stream()
        .limit(Entry.LONGEST_LIST)
        .map(
            f ->
                new Entry.Rail(
                    f.rule(), "found", f.score(), Optional.empty(), Optional.of(f.kind())))
        .toList();
  }
}
