package dev.tendero.audit;

import java.util.List;
import java.util.Optional;

/**
 * What somebody has of an exchange, to be held against its receipt.
 *
 * @param question word for word; of feedback, the comment
 * @param answer the events of the stream as they came; those that commit to nothing may be among
 *     them
 */
public record Shown(Optional<String> question, Optional<List<Payload.Event>> answer) {
  public static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty());

  /** The commitments to it; that to what is not given says nothing. */
  EntryBytes.Commitments under(Openings openings) {
    return new Payload(question, answer.orElse(List.of())).commitments(openings);
  }
}
