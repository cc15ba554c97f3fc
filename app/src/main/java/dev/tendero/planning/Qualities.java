package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.answer.Plan;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions that only words tell: "mechanical", "with Spanish layout", "for travel". What some
 * product of the kind says becomes a condition; what none says is either a maker's name, which
 * nothing here meets, or a wish that cannot be checked, and the reader is told so.
 */
final class Qualities {
  /** A question with more qualities than this describes no product; the rest is not checked. */
  static final int MOST = 5;

  /** Words of unknown meaning that are looked up: an index is asked about each. */
  private static final int MOST_OPEN = 6;

  /** Words of a noun phrase that may stand apart from the kind on one side. */
  private static final int PHRASE_WORDS = 4;

  private static final Pattern CAN_ENGLISH =
      Pattern.compile(
          "\\b(?:(?:that|which) )?(?:can be|(?:i|you|we) can|to be able to|able to be) (\\p{L}{4,})\\b");
  private static final Pattern CAN_SPANISH =
      Pattern.compile("\\b(?:que )?se pued[ae]n? (\\p{L}{3,}[aei]r)\\b");

  private static final Pattern MINE =
      Pattern.compile("\\b(?:my|our|your|mi|mis|nuestr[oa]s?|tu|tus)\\s*");

  /** "Works from home" wishes for nothing that is made for the home. */
  private static final Pattern WHENCE =
      Pattern.compile("\\b(?:from|at|desde)(?:\\s+(?:the|my|la|el))?\\s*");

  /** A question says what it wants in so many words; each is held against the kind's values. */
  private static final int MOST_WORDS = 40;

  private static final Pattern ABLE = Pattern.compile("\\p{L}+[ai]bles?");

  /** What the words beside them are of: "DVI output", "4 USB ports". */
  private static final Set<String> GENERIC =
      Set.of(
          "output",
          "outputs",
          "input",
          "inputs",
          "port",
          "ports",
          "connector",
          "connectors",
          "connection",
          "connections",
          "socket",
          "sockets",
          "end",
          "ends",
          "side",
          "wide",
          "long",
          "salida",
          "salidas",
          "entrada",
          "entradas",
          "puerto",
          "puertos",
          "conector",
          "conectores",
          "conexion",
          "conexiones",
          "toma",
          "tomas");

  /** A shorter value ("Yes", "Eye") is a word of many sentences. */
  private static final int SHORTEST_VALUE = 4;

  /** "2560x1440" is a value as it stands. */
  private static final Pattern CROSSED = Pattern.compile("\\d{3,}x\\d{3,}");

  private static final Pattern WITH =
      Pattern.compile(
          "\\b(?:with|has|have|having|includes?|including|featuring|that (?:is|are|has|have|can be)|which (?:is|are)|that.s|con|que (?:sea[n]?|tenga[n]?|lleve[n]?|incluya[n]?|este[n]?))"
              + "(?:\\s+(?:a|an|the|built-in|integrated|un|una|el|la))*\\s*");

  private final Reading reading;
  private final CatalogueView catalogue;
  private final Lexicon lexicon;
  private final List<Match> kindMatches;
  private final List<String> kinds;
  private final Typed typed;
  private final List<Constraint> said;
  private final boolean isFragment;

  private final List<List<String>> met = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Plan.Note> notes = new ArrayList<>();

  /**
   * @param kindMatches what names the kind in this question; none where it was named before
   * @param kinds ids of the kinds that are looked for
   * @param said what the search is held against already
   * @param isFragment whether it only adds to the search before: "motorized, please"
   */
  Qualities(
      Reading reading,
      CatalogueView catalogue,
      Lexicon lexicon,
      List<Match> kindMatches,
      List<String> kinds,
      List<Constraint> said,
      boolean isFragment) {
    this.reading = reading;
    this.catalogue = catalogue;
    this.lexicon = lexicon;
    this.kindMatches = kindMatches;
    this.kinds = kinds;
    this.typed = new Typed(catalogue, lexicon, kinds);
    this.said = List.copyOf(said);
    this.isFragment = isFragment;
  }

  List<Constraint> constraints() {
    return List.copyOf(constraints);
  }

  List<Plan.Note> notes() {
    return List.copyOf(notes);
  }

  void read() {
    terms(Term.Type.FEATURE);
    able();
    attributes();
    values();
    terms(Term.Type.USE);
    phrases();
  }

