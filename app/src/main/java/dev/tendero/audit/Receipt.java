package dev.tendero.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

/** What the log gives a subject about one entry of theirs. */
public sealed interface Receipt {

  /** No such entry, or somebody else's: not to be told apart. */
  record Unknown() implements Receipt {}

  /** Durable, and not yet under a published checkpoint. */
  record Pending(Duration retryAfter) implements Receipt {}

  /**
   * Proof that the entry stands in the log.
   *
   * @param entry its canonical bytes
   * @param proof siblings from the leaf to the root, the leaf's first
   * @param checkpoint the signed note, whose size is {@code size}
   */
  record Issued(
      String auditId,
      byte[] entry,
      long index,
      long size,
      List<Hash> proof,
      String checkpoint,
      VerifierKey key,
      Openings openings)
      implements Receipt {
    public Issued {
      proof = List.copyOf(proof);
    }

    /** As docs/audit-log.md has it: what {@code GET /receipts/{auditId}} answers. */
    public String json() {
      var opened = new LinkedHashMap<String, Object>();
      openings.prompt().ifPresent(opening -> opened.put("prompt", opening));
      openings.response().ifPresent(opening -> opened.put("response", opening));
      var members = new LinkedHashMap<String, Object>();
      members.put("auditId", auditId);
      members.put("entry", Base64.getEncoder().encodeToString(entry));
      members.put("index", index);
      members.put("treeSize", size);
      members.put("proof", proof.stream().map(Hash::base64).toList());
      members.put("checkpoint", checkpoint);
      members.put("publicKey", key.toString());
      members.put("openings", opened);
      return new String(CanonicalJson.bytes(members), StandardCharsets.UTF_8);
    }
  }
}
