package dev.tendero.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The head of the tree that the log stands by: C2SP tlog-checkpoint, without extension lines.
 *
 * @param origin the log's name, also its key's
 */
public record Checkpoint(String origin, long size, Hash root) {

  /** A note with a hundred signatures would still fit. */
  static final int LONGEST_NOTE = 16_384;

  private static final String DASH = "\u2014 ";
  private static final int ID_BYTES = 4;

  public Checkpoint {
    if (origin.isEmpty() || size < 0) {
      throw new IllegalArgumentException("checkpoint of \"" + origin + "\" at " + size);
    }
  }

  /** The text of the note: what is signed. */
  String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /** The signed note. Ed25519 is deterministic: the same checkpoint is always the same note. */
  String sign(Signer signer) {
    byte[] signature = signer.sign(text().getBytes(StandardCharsets.UTF_8));
    byte[] named =
        ByteBuffer.allocate(ID_BYTES + signature.length)
            .putInt(signer.verifier().id())
            .put(signature)
            .array();
    return text()
        + "\n"
        + DASH
        + signer.verifier().name()
        + " "
        + Base64.getEncoder().encodeToString(named)
        + "\n";
  }

  /**
   * Reads a signed note. Signatures of other keys are ignored, as the format demands.
   *
   * @throws IllegalArgumentException when it is malformed, or not signed by {@code key}
   */
  public static Checkpoint open(String note, VerifierKey key) {
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("a note of " + note.length() + " characters");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("not a signed note");
    }
    String text = note.substring(0, blank + 1);
    boolean signed = false;
    for (String line : note.substring(blank + 2).split("\n", -1)) {
      signed |= !line.isEmpty() && verify(line, text, key);
    }
    if (!signed) {
      throw new IllegalArgumentException("the checkpoint is not signed by " + key);
    }
    return parse(text);
  }

  private static boolean verify(String line, String text, VerifierKey key) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !line.startsWith(DASH)) {
      throw new IllegalArgumentException("a signature line that is none");
    }
    byte[] signature = Base64.getDecoder().decode(parts[2]);
    if (!Base64.getEncoder().encodeToString(signature).equals(parts[2])) {
      throw new IllegalArgumentException("a signature that is not base64 as it is written");
    }
    if (!parts[1].equals(key.name())
        || signature.length < ID_BYTES
        || ByteBuffer.wrap(signature).getInt() != key.id()) {
      return false;
    }
    if (!key.verifies(
        text.getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(signature, ID_BYTES, signature.length))) {
      throw new IllegalArgumentException("the checkpoint's signature is wrong");
    }
    return true;
  }

  private static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4) {
      throw new IllegalArgumentException("a checkpoint has origin, size and root");
    }
    var checkpoint = new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.fromBase64(lines[2]));
    if (!text.startsWith(checkpoint.text())) {
      throw new IllegalArgumentException("the checkpoint's size or root is not in its form");
    }
    return checkpoint;
  }
}