  /**
   * What products of the kind state in just these words, wherever in the question they stand: "can
   * be had motorized".
   */
  private void values() {
    List<Reading.Word> words = reading.words();
    int last = Math.min(words.size(), MOST_WORDS);
    for (int length = 2; length > 0; length--) {
      for (int at = 0; at + length <= last; at++) {
        int start = words.get(at).start();
        int end = words.get(at + length - 1).end();
        if (constraints.size() < MOST
            && !reading.endsBefore(WHENCE, start)
            && words.subList(at, at + length).stream().allMatch(this::isOpen)
            && !isPartOfAUse(start, end)) {
          value(start, end).ifPresent(value -> demanded(start, end, value));
        }
      }
    }
  }

  /** A kettle "for green tea" is not green. */
  private boolean isPartOfAUse(int start, int end) {
    return reading.terms(Term.Type.USE).stream()
        .filter(use -> use.end() - use.start() > end - start)
        .anyMatch(use -> use.start() <= start && end <= use.end());
  }

  private void demanded(int start, int end, String value) {
    Optional<MatchResult> not = refusal(start, end);
    not.ifPresent(reading::understand);
    demand(
        start,
        end,
        reading.spoken(start, end, List.of(value)),
        not.isPresent() ? Operator.NE : Operator.EQ);
  }

  private Optional<String> value(int start, int end) {
    String flat = reading.flat().substring(start, end);
    boolean isCode = flat.chars().anyMatch(Character::isDigit);
    return end - start < SHORTEST_VALUE && !isCode
        ? Optional.empty()
        : typed.vocabulary().whole(List.of(flat)).values().stream()
            .flatMap(List::stream)
            .findFirst()
            .or(
                () ->
                    isCode && !typed.vocabulary().holding(List.of(flat)).isEmpty()
                        ? Optional.of(flat)
                        : Optional.empty());
  }

  // Qualities that the lexicon knows

  private void terms(Term.Type type) {
    for (Match match : reading.terms(type)) {
      if (!reading.isUnderstood(match.start(), match.end())
          && !isTheKindItself(match)
          && !isMine(match)) {
        known(match);
      }
    }
  }

  /** "For my portátil": the thing that goes by the word, and no quality. */
  private boolean isMine(Match match) {
    return reading.endsBefore(MINE, match.start())
        && !lexicon
            .named(
                Term.Type.KIND,
                reading.text().substring(match.start(), match.end()),
                reading.language())
            .isEmpty();
  }

  /**
   * "With temperature control", "touchscreen laptop", where the kind does not state it as a flag.
   */
  private void attributes() {
    for (Match match : reading.terms(Term.Type.ATTRIBUTE)) {
      boolean said =
          reading.endsBefore(WITH, match.start())
              || kindMatches.stream().anyMatch(kind -> touches(match, kind));
      if (said
          && match.term().dimension().isEmpty()
          && !reading.isUnderstood(match.start(), match.end())
          && !isInKind(match.start(), match.end())) {
        known(match);
      }
    }
  }

  /** "Que se puedan regular" are "regulables", "that can be folded" is "foldable". */
  private void able() {
    Optional<MatchResult> can =
        reading.first(reading.language() == Language.SPANISH ? CAN_SPANISH : CAN_ENGLISH);
    if (can.isEmpty() || reading.isUnderstood(can.get().start(1), can.get().end(1))) {
      return;
    }
    String verb = can.get().group(1);
    lexicon.terms(Term.Type.FEATURE).stream()
        .filter(
            term ->
                Stream.concat(term.english().stream(), term.spanish().stream())
                    .map(Reading::flat)
                    .anyMatch(form -> ABLE.matcher(form).matches() && Stems.areAlike(verb, form)))
        .findFirst()
        .ifPresent(term -> known(new Match(can.get().start(), can.get().end(), term)));
  }

