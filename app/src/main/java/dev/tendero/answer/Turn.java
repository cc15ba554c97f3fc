package dev.tendero.answer;

import java.util.List;
import java.util.Optional;

/**
 * What an earlier exchange leaves for the next: enough to resolve "the second one, but cheaper".
 *
 * @param shown ids of the products shown, in the order of the cards
 * @param answer the sentences released, where they are still at hand
 */
public record Turn(String question, Plan plan, List<String> shown, Optional<String> answer) {
  public Turn {
    shown = List.copyOf(shown);
  }

  /** Products were searched for, and none were shown. */
  public boolean isEmptySearch() {
    return plan.intent() == Intent.FIND && shown.isEmpty();
  }
}
