package dev.tendero.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Wrong passwords in a row for one name, whether or not it has an account. */
@Entity
@Table(name = "sign_in_failure")
class SignInFailure extends PanacheEntityBase {
  /** Somebody who mistypes gets it right by then. */
  private static final int FREE = 4;

  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Id String name = "";
  int failures;

  @Column(name = "last_at")
  Instant lastAt = Instant.EPOCH;

  /** From the fifth wrong password on a minute, and twice as long after each further one. */
  Instant lockedUntil() {
    if (failures <= FREE) {
      return Instant.MIN;
    }
    Duration locked = Duration.ofMinutes(1L << Math.min(failures - FREE - 1, 10));
    return lastAt.plus(locked.compareTo(LONGEST) < 0 ? locked : LONGEST);
  }
}
