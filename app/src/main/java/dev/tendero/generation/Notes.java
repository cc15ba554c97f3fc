package dev.tendero.generation;

import dev.tendero.answer.Plan;
import dev.tendero.planning.Pieces;
import java.util.List;

/** Says, behind the first sentence, what the reader must know about how the question was taken. */
final class Notes {
  /** More would be a list of complaints. */
  private static final int MAX_UNCHECKED = 3;

  private Notes() {}

  static void tell(Scene scene, Script script) {
    tellReading(scene, script);
    boolean priced =
        scene.plan().constraints().stream().anyMatch(c -> c.attribute().equals("price"));
    if (priced && Pieces.of(Matter.folded(scene.question())).isPresent()) {
      script.note(scene.voice().shared());
    }
    List<String> unchecked =
        scene.plan().notes().stream()
            .filter(Plan.Note.Unchecked.class::isInstance)
            .flatMap(note -> OwnWords.of(((Plan.Note.Unchecked) note).words()).stream())
            .distinct()
            .limit(MAX_UNCHECKED)
            .toList();
    if (!unchecked.isEmpty()) {
      script.note(scene.voice().unchecked(unchecked));
    }
  }

  /** As {@link #tell}, for answers without products: there is nothing that was not checked. */
  static void tellReading(Scene scene, Script script) {
    for (Plan.Note note : scene.plan().notes()) {
      switch (note) {
        case Plan.Note.OtherCurrency(String asked, String used) ->
            script.note(scene.voice().otherCurrency(asked, used));
        case Plan.Note.ReadAs(String written, String read) ->
            OwnWords.of(written)
                .flatMap(w -> OwnWords.of(read).map(r -> scene.voice().readAs(w, r)))
                .ifPresent(script::note);
        case Plan.Note.Unchecked _, Plan.Note.NotSold _ -> {}
      }
    }
  }
}
