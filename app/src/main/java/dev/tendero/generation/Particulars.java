package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers a question about a product: yes, no, a value, a quotation, or that nobody says. */
final class Particulars {
  /** Products of one answer; more are a comparison. */
  private static final int MAX_PRODUCTS = 3;

  private static final int MAX_FOLLOWUPS = 2;

  /** One voice is an anecdote; the product's page has them all. */
  private static final int MAX_REVIEWS = 2;

  private static final Pattern WHICH =
      Pattern.compile("^\\W*(?:how|what|which|cuant\\w+|que|cual|cuales|de cuanto)\\b");

  /** Products that a sentence has named already: the next says "it". */
  private final Set<String> spokenOf = new HashSet<>();

  private final Scene scene;
  private final Voice voice;

  Particulars(Scene scene) {
    this.scene = scene;
    this.voice = scene.voice();
  }

  void tell(Script script) {
    List<Sheet> subjects = subjects();
    if (namesNothing()) {
      boolean shown = scene.history().stream().anyMatch(turn -> !turn.shown().isEmpty());
      script.say(shown ? voice.noSuchPlace() : voice.whichProduct());
      script.finish(Draft.Outcome.CLARIFY);
      return;
    }
    if (subjects.isEmpty()) {
      boolean named = !scene.plan().words().isBlank();
      script.say(named ? voice.unknownProduct() : voice.whichProduct());
      script.finish(Draft.Outcome.CLARIFY);
      return;
    }
    Notes.tell(scene, script);
    boolean quoted = false;
    boolean stated = false;
    for (Sheet subject : subjects) {
      switch (answer(subject, script)) {
        case STATED -> stated = true;
        case QUOTED -> quoted = true;
        case SILENT -> {}
      }
    }
    if (!stated && !quoted) {
      script.say(voice.askTheShop());
      script.finish(Draft.Outcome.NO_MATCH);
      return;
    }
    script.cards(subjects.stream().map(s -> new Draft.Card(s.id(), "", List.of())).toList());
    script.followups(followups(subjects.getFirst()));
    script.finish(stated ? Draft.Outcome.GROUNDED : Draft.Outcome.EXCERPTS);
  }

  private enum Answered {
    STATED,
    QUOTED,
    SILENT
  }

  /** "The second one", where one was shown: no product is meant, and none is told from the rest. */
  private boolean namesNothing() {
    Plan plan = scene.plan();
    return plan.focus().isEmpty()
        && plan.words().isBlank()
        && plan.constraints().isEmpty()
        && plan.asked().isEmpty();
  }

  /** The products in focus; without any, the one found best. */
  private List<Sheet> subjects() {
    List<Sheet> focus =
        scene.plan().focus().stream()
            .flatMap(id -> scene.sheets().stream().filter(s -> s.id().equals(id)))
            .distinct()
            .limit(MAX_PRODUCTS)
            .toList();
    if (!focus.isEmpty() || !scene.plan().focus().isEmpty()) {
      return focus;
    }
    return scene.sheets().stream().limit(1).toList();
  }

  private Answered answer(Sheet sheet, Script script) {
    List<Constraint> conditions = conditions();
    List<String> asked = asked(conditions);
    if (asked.isEmpty()) {
      return quote(sheet, script) ? Answered.QUOTED : silent(List.of(), sheet, script);
    }
    Answered best = Answered.SILENT;
    List<String> missing = new ArrayList<>();
    Set<Fact> stated = new HashSet<>();
    for (String attribute : asked) {
      Optional<Constraint> condition =
          conditions.stream().filter(c -> c.attribute().equals(attribute)).findFirst();
      List<Fact> facts = stating(sheet, attribute);
      if (attribute.equals(Plan.REVIEWS) && reviews(sheet, script)) {
        best = Answered.STATED;
        stated.addAll(facts);
        continue;
      }
      if (!facts.isEmpty() && stated.containsAll(facts)) {
        continue; // "wireless" is asked as a feature and as a kind of connection: one fact
      }
      stated.addAll(facts);
      if (state(sheet, attribute, facts, condition, script)) {
        best = Answered.STATED;
      } else if (best == Answered.SILENT && quote(sheet, script)) {
        best = Answered.QUOTED;
      } else {
        missing.add(attribute);
      }
    }
    if (!missing.isEmpty()) {
      silent(missing, sheet, script);
    }
    Parts.open(scene).ifPresent(part -> open(part, sheet, script));
    return best;
  }

