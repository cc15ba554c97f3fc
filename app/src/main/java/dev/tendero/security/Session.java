package dev.tendero.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser in which somebody is signed in. */
@Entity
@Table(name = "session")
class Session extends PanacheEntityBase {
  /** SHA-256 of the secret in the cookie, in hex. */
  @Id String id = "";

  String name = "";

  @Column(name = "started_at")
  Instant startedAt = Instant.EPOCH;

  @Column(name = "seen_at")
  Instant seenAt = Instant.EPOCH;
}
