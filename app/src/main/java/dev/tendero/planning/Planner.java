package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Plan.Sort;
import dev.tendero.answer.Turn;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a question once and says what is to be done about it. Rules and the lexicon, no model: the
 * same question over the same catalogue and history is the same plan. Stateless and thread-safe.
 */
public final class Planner {
  private static final Pattern REFINES =
      Pattern.compile(
          "^\\W*(?:and|also|but|or|no,? (?:better|mejor|make)|sorry|better|(?:it|they)(?:'s| is|'re| are) for|es para|son para|what about|how about|only|just|instead|make it|same|rather|ok|okay|y|o|pero|tambien|mejor|solo|solamente|que tal|ahora|entonces|vale)\\b"
              + "|\\b(?:instead|en su lugar|en vez de eso|de esos|de esas|of those|of these|of them)\\W*$");
  private static final Pattern OTHER_ONES =
      Pattern.compile(
          "\\b(?:other (?:ones|options|models|brands)|anything else|something else|more (?:options|like (?:this|that|these|it))|show (?:me )?more|others|another one|otr[oa]s|algun[oa]s? mas|algo mas|mas opciones|otr[oa] (?:opcion|modelo)|ensename mas|muestrame mas|mas como)\\b");

  /** "Those are a bit big for me": what is wrong with them, no question about them. */
  private static final Pattern COMPLAINS =
      Pattern.compile(
          "^\\W*(?:(?:those|these|they|es[oa]s|est[oa]s) |they'|those'|these')?(?:re|are|look|seem|son|me (?:parecen|quedan|resultan)) (?:all |tod[oa]s )?(?:a (?:bit|little)|too|way|rather|un poco|algo|demasiado|muy)\\b");

  /** Labels, then "paper won't survive outdoors": what does not do is not asked for. */
  private static final Pattern FAILS =
      Pattern.compile(
          "\\b(\\p{L}+) (?:won'?t|wouldn'?t|will not|doesn'?t|don'?t|can'?t|no (?:me )?(?:aguantan?|sirven?|duran?|valen?|resisten?|funcionan?))\\b");

  /** "And its weight?" */
  private static final Pattern ITS =
      Pattern.compile("^\\W*(?:and |y |what about |and what about )?(?:its|their|sus?)\\b");

  /** "Cheaper than the Air". */
  private static final Pattern THAN =
      Pattern.compile(
          "\\b(?!rather|other)(?:\\p{L}+er than|mas \\p{L}+ que) (?:the|el|la|los|las)\\b");

  /** "Any colour but black" asks for no colour. */
  private static final Pattern ANY_BUT =
      Pattern.compile(
          "\\b(?:any|whatever|cualquier) (?:colou?r|brand|make|material|size|shape|type|marca|tamano|forma|tipo) (?=(?:but|except|menos|salvo|excepto)\\b)");

  /** Asks for no detail: for what there is to say. */
  private static final Pattern OVERVIEW =
      Pattern.compile(
          "\\b(?:tell me (?:more |something )?about|what (?:can you tell me|do you know) about|(?:info|information|details) (?:on|about)"
              + "|hablame de[l]?|cuentame (?:algo |mas )?(?:de[l]?|sobre)|(?:dime|informacion|detalles) (?:mas |algo )?(?:de[l]?|sobre)|que (?:me dices|sabes) de[l]?)\\b");

  /** "Which is better, the Air or a bag": no comparison with what was spoken of before. */
  private static final Pattern OR = Pattern.compile("\\b(?:or|o|and|y)\\b");

  /** A question behind a comma: "the compact one, is it backlit?" */
  private static final Pattern LATE_QUESTION =
      Pattern.compile(
          "[,¿]\\s*(?:is|are|does|do|can|has|how|what|which|que|cual|cuant\\p{L}+|es|son|tiene|tienen|se puede|lleva|trae)\\b");

  /** "What is the cheapest one" is a search, "how heavy is the cheapest" a question. */
  private static final Pattern WHAT_IS_THE =
      Pattern.compile(
          "^\\W*(?:(?:and|then|so|ok|y|entonces|vale),? )*(?:(?:what|which)(?:'?s| is| are) (?:the|your)|cual(?:es)? (?:es|son) (?:el|la|los|las))\\b");

  private static final Pattern VERB =
      Pattern.compile(
          "[,¿\\s]*(?:tienen?|llevan?|traen?|son|es|vienen?|incluyen?|sirven?|has|have|is|are|does|do|comes?)\\b");

  /** "Los auriculares Serene": an article and the kind. */
  private static final int MOST_BEFORE_A_SUBJECT = 2;

  private static final Pattern CARRIES_ON =
      Pattern.compile(
          "^\\W*(?:and|y|e|what about|how about|que tal|pero|but|(?:no,? )?(?:better|mejor|rather|make (?:it|that)|i meant|sorry|wait|perdon|espera|me equivoque))\\b");

  /** "The 50 litre one", "el de 50 litros", "la roja": what was shown, told apart by a quality. */
  private static final Pattern THE_ONE =
      Pattern.compile(
          "\\bthe (?:[\\w.,'-]+ ){1,4}ones?\\b|\\b(?:el|la|los|las|del|al) (?:de|con|que)\\b|\\bones? (?:with|that)\\b");

  /** No product is asked for by more; each is counted when nothing meets them all. */
  private static final int MOST_CONSTRAINTS = 20;

  /** A shorter title ("Desk lamp") is what many things are called. */
  private static final int LEAST_OF_A_TITLE = 4;

