package dev.tendero.guardrails.grounding;

import dev.tendero.text.Mention;
import java.util.List;

/**
 * A number that a sentence states.
 *
 * @param first the token in which, or behind which, the number begins
 * @param last the first token behind it
 * @param from the first token of the part of the sentence that is about this number
 * @param to one past its last token
 * @param negated whether the sentence denies it
 * @param rows the products it may be stated of; one when the sentence names it
 */
record Claim(
    Mention mention,
    int first,
    int last,
    int from,
    int to,
    Amounts.Relation relation,
    boolean negated,
    List<Row> rows) {

  int start() {
    return mention.start();
  }

  int end() {
    return mention.end();
  }
}
