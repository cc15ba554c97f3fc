package dev.tendero.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who signs in with a name and a password of ours. */
@Entity
@Table(name = "account")
class Account extends PanacheEntityBase {
  @Id String name = "";

  /** Whose conversations are this account's. */
  String subject = "";

  /** One a line. */
  String roles = "";

  /** Argon2id, its parameters and its salt included. */
  String password = "";

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;

  Set<String> roles() {
    return roles.lines().filter(Roles.GRANTED::contains).collect(Collectors.toUnmodifiableSet());
  }
}
