package dev.tendero.generation;

import dev.tendero.answer.Intent;
import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What the shop's own texts say, in their words: policies, guides, answers, manuals. */
final class Excerpts {
  /** A reader wants the rule, not the document. */
  private static final int MAX_QUOTES = 3;

  /** Of several questions in one. */
  private static final int MAX_OF_PARTS = 4;

  private final Scene scene;
  private final Voice voice;
  private final ServiceAnswer service;

  Excerpts(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
    this.service = new ServiceAnswer(scene.question(), scene.titles(), scene.plan().language());
  }

  /** Whether the texts have anything to say. */
  boolean isEmpty() {
    return quotes().isEmpty();
  }

  /** What a text says about orders in general, and who knows about this one. */
  void tellOfAnOrder(Script script) {
    Notes.tellReading(scene, script);
    quote(service.among(scene.documents(), true), Optional.empty(), script);
    script.say(voice.handoff());
    script.finish(Draft.Outcome.HANDOFF);
  }

  void tell(Script script) {
    Notes.tellReading(scene, script);
    boolean advice = scene.plan().intent() == Intent.ADVICE;
    if (!advice && tellParts(script)) {
      return;
    }
    List<Quotes.Quote> quotes =
        advice ? Quotes.whole(quotes()) : service.among(scene.documents(), false);
    if (quotes.isEmpty()) {
      script.say(voice.noGuidance());
      script.say(voice.askTheShop());
      script.finish(Draft.Outcome.NO_MATCH);
      return;
    }
    if (advice) {
      script.say(voice.checklist());
    }
    quote(quotes, advice ? Optional.empty() : service.concludes(quotes), script);
    if (advice) {
      voice.kind(scene.plan()).ifPresent(n -> script.followups(List.of(voice.askSorted(n))));
    }
    script.finish(Draft.Outcome.EXCERPTS);
  }

  /** "Do you ship there, and how long does it take?": each part by itself, where one is found. */
  private boolean tellParts(Script script) {
    List<String> parts = Parts.ofService(scene.question());
    if (parts.size() < 2) {
      return false;
    }
    List<Matter> whole = Matter.in(Matter.folded(scene.question()), Matter.Side.ASKED);
    var found = new LinkedHashSet<Quotes.Quote>();
    var open = new ArrayList<String>();
    for (String part : parts) {
      List<Quotes.Quote> quotes =
          new ServiceAnswer(part, whole, scene.titles(), scene.plan().language())
              .among(scene.documents(), false);
      found.addAll(quotes);
      if (quotes.isEmpty() && Parts.isOfService(part)) {
        open.add(part);
      }
    }
    if (found.isEmpty()) {
      return false;
    }
    quote(found.stream().limit(MAX_OF_PARTS).toList(), Optional.empty(), script);
    open.forEach(part -> script.say(voice.noGuidance(OwnWords.of(part))));
    script.finish(Draft.Outcome.EXCERPTS);
    return true;
  }

  /**
   * @param conclusion yes or no, said with the first
   */
  private void quote(List<Quotes.Quote> quotes, Optional<Boolean> conclusion, Script script) {
    Optional<Fact> before = Optional.empty();
    for (Quotes.Quote quote : quotes) {
      boolean same = before.filter(f -> f.source().equals(quote.fact().source())).isPresent();
      String text =
          same
              ? voice.quotation(quote.text())
              : voice.quotation(quote.fact(), Optional.empty(), quote.text());
      script.say(
          before.isPresent()
              ? text
              : conclusion.map(yes -> voice.concluded(yes, text)).orElse(text),
          List.of(quote.fact()));
      before = Optional.of(quote.fact());
    }
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