  /** What a text says to the other part of the question, or that none does. */
  private void open(String part, Sheet sheet, Script script) {
    Optional<Sheet.Said> said = sheet.saying(List.of(scene.plan().words()));
    if (said.isPresent()) {
      script.say(
          voice.sentence(voice.describedAs(sheet, said.get().words())), List.of(said.get().fact()));
    } else if (!quote(sheet, part, script)) {
      script.say(voice.unanswered(sheet, OwnWords.of(part)), Scene.anchor(sheet).stream().toList());
    }
  }

  private List<Fact> stating(Sheet sheet, String attribute) {
    return sheet.about(attribute).stream().filter(f -> !voice.value(sheet, f).isBlank()).toList();
  }

  /**
   * What the question asks whether it holds. Without a focus, kind and brand say which product is
   * meant.
   */
  private List<Constraint> conditions() {
    boolean focused = !scene.plan().focus().isEmpty();
    return scene.plan().constraints().stream()
        .filter(c -> !Set.of(Constraint.QUALITY, Constraint.ID).contains(c.attribute()))
        .filter(
            c ->
                scene.plan().asked().contains(c.attribute())
                    || !c.attribute().equals("kind") && (focused || !c.attribute().equals("brand")))
        .toList();
  }

  private List<String> asked(List<Constraint> conditions) {
    return Stream.concat(
            scene.plan().asked().stream(), conditions.stream().map(Constraint::attribute))
        .distinct()
        .toList();
  }

  private boolean state(
      Sheet sheet,
      String attribute,
      List<Fact> facts,
      Optional<Constraint> condition,
      Script script) {
    if (facts.isEmpty()) {
      return switch (attribute) {
        case "brand" -> brand(sheet, script);
        case Plan.DISCOUNT -> notReduced(sheet, script);
        default -> false;
      };
    }
    List<String> values = facts.stream().map(f -> voice.value(sheet, f)).distinct().toList();
    if (values.size() > 1 && facts.stream().map(Fact::field).distinct().count() == 1) {
      script.say(voice.differing(sheet, voice.label(attribute), values), facts);
      return true;
    }
    Judgement judgement =
        attribute.equals(Plan.DISCOUNT) && !asksWhich()
            ? Judgement.YES
            : condition.map(c -> Judgement.of(c, sheet, voice)).orElse(Judgement.UNKNOWN);
    List<String> statements = new ArrayList<>();
    for (Fact fact : facts) {
      String statement =
          spokenOf.add(sheet.id()) ? voice.statement(sheet, fact) : voice.itself(sheet, fact);
      statements.add(
          switch (judgement) {
            case YES -> voice.yes(statement);
            case NO -> voice.no(statement);
            case UNKNOWN -> voice.sentence(statement);
          });
      script.say(statements.getLast(), List.of(fact));
      judgement = Judgement.UNKNOWN;
    }
    return true;
  }

  /** "How much is it reduced" is answered with no yes. */
  private boolean asksWhich() {
    return WHICH.matcher(Matter.folded(scene.question())).find();
  }

  private boolean notReduced(Sheet sheet, Script script) {
    List<Fact> price = sheet.about("price");
    if (!price.isEmpty()) {
      script.say(voice.notReduced(sheet), price);
    }
    return !price.isEmpty();
  }

