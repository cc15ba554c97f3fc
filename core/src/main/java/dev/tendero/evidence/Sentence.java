package dev.tendero.evidence;

import java.util.List;

/**
 * The unit of review and release: one sentence of an answer with the facts it cites.
 *
 * @param number from 0, in the order of the answer
 * @param text as the shopper reads it, without citation marks
 * @param citations ids of {@link Fact}s, in the order of the marks
 */
public record Sentence(int number, String text, List<String> citations) {
  public Sentence {
    citations = List.copyOf(citations);
  }
}
