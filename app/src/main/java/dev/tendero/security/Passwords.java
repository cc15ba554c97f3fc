package dev.tendero.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passwords and what is kept of them. */
final class Passwords {
  /** What OWASP asks at least of Argon2id: 19 MiB, two passes, one lane. */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 << 10, 2, 1, 32, Argon2.ID);

  private static final int SALT_BYTES = 16;

  /** Without those that are taken for one another. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;

  /** Checking against it takes as long as against a real one. */
  private static final String NOBODYS = hash(fresh());

  private Passwords() {}

  /** 99 random bits that can be read out and typed. */
  static String fresh() {
    var random = new SecureRandom();
    return IntStream.range(0, GROUPS)
        .mapToObj(
            g ->
                IntStream.range(0, GROUP)
                    .mapToObj(i -> LETTERS.charAt(random.nextInt(LETTERS.length())))
                    .map(String::valueOf)
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }

  static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
  }

  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Takes the time of a check and fails. */
  static void pretend(String password) {
    matches(password, NOBODYS);
  }
}
