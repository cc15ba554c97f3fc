package dev.tendero.audit;

import java.util.Optional;

/**
 * What turns an entry's commitments into proofs of the clear text; for its subject's eyes.
 *
 * @param prompt of promptHash, 32 bytes in base64
 * @param response of responseHash, likewise
 */
public record Openings(Optional<String> prompt, Optional<String> response) {
  static final Openings NONE = new Openings(Optional.empty(), Optional.empty());
}
