package dev.tendero.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an entry: 32 hex digits. The first 8 are the second it was made in, so that the
 * database's index of ids grows at one end; the other 24 are random and not to be guessed.
 */
record AuditId(UUID uuid) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  static AuditId fresh(Instant now, SecureRandom random) {
    return new AuditId(
        new UUID(
            now.getEpochSecond() << Integer.SIZE | Integer.toUnsignedLong(random.nextInt()),
            random.nextLong()));
  }

  static Optional<AuditId> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(
            new AuditId(
                new UUID(
                    HexFormat.fromHexDigitsToLong(text, 0, 16),
                    HexFormat.fromHexDigitsToLong(text, 16, 32))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(uuid.getMostSignificantBits())
        + hex.toHexDigits(uuid.getLeastSignificantBits());
  }
}
