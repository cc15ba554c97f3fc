package dev.tendero.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Entry;
import dev.tendero.audit.Payload;
import java.util.List;
import java.util.Optional;

/** What shoppers thought of their answers: recorded first, then kept. Thread-safe. */
public final class Feedback {
  private final Turns turns;
  private final Conversations kept;
  private final AuditLog log;
  private final ObjectMapper json;

  public Feedback(Turns turns, Conversations kept, AuditLog log, ObjectMapper json) {
    this.turns = turns;
    this.kept = kept;
    this.log = log;
    this.json = json;
  }

  /**
   * Records and keeps a verdict; a later one replaces it, and both stay in the log.
   *
   * @param comment in the shopper's words, or empty; it is sealed in the log
   * @return audit id of its entry; empty for a turn that is not the subject's
   * @throws Invalid for a turn without a recorded answer
   * @throws Unavailable when it cannot be recorded; then nothing is kept
   */
  public Optional<String> give(String subject, String turnId, boolean helpful, String comment) {
    Optional<KeptTurn> turn = kept.turn(subject, turnId);
    if (turn.isEmpty()) {
      return Optional.empty();
    }
    // A turn that has just told its end is not kept yet.
    List<Released> events =
        turns.find(subject, turnId).map(LiveTurn::events).orElseGet(() -> kept.events(turn.get()));
    var entry =
        new Entry.Feedback(
            new Entry.Exchange(subject, turn.get().conversationId, turnId),
            auditId(events),
            helpful ? "up" : "down");
    var payload =
        comment.isEmpty() ? Optional.<Payload>empty() : Optional.of(Payload.asked(comment));
    String auditId = log.append(entry, payload).auditId();
    kept.feedback(turnId, helpful, comment);
    return Optional.of(auditId);
  }

  /** Of the answer's entry. */
  private String auditId(List<Released> events) {
    return events.stream()
        .filter(event -> event.event().equals("done"))
        .findFirst()
        .map(done -> read(done.data()))
        .orElseThrow(
            () ->
                new Invalid(
                    "turn_unanswered", "id", "This turn has no recorded answer to speak of."));
  }

  private String read(String done) {
    try {
      return json.readTree(done).path("auditId").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that cannot be read", e);
    }
  }
}
