package dev.tendero.guardrails.langchain4j;

import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.Verdict;
import dev.tendero.text.Sentences;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets a text through sentence by sentence, each reviewed, with the white space between them as it
 * was written. For one thread.
 */
final class Release {
  private final Function<String, Verdict> review;
  private final Consumer<Verdict.Withhold> withheld;
  private final Sentences.Gate gate = new Sentences.Gate();
  private final StringBuilder written = new StringBuilder();

  Release(Function<String, Verdict> review, Consumer<Verdict.Withhold> withheld) {
    this.review = review;
    this.withheld = withheld;
  }

  /** What may be read after {@code chunk}; "" while its sentence is not whole. */
  String offer(String chunk) {
    written.append(chunk);
    StringBuilder released = new StringBuilder();
    gate.offer(chunk).forEach(sentence -> released.append(pass(sentence)));
    return released.toString();
  }

  /** The last of it. */
  String flush() {
    String rest = gate.flush();
    String released = rest.isEmpty() ? "" : pass(rest);
    written.setLength(0);
    return released;
  }

  private String pass(String sentence) {
    int start = written.indexOf(sentence);
    String space = written.substring(0, start);
    written.delete(0, start + sentence.length());
    return switch (judge(sentence)) {
      case Verdict.Pass pass -> space + sentence;
      case Verdict.Correct correct -> space + correct.text();
      case Verdict.Withhold withhold -> {
        withheld.accept(withhold);
        yield "";
      }
    };
  }

  /** A review that cannot run withholds. */
  private Verdict judge(String sentence) {
    try {
      return review.apply(sentence);
    } catch (RuntimeException | StackOverflowError e) {
      return new Verdict.Withhold(
          List.of(new Finding("review", "rule-failed", 0, 0, 1, e.getClass().getSimpleName())));
    }
  }
}
