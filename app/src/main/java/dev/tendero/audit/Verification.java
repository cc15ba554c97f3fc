package dev.tendero.audit;

import java.util.Optional;

/** What the offline check of an export found. */
public sealed interface Verification {

  /**
   * Every byte is what the log signed.
   *
   * @param fingerprint of the key that signed it; trust rests on where the auditor had it from
   * @param grownFrom size of the auditor's earlier checkpoint, which this log contains
   */
  record Intact(String origin, long size, Hash root, String fingerprint, Optional<Long> grownFrom)
      implements Verification {}

  /**
   * Something is not what the log signed.
   *
   * @param entry index of the first entry at fault, where it can be named
   * @param what for people: what is wrong, and with which file
   */
  record Faulty(Optional<Long> entry, String what) implements Verification {}

  default boolean intact() {
    return this instanceof Intact;
  }

  /** Lines for a terminal; the last one is the result. */
  default String report() {
    return switch (this) {
      case Intact ok ->
          "log "
              + ok.origin()
              + "\nkey "
              + ok.fingerprint()
              + "\n"
              + ok.grownFrom().map(size -> "contains the checkpoint at " + size + "\n").orElse("")
              + "OK size "
              + ok.size()
              + " root "
              + ok.root();
      case Faulty fault ->
          "FAULT " + fault.entry().map(i -> "entry " + i + ": ").orElse("") + fault.what();
    };
  }
}
