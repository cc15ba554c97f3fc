package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Products for what the shopper wants: a few sentences, a card each, and what to ask next. */
final class Shortlist {
  /** As many as a reader compares at a glance; the page lays out no more. */
  static final int MAX_CARDS = 6;

  /** Reasons named in one breath. */
  private static final int MAX_REASONS = 2;

  private final Scene scene;
  private final Voice voice;
  private final Grounds grounds;
  private final List<Sheet> shown;
  private final Map<String, Set<String>> differing;

  Shortlist(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
    this.grounds = new Grounds(scene);
    this.shown = scene.sheets().stream().limit(MAX_CARDS).toList();
    this.differing = differing();
  }

  /** At most three sentences come before the cards, notes aside. */
  void tell(Script script) {
    Notes.tell(scene, script);
    Plan plan = scene.plan();
    Voice.Noun noun = voice.noun(plan);
    Voice.Conditions conditions = scene.conditions();
    int matching = scene.evidence().matching();
    script.say(
        !conditions.isEmpty() && matching > 0
            ? voice.found(matching, noun, conditions, plan.sort())
            : voice.closest(noun, shown.size(), plan.sort()));
    if (!conditions.isEmpty() && !shown.isEmpty() && areTheFittest(matching)) {
      script.say(voice.fittest(noun, shown.size()));
    }
    if (!shown.isEmpty()) {
      best(noun, script);
    }
    script.cards(shown.stream().map(this::card).toList());
    script.followups(followups(noun));
    script.finish(Draft.Outcome.GROUNDED);
  }

  /** Where others meet the conditions as well, only the words beside them set these apart. */
  private boolean areTheFittest(int matching) {
    return !scene.plan().unheld().isEmpty()
        && scene.plan().sort().isEmpty()
        && shown.size() < Math.min(matching, MAX_CARDS);
  }

  private void best(Voice.Noun noun, Script script) {
    Sheet best = shown.getFirst();
    if (isCheapestFirst() && best.price().isPresent()) {
      script.say(voice.cheapest(best, noun), best.about("price"));
      if (best.isSoldOut()) {
        soldOut(best, script);
      }
      return;
    }
    List<Reason> reasons =
        reasons(best, true).filter(r -> !isInName(r, best)).limit(MAX_REASONS).toList();
    if (!reasons.isEmpty()) {
      script.say(
          voice.first(best, noun, reasons.stream().map(r -> clause(best, r)).toList()),
          facts(reasons));
    } else {
      Scene.anchor(best).ifPresent(fact -> script.say(voice.first(best, noun), List.of(fact)));
    }
    if (best.isSoldOut()) {
      soldOut(best, script);
    } else if (scene.plan().sort().isEmpty()) {
      cheaperThan(best)
          .filter(other -> !other.isSoldOut())
          .ifPresent(
              other ->
                  script.say(
                      voice.costsLess(other),
                      Stream.concat(other.about("price").stream(), best.about("price").stream())
                          .toList()));
    }
  }

  /** Who reads that it comes first must not learn at the till that it cannot be had. */
  private void soldOut(Sheet best, Script script) {
    Optional<Sheet> instead = shown.stream().filter(Sheet::isInStock).findFirst();
    script.say(
        voice.soldOut(best, instead),
        Stream.concat(
                best.about("stock").stream(),
                instead.stream()
                    .flatMap(s -> Stream.of("stock", "price").flatMap(a -> s.about(a).stream())))
            .toList());
  }

  /** Sorted by price, and the first is the cheapest of those shown. */
  private boolean isCheapestFirst() {
    boolean byPrice =
        scene.plan().sort().filter(s -> s.attribute().equals("price") && s.ascending()).isPresent();
    return byPrice && cheaperThan(shown.getFirst()).isEmpty();
  }

  private Optional<Sheet> cheaperThan(Sheet best) {
    Optional<Money> price = best.price();
    return price.flatMap(
        p ->
            shown.stream()
                .filter(s -> s.price().filter(o -> o.currency().equals(p.currency())).isPresent())
                .filter(s -> s.price().orElseThrow().amount().compareTo(p.amount()) < 0)
                .min(Comparator.comparing(s -> s.price().orElseThrow().amount())));
  }

  private Draft.Card card(Sheet sheet) {
    List<Reason> reasons = reasons(sheet, false).limit(wantsMany() ? MAX_REASONS : 1).toList();
    String why = String.join(" · ", reasons.stream().map(r -> remark(sheet, r)).toList());
    return new Draft.Card(
        sheet.id(), why, Script.ids(facts(reasons)), Optional.of(grounds.of(sheet)));
  }

  /**
   * A fact worth naming.
   *
   * @param words of it that say a quality asked for, where that is all that it is named for
   */
  private record Reason(Fact fact, Optional<String> words) {}

  private static List<Fact> facts(List<Reason> reasons) {
    return reasons.stream().map(Reason::fact).toList();
  }

  private String clause(Sheet sheet, Reason reason) {
    return reason
        .words()
        .map(words -> voice.described(sheet, words))
        .orElseGet(() -> voice.clause(sheet, reason.fact()));
  }

  private String remark(Sheet sheet, Reason reason) {
    return reason
        .words()
        .map(voice::described)
        .orElseGet(
            () -> voice.heading(label(reason.fact())) + ": " + voice.value(sheet, reason.fact()));
  }

  /** The sentence about a product has its name already. */
  private static boolean isInName(Reason reason, Sheet sheet) {
    return reason.words().filter(sheet.name()::contains).isPresent();
  }

