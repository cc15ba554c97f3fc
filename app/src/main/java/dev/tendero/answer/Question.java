package dev.tendero.answer;

import dev.tendero.text.Language;
import java.time.Instant;
import java.util.List;

/**
 * A question as it arrives, 1 to {@value #LONGEST} characters.
 *
 * @param locale what the page is set to: a hint for questions that show no language and follow none
 *     that did
 * @param subject who asks: a pseudonym
 * @param position of the turn in its conversation, from 0
 * @param history earlier turns, oldest first
 */
public record Question(
    String text,
    Language locale,
    String subject,
    String conversation,
    String turn,
    int position,
    Instant askedAt,
    List<Turn> history) {

  /** Longer texts are no question, and every stage's cost grows with the length. */
  public static final int LONGEST = 2_000;

  public Question {
    history = List.copyOf(history);
    check(text);
  }

  /**
   * @throws Invalid for an empty, too long or malformed text
   */
  public static void check(String text) {
    if (text.isBlank()) {
      throw new Invalid("question_empty", "question", "The question is empty.");
    }
    if (text.length() > LONGEST) {
      throw new Invalid(
          "question_too_long",
          "question",
          "The question has " + text.length() + " characters; at most " + LONGEST + " are read.");
    }
    if (text.chars().anyMatch(c -> c == 0) || !wellFormed(text)) {
      throw new Invalid("question_not_text", "question", "The question is not text.");
    }
  }

  private static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
