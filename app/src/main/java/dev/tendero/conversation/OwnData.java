package dev.tendero.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.audit.AuditLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a subject: to be seen, taken away and erased by that subject. */
public final class OwnData {
  private final Turns turns;
  private final Conversations kept;
  private final AuditLog log;
  private final ObjectMapper json;
  private final Clock clock;

  public OwnData(Turns turns, Conversations kept, AuditLog log, ObjectMapper json, Clock clock) {
    this.turns = turns;
    this.kept = kept;
    this.log = log;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param pseudonym under which the log's entries stand; null for somebody who is not known
   * @param since when the first question that is still kept was asked; null where there is none
   */
  public record Kept(
      @Nullable String pseudonym,
      @Nullable Instant since,
      long conversations,
      long questions,
      long feedback,
      long logEntries) {
    public static final Kept NOTHING = new Kept(null, null, 0, 0, 0, 0);
  }

  public Kept of(String subject) {
    Conversations.Extent extent = kept.extent(subject);
    return new Kept(
        log.pseudonym(subject),
        extent.since(),
        extent.conversations(),
        extent.questions(),
        extent.feedback(),
        kept.loggedAs(subject).stream().mapToLong(log::mentions).sum());
  }

  /**
   * Deletes what can be deleted and returns how much that was; what runs ends. The log keeps its
   * entries and their sealed payloads.
   */
  public Conversations.Extent erase(String subject) {
    return turns.deleteAll(subject);
  }

  /** The file of somebody of whom nothing is kept. */
  public void exportNothing(OutputStream out) throws IOException {
    try (JsonGenerator file = json.createGenerator(out)) {
      begin(file, null);
      file.writeArrayFieldStart("conversations");
      file.writeEndArray();
      file.writeArrayFieldStart("log");
      file.writeEndArray();
      file.writeEndObject();
    }
  }

  /** Everything as one JSON object, a conversation at a time; whole if it ends in a brace. */
  public void export(String subject, OutputStream out) throws IOException {
    try (JsonGenerator file = json.createGenerator(out)) {
      begin(file, log.pseudonym(subject));
      file.writeArrayFieldStart("conversations");
      for (Conversations.Summary conversation : kept.all(subject)) {
        write(file, subject, conversation);
      }
      file.writeEndArray();
      file.writeArrayFieldStart("log");
      for (String logged : kept.loggedAs(subject)) {
        log.mentions(logged, mention -> writeUnchecked(file, mention));
      }
      file.writeEndArray();
      file.writeEndObject();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void begin(JsonGenerator file, @Nullable String pseudonym) throws IOException {
    file.writeStartObject();
    file.writeStringField("exportedAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    file.writeStringField("pseudonym", pseudonym);
  }

  /** One that is deleted in between is left out. */
  private void write(JsonGenerator file, String subject, Conversations.Summary conversation)
      throws IOException {
    List<Conversations.Replay> replayed = kept.open(subject, conversation.id()).orElse(List.of());
    file.writeStartObject();
    file.writeStringField("id", conversation.id());
    file.writeStringField("title", conversation.title());
    file.writeStringField("updatedAt", conversation.updatedAt().toString());
    file.writeArrayFieldStart("turns");
    for (Conversations.Replay turn : replayed) {
      json.writeValue(file, turn);
    }
    file.writeEndArray();
    file.writeEndObject();
  }

  private void writeUnchecked(JsonGenerator file, AuditLog.Mention mention) {
    try {
      json.writeValue(file, mention);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
