package dev.tendero.generation;

import dev.tendero.answer.Plan;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nothing meets all that was asked: says so, and which condition to give up. No cards. */
final class Impasse {
  private final Scene scene;
  private final Voice voice;

  Impasse(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
  }

  void tell(Script script) {
    Notes.tellReading(scene, script);
    // Where products meet the conditions, they are still something else than was asked for.
    boolean unmet = scene.evidence().relaxation().isPresent() || scene.evidence().matching() == 0;
    Voice.Conditions conditions = scene.conditions();
    Voice.Noun noun = voice.noun(scene.plan());
    if (scene.plan().notes().contains(new Plan.Note.NotSold())) {
      script.say(voice.notSold(noun));
    } else {
      script.say(
          unmet && !conditions.isEmpty() ? voice.nothing(noun, conditions) : voice.nothing(noun));
    }
    Optional<Evidence.Relaxation> relaxation = scene.evidence().relaxation();
    if (relaxation.isEmpty()) {
      script.say(voice.tryOther());
    } else {
      relax(relaxation.get(), script);
    }
    script.finish(Draft.Outcome.NO_MATCH);
  }

  private void relax(Evidence.Relaxation relaxation, Script script) {
    List<String> questions = new ArrayList<>();
    if (relaxation.gained() > 0) {
      boolean kind = relaxation.attribute().equals("kind");
      Voice.Noun noun = kind ? voice.product() : voice.noun(scene.plan());
      script.say(voice.without(relaxation, noun));
      questions.add(voice.askWithout(relaxation));
    }
    scene.sheets().stream()
        .filter(sheet -> relaxation.nearest().filter(sheet.id()::equals).isPresent())
        .forEach(sheet -> nearest(sheet, relaxation, script));
    script.followups(questions);
  }

  /** What it has instead; where no fact says that, what it costs. */
  private void nearest(Sheet sheet, Evidence.Relaxation relaxation, Script script) {
    Optional<Fact> telling =
        Stream.of(relaxation.attribute(), "price")
            .flatMap(attribute -> sheet.about(attribute).stream())
            .filter(f -> !voice.value(sheet, f).isBlank())
            .findFirst();
    if (telling.isPresent()) {
      Fact fact = telling.get();
      script.say(voice.nearest(sheet, voice.clause(sheet, fact)), List.of(fact));
    } else {
      Scene.anchor(sheet).ifPresent(fact -> script.say(voice.nearest(sheet), List.of(fact)));
    }
    if (sheet.isSoldOut()) {
      script.say(voice.soldOut(sheet, Optional.empty()), sheet.about("stock"));
    }
  }
}
