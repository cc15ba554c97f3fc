package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Turn;
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
    boolean again = addsNothing();
    if (again) {
      Notes.tell(scene, script);
    } else {
      Notes.tellReading(scene, script);
    }
    // Where products meet the conditions, they are still something else than was asked for.
    boolean unmet = scene.evidence().relaxation().isPresent() || scene.evidence().matching() == 0;
    Voice.Conditions conditions = scene.conditions();
    Voice.Noun noun = voice.noun(scene.plan());
    Optional<Evidence.Relaxation> relaxation = scene.evidence().relaxation();
    Optional<Voice.Conditions> met = relaxation.flatMap(this::met);
    if (isNotSold()) {
      script.say(voice.notSold(noun));
    } else if (again) {
      script.say(voice.still(noun));
    } else if (met.isPresent()) {
      script.say(voice.met(relaxation.get(), noun, met.get()));
    } else {
      script.say(
          unmet && !conditions.isEmpty() ? voice.nothing(noun, conditions) : voice.nothing(noun));
    }
    if (relaxation.isEmpty()) {
      script.say(voice.tryOther());
    } else {
      relax(relaxation.get(), met.isPresent(), script);
    }
    script.finish(Draft.Outcome.NO_MATCH);
  }

  /** Said in this turn, or in one before it that asked for the same kind. */
  private boolean isNotSold() {
    return Stream.concat(
            Stream.of(scene.plan()),
            scene.history().stream()
                .map(Turn::plan)
                .filter(before -> before.kind().equals(scene.plan().kind())))
        .anyMatch(plan -> plan.notes().contains(new Plan.Note.NotSold()));
  }

  /** Nothing was found before, and nothing else is asked for now. */
  private boolean addsNothing() {
    return scene
        .unmet()
        .filter(
            before ->
                before.constraints().containsAll(scene.plan().constraints())
                    && before.sort().equals(scene.plan().sort()))
        .isPresent();
  }

  /**
   * Nothing was found before, a condition was added, and without one of those before there is
   * something: the conditions that it meets, so that the new one is answered.
   */
  private Optional<Voice.Conditions> met(Evidence.Relaxation relaxation) {
    return scene
        .unmet()
        .filter(before -> relaxation.gained() > 0)
        .filter(before -> before.constraints().stream().anyMatch(c -> isDropped(c, relaxation)))
        .map(
            before ->
                scene.conditions(
                    scene.plan().constraints().stream()
                        .filter(c -> !isDropped(c, relaxation))
                        .toList()))
        .filter(conditions -> !conditions.isEmpty());
  }

  private static boolean isDropped(Constraint constraint, Evidence.Relaxation relaxation) {
    return constraint.attribute().equals(relaxation.attribute())
        && constraint.quality().equals(relaxation.words());
  }

  /**
   * @param counted whether the answer has said already how many there are without it
   */
  private void relax(Evidence.Relaxation relaxation, boolean counted, Script script) {
    List<String> questions = new ArrayList<>();
    if (relaxation.gained() > 0) {
      boolean kind = relaxation.attribute().equals("kind");
      Voice.Noun noun = kind ? voice.product() : voice.noun(scene.plan());
      if (!counted) {
        script.say(voice.without(relaxation, noun));
      }
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
