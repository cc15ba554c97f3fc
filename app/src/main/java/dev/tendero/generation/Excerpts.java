package dev.tendero.generation;

import dev.tendero.answer.Intent;
import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the shop's own texts say, in their words: policies, guides, answers, manuals. */
final class Excerpts {
  /** A reader wants the rule, not the document. */
  private static final int MAX_QUOTES = 3;

  private final Scene scene;
  private final Voice voice;

  Excerpts(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
  }

  /** Whether the texts have anything to say. */
  boolean isEmpty() {
    return quotes().isEmpty();
  }

  /** What a text says about orders in general, and who knows about this one. */
  void tellOfAnOrder(Script script) {
    Notes.tellReading(scene, script);
    quote(answering(true), script);
    script.say(voice.handoff());
    script.finish(Draft.Outcome.HANDOFF);
  }

  void tell(Script script) {
    Notes.tellReading(scene, script);
    boolean advice = scene.plan().intent() == Intent.ADVICE;
    List<Quotes.Quote> quotes = advice ? quotes() : answering(false);
    if (quotes.isEmpty()) {
      script.say(voice.noGuidance());
      script.say(voice.askTheShop());
      script.finish(Draft.Outcome.NO_MATCH);
      return;
    }
    if (advice) {
      script.say(voice.checklist());
    }
    quote(quotes, script);
    if (advice) {
      voice.kind(scene.plan()).ifPresent(n -> script.followups(List.of(voice.askSorted(n))));
    }
    script.finish(Draft.Outcome.EXCERPTS);
  }

  private void quote(List<Quotes.Quote> quotes, Script script) {
    Optional<Fact> before = Optional.empty();
    for (Quotes.Quote quote : quotes) {
      boolean same = before.filter(f -> f.source().equals(quote.fact().source())).isPresent();
      script.say(
          same
              ? voice.quotation(quote.text())
              : voice.quotation(quote.fact(), Optional.empty(), quote.text()),
          List.of(quote.fact()));
      before = Optional.of(quote.fact());
    }
  }

  private List<Quotes.Quote> answering(boolean aboutAnOrder) {
    return new ServiceAnswer(scene.question(), scene.titles(), scene.plan().language())
        .among(scene.documents(), aboutAnOrder);
  }

  /** Sentences that share a word with the question; failing that, how the best passage begins. */
  private List<Quotes.Quote> quotes() {
    List<Fact> passages =
        scene.documents().stream().sorted(Comparator.comparingInt(Excerpts::unfitness)).toList();
    List<Quotes.Quote> shared = Quotes.best(passages, scene.asked(), 1, MAX_QUOTES);
    if (!shared.isEmpty()) {
      return shared;
    }
    return Quotes.best(passages.stream().limit(1).toList(), scene.asked(), 0, 1);
  }

  /** Guides advise; anything else is better than nothing. */
  private static int unfitness(Fact fact) {
    return fact.origin() == Origin.GUIDE ? 0 : 1;
  }
}