  /** The stars and how many gave them, then some of what they wrote, word for word. */
  private boolean reviews(Sheet sheet, Script script) {
    List<Fact> rating = sheet.about("rating");
    rating.forEach(fact -> script.say(voice.sentence(voice.statement(sheet, fact)), List.of(fact)));
    List<Quotes.Quote> said =
        sheet.texts().stream()
            .filter(fact -> fact.origin() == Origin.REVIEW)
            .flatMap(fact -> Quotes.sentences(fact).stream().limit(1))
            .map(Quotes.Placed::quote)
            .sorted(Comparator.comparing(this::isForeign))
            .limit(MAX_REVIEWS)
            .toList();
    for (Quotes.Quote quote : said) {
      script.say(
          voice.quotation(quote.fact(), Optional.of(sheet), quote.text()), List.of(quote.fact()));
    }
    return !rating.isEmpty() || !said.isEmpty();
  }

  private boolean isForeign(Quotes.Quote quote) {
    return Language.detect(quote.text(), scene.plan().language()) != scene.plan().language();
  }

  /** A brand is no attribute: it is stated when a fact of the product carries it. */
  private boolean brand(Sheet sheet, Script script) {
    Optional<String> brand = sheet.product().brand();
    Optional<Fact> fact =
        brand.flatMap(
            b ->
                sheet.facts().stream()
                    .filter(f -> f.title().contains(b) || f.text().contains(b))
                    .findFirst());
    fact.ifPresent(f -> script.say(voice.brand(sheet, brand.orElseThrow()), List.of(f)));
    return fact.isPresent();
  }

  /**
   * @param attributes asked for and not stated; empty when no attribute was asked for
   */
  private Answered silent(List<String> attributes, Sheet sheet, Script script) {
    Optional<Fact> anchor = Scene.anchor(sheet);
    Optional<Sheet> named = anchor.map(a -> sheet);
    String text = attributes.isEmpty() ? voice.silent(named) : voice.silent(named, attributes);
    script.say(text, anchor.stream().toList());
    return Answered.SILENT;
  }

  /** The sentence of the product's texts that shares most with the question, its name aside. */
  private boolean quote(Sheet sheet, Script script) {
    return quote(sheet, scene.asked(), script);
  }

  private boolean quote(Sheet sheet, String question, Script script) {
    List<Fact> texts =
        Stream.concat(
                sheet.texts().stream(),
                scene.documents().stream()
                    .filter(f -> f.origin() == Origin.MANUAL || f.origin() == Origin.FAQ))
            .distinct()
            .toList();
    String asked = withoutWordsOf(sheet.product(), question);
    List<Quotes.Quote> best = Quotes.whole(Quotes.best(texts, asked, 1, 1));
    for (Quotes.Quote quote : best) {
      script.say(
          quote == best.getFirst()
              ? voice.quotation(quote.fact(), Optional.of(sheet), quote.text())
              : voice.quotation(quote.text()),
          List.of(quote.fact()));
    }
    return !best.isEmpty();
  }

  private static String withoutWordsOf(Product product, String asked) {
    var title = Quotes.stems(product.title());
    return Quotes.stems(asked).stream()
        .filter(s -> !title.contains(s))
        .reduce("", (a, b) -> a + " " + b);
  }

  /** Other measures of the product: what a reader of its card might ask next. */
  private List<String> followups(Sheet subject) {
    List<String> answered =
        asked(conditions()).stream()
            .flatMap(a -> subject.about(a).stream())
            .map(Fact::field)
            .toList();
    return subject
        .specs()
        .filter(f -> f.value().orElseThrow() instanceof Value.Measure)
        .filter(Fields::isRemark)
        .map(Fact::field)
        .filter(f -> !answered.contains(f) && voice.attribute(f).isPresent())
        .distinct()
        .limit(MAX_FOLLOWUPS)
        .map(voice::askAttribute)
        .toList();
  }
}
