package dev.tendero.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who is signed in with an account of ours, and where. The cookie is a secret without content; all
 * else is here, so that signing out ends it everywhere. Thread-safe; waits for the database.
 */
public final class Sessions {
  public static final String COOKIE = "tendero-session";

  private static final int SECRET_BYTES = 32;

  /** After so long without a request. */
  private static final Duration IDLE = Duration.ofHours(2);

  /** Whatever happens: a working day. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How exact the time of the last request is: a write for each would be a write for nothing. */
  private static final Duration SEEN = Duration.ofMinutes(1);

  private final Accounts accounts;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * @param cookie its value, for this browser alone
   */
  public record Opened(SignedIn who, String cookie) {}

  /**
   * Signs in; empty for a wrong name or password.
   *
   * @throws Accounts.Locked after too many wrong ones
   */
  public Optional<Opened> open(String name, String password) {
    return accounts.check(name, password).map(this::open);
  }

  private Opened open(SignedIn who) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    Accounts.transaction(
        () -> {
          Session.delete("startedAt < ?1 or seenAt < ?2", now.minus(LONGEST), now.minus(IDLE));
          var session = new Session();
          session.id = id(cookie);
          session.name = who.name();
          session.startedAt = now;
          session.seenAt = now;
          session.persist();
          return session;
        });
    return new Opened(who, cookie);
  }

  /** Who is signed in by this cookie; empty when it is over, or never was. */
  Optional<SignedIn> find(String cookie) {
    Instant now = clock.instant();
    return Accounts.transaction(
        () -> {
          Optional<Session> found = Session.findByIdOptional(id(cookie));
          Optional<Session> live =
              found.filter(
                  s ->
                      s.startedAt.isAfter(now.minus(LONGEST)) && s.seenAt.isAfter(now.minus(IDLE)));
          live.filter(s -> s.seenAt.isBefore(now.minus(SEEN))).ifPresent(s -> s.seenAt = now);
          return live.flatMap(s -> Account.<Account>findByIdOptional(s.name))
              .map(a -> new SignedIn(a.name, a.subject, a.roles()));
        });
  }

  /** Signs out. */
  public void close(String cookie) {
    Accounts.transaction(() -> Session.deleteById(id(cookie)));
  }

  /**
   * A new password of one's own; everywhere else its owner is signed out.
   *
   * @return empty when {@code old} is not the password
   */
  public Optional<Opened> changePassword(SignedIn who, String old, String password) {
    return accounts.changePassword(who.name(), old, password)
        ? Optional.of(open(who))
        : Optional.empty();
  }

  private static String id(String cookie) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
