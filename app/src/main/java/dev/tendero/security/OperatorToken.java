package dev.tendero.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The secret of one server run, written to run.json: whoever can read the home may command it. */
public record OperatorToken(String value) {

  public static OperatorToken fresh() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new OperatorToken(HexFormat.of().formatHex(bytes));
  }

  /**
   * @param header an Authorization header, or null
   */
  public boolean matches(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(
            ("Bearer " + value).getBytes(StandardCharsets.UTF_8),
            header.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "OperatorToken[…]";
  }
}