  /** Told of a product beside its price; its card has the rest. */
  private static final int OVERVIEW_ATTRIBUTES = 3;

  /** What is measured in these has few sides: the only one stated is the one that is meant. */
  private static final Set<Dimension> TELLING =
      Set.of(
          Dimension.SHEETS,
          Dimension.PIXELS,
          Dimension.POWER,
          Dimension.CHARGE,
          Dimension.LUMINOUS_FLUX);

  /** A shorter word is said of anything. */
  private static final int SHORTEST_TELLING = 3;

  /** Words that are looked up for the kind they tell. */
  private static final int MOST_TELLING = 5;

  /** A question of so few words says nothing whole; it continues the one before. */
  private static final int FRAGMENT_WORDS = 7;

  private static final Pattern JOINED =
      Pattern.compile(
          "\\s*(?:(?:,|or|o|nor|ni|and|y|a|an|the|any|un|una|el|la|los|las|sea|have|be)\\s*)*");

  private static final Pattern OR_MORE =
      Pattern.compile(
          "(?<![\\p{L}\\d.,$€£])(?<!\\p{Lu}\\p{L}{0,12} )(\\d+(?:[.,]\\d+)?)\\+\\s*(?=\\p{Ll})");

  /** "It need not be an original": neither wished for nor refused. */
  private static final Pattern NO_MATTER =
      Pattern.compile(
          "\\b(?:(?:it |they )?(?:does(?:n'?t| not)|do(?:n'?t| not)) (?:have|need) to (?:be|have)|need not (?:be|have)|not necessarily"
              + "|(?:i )?do(?:n'?t| not) (?:care|mind) (?:about|if|whether)|no matter (?:the|if|whether|what)|no hace falta que|no es necesario que|no tienen? (?:por )?que (?:ser|tener|llevar)|no necesariamente"
              + "|(?:me )?da igual (?:el|la|si|que)|no (?:me )?importa (?:el|la|si|que))\\b");

  private final Lexicon lexicon;
  private final Spelling spelling;

  /**
   * @param isWord whether a word in lower case is one of any language, so that it is not taken for
   *     a slip
   */
  public Planner(Lexicon lexicon, Predicate<String> isWord) {
    this.lexicon = lexicon;
    this.spelling = new Spelling(lexicon, isWord);
  }

  /**
   * The plan for a question.
   *
   * @param question admitted text
   * @param hint the language of the page, for questions that could be both and follow none
   * @param history earlier turns of the conversation, oldest first
   */
  public Plan plan(String question, Language hint, List<Turn> history, CatalogueView catalogue) {
    return plan(question, history, spoken(history).orElse(hint), catalogue);
  }

  /** "Negros", after a Spanish question: the language that was spoken last. */
  private static Optional<Language> spoken(List<Turn> history) {
    return history.reversed().stream()
        .map(turn -> turn.plan().language())
        .filter(language -> language != Language.OTHER)
        .findFirst();
  }

  private Plan plan(String question, List<Turn> history, Language hint, CatalogueView catalogue) {
    Language language = Language.detect(question, hint);
    boolean isName = language == Language.OTHER && isName(question, catalogue);
    if (language != hint && (isName || isBetterReadIn(hint, language, question))) {
      language = hint;
    }
    if (language == Language.OTHER) {
      return nothing(Intent.OUT_OF_SCOPE, language, 0.9);
    }
    Spelling.Meant meant = spelling.read(question, language, catalogue);
    var reading = new Reading(spokenOut(meant.question(), language), language, lexicon);
    Intents.understandGreeting(reading);
    if (reading.words().isEmpty() || Intents.isSmallTalk(reading)) {
      return nothing(Intent.SMALL_TALK, language, 0.95);
    }
    if (Assortment.isAsked(reading)) {
      return Assortment.plan(reading, catalogue);
    }
    return new Reasoning(reading, meant.notes(), history, catalogue).plan();
  }

  /** "40+ hours" as it is said. */
  private static String spokenOut(String question, Language language) {
    return OR_MORE
        .matcher(question)
        .replaceAll((language == Language.SPANISH ? "al menos" : "at least") + " $1 ");
  }

  /** "Senda Alta Cumbre 35" is in no language. */
  private static boolean isName(String question, CatalogueView catalogue) {
    List<Reading.Word> words = Reading.wordsOf(question);
    return words.size() <= FRAGMENT_WORDS
        && words.stream()
            .anyMatch(w -> !catalogue.brands(question.substring(w.start(), w.end())).isEmpty());
  }

  /** A few words ("cameras", "conmutadores KVM StarTech") have no grammar to tell a language by. */
  private boolean isBetterReadIn(Language hint, Language detected, String question) {
    if (hint == Language.OTHER || Reading.wordsOf(question).size() > FRAGMENT_WORDS) {
      return false;
    }
    int inHint = named(question, hint);
    return inHint > 0 && inHint >= (detected == Language.OTHER ? 0 : named(question, detected));
  }

