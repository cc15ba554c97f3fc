package dev.tendero.admin;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.ingestion.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Work on the catalogue that somebody asked for and that outlives the process.
 *
 * @param number what people call it
 * @param name of what is loaded or deleted
 * @param task the order: a {@link Feed}, a {@link Paper} or {@link Items}
 * @param revision grows with every change
 */
public record Job(
    String id,
    long number,
    Kind kind,
    String name,
    Optional<String> upload,
    JsonNode task,
    State state,
    Progress progress,
    Result result,
    boolean cancelling,
    int attempt,
    long revision,
    String who,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  /** Lower case on the wire. */
  public enum Kind {
    FEED,
    DOCUMENT,
    DELETE,
    RESTORE;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Lower case on the wire. */
  public enum State {
    QUEUED,
    RUNNING,
    /** For an answer to {@link Result#question}. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isLast() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /**
   * A feed to load.
   *
   * @param mapping a built-in mapping's name or a whole mapping; empty where the feed's shape says
   * @param full the feed is the whole catalogue
   * @param rows only these; empty for all
   * @param retryOf the job whose rejected rows these are
   */
  public record Feed(
      Optional<JsonNode> mapping, boolean full, List<Long> rows, Optional<String> retryOf) {
    public Feed {
      mapping = mapping.filter(given -> !given.isNull()); // as which JSON keeps an empty one
      rows = List.copyOf(rows);
    }
  }

  /** A document to take in. */
  public record Paper(
      String documentId, String type, String title, String language, List<String> productIds) {
    public Paper {
      productIds = List.copyOf(productIds);
    }
  }

  /** What was deleted or brought back. */
  public record Items(List<String> ids) {
    public Items {
      ids = List.copyOf(ids);
    }
  }

  /**
   * How far a job is.
   *
   * @param phase "queued", "reading", "deleting", "storing", "indexing", "done"
   * @param done units of this phase: rows, pages, changes
   * @param total of this phase, where known or estimated
   */
  public record Progress(
      String phase,
      Counts counts,
      long done,
      Optional<Long> total,
      double perSecond,
      Optional<Long> remainingSeconds) {
    static final Progress NONE =
        new Progress("queued", Counts.NONE, 0, Optional.empty(), 0, Optional.empty());

    Progress at(String other) {
      return new Progress(other, counts, 0, Optional.empty(), 0, Optional.empty());
    }
  }

  /**
   * What came of it.
   *
   * @param question asked while the job waits
   * @param failure why it failed
   * @param notes what is worth knowing although nothing failed
   * @param receipts audit ids of the changes
   * @param errorsKept rows with errors that can be looked at; the count says how many there were
   */
  public record Result(
      Optional<Question> question,
      Optional<Failure> failure,
      List<Note> notes,
      List<String> receipts,
      Optional<JsonNode> document,
      long errorsKept) {
    static final Result NONE =
        new Result(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), 0);

    public Result {
      notes = List.copyOf(notes);
      receipts = List.copyOf(receipts);
    }

    static Result failed(String reason, String remedy) {
      return NONE.with(new Failure(reason, remedy));
    }

    Result with(Failure why) {
      return new Result(question, Optional.of(why), notes, receipts, document, errorsKept);
    }

    Result with(Question asked) {
      return new Result(Optional.of(asked), failure, notes, receipts, document, errorsKept);
    }

    Result noting(List<Note> more) {
      return new Result(question, failure, more, receipts, document, errorsKept);
    }

    Result receipts(List<String> ids) {
      return new Result(question, failure, notes, ids, document, errorsKept);
    }

    Result keeping(long errors) {
      return new Result(question, failure, notes, receipts, document, errors);
    }

    Result of(JsonNode report) {
      return new Result(question, failure, notes, receipts, Optional.of(report), errorsKept);
    }
  }

  /** What rows say that the catalogue does not keep, by cause. */
  public record Note(String field, String reason, long count) {}

  /** In words for a clerk. */
  public record Failure(String reason, String remedy) {}

  /** Whether so much may go. */
  public record Question(long absent, long live, String reason, List<Example> examples) {
    public Question {
      examples = List.copyOf(examples);
    }
  }

  public record Example(String id, String title) {}
}
