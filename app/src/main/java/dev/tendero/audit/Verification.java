package dev.tendero.audit;

import java.util.Optional;

/** What the offline check of an export or a receipt found. */
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
   * The entry of a receipt stands in the log, and is about what was shown.
   *
   * @param index of the entry, under the root of {@code size} entries
   * @param shown what of the exchange was held against the entry's commitments, and is theirs
   */
  record Proven(String origin, long index, long size, Hash root, String fingerprint, Shown shown)
      implements Verification {}

  /**
   * Something is not what the log signed.
   *
   * @param entry index of the first entry at fault, where it can be named
   * @param what for people: what is wrong, and with which file
   */
  record Faulty(Optional<Long> entry, String what) implements Verification {}

  default boolean intact() {
    return !(this instanceof Faulty);
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
      case Proven ok ->
          "log "
              + ok.origin()
              + "\nkey "
              + ok.fingerprint()
              + "\nquestion "
              + compared(ok.shown().question().isPresent())
              + "\nanswer "
              + compared(ok.shown().answer().isPresent())
              + "\nOK entry "
              + ok.index()
              + " of size "
              + ok.size()
              + " root "
              + ok.root();
      case Faulty fault ->
          "FAULT " + fault.entry().map(i -> "entry " + i + ": ").orElse("") + fault.what();
    };
  }

  private static String compared(boolean given) {
    return given ? "is the one that the entry commits to" : "not given, not compared";
  }
}
