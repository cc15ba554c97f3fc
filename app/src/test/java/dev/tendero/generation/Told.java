package dev.tendero.generation;

import static dev.tendero.generation.Shop.request;

import dev.tendero.answer.Deadline;
import dev.tendero.answer.Plan;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Sentence;
import dev.tendero.lexicon.Lexicon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A draft as a test reads it. */
record Told(List<Draft> drafts) {

  static Told of(Plan plan, Evidence evidence) {
    return of("", plan, evidence, 0);
  }

  static Told of(String question, Plan plan, Evidence evidence, long seed) {
    return of(request(question, plan, evidence, seed));
  }

  static Told of(Generator.Request request) {
    List<Draft> drafts = new ArrayList<>();
    new FactsComposer(Lexicon.shipped())
        .draft(request, Deadline.in(Duration.ofSeconds(1)), drafts::add);
    return new Told(drafts);
  }

  List<Sentence> sentences() {
    return drafts.stream()
        .flatMap(
            draft ->
                switch (draft) {
                  case Draft.Said(Sentence sentence) -> Stream.of(sentence);
                  case Draft.Noted(Sentence sentence) -> Stream.of(sentence);
                  case Draft.Cards _, Draft.Table _, Draft.Followups _ -> Stream.empty();
                  case Draft.Finished _, Draft.Failed _ -> Stream.empty();
                })
        .toList();
  }

  /** "text [e1, e2]", with plain spaces. */
  List<String> lines() {
    return sentences().stream()
        .map(s -> plain(s.text()) + (s.citations().isEmpty() ? "" : " " + s.citations()))
        .toList();
  }

  String text() {
    return String.join("\n", lines());
  }

  /** "id: label asked: STATE says [e1]; by label up says [e1]". */
  List<String> standings() {
    return drafts.stream()
        .filter(Draft.Cards.class::isInstance)
        .flatMap(draft -> ((Draft.Cards) draft).cards().stream())
        .map(card -> card.productId() + ": " + card.standing().map(Told::standing).orElse("none"))
        .toList();
  }

  private static String standing(Draft.Standing standing) {
    Stream<String> conditions =
        standing.conditions().stream()
            .map(
                c ->
                    plain(c.label() + " " + c.asked() + ": " + c.state() + " " + c.says())
                        + " "
                        + c.citations());
    Stream<String> order =
        standing.order().stream()
            .map(
                o ->
                    plain("by " + o.label() + (o.ascending() ? " up " : " down ") + o.says())
                        + " "
                        + o.citations());
    return Stream.concat(conditions, order).collect(java.util.stream.Collectors.joining("; "));
  }

  /** "id: why [e1]". */
  List<String> cards() {
    return drafts.stream()
        .filter(Draft.Cards.class::isInstance)
        .flatMap(d -> ((Draft.Cards) d).cards().stream())
        .map(c -> c.productId() + ": " + plain(c.why()) + " " + c.citations())
        .toList();
  }

  /** What stands in a table, as it is reviewed. */
  List<Sentence> cells() {
    return drafts.stream()
        .filter(Draft.Table.class::isInstance)
        .flatMap(d -> ((Draft.Table) d).rows().stream())
        .flatMap(
            r ->
                r.cells().stream()
                    .filter(c -> !c.text().isBlank())
                    .map(c -> new Sentence(0, r.label() + ": " + c.text(), c.citations())))
        .toList();
  }

  /** What stands on cards, as it is reviewed. */
  List<Sentence> reasons() {
    return drafts.stream()
        .filter(Draft.Cards.class::isInstance)
        .flatMap(d -> ((Draft.Cards) d).cards().stream())
        .filter(c -> !c.why().isBlank())
        .map(c -> new Sentence(0, c.why(), c.citations()))
        .toList();
  }

  List<String> followups() {
    return drafts.stream()
        .filter(Draft.Followups.class::isInstance)
        .flatMap(d -> ((Draft.Followups) d).questions().stream())
        .toList();
  }

  /** "label | cell | cell". */
  List<String> table() {
    return drafts.stream()
        .filter(Draft.Table.class::isInstance)
        .flatMap(d -> ((Draft.Table) d).rows().stream())
        .map(
            r ->
                r.label()
                    + " | "
                    + String.join(" | ", r.cells().stream().map(c -> plain(c.text())).toList()))
        .toList();
  }

  Draft.Outcome outcome() {
    return ((Draft.Finished) drafts.getLast()).outcome();
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
