package dev.tendero.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms for people without an account: a random id, signed, in a cookie that scripts cannot
 * read. Whoever holds the cookie is the subject; without the key nobody can make one.
 */
public final class Subjects {
  public static final String COOKIE = "tendero";

  private static final int ID_BYTES = 16;
  private static final int SIGNATURE_BYTES = 16;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private Subjects(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** With the key in {@code keys/cookie}, made at first use. */
  public static Subjects in(Path keys) {
    Path file = keys.resolve("cookie");
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        Path draft = keys.resolve("cookie.new");
        Files.deleteIfExists(draft);
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, fresh);
        Files.move(draft, file);
      }
      return new Subjects(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A new cookie value, for someone seen for the first time. */
  public String issue() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return encode(id) + '.' + encode(sign(id));
  }

  /** The subject that a cookie names; empty for none, a damaged or a forged one. */
  public Optional<String> subject(Optional<String> cookie) {
    return cookie.flatMap(this::verified);
  }

  private Optional<String> verified(String cookie) {
    int dot = cookie.indexOf('.');
    if (dot < 0 || cookie.length() > 100) {
      return Optional.empty();
    }
    try {
      byte[] id = Base64.getUrlDecoder().decode(cookie.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(cookie.substring(dot + 1));
      return id.length == ID_BYTES && MessageDigest.isEqual(signature, sign(id))
          ? Optional.of("s-" + encode(id))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not base64: not ours
    }
  }

  private byte[] sign(byte[] id) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update("tendero subject 1".getBytes(StandardCharsets.UTF_8));
      return java.util.Arrays.copyOf(mac.doFinal(id), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
