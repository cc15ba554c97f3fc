package dev.tendero.conversation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A thread of turns of one subject, as its owner browses it. */
@Entity
@Table(name = "conversation")
public class Conversation extends PanacheEntityBase {
  @Id public String id = "";
  public String subject = "";
  public String title = "";

  /** When its last question was asked. */
  @Column(name = "updated_at")
  public Instant updatedAt = Instant.EPOCH;
}