  /** Letters of the question that name a kind or an attribute. */
  private int named(String question, Language language) {
    return lexicon.find(question, language).stream()
        .filter(
            match ->
                match.term().type() == Term.Type.KIND || match.term().type() == Term.Type.ATTRIBUTE)
        .mapToInt(match -> match.end() - match.start())
        .sum();
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
    private final List<Plan.Note> notes = new ArrayList<>();
    private final List<Turn> history;
    private final CatalogueView catalogue;
    private final Attributes attributes;
    private final References references;
    private final Titles titles;
    private final Ordering ordering;
    private final Optional<Plan> earlier;
    private final List<Constraint> standing;
    private List<List<String>> names = List.of();
    private List<String> pointedAt = List.of();

    Reasoning(Reading reading, List<Plan.Note> notes, List<Turn> history, CatalogueView catalogue) {
      this.reading = reading;
      this.notes.addAll(notes);
      this.history = history;
      this.catalogue = catalogue;
      this.attributes = new Attributes(lexicon, catalogue);
      this.references = new References(reading, history, catalogue);
      this.titles = new Titles(reading, catalogue);
      this.ordering = new Ordering(reading, lexicon, attributes, references);
      this.earlier =
          history.reversed().stream()
              .map(Turn::plan)
              .filter(
                  plan ->
                      plan.intent() == Intent.FIND
                          || plan.kind().isPresent() && plan.intent() != Intent.SMALL_TALK)
              .findFirst();
      this.standing =
          new Dropped(reading, lexicon).without(earlier.map(Plan::constraints).orElse(List.of()));
    }

    Plan plan() {
      String said = Vocabulary.plain(reading.text());
      return reading.words().size() < LEAST_OF_A_TITLE
          ? read()
          : catalogue.named(reading.text().strip(), 1).stream()
              .filter(id -> Titles.of(id, catalogue).map(Vocabulary::plain).anyMatch(said::equals))
              .findFirst()
              .map(this::about)
              .orElseGet(this::read);
    }

    /** Who says a title as it stands on the card asks for that product, whatever its words mean. */
    private Plan about(String id) {
      names = List.of(List.of(id));
      return new Plan(
          Intent.PRODUCT_QUESTION,
          reading.language(),
          "",
          List.of(),
          List.of(id),
          overview(),
          Optional.empty(),
          List.of(),
          0.95);
    }

    private Plan read() {
      reading.all(NO_MATTER).forEach(this::noMatter);
      reading.first(ANY_BUT).ifPresent(reading::understand);
      if (earlier.isPresent()) {
        reading.all(FAILS).stream()
            .filter(this::isOfAThing)
            .forEach(s -> reading.understand(s.start(), reading.clauseEnd(s.end())));
      }
      List<String> byPlace = references.byPlace();
      if (byPlace.isEmpty() && !Intents.isCompare(reading)) {
        byPlace = titles.pointedAt(references.lastShown());
      }
      if (byPlace.isEmpty() && saysMoreThanTheOne()) {
        byPlace = titles.theOne(references.lastShown(), lexicon);
      }
      pointedAt = byPlace;
      Optional<Plan> inAnotherColour = inAnotherColour();
      if (inAnotherColour.isPresent()) {
        return inAnotherColour.get();
      }
      if (byPlace.isEmpty()
          && references.pointsPastTheEnd()
          && reading.terms(Term.Type.KIND).isEmpty()) {
        return nothing(Intent.PRODUCT_QUESTION, reading.language(), 0.7);
      }
      List<String> all = reading.has(COMPLAINS) ? List.of() : references.allShown();
      boolean pointsBack = !byPlace.isEmpty() || !all.isEmpty();
      boolean overview = reading.has(OVERVIEW);
      boolean asks =
          Intents.asksAbout(reading) && !reading.has(COMPLAINS)
              || !byPlace.isEmpty()
              || (reading.has(ITS) && !references.lastShown().isEmpty());
      Optional<Constraint> fits =
          new Fits(reading, catalogue, lexicon, earlier.flatMap(Plan::kind)).read();
      List<List<String>> named = named(asks || overview);
      boolean asksAbout = asks || (overview && !named.isEmpty());
      names = named;
      List<String> byName = named.stream().flatMap(List::stream).distinct().toList();
      var kinds =
          new Kinds(reading, lexicon, catalogue, earlier.isPresent(), earlier.flatMap(Plan::kind));
      List<String> parts = parts(kinds.head(), asksAbout);
      if (!parts.isEmpty()) {
        kinds.dismiss();
      }
      Optional<String> kind = kinds.head();
      if (byPlace.isEmpty() && byName.size() == 1 && reading.has(THAN)) {
        byPlace = byName;
        byName = List.of();
        named = List.of();
        names = named;
      }
      Optional<Comparison> comparison = ordering.comparison(byPlace, earlier.flatMap(Plan::kind));
      boolean refines =
          earlier.isPresent()
              && byName.isEmpty()
              && (kind.isEmpty() || (reading.has(REFINES) && isSameKind(kind)))
              && !pointsBack;
      Optional<String> told =
          kind.isEmpty() && !refines && named.isEmpty() && !pointsBack && !asksAbout
              ? kindTold()
              : Optional.empty();
      Optional<String> ofKind = kind.or(() -> told).or(() -> earlier.flatMap(Plan::kind));

      Optional<Sort> sort = ordering.asked(ofKind);
      boolean wantsTheExtreme =
          sort.isPresent()
              && reading.has(WHAT_IS_THE)
              && byPlace.isEmpty()
              && all.isEmpty()
              && named.isEmpty();
      boolean asksIt = asksAbout && !wantsTheExtreme;
      var phrases = new Phrases(reading, catalogue, lexicon, kinds(kinds, ofKind), kinds.asked());
      if (!asksIt) {
        phrases.read();
      }
      var amounts = new Amounts(reading, lexicon, attributes, catalogue, ofKind);
      if (refines && reading.has(CARRIES_ON)) {
        amounts.readAs(earlier.get().constraints());
      }
      amounts.read();

      var features = new Features(reading, catalogue, lexicon, attributes, ofKind, kinds.asked());
      List<String> asked = asked(ofKind, asksIt || !named.isEmpty(), parts);
      boolean alsoThat = reading.has(CARRIES_ON) && (!named.isEmpty() || pointsBack);
      if (asked.isEmpty() && alsoThat && !history.isEmpty()) {
        asked = history.getLast().plan().asked();
      }
      if (asked.isEmpty() && alsoThat && !named.isEmpty() && !Intents.isCompare(reading)) {
        asked = overview();
      }
      boolean onlyPoints =
          byPlace.size() == 1 && comparison.isEmpty() && sort.isEmpty() && !hasOpenWords();
      if (asked.isEmpty() && (overview && (!named.isEmpty() || pointsBack) || onlyPoints)) {
        asked = overview();
      }
      if (!asksIt || (pointsBack == asked.isEmpty() && !isAboutIt())) {
        features.read();
      }
      if (sort.isEmpty() && comparison.isEmpty()) {
        sort = ordering.vague(ofKind, kinds.asked());
      }
      List<Constraint> said = new ArrayList<>();
      kinds.constraint().ifPresent(said::add);
      told.map(lexicon::kindsUnder)
          .map(ids -> new Constraint("kind", Operator.EQ, new Operand.Words(ids), true))
          .ifPresent(said::add);
      kinds.specifics().ifPresent(said::add);
      said.addAll(kinds.refusals());
      fits.ifPresent(said::add);
      said.addAll(phrases.constraints());
      said.addAll(Pieces.shared(amounts.constraints(), reading));
      said.addAll(features.constraints());
      comparison.flatMap(c -> beyond(c, said)).ifPresent(said::add);
      notes.addAll(amounts.notes());
      if (kinds.isUnsold()) {
        notes.add(new Plan.Note.NotSold());
      }

      List<String> focus = focus(byPlace, all, byName, asked, asksIt, said);
      if (isOfTheShown(asked, kind, byName, byPlace, all)) {
        focus = ordering.extreme(sort, catalogue).map(List::of).orElse(focus);
      }
      var heard =
          new Heard(
              kind, said, asked, focus, byPlace, all, named, sort, comparison, refines, asksIt);
      Guess guess = intent(heard);
      return guess.intent() == Intent.FIND && ofKind.isPresent()
          ? assemble(guess, kinds, heard.and(qualities(kinds, ofKind.get(), heard)))
          : assemble(guess, kinds, heard);
    }

    /** "¿La tenéis en blanco?" of the one product that was spoken of. */
    private Optional<Plan> inAnotherColour() {
      List<String> subject = pointedAt.isEmpty() ? references.onlyOne() : pointedAt;
      List<Constraint> conditions =
          subject.size() == 1
              ? new SameModel(reading, lexicon, catalogue)
                  .conditions(subject.getFirst(), !pointedAt.isEmpty() || references.isAboutOne())
              : List.of();
      return conditions.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Plan(
                  Intent.FIND,
                  reading.language(),
                  "",
                  conditions,
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  notes,
                  0.85));
    }

