package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.evidence.Fact;
import java.util.List;
import java.util.Optional;

/** "¿La tenéis en blanco?" of one model: yes, and what it costs, in one card a size. */
final class OtherColour {
  private final Scene scene;
  private final Voice voice;

  OtherColour(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
  }

  /** False where the plan asks for something else than certain products; then nothing is told. */
  boolean tell(Script script) {
    boolean certain =
        scene.plan().constraints().stream()
            .anyMatch(
                c -> c.attribute().equals(Constraint.ID) && c.operator() == Constraint.Operator.EQ);
    Optional<Sheet> first = scene.sheets().stream().findFirst();
    List<Fact> colour = first.map(sheet -> sheet.about("colour")).orElse(List.of());
    if (!certain || colour.isEmpty()) {
      return false;
    }
    Sheet sheet = first.get();
    Notes.tell(scene, script);
    script.say(voice.yes(voice.statement(sheet, colour.getFirst())), colour.subList(0, 1));
    sheet
        .about("price")
        .forEach(price -> script.say(voice.sentence(voice.itself(sheet, price)), List.of(price)));
    if (sheet.isSoldOut()) {
      script.say(voice.soldOut(sheet, Optional.empty()), sheet.about("stock"));
    }
    script.cards(
        scene.sheets().stream()
            .limit(Shortlist.MAX_CARDS)
            .map(s -> new Draft.Card(s.id(), "", List.of()))
            .toList());
    script.finish(Draft.Outcome.GROUNDED);
    return true;
  }
}
