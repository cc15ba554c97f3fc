package dev.tendero.generation;

import dev.tendero.answer.Plan;

/** Says what the reader must know about how the question was taken. */
final class Notes {
  private Notes() {}

  static void tell(Scene scene, Script script) {
    for (Plan.Note note : scene.plan().notes()) {
      switch (note) {
        case Plan.Note.OtherCurrency(String asked, String used) ->
            script.say(scene.voice().otherCurrency(asked, used));
        case Plan.Note.Unchecked _, Plan.Note.ReadAs _ -> {}
      }
    }
  }
}
