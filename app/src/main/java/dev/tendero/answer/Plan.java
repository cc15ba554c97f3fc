package dev.tendero.answer;

import dev.tendero.text.Language;
import dev.tendero.text.Plural;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done about a question.
 *
 * @param words the shopper's words that are neither constraint nor filler: what to search for, in
 *     the catalogue's language where the lexicon can translate them; may be empty
 * @param focus ids of products the question is about ("the second one"), in the order named
 * @param asked attribute keys the question asks for ("how long is the cable": cable_length), {@link
 *     #DISCOUNT} and {@link #REVIEWS}
 * @param notes what the answer has to say about the plan itself
 */
public record Plan(
    Intent intent,
    Language language,
    String words,
    List<Constraint> constraints,
    List<String> focus,
    List<String> asked,
    Optional<Sort> sort,
    List<Note> notes,
    double confidence) {

  /** In {@code asked}: whether the price was reduced. No key of a catalogue. */
  public static final String DISCOUNT = "discount";

  /** In {@code asked}: what those say who bought it. No key of a catalogue. */
  public static final String REVIEWS = "reviews";

  public Plan {
    constraints = List.copyOf(constraints);
    focus = List.copyOf(focus);
    asked = List.copyOf(asked);
    notes = List.copyOf(notes);
  }

  /**
   * "cheapest", "lightest".
   *
   * @param attribute as in {@link Constraint#attribute()}
   */
  public record Sort(String attribute, boolean ascending) {}

  /** What the reader must be told about how the question was taken. */
  public sealed interface Note {
    /**
     * The question named {@code asked}, the catalogue has {@code used}: filtered by the number, not
     * converted.
     */
    record OtherCurrency(String asked, String used) implements Note {}

    /** What was asked for in words that no product of the kind says: not filtered by. */
    record Unchecked(String words) implements Note {}

    /** The kind asked for is one of which the shop has nothing. */
    record NotSold() implements Note {}

    /** A word that was read as another one: "keybord" as "keyboard". */
    record ReadAs(String written, String read) implements Note {}
  }

  /**
   * The shopper's words that an answer may repeat though the question does not have them: qualities
   * that an earlier question asked for, what misspelt words were read as, and what of it could not
   * be checked.
   */
  public List<String> repeatable() {
    Stream<String> read =
        notes.stream()
            .filter(Note.ReadAs.class::isInstance)
            .map(note -> ((Note.ReadAs) note).read());
    Stream<String> unchecked =
        notes.stream()
            .filter(Note.Unchecked.class::isInstance)
            .map(note -> ((Note.Unchecked) note).words());
    Stream<String> qualities = constraints.stream().flatMap(c -> c.quality().stream());
    return Stream.of(qualities, read, unchecked).flatMap(words -> words).toList();
  }

  /** Of the words to search for those that no condition says: each once, in lower case. */
  public List<String> unheld() {
    Set<String> held =
        constraints.stream()
            .map(Constraint::operand)
            .filter(Constraint.Operand.Words.class::isInstance)
            .flatMap(operand -> ((Constraint.Operand.Words) operand).anyOf().stream())
            .flatMap(Plan::wordsOf)
            .collect(Collectors.toSet());
    return wordsOf(words)
        .filter(word -> word.length() > 1)
        .filter(word -> held.stream().noneMatch(each -> Plural.areOne(word, each)))
        .distinct()
        .toList();
  }

  private static Stream<String> wordsOf(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’]+"));
  }

  /** The same question with other conditions, in another order. */
  public Plan with(List<Constraint> conditions, Optional<Sort> order) {
    return new Plan(intent, language, words, conditions, focus, asked, order, notes, confidence);
  }

  /** The kind asked for, where one was recognised. */
  public Optional<String> kind() {
    return constraints.stream()
        .filter(c -> c.attribute().equals("kind") && c.operator() == Constraint.Operator.EQ)
        .map(Constraint::operand)
        .filter(Constraint.Operand.Words.class::isInstance)
        .map(o -> ((Constraint.Operand.Words) o).anyOf().getFirst())
        .findFirst();
  }
}
