package dev.tendero.security;

import dev.tendero.answer.Invalid;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * Own accounts, for a shop without an identity provider: on this machine only, a handful of people
 * who know each other. Thread-safe; every method waits for the database.
 */
public final class Accounts {
  /** Length alone: rules about signs make passwords worse (NIST SP 800-63B, 3.1.1.2). */
  public static final int SHORTEST_PASSWORD = 12;

  static final int LONGEST_PASSWORD = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,79}");

  /** Failures older than this are forgotten. */
  private static final Duration FORGIVEN = Duration.ofDays(1);

  private final Clock clock;

  public Accounts(Clock clock) {
    this.clock = clock;
  }

  /** An account as it is told about. */
  public record Told(String name, List<String> roles) {}

  /**
   * @param password told once; only its hash is kept
   */
  public record Made(String name, List<String> roles, String password) {}

  /** Too many wrong passwords for one name. */
  public static final class Locked extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    Locked(Duration retryAfter) {
      super("too many wrong passwords");
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /**
   * Those that a new home begins with; empty once there is any account. Who loads the catalogue and
   * runs the service does not read the log of what people asked.
   */
  public List<Made> begin() {
    return transaction(
        () ->
            Account.count() > 0
                ? List.of()
                : List.of(
                    make("admin", List.of(Roles.CATALOG_ADMIN, Roles.OPERATOR)),
                    make("compliance", List.of(Roles.COMPLIANCE))));
  }

  public List<Told> list() {
    return transaction(
        () ->
            Account.<Account>list("order by name").stream()
                .map(account -> new Told(account.name, account.roles.lines().toList()))
                .toList());
  }

  /**
   * @throws Invalid for a name that is taken or none, or a role that nobody can have
   */
  public Made add(String name, List<String> roles) {
    String clean = clean(name);
    if (!NAME.matcher(clean).matches()) {
      throw new Invalid(
          "account_name",
          "name",
          "A name has 1 to 80 letters from a to z, digits, and . _ @ - inside.");
    }
    for (String role : roles) {
      if (!Roles.GRANTED.contains(role)) {
        throw new Invalid(
            "role_unknown",
            "role",
            "There is no role \""
                + role
                + "\"; there are "
                + String.join(", ", Roles.GRANTED.stream().sorted().toList())
                + ".");
      }
    }
    return transaction(
        () -> {
          if (Account.findById(clean) != null) {
            throw new Invalid("account_taken", "name", "There is an account \"" + clean + "\".");
          }
          return make(clean, roles);
        });
  }

  /**
   * A new password for somebody who lost theirs. Wherever they are signed in, they are no longer.
   *
   * @throws Invalid when there is no such account
   */
  public Made reset(String name) {
    return transaction(
        () -> {
          Account account = known(name);
          String password = Passwords.fresh();
          change(account, password);
          Session.delete("name", account.name);
          SignInFailure.deleteById(account.name);
          return new Made(account.name, account.roles.lines().toList(), password);
        });
  }

  /**
   * Ends the account and where it is signed in; its conversations stay until somebody erases them.
   *
   * @throws Invalid when there is no such account
   */
  public void remove(String name) {
    transaction(
        () -> {
          Account account = known(name);
          Session.delete("name", account.name);
          account.delete();
          return account;
        });
  }

  /**
   * The account of this name and password; empty when there is none, whichever is wrong.
   *
   * @throws Locked before the password is looked at
   */
  Optional<SignedIn> check(String typed, String password) {
    String name = clean(typed);
    if (!NAME.matcher(name).matches() || password.length() > LONGEST_PASSWORD) {
      Passwords.pretend("");
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Account> account =
        transaction(
            () -> {
              // Counted before it is checked: many at once are as many as one after the other.
              countTry(name, now);
              return Account.<Account>findByIdOptional(name);
            });
    if (account.isEmpty()) {
      Passwords.pretend(password);
      return Optional.empty();
    }
    if (!Passwords.matches(password, account.get().password)) {
      return Optional.empty();
    }
    transaction(() -> SignInFailure.deleteById(name));
    return account.map(a -> new SignedIn(a.name, a.subject, a.roles()));
  }

  /**
   * @return false when {@code old} is not the password
   * @throws Invalid for one that is too short or too long
   */
  boolean changePassword(String name, String old, String password) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new Invalid(
          "password_length",
          "password",
          "A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
    }
    if (check(name, old).isEmpty()) {
      return false;
    }
    transaction(
        () -> {
          change(known(name), password);
          return Session.delete("name", name);
        });
    return true;
  }

  private Account known(String name) {
    return Account.<Account>findByIdOptional(clean(name))
        .orElseThrow(
            () ->
                new Invalid(
                    "account_unknown", "name", "There is no account \"" + clean(name) + "\"."));
  }

  private Made make(String name, List<String> roles) {
    String password = Passwords.fresh();
    var account = new Account();
    account.name = name;
    account.subject = subject();
    account.roles = String.join("\n", Set.copyOf(roles).stream().sorted().toList());
    change(account, password);
    account.persist();
    return new Made(name, account.roles.lines().toList(), password);
  }

  private void change(Account account, String password) {
    account.password = Passwords.hash(password);
    account.changedAt = clock.instant();
  }

  /** Not the name: an account made again under an old name is somebody else. */
  private static String subject() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return "a-" + HexFormat.of().formatHex(bytes);
  }

  private static void countTry(String name, Instant now) {
    SignInFailure.delete("lastAt < ?1", now.minus(FORGIVEN));
    Panache.getEntityManager()
        .createNativeQuery(
            "insert into sign_in_failure (name, failures, last_at) values (?1, 0, ?2)"
                + " on conflict (name) do nothing")
        .setParameter(1, name)
        .setParameter(2, now)
        .executeUpdate();
    SignInFailure tries = SignInFailure.findById(name, LockModeType.PESSIMISTIC_WRITE);
    Instant locked = tries.lockedUntil();
    if (locked.isAfter(now)) {
      throw new Locked(Duration.between(now, locked));
    }
    tries.failures++;
    tries.lastAt = now;
  }

  private static String clean(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  static <T> T transaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
