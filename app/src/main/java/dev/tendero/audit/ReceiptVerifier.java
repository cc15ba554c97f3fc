package dev.tendero.audit;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The offline check of one receipt: signature, inclusion, and the commitments to what was shown.
 * The file may be anybody's, in any layout of JSON; no byte of a value may be another one.
 */
final class ReceiptVerifier {
  private ReceiptVerifier() {}

  /** Something is wrong; what, and with which part. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault(String part, String what) {
      super(part + ": " + what);
    }

    Verification.Faulty result() {
      return new Verification.Faulty(Optional.empty(), String.valueOf(getMessage()));
    }
  }

  static Verification verify(byte[] json, Optional<VerifierKey> trusted, Shown shown) {
    try {
      return check(read(json), trusted, shown);
    } catch (Fault fault) {
      return fault.result();
    }
  }

  static Verification verify(Receipt.Issued receipt, Optional<VerifierKey> trusted, Shown shown) {
    try {
      return check(receipt, trusted, shown);
    } catch (Fault fault) {
      return fault.result();
    }
  }

  private static Receipt.Issued read(byte[] json) throws Fault {
    Map<String, Object> members = sound("receipt", () -> CanonicalJson.members(json));
    var proof = new ArrayList<Hash>();
    for (Object sibling : member(members, "proof", List.class)) {
      proof.add(sound("proof", () -> new Hash(bytes(sibling))));
    }
    Map<?, ?> openings = member(members, "openings", Map.class);
    return new Receipt.Issued(
        member(members, "auditId", String.class),
        sound("entry", () -> bytes(members.get("entry"))),
        member(members, "index", Long.class),
        member(members, "treeSize", Long.class),
        proof,
        member(members, "checkpoint", String.class),
        sound("publicKey", () -> VerifierKey.parse(text(members.get("publicKey")))),
        new Openings(opening(openings, "prompt"), opening(openings, "response")));
  }

  private static Optional<String> opening(Map<?, ?> openings, String name) throws Fault {
    Object written = openings.get(name);
    if (written == null) {
      return Optional.empty();
    }
    sound("openings." + name, () -> bytes(written));
    return Optional.of(text(written));
  }

  private static Verification check(
      Receipt.Issued receipt, Optional<VerifierKey> trusted, Shown shown) throws Fault {
    if (trusted.isPresent() && !trusted.get().equals(receipt.key())) {
      throw new Fault("publicKey", "the receipt is of another key than the one given");
    }
    Checkpoint head =
        sound("checkpoint", () -> Checkpoint.open(receipt.checkpoint(), receipt.key()));
    if (head.size() != receipt.size()) {
      throw new Fault("treeSize", receipt.size() + " is not the checkpoint's " + head.size());
    }
    Hash leaf = Hash.leaf(receipt.entry());
    if (!Proof.includes(leaf, receipt.index(), head.size(), receipt.proof(), head.root())) {
      throw new Fault("entry, index or proof", "they do not lead to the root that is signed");
    }
    Map<String, Object> entry = sound("entry", () -> CanonicalJson.object(receipt.entry()));
    if (!receipt.auditId().equals(entry.get("id"))) {
      throw new Fault("auditId", "the entry has another one");
    }
    EntryBytes.Commitments computed = sound("openings", () -> shown.under(receipt.openings()));
    if (shown.question().isPresent()) {
      same("question", entry.get("promptHash"), computed.prompt());
    }
    if (shown.answer().isPresent()) {
      same("answer", entry.get("responseHash"), computed.response());
    }
    return new Verification.Proven(
        head.origin(),
        receipt.index(),
        head.size(),
        head.root(),
        receipt.key().fingerprint(),
        shown);
  }

  private static void same(String part, @Nullable Object committed, Optional<String> computed)
      throws Fault {
    if (committed == null) {
      throw new Fault(part, "the entry commits to none");
    }
    if (computed.isEmpty()) {
      throw new Fault(part, "the receipt does not hold what opens the commitment to it");
    }
    if (!computed.get().equals(committed)) {
      throw new Fault(part, "not the one that the entry commits to");
    }
  }

  private static <T> T member(Map<String, Object> members, String name, Class<T> type)
      throws Fault {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new Fault(name, value == null ? "missing" : "not of its type");
    }
    return type.cast(value);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(value == null ? "missing" : "not a text");
  }

  /** Of base64 as it is written: with other unused bits, two texts would be one value. */
  private static byte[] bytes(@Nullable Object value) {
    String base64 = text(value);
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("not base64 as it is written");
    }
    return bytes;
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T sound(String part, Reading<T> reading) throws Fault {
    try {
      return reading.read();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Fault(part, String.valueOf(e.getMessage()));
    }
  }
}
