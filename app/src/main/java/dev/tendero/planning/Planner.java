package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Plan.Sort;
import dev.tendero.answer.Turn;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a question once and says what is to be done about it. Rules and the lexicon, no model: the
 * same question over the same catalogue and history is the same plan. Stateless and thread-safe.
 */
public final class Planner {
  private static final Pattern REFINES =
      Pattern.compile(
          "^\\W*(?:and|also|but|or|what about|how about|only|just|instead|make it|same|rather|ok|okay|y|o|pero|tambien|mejor|solo|solamente|que tal|ahora|entonces|vale)\\b"
              + "|\\b(?:instead|en su lugar|en vez de eso|de esos|de esas|of those|of these|of them)\\W*$");
  private static final Pattern OTHER_ONES =
      Pattern.compile(
          "\\b(?:other (?:ones|options|models|brands)|anything else|something else|more (?:options|like (?:this|that|these|it))|show (?:me )?more|others|another one|otr[oa]s|algun[oa]s? mas|algo mas|mas opciones|otr[oa] (?:opcion|modelo)|ensename mas|muestrame mas|mas como)\\b");

  /** A question of so few words says nothing whole; it continues the one before. */
  private static final int FRAGMENT_WORDS = 7;

  private final Lexicon lexicon;

  public Planner(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * The plan for a question.
   *
   * @param question admitted text
   * @param hint the language of the conversation or the page, for questions that could be both
   * @param history earlier turns of the conversation, oldest first
   */
  public Plan plan(String question, Language hint, List<Turn> history, CatalogueView catalogue) {
    Language language = Language.detect(question, hint);
    if (language == Language.OTHER) {
      return nothing(Intent.OUT_OF_SCOPE, language, 0.9);
    }
    var reading = new Reading(question, language, lexicon);
    Intents.understandGreeting(reading);
    if (reading.words().isEmpty() || Intents.isSmallTalk(reading)) {
      return nothing(Intent.SMALL_TALK, language, 0.95);
    }
    return new Reasoning(reading, history, catalogue).plan();
  }

  private static Plan nothing(Intent intent, Language language, double confidence) {
    return new Plan(
        intent,
        language,
        "",
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        confidence);
  }

  /** One question's way to its plan. */
  private final class Reasoning {
    private final Reading reading;
    private final List<Turn> history;
    private final CatalogueView catalogue;
    private final Attributes attributes;
    private final References references;
    private final Optional<Plan> earlier;

    Reasoning(Reading reading, List<Turn> history, CatalogueView catalogue) {
      this.reading = reading;
      this.history = history;
      this.catalogue = catalogue;
      this.attributes = new Attributes(lexicon, catalogue);
      this.references = new References(reading, history, catalogue);
      this.earlier =
          history.reversed().stream()
              .map(Turn::plan)
              .filter(plan -> plan.intent() == Intent.FIND || plan.kind().isPresent())
              .findFirst();
    }

    Plan plan() {
      List<String> byPlace = references.byPlace();
      List<String> all = references.allShown();
      List<String> byName = references.byName();
      var kinds = new Kinds(reading, lexicon, catalogue);
      Optional<String> kind = kinds.head();
      boolean pointsBack = !byPlace.isEmpty() || !all.isEmpty();
      Optional<Comparison> comparison = comparison(byPlace);
      boolean refines =
          earlier.isPresent()
              && byName.isEmpty()
              && (kind.isEmpty() || (reading.has(REFINES) && isSameKind(kind)))
              && !pointsBack;
      Optional<String> ofKind = kind.or(() -> earlier.flatMap(Plan::kind));

      Optional<Sort> sort = superlative(ofKind);
      var amounts = new Amounts(reading, attributes, catalogue, ofKind);
      amounts.read();
      var features = new Features(reading, catalogue, attributes, ofKind, kinds.asked());
      boolean asksAbout = Intents.asksAbout(reading) || !byPlace.isEmpty();
      List<String> asked = asked(ofKind, asksAbout);
      if (!asksAbout || pointsBack == asked.isEmpty()) {
        features.read();
      }
      if (sort.isEmpty() && comparison.isEmpty()) {
        sort = vague(ofKind);
      }
      List<Constraint> said = new ArrayList<>();
      kinds.constraint().ifPresent(said::add);
      said.addAll(kinds.refusals());
      said.addAll(amounts.constraints());
      said.addAll(features.constraints());
      comparison.flatMap(c -> c.constraint(catalogue)).ifPresent(said::add);

      List<String> focus = focus(byPlace, all, byName, asked, asksAbout, said);
      Guess guess = intent(kind, said, asked, focus, byPlace, all, comparison, refines, asksAbout);
      return assemble(guess, kinds, said, focus, asked, sort, comparison, refines, amounts.notes());
    }

    // Intent

    private record Guess(Intent intent, double confidence) {}

    private Guess intent(
        Optional<String> kind,
        List<Constraint> said,
        List<String> asked,
        List<String> focus,
        List<String> byPlace,
        List<String> all,
        Optional<Comparison> comparison,
        boolean refines,
        boolean asksAbout) {
      boolean product = !focus.isEmpty() && (asksAbout || !asked.isEmpty());
      boolean buys = Intents.isShopping(reading);
      boolean onlyPrice = said.stream().allMatch(c -> c.attribute().equals("price"));
      boolean pointless =
          kind.isEmpty() && onlyPrice && !buys && byPlace.isEmpty() && all.isEmpty();
      if (Intents.isAboutMe(reading) && kind.isEmpty()) {
        return new Guess(Intent.SMALL_TALK, 0.9);
      }
      if (Intents.isOrderSupport(reading)) {
        return new Guess(Intent.ORDER_SUPPORT, 0.9);
      }
      if (Intents.isPolicy(reading) && !(product && !byPlace.isEmpty())) {
        return new Guess(Intent.POLICY, 0.9);
      }
      if (Intents.isOtherTrade(reading)
          && said.stream()
              .allMatch(c -> c.attribute().equals("kind") || c.attribute().equals("price"))
          && !buys) {
        return new Guess(Intent.OUT_OF_SCOPE, 0.9);
      }
      if (Intents.isService(reading) && pointless) {
        return new Guess(Intent.ORDER_SUPPORT, 0.7);
      }
      if (Intents.isAdvice(reading) && byPlace.isEmpty() && all.isEmpty()) {
        return pointless && asked.isEmpty() && !namesFeature()
            ? new Guess(Intent.OUT_OF_SCOPE, 0.5)
            : new Guess(Intent.ADVICE, 0.85);
      }
      if (comparison.isPresent() && all.isEmpty()) {
        return new Guess(Intent.FIND, 0.85);
      }
      if (Intents.isCompare(reading) || focus.size() > 1) {
        return new Guess(Intent.COMPARE, 0.9);
      }
      if (product || (!focus.isEmpty() && !byPlace.isEmpty())) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.85);
      }
      if (asksAbout && !asked.isEmpty() && !buys && !pointless) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.7);
      }
      if (Intents.asksHow(reading) && !buys && (kind.isPresent() || !pointless)) {
        return new Guess(Intent.ADVICE, 0.6);
      }
      boolean continues = refines && (!said.isEmpty() || !Intents.isSentence(reading));
      if (!pointless || continues || !history.isEmpty()) {
        return new Guess(Intent.FIND, kind.isPresent() ? 0.95 : 0.8);
      }
      if (Intents.isSentence(reading) || reading.words().size() > FRAGMENT_WORDS) {
        return Intents.isAboutYou(reading)
            ? new Guess(Intent.SMALL_TALK, 0.5)
            : new Guess(Intent.OUT_OF_SCOPE, 0.6);
      }
      return new Guess(Intent.FIND, 0.6);
    }

    /** "OLED", "leather": the shop's subject without a product. */
    private boolean namesFeature() {
      return !reading.terms(Term.Type.ATTRIBUTE).isEmpty()
          || !reading.terms(Term.Type.MATERIAL).isEmpty();
    }

    // What the question points at

    private List<String> focus(
        List<String> byPlace,
        List<String> all,
        List<String> byName,
        List<String> asked,
        boolean asksAbout,
        List<Constraint> said) {
      if (!byPlace.isEmpty()) {
        return byPlace;
      }
      if (!all.isEmpty()) {
        return all;
      }
      if (!byName.isEmpty()) {
        return byName;
      }
      if (Intents.isCompare(reading) && !references.lastShown().isEmpty() && said.isEmpty()) {
        return references.lastShown();
      }
      boolean aboutShown =
          asksAbout
              && !Intents.isShopping(reading)
              && (references.saysIt()
                  || !asked.isEmpty()
                  || reading.words().size() <= FRAGMENT_WORDS);
      boolean newKind =
          said.stream().anyMatch(c -> c.attribute().equals("kind"))
              && !references.saysIt()
              && !isSameKind(kindOf(said));
      return aboutShown && !newKind ? references.spokenOf() : List.of();
    }

    private Optional<String> kindOf(List<Constraint> said) {
      return said.stream()
          .filter(c -> c.attribute().equals("kind"))
          .map(c -> ((Operand.Words) c.operand()).anyOf().getFirst())
          .findFirst();
    }

    private boolean isSameKind(Optional<String> kind) {
      Optional<String> before = earlier.flatMap(Plan::kind);
      return kind.isPresent()
          && before.isPresent()
          && (lexicon.kindsUnder(before.get()).contains(kind.get())
              || lexicon.kindsUnder(kind.get()).contains(before.get()));
    }

    // What it asks for

    /**
     * Attributes in question: "how long is the cable", "¿cuánto pesa?", "does it have Bluetooth".
     */
    private List<String> asked(Optional<String> kind, boolean asksAbout) {
      if (!asksAbout && references.lastShown().isEmpty()) {
        return List.of();
      }
      Set<String> asked = new LinkedHashSet<>(AskedAttributes.of(reading, attributes, kind));
      if (asksAbout) {
        for (Match match : reading.terms(Term.Type.ATTRIBUTE)) {
          if (!reading.isUnderstood(match.start(), match.end())) {
            asked.add(match.term().id());
          }
        }
      }
      return List.copyOf(asked);
    }

    // Order

    private Optional<Sort> superlative(Optional<String> kind) {
      for (Scale scale : Scale.of(reading.language())) {
        Optional<MatchResult> said = scale.superlative(reading);
        if (said.isPresent()) {
          reading.understand(said.get());
          return Optional.of(sort(scale, kind));
        }
      }
      return Optional.empty();
    }

    private Optional<Sort> vague(Optional<String> kind) {
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      for (Scale scale : Scale.of(reading.language())) {
        Optional<MatchResult> said =
            scale.vague(reading).filter(match -> !reading.isUnderstood(match.start(), match.end()));
        Optional<String> attribute = attributes.firstStated(scale.attributes(), kind);
        if (said.isPresent() && attribute.isPresent()) {
          reading.understand(said.get());
          return Optional.of(new Sort(attribute.get(), scale.lower()));
        }
      }
      return Optional.empty();
    }

    private Sort sort(Scale scale, Optional<String> kind) {
      return new Sort(
          attributes.firstStated(scale.attributes(), kind).orElse(scale.attributes().getFirst()),
          scale.lower());
    }

    /** "Cheaper", "lighter than the second one". */
    private Optional<Comparison> comparison(List<String> byPlace) {
      if (references.lastShown().isEmpty()) {
        return Optional.empty();
      }
      for (Scale scale : Scale.of(reading.language())) {
        Optional<MatchResult> said = scale.comparative(reading);
        boolean isSuperlative =
            scale
                .superlative(reading)
                .filter(
                    match ->
                        said.isPresent()
                            && match.start() <= said.get().start()
                            && said.get().end() <= match.end())
                .isPresent();
        boolean number =
            said.isPresent()
                && reading.mentions().stream()
                    .anyMatch(
                        m -> m.start() >= said.get().end() && m.start() - said.get().end() < 12);
        if (said.isPresent() && !isSuperlative && !number) {
          reading.understand(said.get());
          List<String> against =
              !byPlace.isEmpty()
                  ? byPlace
                  : Comparison.focusOrShown(history.getLast(), references.lastShown());
          Optional<String> kind = earlier.flatMap(Plan::kind);
          return Optional.of(
              new Comparison(sort(scale, kind).attribute(), scale.lower(), against, lexicon));
        }
      }
      return Optional.empty();
    }

    // The plan

    private Plan assemble(
        Guess guess,
        Kinds kinds,
        List<Constraint> said,
        List<String> focus,
        List<String> asked,
        Optional<Sort> sort,
        Optional<Comparison> comparison,
        boolean refines,
        List<Plan.Note> notes) {
      Softness.understand(reading);
      boolean finds = guess.intent() == Intent.FIND;
      boolean merges = finds && (refines || comparison.isPresent()) && earlier.isPresent();
      List<Constraint> constraints =
          switch (guess.intent()) {
            case FIND -> merges ? Merging.of(earlier.get().constraints(), said) : said;
            case PRODUCT_QUESTION, COMPARE, ADVICE -> focus.isEmpty() ? said : List.of();
            case POLICY, ORDER_SUPPORT, SMALL_TALK, OUT_OF_SCOPE -> List.of();
          };
      String words = SearchWords.of(reading, kinds.asked());
      if (merges && kinds.head().isEmpty()) {
        words = (earlier.get().words() + " " + words).strip();
      }
      Optional<Sort> order = sort;
      if (order.isEmpty() && merges) {
        order = earlier.get().sort();
      }
      boolean othersOnly = reading.has(OTHER_ONES);
      return new Plan(
          guess.intent(),
          reading.language(),
          guess.intent() == Intent.ORDER_SUPPORT || guess.intent() == Intent.SMALL_TALK
              ? ""
              : words,
          constraints,
          finds && (comparison.isPresent() || othersOnly) ? List.of() : focus,
          guess.intent() == Intent.PRODUCT_QUESTION || guess.intent() == Intent.COMPARE
              ? asked
              : List.of(),
          finds || guess.intent() == Intent.COMPARE ? order : Optional.empty(),
          finds ? notes : List.of(),
          guess.confidence());
    }
  }
}
