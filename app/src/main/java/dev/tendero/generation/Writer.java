package dev.tendero.generation;

import dev.tendero.answer.Deadline;
import dev.tendero.evidence.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes every answer: the composer decides what kind of answer it is and lays out cards, table and
 * follow-up questions; a model, where one is connected, writes the prose of answers that have
 * evidence. Trouble with the model before its first sentence leaves the whole answer to the
 * composer; after it, the sentences stand, the reader is told, and the facts that no sentence cites
 * yet follow.
 */
public final class Writer {
  private final FactsComposer composer;
  private final Optional<LlmWriter> model;

  public Writer(FactsComposer composer, Optional<LlmWriter> model) {
    this.composer = composer;
    this.model = model;
  }

  /**
   * Who wrote an answer.
   *
   * @param by "composer", the model's name, or both: "llama-3, composer"
   * @param trouble why the model did not write all of it, as in {@link Draft.Failed}
   */
  public record Written(String by, Optional<String> trouble) {}

  /** What no answer may give away. */
  public List<String> secrets() {
    return model.isEmpty() ? List.of() : Prompt.secrets();
  }

  /** Which instructions a model is given: their file's version and its SHA-256. */
  public static String prompt() {
    return Prompt.FINGERPRINT;
  }

  /** The name to announce before the first sentence. */
  public String name() {
    return model.map(LlmWriter::name).orElseGet(composer::name);
  }

  /**
   * As {@link Generator#draft}, but the last draft is always a {@link Draft.Finished}: the composer
   * does not fail.
   *
   * @param prose takes the model's sentences, which are to be reviewed as any text from outside;
   *     false when no more is wanted: then the model is stopped
   * @param facts takes everything else: what the composer wrote and the end
   */
  public Written draft(
      Generator.Request request, Deadline deadline, Generator.Sink prose, Consumer<Draft> facts) {
    List<Draft> composed = new ArrayList<>();
    composer.draft(request, deadline, composed::add);
    if (model.isEmpty() || !isProse(composed)) {
      composed.forEach(facts);
      return new Written(composer.name(), Optional.empty());
    }
    Relay relay = new Relay(prose, facts, notes(composed));
    model.get().draft(request, deadline, relay::take);
    return deadline.stopped() ? relay.stop(composed) : relay.conclude(request, composed);
  }

  /** The model may word what the evidence says, never what happens when there is none. */
  private static boolean isProse(List<Draft> composed) {
    return composed.getLast() instanceof Draft.Finished(var outcome, int in, int out)
        && switch (outcome) {
          case GROUNDED, EXCERPTS, COMPARE -> true;
          case CLARIFY, NO_MATCH, SMALL_TALK, OUT_OF_SCOPE, HANDOFF -> false;
        };
  }

  private static List<Sentence> notes(List<Draft> composed) {
    return composed.stream()
        .filter(Draft.Noted.class::isInstance)
        .map(draft -> ((Draft.Noted) draft).sentence())
        .toList();
  }

  /**
   * Passes sentences on and keeps how the model ended. The composer's notes follow the first of
   * them, where its own answer has them too: a model does not know how the question was taken.
   */
  private final class Relay {
    private final Generator.Sink prose;
    private final Consumer<Draft> facts;
    private final List<Sentence> notes;
    private final Set<String> cited = new HashSet<>();
    private int said;
    private int promptTokens;
    private int completionTokens;
    private Optional<String> trouble = Optional.empty();

    Relay(Generator.Sink prose, Consumer<Draft> facts, List<Sentence> notes) {
      this.prose = prose;
      this.facts = facts;
      this.notes = notes;
    }

    boolean take(Draft draft) {
      switch (draft) {
        case Draft.Said(Sentence sentence) -> {
          boolean first = said == 0;
          cited.addAll(sentence.citations());
          boolean wanted = prose.take(new Draft.Said(next(sentence)));
          if (first) {
            notes.forEach(note -> facts.accept(new Draft.Noted(next(note))));
          }
          return wanted;
        }
        case Draft.Noted n -> throw new IllegalStateException("a model takes no notes");
        case Draft.Finished(var outcome, int in, int out) -> {
          promptTokens = in;
          completionTokens = out;
        }
        case Draft.Failed(String reason) -> trouble = Optional.of(reason);
        case Draft.Cards c -> throw new IllegalStateException("a model lays out no cards");
        case Draft.Table t -> throw new IllegalStateException("a model lays out no table");
        case Draft.Followups f -> throw new IllegalStateException("a model asks nothing");
      }
      return true;
    }

    /** Numbered as it is told. */
    private Sentence next(Sentence sentence) {
      return new Sentence(said++, sentence.text(), sentence.citations());
    }

    /** Who stops an answer wants none of what would have followed. */
    Written stop(List<Draft> composed) {
      if (composed.getLast() instanceof Draft.Finished(var outcome, int in, int out)) {
        facts.accept(new Draft.Finished(outcome, promptTokens, completionTokens));
      }
      return new Written(said == 0 ? composer.name() : name(), trouble);
    }

    Written conclude(Generator.Request request, List<Draft> composed) {
      if (said == 0) {
        composed.forEach(facts);
        return new Written(composer.name(), trouble);
      }
      Script rest = new Script(facts, said);
      if (trouble.isPresent()) {
        rest.say(composer.brokeOff(request));
      }
      for (Draft draft : composed) {
        switch (draft) {
          case Draft.Said(Sentence sentence) -> {
            if (trouble.isPresent() && !cited.containsAll(sentence.citations())) {
              rest.repeat(sentence);
            }
          }
          case Draft.Noted n -> {} // behind the first sentence
          case Draft.Finished(var outcome, int in, int out) ->
              facts.accept(new Draft.Finished(outcome, promptTokens, completionTokens));
          case Draft.Cards c -> facts.accept(c);
          case Draft.Table t -> facts.accept(t);
          case Draft.Followups f -> facts.accept(f);
          case Draft.Failed f -> facts.accept(f);
        }
      }
      String by = trouble.isPresent() ? name() + ", " + composer.name() : name();
      return new Written(by, trouble);
    }
  }
}