  private static String label(Fact fact) {
    return switch (fact.origin()) {
      case PRICE -> "price";
      case STOCK -> "stock";
      case RATING -> "rating";
      default -> fact.field();
    };
  }

  /**
   * The facts worth naming: what the shopper asked for, sorted by or wished first, then what tells
   * this product from its neighbours and does not stand in its title already.
   *
   * @param priceToo a card shows the price anyway
   */
  private Stream<Reason> reasons(Sheet sheet, boolean priceToo) {
    Set<String> fields = new HashSet<>();
    Stream<Reason> sorted =
        scene.plan().sort().stream().flatMap(s -> wanted(sheet, s.attribute(), priceToo));
    Stream<Reason> asked =
        scene.plan().constraints().stream()
            .flatMap(
                c ->
                    c.quality().isPresent()
                        ? said(sheet, c)
                        : wanted(sheet, c.attribute(), priceToo));
    Stream<Reason> others =
        Stream.of(
                priceToo ? sheet.about("price").stream() : Stream.<Fact>empty(),
                telling(sheet),
                sheet.about("rating").stream(),
                sheet.about("stock").stream())
            .flatMap(facts -> facts.filter(f -> !voice.value(sheet, f).isBlank()))
            .filter(f -> voice.label(f.field()).chars().noneMatch(Character::isDigit))
            .map(f -> new Reason(f, Optional.empty()));
    return Stream.of(sorted, asked, others)
        .flatMap(each -> each)
        .filter(r -> fields.add(r.fact().field()));
  }

  private Stream<Reason> wanted(Sheet sheet, String attribute, boolean priceToo) {
    boolean named = attribute.equals("kind") || attribute.equals("brand");
    return named || (!priceToo && attribute.equals("price"))
        ? Stream.empty()
        : sheet.about(attribute).stream()
            .limit(1)
            .filter(f -> !voice.value(sheet, f).isBlank())
            .map(f -> new Reason(f, Optional.empty()));
  }

  /** Where the product says the quality asked for: a short value whole, else the words alone. */
  private static Stream<Reason> said(Sheet sheet, Constraint quality) {
    if (quality.operator() == Constraint.Operator.NE
        || !(quality.operand() instanceof Constraint.Operand.Words(List<String> forms))) {
      return Stream.empty();
    }
    return sheet.saying(forms).stream()
        .map(
            said ->
                new Reason(
                    said.fact(),
                    said.fact().origin() == Origin.SPEC && Fields.isRemark(said.fact())
                        ? Optional.empty()
                        : Optional.of(said.words())));
  }

  private boolean wantsMany() {
    return scene.plan().constraints().stream()
            .filter(c -> !Set.of("kind", "brand", "price", Constraint.ID).contains(c.attribute()))
            .count()
        > 1;
  }

  /** Attributes the lexicon can name whose value is not the same everywhere, most telling first. */
  private Stream<Fact> telling(Sheet sheet) {
    String title = sheet.product().title().toLowerCase(Locale.ROOT);
    return sheet
        .specs()
        .filter(f -> differing.getOrDefault(f.field(), Set.of()).size() > 1)
        .filter(f -> voice.attribute(f.field()).isPresent())
        .filter(Fields::isRemark)
        .filter(f -> !says(title, f.value().orElseThrow()))
        .sorted(
            Comparator.comparing((Fact f) -> -differing.getOrDefault(f.field(), Set.of()).size()));
  }

  private static boolean says(String title, Value value) {
    return switch (value) {
      case Value.Measure(var quantity) ->
          title.contains(quantity.toString().toLowerCase(Locale.ROOT));
      case Value.Words(var words) ->
          words.stream().allMatch(w -> title.contains(w.toLowerCase(Locale.ROOT)));
      case Value.Span s -> false;
      case Value.Bare b -> false;
      case Value.Flag f -> false;
    };
  }

  /** The different values of each field over the products shown. */
  private Map<String, Set<String>> differing() {
    Map<String, Set<String>> values = new HashMap<>();
    for (Sheet sheet : shown) {
      sheet
          .specs()
          .forEach(
              f ->
                  values
                      .computeIfAbsent(f.field(), k -> new HashSet<>())
                      .add(voice.value(sheet, f)));
    }
    return values;
  }

  private List<String> followups(Voice.Noun noun) {
    List<String> questions = new ArrayList<>();
    if (shown.size() > 1) {
      questions.add(voice.askComparison());
    }
    boolean byPrice = scene.plan().sort().filter(s -> s.attribute().equals("price")).isPresent();
    if (!byPrice && shown.stream().anyMatch(s -> s.price().isPresent())) {
      questions.add(shown.size() > 1 ? voice.askSorted(noun) : voice.askCheaper());
    }
    narrowing().ifPresent(questions::add);
    return questions;
  }

  /** The colour that splits the products shown most evenly, unless one was asked for. */
  private Optional<String> narrowing() {
    if (scene.plan().constraints().stream().anyMatch(c -> c.attribute().equals("colour"))) {
      return Optional.empty();
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Sheet sheet : shown) {
      sheet.about("colour").stream()
          .limit(1)
          .filter(f -> f.value().orElse(null) instanceof Value.Words w && w.words().size() == 1)
          .map(f -> voice.value(sheet, f).toLowerCase(Locale.ROOT))
          .forEach(c -> counts.merge(c, 1, Integer::sum));
    }
    if (counts.size() < 2) {
      return Optional.empty();
    }
    return counts.entrySet().stream()
        .min(Comparator.comparingInt(e -> Math.abs(shown.size() - 2 * e.getValue())))
        .map(Map.Entry::getKey)
        .map(voice::askOnly);
  }
}