    /** "Paper won't ..." is said of a thing, "I really don't want black" refuses. */
    private boolean isOfAThing(MatchResult said) {
      return Stream.of(Term.Type.KIND, Term.Type.MATERIAL)
          .flatMap(type -> reading.terms(type).stream())
          .anyMatch(match -> match.start() <= said.start(1) && said.end(1) <= match.end());
    }

    /** What the words name neither has to be nor must not be; the rest of the clause counts. */
    private void noMatter(MatchResult said) {
      int to = reading.clauseEnd(said.end());
      int end = said.end();
      for (Match term : waived(end, to)) {
        end = term.end();
      }
      if (end == said.end()) {
        int from = end;
        end =
            reading.words().stream()
                .filter(word -> word.start() >= from && word.end() <= to)
                .filter(word -> !SearchWords.isFiller(reading.flat(word)))
                .findFirst()
                .map(Reading.Word::end)
                .orElse(from);
      }
      reading.understand(said.start(), end);
    }

    /** The terms directly behind: "the brand or the colour". */
    private List<Match> waived(int from, int to) {
      var waived = new ArrayList<Match>();
      int end = from;
      for (Match term : reading.terms()) {
        if (term.start() >= end
            && term.end() <= to
            && term.term().type() != Term.Type.KIND
            && JOINED.matcher(reading.flat().substring(end, term.start())).matches()) {
          waived.add(term);
          end = term.end();
        }
      }
      return waived;
    }

    /** "The white one, how heavy is it?"; "the white one" alone may go on searching. */
    private boolean saysMoreThanTheOne() {
      return reading.text().contains("?")
          && (AskedAttributes.isAsked(reading)
              || !reading.terms(Term.Type.ATTRIBUTE).isEmpty()
              || reading.has(LATE_QUESTION));
    }

    /** "And how heavy is the cheapest?" of what was shown; else the order is one to search in. */
    private static boolean isOfTheShown(
        List<String> asked,
        Optional<String> kind,
        List<String> byName,
        List<String> byPlace,
        List<String> all) {
      return !asked.isEmpty()
          && kind.isEmpty()
          && byName.isEmpty()
          && byPlace.isEmpty()
          && all.isEmpty();
    }

