package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Turn;
import dev.tendero.catalog.Wording;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What every move of the composer works with. */
record Scene(
    String question,
    Plan plan,
    Evidence evidence,
    List<Sheet> sheets,
    List<Turn> history,
    Voice voice) {

  /** A multiple of how many phrasings any message has. */
  private static final int BEGINNINGS = 60;

  static Scene of(Generator.Request request, Lexicon lexicon) {
    Voice voice = Voice.of(request.plan().language(), lexicon, seed(request));
    Evidence evidence = request.evidence();
    Map<String, String> names = Names.of(evidence, request.plan().language());
    List<Sheet> sheets =
        evidence.products().stream()
            .map(Evidence.Found::product)
            .map(p -> Sheet.of(p, names.getOrDefault(p.id(), p.title()), evidence, lexicon))
            .toList();
    return new Scene(
        request.question(), request.plan(), evidence, sheets, request.history(), voice);
  }

  /** Conversations begin with different phrasings; each turn goes on to the next. */
  private static long seed(Generator.Request request) {
    String first =
        request.history().isEmpty() ? request.question() : request.history().getFirst().question();
    return request.seed() + Math.floorMod(first.hashCode(), BEGINNINGS);
  }

  Scene {
    sheets = List.copyOf(sheets);
    history = List.copyOf(history);
  }

  /** The plan of the turn before, where it found nothing and this question goes on with it. */
  Optional<Plan> unmet() {
    return history.isEmpty() || !history.getLast().isEmptySearch()
        ? Optional.empty()
        : Optional.of(history.getLast().plan()).filter(before -> before.kind().equals(plan.kind()));
  }

  /** The question and its words in the catalogue's language. */
  String asked() {
    return question + " " + plan.words();
  }

  /** What products had to meet to be found, their kind aside. */
  Voice.Conditions conditions() {
    return conditions(plan.constraints());
  }

  Voice.Conditions conditions(List<Constraint> constraints) {
    List<Constraint> conditions = constraints.stream().filter(Voice::isCondition).toList();
    return new Voice.Conditions(
        conditions.stream().filter(c -> quality(c).isEmpty()).map(voice::label).distinct().toList(),
        qualities(conditions, c -> c.operator() != Constraint.Operator.NE),
        qualities(conditions, c -> c.operator() == Constraint.Operator.NE));
  }

  private static List<String> qualities(List<Constraint> conditions, Predicate<Constraint> sort) {
    List<String> words =
        conditions.stream().filter(sort).flatMap(c -> quality(c).stream()).distinct().toList();
    return words.stream()
        .filter(word -> words.stream().noneMatch(other -> isPartOf(word, other)))
        .toList();
  }

  /** "Gaming" beside "gaming headset" is said once. */
  private static boolean isPartOf(String word, String other) {
    return word.length() < other.length() && (" " + other + " ").contains(" " + word + " ");
  }

  private static Optional<String> quality(Constraint constraint) {
    return constraint.quality().flatMap(OwnWords::of);
  }

  /** What the products found are called, in every language the feed has. */
  List<String> titles() {
    return evidence.products().stream()
        .map(found -> found.product().wording())
        .flatMap(
            wording ->
                Stream.concat(
                    Stream.of(wording.title()),
                    wording.translations().values().stream().map(Wording.Text::title)))
        .toList();
  }

  /** Passages of the shop's documents, best first. */
  List<Fact> documents() {
    return evidence.facts().stream()
        .filter(
            f ->
                switch (f.origin()) {
                  case GUIDE, POLICY, FAQ, MANUAL -> true;
                  case TITLE, SPEC, PRICE, STOCK, RATING, DESCRIPTION, REVIEW -> false;
                })
        .sorted((a, b) -> Double.compare(b.score(), a.score()))
        .toList();
  }

  /** A fact that carries the product's name, for sentences that state nothing else of it. */
  static Optional<Fact> anchor(Sheet sheet) {
    return sheet
        .first(dev.tendero.catalog.Origin.TITLE)
        .or(() -> sheet.facts().stream().findFirst());
  }
}
