package dev.tendero.generation;

import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes the parts of one draft down in order and numbers its sentences. */
final class Script {
  private static final int MAX_FOLLOWUPS = 4;

  private final Consumer<Draft> sink;
  private final List<String> notes = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private int said;

  /**
   * @param said sentences that stand already, of a writer that broke off
   */
  Script(Consumer<Draft> sink, int said) {
    this.sink = sink;
    this.said = said;
  }

  void say(String text, List<Fact> cited) {
    sink.accept(new Draft.Said(new Sentence(said++, text, ids(cited))));
    notes.forEach(note -> sink.accept(new Draft.Noted(new Sentence(said++, note, List.of()))));
    notes.clear();
  }

  /** Said behind the next sentence: an answer begins with what was asked for. */
  void note(String text) {
    notes.add(text);
  }

  /** A question that this answer leaves open: the first to be proposed. */
  void alsoAsk(String question) {
    left.add(Voice.capitalised(question) + "?");
  }

  /** A sentence of another draft, numbered anew. */
  void repeat(Sentence sentence) {
    sink.accept(new Draft.Said(new Sentence(said++, sentence.text(), sentence.citations())));
  }

  /** A sentence that states nothing about a product, or only what the search counted. */
  void say(String text) {
    say(text, List.of());
  }

  void cards(List<Draft.Card> cards) {
    if (!cards.isEmpty()) {
      sink.accept(new Draft.Cards(cards));
    }
  }

  void table(Draft.Table table) {
    sink.accept(table);
  }

  void followups(List<String> questions) {
    List<String> distinct =
        Stream.concat(left.stream(), questions.stream()).distinct().limit(MAX_FOLLOWUPS).toList();
    left.clear();
    if (!distinct.isEmpty()) {
      sink.accept(new Draft.Followups(distinct));
    }
  }

  void finish(Draft.Outcome outcome) {
    if (!left.isEmpty()) {
      followups(List.of());
    }
    sink.accept(new Draft.Finished(outcome, 0, 0));
  }

  static List<String> ids(List<Fact> facts) {
    List<String> ids = new ArrayList<>();
    facts.forEach(f -> ids.add(f.id()));
    return ids.stream().distinct().toList();
  }
}