  private void known(Match match) {
    String words = reading.text().substring(match.start(), match.end());
    List<String> forms =
        reading.spoken(
            match.start(),
            match.end(),
            Stream.concat(match.term().english().stream(), match.term().spanish().stream())
                .toList());
    Optional<MatchResult> not = refusal(match.start(), match.end());
    boolean exists =
        constraints.size() < MOST
            && (match.term().type() != Term.Type.USE || isMetWithTheOthers(quality(forms)))
            && (typed.flag(forms, Operator.EQ, true).isPresent()
                || !isAName(match) && typed.stating(forms, true).isPresent()
                || catalogue.saying(kinds, List.of(forms)) > 0);
    reading.before(WITH, match.start()).ifPresent(reading::understand);
    not.ifPresent(reading::understand);
    if (exists && isAName(match) && typed.flag(forms, Operator.EQ, true).isEmpty()) {
      said(match.start(), match.end(), forms, not.isPresent() ? Operator.NE : Operator.EQ);
    } else if (exists) {
      demand(match.start(), match.end(), forms, not.isPresent() ? Operator.NE : Operator.EQ);
    } else if (not.isEmpty()) {
      reading.understand(match.start(), match.end());
      notes.add(new Plan.Note.Unchecked(words));
    }
  }

  /** "Socket" is the name of a field and no value of it. */
  private static boolean isAName(Match match) {
    return match.term().type() == Term.Type.ATTRIBUTE;
  }

  private void said(int start, int end, List<String> forms, Operator operator) {
    reading.understand(start, end);
    constraints.add(
        new Constraint(
            Constraint.QUALITY,
            operator,
            new Operand.Words(forms),
            Softness.isHard(reading, start, end)));
  }

  private static Constraint quality(List<String> forms) {
    return new Constraint(Constraint.QUALITY, Operator.EQ, new Operand.Words(forms), true);
  }

  private void demand(int start, int end, List<String> forms, Operator operator) {
    reading.understand(start, end);
    boolean hard = Softness.isHard(reading, start, end);
    Optional<Constraint> stated =
        typed
            .flag(forms, operator, hard)
            .or(
                () ->
                    operator == Operator.EQ
                        ? typed.stating(forms, hard)
                        : typed.notStating(forms, hard))
            .filter(this::isMetWithTheOthers);
    constraints.add(
        stated.orElseGet(
            () -> new Constraint(Constraint.QUALITY, operator, new Operand.Words(forms), hard)));
    if (hard && operator == Operator.EQ) {
      met.add(forms);
    }
  }

  /** "Office" and "Windows 10 Pro" are no two systems of one computer. */
  private boolean isMetWithTheOthers(Constraint constraint) {
    List<Constraint> others =
        Stream.concat(said.stream(), constraints.stream()).filter(Constraint::hard).toList();
    return others.isEmpty()
        || typed.meeting(Stream.concat(others.stream(), Stream.of(constraint)).toList()) > 0
        || typed.meeting(others) == 0;
  }

  /** "Not foldable"; in Spanish also "no quiero auriculares plegables". */
  private Optional<MatchResult> refusal(int start, int end) {
    return Negation.of(reading, start, end)
        .or(
            () ->
                kindMatches.stream()
                    .filter(kind -> kind.end() <= start)
                    .filter(kind -> reading.flat().substring(kind.end(), start).isBlank())
                    .flatMap(kind -> reading.before(Negation.OF_A_QUALITY, kind.start()).stream())
                    .findFirst());
  }

  // Other words of the phrase that names the kind

