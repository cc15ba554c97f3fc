package dev.tendero.guardrails.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.tendero.guardrails.Verdict;
import java.util.function.Function;

/**
 * Reviews an answer sentence by sentence: corrected sentences are replaced, withheld ones left out,
 * and an answer of which nothing is left ends the call.
 */
public final class ReviewGuardrail implements OutputGuardrail {
  private final Function<String, Verdict> review;

  public ReviewGuardrail(Function<String, Verdict> review) {
    this.review = review;
  }

  @Override
  public OutputGuardrailResult validate(AiMessage message) {
    String text = message.text();
    if (text == null || text.isBlank()) {
      return success();
    }
    Release release = new Release(review, withheld -> {});
    String released = (release.offer(text) + release.flush()).strip();
    if (released.isEmpty()) {
      return fatal("withheld: nothing of the answer passed review");
    }
    return released.equals(text.strip()) ? success() : successWith(released);
  }
}
