package dev.tendero.generation;

import dev.tendero.answer.Deadline;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Turn;
import dev.tendero.evidence.Evidence;
import java.util.List;

/**
 * Writes an answer from evidence. Two implementations: {@link FactsComposer} (no model) and {@code
 * LlmWriter}. What it writes is a draft: nothing of it leaves before review.
 */
public interface Generator {

  /** The name that stands in the disclosure and in the record: "composer", or the model's. */
  String name();

  /**
   * Hands over drafts as they come, on the caller's thread, the last one a {@link Draft.Finished}
   * or a {@link Draft.Failed}; returns after it. Does not throw for trouble of an endpoint.
   */
  void draft(Request request, Deadline deadline, Sink sink);

  /** Who takes the drafts. */
  interface Sink {
    /** False when no more is wanted: a writer that is paid by the piece ends there. */
    boolean take(Draft draft);
  }

  /**
   * @param question the admitted text
   * @param history earlier turns of the conversation, oldest first
   * @param seed chooses among phrasings; the same for the same conversation and turn
   */
  record Request(String question, Plan plan, Evidence evidence, List<Turn> history, long seed) {
    public Request {
      history = List.copyOf(history);
    }
  }
}
