package dev.tendero.answer;

import dev.tendero.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of a question.
 *
 * @param plan absent when the question was refused
 * @param sentences in order, those withheld included
 * @param withheld how many of them were not released
 * @param auditId of the answered entry; absent when it could not be recorded
 * @param micros wall time of each stage by its name
 */
public record Answer(
    Outcome outcome,
    Optional<Plan> plan,
    Evidence evidence,
    List<Reviewed> sentences,
    List<Event.Card> cards,
    Optional<Event.Table> table,
    int withheld,
    Optional<String> auditId,
    Map<String, Long> micros) {

  public Answer {
    sentences = List.copyOf(sentences);
    cards = List.copyOf(cards);
    micros = Map.copyOf(micros);
  }

  /**
   * A sentence and what review made of it.
   *
   * @param text as released; empty when withheld
   * @param verdict "pass", "correct" or "withhold"
   */
  public record Reviewed(String text, List<String> citations, String verdict) {}

  /** An answer of which nothing but its outcome is to be told. */
  static Answer without(Outcome outcome, Optional<String> auditId, Map<String, Long> micros) {
    return new Answer(
        outcome,
        Optional.empty(),
        Evidence.NONE,
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        auditId,
        micros);
  }

  /** Nothing, because something went wrong that only a developer can mend. */
  public static Answer failed() {
    return without(Outcome.UNAVAILABLE, Optional.empty(), Map.of());
  }

  /** The sentences as released. */
  public String text() {
    return sentences.stream()
        .map(Reviewed::text)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Ids of the products the reader saw, in their order. */
  public List<String> shown() {
    return cards.stream().map(Event.Card::id).toList();
  }
}
