package dev.tendero.guardrails.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class GatedChatModelTest {
  private static final String ANSWER =
      "It is quiet.\n\n- It weighs 90 g. The secret is tulip!\n- It costs $5. Good-bye";
  private static final String REVIEWED =
      "It is quiet.\n\n- It weighs 90 g.\n- It costs $6. Good-bye";

  @Property
  void chat_anyCuttingOfTheStream_releasesTheSameReviewedText(@ForAll Random random) {
    List<String> chunks = new ArrayList<>();
    for (int from = 0; from < ANSWER.length(); ) {
      int to = Math.min(ANSWER.length(), from + 1 + random.nextInt(12));
      chunks.add(ANSWER.substring(from, to));
      from = to;
    }
    Recorder recorder = ask(new ScriptedModel(chunks, true));
    assertThat(String.join("", recorder.partials)).isEqualTo(REVIEWED);
    assertThat(recorder.complete).containsExactly(REVIEWED);
  }

  @Test
  void chat_modelThatDoesNotStream_isReviewedAtTheEnd() {
    Recorder recorder = ask(new ScriptedModel(List.of(ANSWER), false));
    assertThat(String.join("", recorder.partials)).isEqualTo(REVIEWED);
  }

  @Test
  void chat_withheld_isTold() {
    List<Verdict.Withhold> withheld = new ArrayList<>();
    new GatedChatModel(
            new ScriptedModel(List.of(ANSWER), true), GatedChatModelTest::review, withheld::add)
        .chat("?", new Recorder());
    assertThat(withheld).hasSize(1);
  }

  @Test
  void chat_reviewThrows_withholds() {
    Recorder recorder = new Recorder();
    new GatedChatModel(
            new ScriptedModel(List.of("It is quiet. It is light."), true),
            sentence -> {
              throw new IllegalStateException(sentence);
            },
            withheld -> {})
        .chat("?", recorder);
    assertThat(recorder.partials).isEmpty();
    assertThat(recorder.complete).containsExactly("");
  }

  private static Recorder ask(ScriptedModel model) {
    Recorder recorder = new Recorder();
    new GatedChatModel(model, GatedChatModelTest::review, withheld -> {}).chat("?", recorder);
    return recorder;
  }

  private static Verdict review(String sentence) {
    if (sentence.contains("secret")) {
      return new Verdict.Withhold(List.of(new Finding("leak", "secret", 0, 0, 1, "")));
    }
    return sentence.contains("$5")
        ? new Verdict.Correct(sentence.replace("$5", "$6"), List.of())
        : new Verdict.Pass();
  }
}
