package dev.tendero.conversation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question and the events of its answer, kept for its owner. */
@Entity
@Table(name = "turn")
public class KeptTurn extends PanacheEntityBase {
  static final String RUNNING = "running";
  static final String DONE = "done";
  static final String FAILED = "failed";
  static final String CANCELLED = "cancelled";

  @Id public String id = "";

  @Column(name = "conversation_id")
  public String conversationId = "";

  public int position;
  public String question = "";
  public String locale = "";
  public String state = RUNNING;

  /** A JSON array of {@link Released}. */
  public String events = "[]";

  /** Product ids, one a line. */
  public String shown = "";

  @Column(name = "request_key")
  public @Nullable String requestKey;

  @Column(name = "request_hash")
  public @Nullable String requestHash;

  @Column(name = "asked_at")
  public Instant askedAt = Instant.EPOCH;

  List<String> shownIds() {
    return shown.isEmpty() ? List.of() : List.of(shown.split("\n"));
  }
}
