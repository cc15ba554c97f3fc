package dev.tendero.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What makes a person's words readable, kept in files outside the database so that destroying a key
 * erases the words from every copy of it.
 *
 * <ul>
 *   <li>{@code subject.key}: turns a subject's id into its pseudonym (HMAC-SHA256)
 *   <li>{@code kek.key}: the key-encryption key
 *   <li>{@code data/2026-11.keys}: one line per subject, "pseudonym kek wrapped", its data key of
 *       that month under the key-encryption key; written and synced before a payload sealed under
 *       it is
 * </ul>
 *
 * <p>In memory a month costs about 250 bytes a subject. Thread-safe, but for {@link #flush}, which
 * one thread calls.
 */
final class Keyring implements AutoCloseable {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int PSEUDONYM_BYTES = 16;

  private final Path folder;
  private final SecureRandom random;
  private final byte[] subjectKey;
  private final SecretKeySpec kek;
  private final String kekId;
  private final Map<YearMonth, Map<String, String>> months = new ConcurrentHashMap<>();
  private final Queue<Line> unwritten = new ConcurrentLinkedQueue<>();

  private record Line(YearMonth month, String text) {}

  private Keyring(Path folder, SecureRandom random, byte[] subjectKey, byte[] kek) {
    this.folder = folder;
    this.random = random;
    this.subjectKey = subjectKey;
    this.kek = new SecretKeySpec(kek, "AES");
    this.kekId = HexFormat.of().formatHex(Hash.sha256().digest(kek), 0, 4);
  }

  /** Opens the keys in that folder, making those that are missing. */
  static Keyring open(Path folder, SecureRandom random) throws IOException {
    Files.createDirectories(folder.resolve("data"), Durable.OWNER_ONLY_FOLDER);
    return new Keyring(
        folder, random, secret(folder, "subject.key", random), secret(folder, "kek.key", random));
  }

  private static byte[] secret(Path folder, String name, SecureRandom random) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      Durable.writeSecret(file, fresh);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(file + " has " + key.length + " bytes, not " + KEY_BYTES);
    }
    return key;
  }

  /** What stands for the subject in the log: 32 hex digits, the same for the same subject. */
  String pseudonym(String subject) {
    byte[] mac = Commitment.hmac(subjectKey, subject.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac, 0, PSEUDONYM_BYTES);
  }

  static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  /**
   * Seals under the subject's key of the month; {@link #flush} before the result is stored.
   *
   * @param entry audit id: the payload can be opened as no other entry's
   */
  byte[] seal(byte[] plaintext, String pseudonym, YearMonth month, AuditId entry) {
    String line =
        keys(month)
            .computeIfAbsent(
                pseudonym,
                p -> {
                  String wrapped = wrap(p, month);
                  unwritten.add(new Line(month, p + " " + kekId + " " + wrapped + "\n"));
                  return wrapped;
                });
    return encrypt(unwrap(line, pseudonym, month), plaintext, payloadLabel(entry));
  }

  /**
   * Empty when the key is gone: the payload is erased.
   *
   * @throws IllegalArgumentException when the bytes are not what was sealed for this entry
   */
  Optional<byte[]> open(byte[] sealed, String pseudonym, YearMonth month, AuditId entry) {
    return Optional.ofNullable(keys(month).get(pseudonym))
        .map(line -> decrypt(unwrap(line, pseudonym, month), sealed, payloadLabel(entry)));
  }

  /** Makes every key handed out so far durable. */
  void flush() throws IOException {
    for (Line line = unwritten.peek(); line != null; line = unwritten.peek()) {
      flush(line.month());
    }
  }

  /** Appends the lines of one month that head the queue; on failure they stay queued. */
  private void flush(YearMonth month) throws IOException {
    var text = new StringBuilder();
    int lines = 0;
    for (Line line : unwritten) {
      if (!line.month().equals(month)) {
        break;
      }
      text.append(line.text());
      lines++;
    }
    Path file = file(month);
    if (!Files.exists(file)) {
      Durable.createSecret(file);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long before = channel.size();
      channel.position(before);
      try {
        Durable.writeAll(channel, text.toString().getBytes(StandardCharsets.US_ASCII));
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    }
    for (int i = 0; i < lines; i++) {
      unwritten.remove();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private Path file(YearMonth month) {
    return folder.resolve("data").resolve(month + ".keys");
  }

  private Map<String, String> keys(YearMonth month) {
    Map<String, String> known = months.get(month);
    return known != null ? known : months.computeIfAbsent(month, this::load);
  }

  /** A last line without its end was cut off by a crash before anything relied on it. */
  private Map<String, String> load(YearMonth month) {
    var keys = new ConcurrentHashMap<String, String>();
    Path file = file(month);
    if (!Files.exists(file)) {
      return keys;
    }
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      int whole = text.lastIndexOf('\n') + 1;
      if (whole < text.length()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(whole);
        }
      }
      text.substring(0, whole)
          .lines()
          .map(line -> line.split(" ", -1))
          .forEach(
              parts -> {
                if (parts.length != 3 || !parts[1].equals(kekId)) {
                  throw new IllegalStateException(file + " does not belong to kek.key");
                }
                keys.put(parts[0], parts[2]);
              });
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String wrap(String pseudonym, YearMonth month) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(encrypt(kek, key, keyLabel(pseudonym, month)));
  }

  private SecretKeySpec unwrap(String wrapped, String pseudonym, YearMonth month) {
    byte[] sealed = Base64.getDecoder().decode(wrapped);
    return new SecretKeySpec(decrypt(kek, sealed, keyLabel(pseudonym, month)), "AES");
  }

  private static byte[] keyLabel(String pseudonym, YearMonth month) {
    return ("tendero data key 1 " + pseudonym + " " + month).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] payloadLabel(AuditId entry) {
    return ("tendero payload 1 " + entry).getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] encrypt(SecretKeySpec key, byte[] plaintext, byte[] label) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, label);
      var sealed = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(plaintext.length));
      sealed.put(nonce);
      cipher.doFinal(ByteBuffer.wrap(plaintext), sealed);
      return sealed.array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not encrypt", e);
    }
  }

  private static byte[] decrypt(SecretKeySpec key, byte[] sealed, byte[] label) {
    if (sealed.length < NONCE_BYTES) {
      throw new IllegalArgumentException("sealed bytes are too short");
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, label)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("sealed bytes were changed, or belong elsewhere", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not decrypt", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] label)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label);
    return cipher;
  }
}
