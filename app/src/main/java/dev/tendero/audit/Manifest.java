package dev.tendero.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What an export says of itself, signed by the log's key: it covers the two files that the root
 * does not. Canonical JSON with the signature as one member.
 *
 * @param checkpointHash SHA-256 of the file {@code checkpoint}, hex
 * @param keyHash SHA-256 of the file {@code key.pub}, hex
 */
record Manifest(
    String origin, long size, Hash root, Instant exported, String checkpointHash, String keyHash) {
  static final int FORMAT = 1;

  /** Stands before the signed bytes: they can never be taken for a checkpoint. */
  private static final String LABEL = "tendero audit export 1\n";

  private static final String SIGNATURE = "signature";

  byte[] sign(Signer signer) {
    Map<String, Object> members = members();
    members.put(SIGNATURE, Base64.getEncoder().encodeToString(signer.sign(labelled(members))));
    return CanonicalJson.bytes(members);
  }

  /**
   * @throws IllegalArgumentException when it is malformed, or not signed by {@code key}
   */
  static Manifest open(byte[] bytes, VerifierKey key) {
    Map<String, Object> members = CanonicalJson.object(bytes);
    if (!(members.remove(SIGNATURE) instanceof String signature)
        || !key.verifies(labelled(members), canonical(signature))) {
      throw new IllegalArgumentException("not signed by " + key);
    }
    if (!(members.get("v") instanceof Long format) || format != FORMAT) {
      throw new IllegalArgumentException("of a format that this verifier does not know");
    }
    if (!(members.get("size") instanceof Long size)) {
      throw new IllegalArgumentException("without a size");
    }
    return new Manifest(
        text(members, "origin"),
        size,
        Hash.fromHex(text(members, "root")),
        Instant.parse(text(members, "exported")),
        text(members, "checkpoint"),
        text(members, "key"));
  }

  /** The last character of base64 has bits that say nothing: they are to be zero. */
  private static byte[] canonical(String signature) {
    byte[] bytes = Base64.getDecoder().decode(signature);
    if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
      throw new IllegalArgumentException("with a signature that is not written canonically");
    }
    return bytes;
  }

  private Map<String, Object> members() {
    var members = new HashMap<String, Object>();
    members.put("v", FORMAT);
    members.put("origin", origin);
    members.put("size", size);
    members.put("root", root.hex());
    members.put("exported", exported.toString());
    members.put("checkpoint", checkpointHash);
    members.put("key", keyHash);
    return members;
  }

  private static byte[] labelled(Map<String, Object> members) {
    String text = new String(CanonicalJson.bytes(members), StandardCharsets.UTF_8);
    return (LABEL + text).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Map<String, Object> members, String key) {
    if (members.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("without " + key);
  }
}
