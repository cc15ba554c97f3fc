package dev.tendero.generation;

import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<String> conditions = unmet ? scene.conditions() : List.of();
    Voice.Noun noun = voice.noun(scene.plan());
    script.say(conditions.isEmpty() ? voice.nothing(noun) : voice.nothing(noun, conditions));
    Optional<Evidence.Relaxation> relaxation = scene.evidence().relaxation();
    if (relaxation.isEmpty()) {
      script.say(voice.tryOther());
    } else {
      relax(relaxation.get(), script);
    }
    script.finish(Draft.Outcome.NO_MATCH);
  }

  private void relax(Evidence.Relaxation relaxation, Script script) {
    String attribute = relaxation.attribute();
    if (relaxation.gained() > 0) {
      Voice.Noun noun = attribute.equals("kind") ? voice.product() : voice.noun(scene.plan());
      script.say(voice.without(attribute, relaxation.gained(), noun));
    }
    nearest(relaxation, script);
    List<String> questions = new ArrayList<>();
    if (relaxation.gained() > 0) {
      questions.add(voice.askWithout(attribute));
    }
    script.followups(questions);
  }

  /**
   * The first product found without the condition, with what it has instead. A value without a
   * product ({@link Evidence.Relaxation#nearest()}) has no fact that could be cited.
   */
  private void nearest(Evidence.Relaxation relaxation, Script script) {
    for (Sheet sheet : scene.sheets()) {
      List<Fact> facts =
          sheet.about(relaxation.attribute()).stream()
              .filter(f -> !voice.value(sheet, f).isBlank())
              .limit(1)
              .toList();
      if (!facts.isEmpty()) {
        script.say(voice.nearest(sheet, voice.clause(sheet, facts.getFirst())), facts);
        return;
      }
    }
  }
}
