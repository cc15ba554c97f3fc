package dev.tendero.generation;

import dev.tendero.answer.Deadline;
import dev.tendero.answer.Plan;
import dev.tendero.evidence.Evidence;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;

/**
 * Writes answers from typed facts, without a model. It states nothing that does not stand in a fact
 * it cites; a sentence without citations states nothing but what the search counted ({@link
 * Evidence#matching()}, {@link Evidence#relaxation()}). Thread-safe, takes well under a
 * millisecond; the same request gives the same answer.
 */
public final class FactsComposer implements Generator {
  private final Lexicon lexicon;

  public FactsComposer(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String name() {
    return "composer";
  }

  @Override
  public void draft(Request request, Deadline deadline, Sink sink) {
    Plan plan = request.plan();
    Script script = new Script(sink::take, 0);
    if (plan.language() == Language.OTHER) {
      script.say(Voice.bilingual());
      script.finish(Draft.Outcome.OUT_OF_SCOPE);
      return;
    }
    Scene scene = Scene.of(request, lexicon);
    Parts.left(scene)
        .ifPresent(
            part -> {
              script.note(scene.voice().notAnswered(OwnWords.of(part)));
              script.alsoAsk(part);
            });
    switch (plan.intent()) {
      case FIND -> find(scene, script);
      case PRODUCT_QUESTION -> about(scene, script);
      case COMPARE -> compare(scene, script);
      case ADVICE -> advise(scene, script);
      case POLICY -> new Excerpts(scene).tell(script);
      case ORDER_SUPPORT -> new Excerpts(scene).tellOfAnOrder(script);
      case SMALL_TALK -> say(Chat.reply(scene), Draft.Outcome.SMALL_TALK, script);
      case OUT_OF_SCOPE -> say(scene.voice().outOfScope(), Draft.Outcome.OUT_OF_SCOPE, script);
    }
  }

  /** What is said when a model fell silent in the middle of an answer. */
  String brokeOff(Request request) {
    return Voice.of(request.plan().language(), lexicon, request.seed()).brokeOff();
  }

  private static void find(Scene scene, Script script) {
    if (isVague(scene.plan())) {
      say(scene.voice().clarify(), Draft.Outcome.CLARIFY, script);
    } else if (hasNone(scene)) {
      new Impasse(scene).tell(script);
    } else if (!new OtherColour(scene).tell(script)) {
      new Shortlist(scene).tell(script);
    }
  }

  private static void about(Scene scene, Script script) {
    boolean named = scene.plan().focus().isEmpty() && !scene.sheets().isEmpty();
    if (named && !Coverage.holds(scene)) {
      new Impasse(scene).tell(script);
    } else {
      new Particulars(scene).tell(script);
    }
  }

  private static void compare(Scene scene, Script script) {
    if (!new Among(scene).tell(script)) {
      new Comparison(scene).tell(script);
    }
  }

  private static void advise(Scene scene, Script script) {
    if (!new Excerpts(scene).isEmpty()) {
      new Excerpts(scene).tell(script);
    } else if (scene.plan().focus().size() > 1) {
      new Comparison(scene).tell(script);
    } else {
      find(scene, script);
    }
  }

  private static void say(String text, Draft.Outcome outcome, Script script) {
    script.say(text);
    script.finish(outcome);
  }

  private static boolean isVague(Plan plan) {
    return plan.words().isBlank()
        && plan.constraints().isEmpty()
        && plan.focus().isEmpty()
        && plan.sort().isEmpty();
  }

  private static boolean hasNone(Scene scene) {
    Evidence evidence = scene.evidence();
    return evidence.products().isEmpty()
        || evidence.relaxation().isPresent()
        || evidence.matching() == 0
        || !Coverage.holds(scene);
  }
}
