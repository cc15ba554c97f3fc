package dev.tendero.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a log's Ed25519 key with its name, as C2SP signed-note has it.
 *
 * @param raw the 32 bytes of RFC 8032; not to be changed
 */
public record VerifierKey(String name, byte[] raw) {
  static final byte ED25519 = 1;
  private static final int RAW_BYTES = 32;

  /** DER of SubjectPublicKeyInfo for Ed25519 up to the key itself (RFC 8410). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  public VerifierKey {
    if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == '+' || c > '~')) {
      throw new IllegalArgumentException("a key's name has no space and no plus");
    }
    if (raw.length != RAW_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + raw.length);
    }
  }

  /**
   * Reads {@code name+hash+base64}, the form {@link #toString} writes; surrounding white space is
   * ignored.
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a key reads name+hash+base64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 1 + RAW_BYTES || typed[0] != ED25519) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.toString().equals(text.strip())) {
      throw new IllegalArgumentException("the key's hash does not belong to it");
    }
    return key;
  }

  static VerifierKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
  }

  /** SHA-256(name LF 0x01 key), its first four bytes. */
  int id() {
    MessageDigest digest = Hash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    return ByteBuffer.wrap(digest.digest(raw)).getInt();
  }

  /** For people to compare: SHA-256 of the raw key in hex. */
  public String fingerprint() {
    return HexFormat.of().formatHex(Hash.sha256().digest(raw));
  }

  boolean verifies(byte[] text, byte[] signature) {
    try {
      byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + RAW_BYTES);
      System.arraycopy(raw, 0, encoded, X509_PREFIX.length, RAW_BYTES);
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length, or 32 bytes that are no point of the curve.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey(String theirName, byte[] theirs)
        && name.equals(theirName)
        && Arrays.equals(raw, theirs);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    byte[] typed = new byte[1 + RAW_BYTES];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, RAW_BYTES);
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