  private void phrases() {
    var beside = new ArrayList<Reading.Word>();
    var named = new ArrayList<Reading.Word>();
    for (Match kind : kindMatches) {
      named.addAll(before(kind.start()));
      named.addAll(after(kind.end()));
    }
    for (Reading.Word word : reading.words()) {
      if (isOpen(word) && (isFragment || reading.endsBefore(Negation.OF_A_QUALITY, word.start()))) {
        beside.add(word);
      } else if (isOpen(word) && reading.endsBefore(WITH, word.start())) {
        beside.addAll(after(reading.before(WITH, word.start()).orElseThrow().end()));
      }
    }
    beside.addAll(named);
    beside.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Reading.Word::start))
        .limit(MOST_OPEN)
        .forEach(word -> open(word, named.contains(word)));
  }

  /**
   * @param beside whether it stands beside the kind, as a maker's name does
   */
  private void open(Reading.Word word, boolean beside) {
    String written = reading.text().substring(word.start(), word.end());
    List<String> forms = List.of(written);
    var all = new ArrayList<>(met);
    all.add(forms);
    Optional<MatchResult> not = refusal(word.start(), word.end());
    not.ifPresent(reading::understand);
    boolean refused = not.isPresent();
    if (constraints.size() < MOST && catalogue.saying(kinds, refused ? List.of(forms) : all) > 0) {
      demand(word.start(), word.end(), forms, refused ? Operator.NE : Operator.EQ);
    } else if (refused) {
      reading.understand(word.start(), word.end());
      notes.add(new Plan.Note.Unchecked(written));
    } else if (beside && isName(word)) {
      reading.understand(word.start(), word.end());
      constraints.add(new Constraint("brand", Operator.EQ, new Operand.Words(forms), true));
    } else {
      notes.add(new Plan.Note.Unchecked(written));
    }
  }

  /** A capital inside a sentence that is not written in capitals throughout. */
  private boolean isName(Reading.Word word) {
    String written = reading.text().substring(word.start(), word.end());
    if (word.start() == 0
        || !Character.isUpperCase(written.charAt(0))
        || written.chars().anyMatch(Character::isDigit)
        || References.isStandard(written)) {
      return false;
    }
    long capitals =
        reading.words().stream()
            .filter(each -> Character.isUpperCase(reading.text().charAt(each.start())))
            .count();
    return capitals * 2 <= reading.words().size() || isWrittenSmall();
  }

  /** A word that says something and has no capital: the others' capitals say something too. */
  private boolean isWrittenSmall() {
    return reading.words().stream()
        .filter(word -> Character.isLowerCase(reading.text().charAt(word.start())))
        .anyMatch(word -> !SearchWords.isFiller(reading.flat(word)));
  }

  /** Open words directly before {@code end}, fillers and numbers aside. */
  private List<Reading.Word> before(int end) {
    return phrase(reading.words().stream().filter(word -> word.end() <= end).toList().reversed());
  }

  private List<Reading.Word> after(int start) {
    int clause = reading.clauseEnd(start);
    return phrase(
        reading.words().stream()
            .filter(word -> word.start() >= start && word.end() <= clause)
            .toList());
  }

  private List<Reading.Word> phrase(List<Reading.Word> outwards) {
    var phrase = new ArrayList<Reading.Word>();
    for (Reading.Word word : outwards.subList(0, Math.min(PHRASE_WORDS, outwards.size()))) {
      if (SearchWords.isFiller(reading.flat(word))) {
        break;
      }
      if (isOpen(word)) {
        phrase.add(word);
      }
    }
    return phrase;
  }

  /** Not understood so far, no number and no filler. */
  private boolean isOpen(Reading.Word word) {
    return !reading.isUnderstood(word.start(), word.end())
        && word.end() - word.start() > 1
        && !SearchWords.isFiller(reading.flat(word))
        && !isInKind(word.start(), word.end())
        && !namesAConditionMade(word)
        && !GENERIC.contains(reading.flat(word))
        && !isNumber(reading.flat(word))
        && (CROSSED.matcher(reading.flat(word)).matches()
            || reading.mentions().stream()
                .noneMatch(m -> m.start() < word.end() && word.start() < m.end()));
  }

  /** "At least 16 GB of RAM": said already. */
  private boolean namesAConditionMade(Reading.Word word) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .filter(match -> match.start() <= word.start() && word.end() <= match.end())
        .anyMatch(
            match -> said.stream().anyMatch(each -> each.attribute().equals(match.term().id())));
  }

  /** "4800", "x"; a standard ("DDR4", "i5") is a word like any other. */
  private static boolean isNumber(String word) {
    return word.equals("x")
        || (word.chars().anyMatch(Character::isDigit)
            && word.chars().noneMatch(Character::isLetter));
  }

  private boolean isInKind(int start, int end) {
    return kindMatches.stream().anyMatch(kind -> kind.start() < end && start < kind.end());
  }

  private boolean touches(Match match, Match kind) {
    int from = Math.min(match.end(), kind.end());
    int to = Math.max(match.start(), kind.start());
    return from <= to && reading.flat().substring(from, to).isBlank();
  }

  /** "Noise cancelling headphones" are headphones and noise cancelling; a "portátil" is no wish. */
  private boolean isTheKindItself(Match feature) {
    for (Match kind : kindMatches) {
      if (kind.start() <= feature.start() && feature.end() <= kind.end()) {
        String rest =
            reading.text().substring(kind.start(), feature.start())
                + reading.text().substring(feature.end(), kind.end());
        return lexicon.named(Term.Type.KIND, rest, reading.language()).stream()
            .noneMatch(term -> term.id().equals(kind.term().id()));
      }
      if (kind.start() < feature.end() && feature.start() < kind.end()) {
        return true;
      }
    }
    return false;
  }
}