    /** Better than all that was shown, or, where nothing is, than what came first. */
    private Optional<Constraint> beyond(Comparison comparison, List<Constraint> said) {
      Optional<Constraint> all = comparison.constraint(catalogue);
      Optional<Constraint> first = comparison.withTheFirst().constraint(catalogue);
      return all.isPresent() && first.isPresent() && isImpossible(all.get(), said) ? first : all;
    }

    private boolean isImpossible(Constraint constraint, List<Constraint> said) {
      List<Constraint> now = new ArrayList<>(said);
      now.add(constraint);
      List<Constraint> before = earlier.map(Plan::constraints).orElse(List.of());
      return catalogue.meeting(Merging.of(before, now).stream().filter(Constraint::hard).toList())
          == 0;
    }

    /** "Quad core xeon": no kind is named, but a word that only products of one kind say. */
    private Optional<String> kindTold() {
      boolean searches =
          !Intents.isPolicy(reading)
              && !Intents.isOrderSupport(reading)
              && !Intents.isOtherTrade(reading)
              && !Intents.isService(reading)
              && !Intents.isAdvice(reading)
              && !Intents.asksHow(reading)
              && (Intents.isShopping(reading) || !Intents.isSentence(reading));
      return !searches
          ? Optional.empty()
          : reading.words().stream()
              .filter(word -> word.end() - word.start() >= SHORTEST_TELLING)
              .filter(word -> !SearchWords.isFiller(reading.flat(word)))
              .filter(
                  word ->
                      reading.mentions().stream()
                          .noneMatch(m -> m.start() < word.end() && word.start() < m.end()))
              .limit(MOST_TELLING)
              .flatMap(word -> catalogue.kindSaying(written(word)).stream())
              .findFirst();
    }

    /** Ids of the kinds that are looked for. */
    private List<String> kinds(Kinds kinds, Optional<String> ofKind) {
      return kinds
          .constraint()
          .map(c -> ((Operand.Words) c.operand()).anyOf())
          .or(() -> ofKind.map(lexicon::kindsUnder))
          .orElse(List.of());
    }

    /** What is asked of the kind in words that no typed attribute has. */
    private List<Constraint> qualities(Kinds kinds, String ofKind, Heard heard) {
      boolean isFragment =
          heard.refines() && kinds.asked().isEmpty() && reading.words().size() <= FRAGMENT_WORDS;
      var qualities =
          new Qualities(
              reading,
              catalogue,
              lexicon,
              kinds.asked(),
              kinds(kinds, Optional.of(ofKind)),
              heard.refines() ? Merging.of(before(heard.said()), heard.said()) : heard.said(),
              isFragment);
      qualities.read();
      notes.addAll(qualities.notes());
      return qualities.constraints();
    }

    /** Products named by model number or title, name by name. */
    private List<List<String>> named(boolean asksAbout) {
      List<List<String>> named = new ArrayList<>(references.byName());
      boolean about =
          asksAbout
              || reading.has(THAN)
              || Intents.isCompare(reading)
              || !Intents.isShopping(reading)
                  && (Intents.isSentence(reading)
                      || reading.text().contains("?")
                      || reading.terms(Term.Type.ATTRIBUTE).stream()
                          .anyMatch(term -> !reading.isUnderstood(term.start(), term.end()))
                      || AskedAttributes.isAsked(reading));
      List<Titles.Named> byTitle = titles.names();
      if (about || byTitle.stream().anyMatch(this::isSubject)) {
        for (Titles.Named name : byTitle) {
          if (named.stream().noneMatch(ids -> ids.stream().anyMatch(name.ids()::contains))) {
            named.add(name.ids());
          }
          reading.understand(name.start(), name.end());
        }
      }
      return named;
    }

    /** "Los Serene ¿tienen NFC?": what begins with a name and goes on with a verb is about it. */
    private boolean isSubject(Titles.Named name) {
      return reading.after(VERB, name.end()).isPresent()
          && reading.words().stream().filter(word -> word.end() <= name.start()).count()
              <= MOST_BEFORE_A_SUBJECT;
    }

    /** "What battery does it have": a part of what is spoken of, no kind asked for. */
    private List<String> parts(Optional<String> kind, boolean asksAbout) {
      Optional<String> whole =
          earlier.flatMap(Plan::kind).or(() -> inView().flatMap(Product::kind));
      if (kind.isEmpty()
          || whole.isEmpty()
          || !asksAbout
          || Intents.isShopping(reading)
          || isSameKind(kind)
          || isOneOf(kind.get(), whole.get())
          || isOneOf(whole.get(), kind.get())) {
        return List.of();
      }
      return attributes.ofPart(kind.get(), whole);
    }

    // Intent

    private record Guess(Intent intent, double confidence) {}

    /**
     * What the question says, read by all readers.
     *
     * @param said conditions; qualities come once the intent is known
     * @param asked attributes in question
     * @param focus products in question
     * @param byPlace products pointed at, "the second one"
     * @param all every product shown, where "them" is said
     * @param named products by name, name by name
     * @param refines whether it goes on with the search before
     * @param asksAbout whether it begins like a question about something
     */
    private record Heard(
        Optional<String> kind,
        List<Constraint> said,
        List<String> asked,
        List<String> focus,
        List<String> byPlace,
        List<String> all,
        List<List<String>> named,
        Optional<Sort> sort,
        Optional<Comparison> comparison,
        boolean refines,
        boolean asksAbout) {
      Heard and(List<Constraint> more) {
        return new Heard(
            kind,
            Stream.concat(said.stream(), more.stream()).toList(),
            asked,
            focus,
            byPlace,
            all,
            named,
            sort,
            comparison,
            refines,
            asksAbout);
      }
    }

