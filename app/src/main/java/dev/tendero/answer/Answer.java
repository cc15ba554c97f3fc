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

  /** A fixed text instead of an answer. */
  static Answer refused(String text, String auditId, Map<String, Long> micros) {
    return new Answer(
        Outcome.REFUSAL,
        Optional.empty(),
        Evidence.NONE,
        List.of(new Reviewed(text, List.of(), "pass")),
        List.of(),
        Optional.empty(),
        0,
        Optional.of(auditId),
        micros);
  }

  /** Nothing: a dependency does not answer, or something went wrong that a developer can mend. */
  public static Answer failed() {
    return new Answer(
        Outcome.UNAVAILABLE,
        Optional.empty(),
        Evidence.NONE,
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        Optional.empty(),
        Map.of());
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