    private Guess intent(Heard heard) {
      boolean buys = buys();
      boolean asksForThings = heard.kind().isPresent() && !reading.text().contains("?");
      boolean saysMore = !heard.named().isEmpty() && !buys && hasOpenWords() && !asksForThings;
      boolean product =
          !heard.focus().isEmpty() && (heard.asksAbout() || !heard.asked().isEmpty() || saysMore);
      boolean onlyPrice = heard.said().stream().allMatch(c -> c.attribute().equals("price"));
      boolean pointless =
          heard.kind().isEmpty()
              && onlyPrice
              && !buys
              && heard.byPlace().isEmpty()
              && heard.all().isEmpty();
      if (Intents.isAboutMe(reading) && heard.kind().isEmpty()) {
        return new Guess(Intent.SMALL_TALK, 0.9);
      }
      if (heard.asked().contains("warranty")
          && !buys
          && heard.focus().stream().noneMatch(this::hasWarranty)) {
        return new Guess(Intent.POLICY, 0.8);
      }
      if (heard.named().size() == 1 && !heard.asked().isEmpty() && !Intents.isCompare(reading)) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.9);
      }
      if (Intents.isOrderSupport(reading)) {
        return new Guess(Intent.ORDER_SUPPORT, 0.9);
      }
      boolean ownWarranty =
          heard.asked().contains("warranty") && heard.focus().stream().anyMatch(this::hasWarranty);
      if (Intents.isPolicy(reading) && !ownWarranty && !(product && !heard.byPlace().isEmpty())) {
        return new Guess(Intent.POLICY, 0.9);
      }
      if (heard.named().size() > 1 && Intents.isCompare(reading)) {
        return new Guess(Intent.COMPARE, 0.9);
      }
      if (product && heard.named().size() == 1 && !Intents.isCompare(reading)) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.85);
      }
      boolean describesAThing =
          heard.kind().isPresent() && !reading.terms(Term.Type.FEATURE).isEmpty();
      if (Intents.isOtherTrade(reading)
          && !describesAThing
          && heard.said().stream()
              .allMatch(c -> c.attribute().equals("kind") || c.attribute().equals("price"))
          && !buys) {
        return new Guess(Intent.OUT_OF_SCOPE, 0.9);
      }
      if (Intents.isService(reading) && pointless) {
        return new Guess(Intent.ORDER_SUPPORT, 0.7);
      }
      if (Intents.isAdvice(reading) && heard.byPlace().isEmpty() && heard.all().isEmpty()) {
        return pointless && heard.asked().isEmpty() && !namesFeature()
            ? new Guess(Intent.OUT_OF_SCOPE, 0.5)
            : new Guess(Intent.ADVICE, 0.85);
      }
      if (heard.comparison().isPresent() && heard.all().isEmpty()) {
        return new Guess(Intent.FIND, 0.85);
      }
      if (Intents.isCompare(reading) || (heard.focus().size() > 1 && heard.named().size() != 1)) {
        return new Guess(Intent.COMPARE, 0.9);
      }
      if (product || (!heard.focus().isEmpty() && !heard.byPlace().isEmpty())) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.85);
      }
      if (heard.asksAbout() && !heard.asked().isEmpty() && !buys && !pointless) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.7);
      }
      if (heard.asksAbout() && !buys && heard.kind().isPresent() && hasOpenName()) {
        return new Guess(Intent.PRODUCT_QUESTION, 0.6);
      }
      if (Intents.asksHow(reading) && !buys && (heard.kind().isPresent() || !pointless)) {
        return new Guess(Intent.ADVICE, 0.6);
      }
      boolean continues =
          heard.refines() && (!heard.said().isEmpty() || !Intents.isSentence(reading));
      if (!pointless || continues || !history.isEmpty()) {
        return new Guess(Intent.FIND, heard.kind().isPresent() ? 0.95 : 0.8);
      }
      if (Intents.isSentence(reading) || reading.words().size() > FRAGMENT_WORDS) {
        return Intents.isAboutYou(reading)
            ? new Guess(Intent.SMALL_TALK, 0.5)
            : new Guess(Intent.OUT_OF_SCOPE, 0.6);
      }
      return new Guess(Intent.FIND, 0.6);
    }

    /** What is told of a product of which nothing in particular is asked. */
    private List<String> overview() {
      return Stream.concat(
              Stream.of("price"),
              inView().stream()
                  .flatMap(product -> product.attributes().stream())
                  .flatMap(attribute -> lexicon.attributeOf(attribute.key()).stream())
                  .map(Term::id)
                  .distinct()
                  .limit(OVERVIEW_ATTRIBUTES))
          .toList();
    }

    private boolean hasWarranty(String id) {
      return catalogue.product(id).stream().anyMatch(product -> states(product, "warranty"));
    }

    /** "Is it in stock?" is asked of a product, though a shopper's words are in it. */
    private boolean buys() {
      return Intents.isShopping(reading) && !isAboutIt();
    }

    private boolean isAboutIt() {
      return Intents.asksAbout(reading) && references.saysIt() && !references.lastShown().isEmpty();
    }

    /** Words that neither name anything nor are plain grammar. */
    private boolean hasOpenWords() {
      return reading.words().stream()
          .anyMatch(
              word ->
                  !reading.isUnderstood(word.start(), word.end())
                      && !SearchWords.isFiller(reading.flat(word))
                      && catalogue.brands(written(word)).isEmpty()
                      && reading.terms(Term.Type.KIND).stream()
                          .noneMatch(k -> k.start() <= word.start() && word.end() <= k.end()));
    }

    /** A capital or a digit inside the sentence: a name that nothing here goes by. */
    private boolean hasOpenName() {
      return reading.words().stream()
          .skip(1)
          .filter(word -> !reading.isUnderstood(word.start(), word.end()))
          .anyMatch(word -> Character.isUpperCase(written(word).charAt(0)));
    }

    private String written(Reading.Word word) {
      return reading.text().substring(word.start(), word.end());
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
      if (Intents.isCompare(reading) && names.size() > 1) {
        return names.stream().flatMap(ids -> titles.oneOfEach(ids).stream()).distinct().toList();
      }
      if (!byName.isEmpty()) {
        return Intents.isCompare(reading) && names.size() == 1 && !reading.has(OR)
            ? Stream.concat(references.spokenOf().stream(), byName.stream()).distinct().toList()
            : byName;
      }
      if (Intents.isCompare(reading) && !references.lastShown().isEmpty() && said.isEmpty()) {
        return references.lastShown();
      }
      if (asksAbout && !Intents.isShopping(reading)) {
        List<String> among = titles.among(references.lastShown());
        if (!among.isEmpty()) {
          return among;
        }
      }
      if (asksAbout && reading.has(THE_ONE) && !said.isEmpty()) {
        return List.of();
      }
      boolean asksFor = !asked.isEmpty() && said.isEmpty() && AskedAttributes.isAsked(reading);
      boolean aboutShown =
          asksFor
              || asksAbout
                  && !buys()
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
          && (isOneOf(kind.get(), before.get()) || isOneOf(before.get(), kind.get()));
    }

    private boolean isOneOf(String kind, String group) {
      return lexicon.kindsUnder(group).contains(kind);
    }

    // What it asks for

    /** The product that a question for a detail is most likely about. */
    private Optional<Product> inView() {
      List<String> ids =
          !pointedAt.isEmpty()
              ? pointedAt
              : names.isEmpty() ? references.spokenOf() : names.getFirst();
      return ids.stream().findFirst().flatMap(catalogue::product);
    }

    /**
     * Attributes in question: "how long is the cable", "¿cuánto pesa?", "does it have Bluetooth".
     */
    private List<String> asked(Optional<String> kind, boolean asksAbout, List<String> parts) {
      if (!asksAbout && references.lastShown().isEmpty()) {
        return List.of();
      }
      Set<String> asked = new LinkedHashSet<>(parts);
      asked.addAll(attributes.named(reading, inView(), asksAbout));
      asked.addAll(AskedAttributes.of(reading, attributes, kind, asksAbout));
      if (asksAbout) {
        for (Match match : reading.terms(Term.Type.ATTRIBUTE)) {
          if (!reading.isUnderstood(match.start(), match.end())) {
            asked.add(match.term().id());
            asked.addAll(ofPart(match));
          }
        }
      }
      return asksAbout ? answered(stated(asked)) : stated(asked);
    }

    /** What was asked for, as the product in view has it: by its own names, or more narrowly. */
    private List<String> answered(List<String> asked) {
      Optional<Product> product = inView();
      if (product.isEmpty() || asked.stream().anyMatch(id -> states(product.get(), id))) {
        return asked;
      }
      List<String> ofTheWhole =
          asked.stream()
              .map(id -> ofTheWhole(id, product.get()))
              .filter(id -> states(product.get(), id))
              .toList();
      if (!ofTheWhole.isEmpty()) {
        return ofTheWhole;
      }
      List<String> measuredAlike =
          asked.stream().flatMap(id -> measuredAlike(id, product.get()).stream()).toList();
      if (!measuredAlike.isEmpty()) {
        return measuredAlike;
      }
      var details = new Details(reading, lexicon, attributes);
      List<String> narrower =
          asked.stream().flatMap(id -> details.narrower(id, product.get()).stream()).toList();
      return !narrower.isEmpty()
          ? narrower
          : asked.isEmpty() && !reading.has(OVERVIEW)
              ? details.of(product.get()).stream().toList()
              : asked;
    }

    private boolean states(Product product, String attribute) {
      return switch (attribute) {
        case "price", "rating", "stock", "brand" -> true;
        default ->
            lexicon.keysOf(attribute).stream()
                .anyMatch(key -> product.attributes(key).findAny().isPresent());
      };
    }

    /** "What battery has it?" asks for whatever is stated of the battery. */
    private List<String> ofPart(Match match) {
      String words = reading.text().substring(match.start(), match.end());
      Optional<Product> product = inView();
      return product.isEmpty()
          ? List.of()
          : lexicon.named(Term.Type.KIND, words, reading.language()).stream()
              .findFirst()
              .map(part -> attributes.ofPart(part.id(), product.get().kind()))
              .orElse(List.of());
    }

    /** Sheets that it lasts, where no package of them is stated: all that it states in sheets. */
    private List<String> measuredAlike(String id, Product product) {
      Optional<Dimension> dimension =
          lexicon.term(Term.Type.ATTRIBUTE, id).flatMap(Term::dimension);
      List<String> alike =
          product.attributes().stream()
              .filter(
                  attribute ->
                      attribute.value() instanceof Value.Measure(Quantity quantity)
                          && TELLING.contains(quantity.unit().dimension())
                          && dimension.equals(Optional.of(quantity.unit().dimension())))
              .map(attribute -> lexicon.attributeId(attribute.key()))
              .distinct()
              .toList();
      return alike.size() == 1 ? alike : List.of();
    }

    /** "The keyboard's weight" is the weight of a keyboard. */
    private static String ofTheWhole(String id, Product product) {
      String prefix = product.kind().orElse("") + "_";
      return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }

    /** Of several ways to state a thing (its sides, "W x D x H") those that the product has. */
    private List<String> stated(Set<String> asked) {
      Optional<Product> product = inView();
      List<String> stated =
          asked.stream().filter(id -> product.stream().anyMatch(each -> states(each, id))).toList();
      return asked.size() > 1 && !stated.isEmpty() ? stated : List.copyOf(asked);
    }

    // The plan

    /** The latest qualities and not more conditions than can be searched for. */
    private static List<Constraint> bounded(List<Constraint> constraints) {
      List<Constraint> distinct = constraints.stream().distinct().toList();
      List<Constraint> qualities =
          distinct.stream().filter(c -> c.attribute().equals(Constraint.QUALITY)).toList();
      List<Constraint> dropped =
          qualities.subList(0, Math.max(0, qualities.size() - Qualities.MOST));
      return distinct.stream().filter(c -> !dropped.contains(c)).limit(MOST_CONSTRAINTS).toList();
    }

    /** "How much is the 50 litre one" is asked of the kind that was spoken of. */
    private List<Constraint> ofTheKind(List<Constraint> said) {
      if (!reading.has(THE_ONE) || earlier.isEmpty() || kindOf(said).isPresent()) {
        return said;
      }
      var all = new ArrayList<>(said);
      earlier.get().constraints().stream()
          .filter(c -> c.attribute().equals("kind"))
          .forEach(all::add);
      return all;
    }

    /** "Is any of them under 60 g?" is asked of what is in focus, of whatever kind that is. */
    private static List<Constraint> ofThem(List<Constraint> said) {
      return said.stream().filter(c -> c.hard() && !c.attribute().equals("kind")).toList();
    }

    /** Leather gives way to canvas, though only titles told which was leather. */
    private List<Constraint> before(List<Constraint> said) {
      boolean material = said.stream().anyMatch(this::isMaterial);
      return standing.stream().filter(c -> !material || !isMaterial(c)).toList();
    }

    private boolean isMaterial(Constraint constraint) {
      return constraint.attribute().equals("material")
          || constraint.attribute().equals(Constraint.QUALITY)
              && constraint.operator() == Operator.EQ
              && ((Operand.Words) constraint.operand())
                  .anyOf().stream().anyMatch(w -> lexicon.canonicalMaterial(w).isPresent());
    }

    /** The words that what conditions are about goes by. */
    private Set<String> namesOf(List<Constraint> said) {
      return said.stream()
          .flatMap(c -> lexicon.term(Term.Type.ATTRIBUTE, c.attribute()).stream())
          .flatMap(term -> Stream.concat(term.english().stream(), term.spanish().stream()))
          .flatMap(name -> Stream.of(Reading.flat(name).split("[^\\p{L}\\p{N}]+")))
          .filter(word -> word.length() > SHORTEST_TELLING)
          .collect(Collectors.toSet());
    }

    private Plan assemble(Guess guess, Kinds kinds, Heard heard) {
      Softness.understand(reading);
      boolean finds = guess.intent() == Intent.FIND;
      boolean goesOn =
          heard.refines()
              || heard.comparison().isPresent()
              || (!heard.all().isEmpty() && heard.kind().isEmpty());
      boolean merges = finds && goesOn && earlier.isPresent();
      List<Constraint> constraints =
          switch (guess.intent()) {
            case FIND -> merges ? Merging.of(before(heard.said()), heard.said()) : heard.said();
            case PRODUCT_QUESTION, COMPARE, ADVICE ->
                heard.focus().isEmpty()
                    ? ofTheKind(heard.said())
                    : guess.intent() == Intent.COMPARE ? ofThem(heard.said()) : List.of();
            case POLICY, ORDER_SUPPORT, SMALL_TALK, OUT_OF_SCOPE -> List.of();
          };
      String words = SearchWords.of(reading, kinds.asked(), namesOf(heard.said()));
      if (merges && kinds.head().isEmpty()) {
        words = (earlier.get().words() + " " + words).strip();
      }
      Optional<Sort> order = heard.sort();
      if (order.isEmpty() && merges) {
        order = earlier.get().sort();
      }
      boolean othersOnly = reading.has(OTHER_ONES);
      boolean saysNoMore = heard.said().isEmpty() && heard.comparison().isEmpty();
      if (merges && othersOnly && saysNoMore && !references.everShown().isEmpty()) {
        constraints = new ArrayList<>(constraints);
        constraints.add(
            new Constraint(
                Constraint.ID, Operator.NE, new Operand.Words(references.everShown()), true));
      }
      constraints = bounded(constraints);
      return new Plan(
          guess.intent(),
          reading.language(),
          guess.intent() == Intent.ORDER_SUPPORT || guess.intent() == Intent.SMALL_TALK
              ? ""
              : words,
          constraints,
          finds && (heard.comparison().isPresent() || othersOnly) ? List.of() : heard.focus(),
          guess.intent() == Intent.PRODUCT_QUESTION || guess.intent() == Intent.COMPARE
              ? heard.asked()
              : List.of(),
          finds || guess.intent() == Intent.COMPARE ? order : Optional.empty(),
          finds ? notes : List.of(),
          guess.confidence());
    }
  }
}
