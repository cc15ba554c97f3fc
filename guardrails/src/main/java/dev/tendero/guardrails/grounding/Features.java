package dev.tendero.guardrails.grounding;

import dev.tendero.lexicon.Lexicon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a sentence says in words under an attribute's name is what the row says there: values ("the
 * colour is black"), features ("has Bluetooth", "without a fan") and their denial.
 */
final class Features implements Rule {
  private static final Set<String> COPULAS = Vocabulary.set("is are es son isn't aren't being was");

  /** May stand between an attribute's name and the copula: "the colour of the product is". */
  private static final Set<String> OWNERS =
      Vocabulary.set(
          "of the this that it its product model item value listed as given de del la el "
              + "este esta producto modelo articulo valor for");

  /** Say that a feature is there. */
  private static final Set<String> HAVING =
      Vocabulary.set(
          "has have with includes include supports support offers features comes provides "
              + "is are tiene tienen con incluye admite ofrece cuenta dispone trae es son lleva "
              + "soporta");

  /** Behind the name of a feature: "Bluetooth is not supported", "touchscreen: no". */
  private static final Set<String> YES =
      Vocabulary.set("yes y si true supported included available present integrated");

  private static final Set<String> NO = Vocabulary.set("no n false none absent ninguno");

  /** Behind the copula, these say nothing of whether the feature is there. */
  private static final Set<String> SILENT =
      Vocabulary.set("the a an one why what how also very good great easy el la un una muy");

  private static final Set<String> COLOURS =
      Vocabulary.set(
          "black white grey silver red blue green yellow orange pink purple brown beige "
              + "gold turquoise cyan magenta bronze navy ivory transparent multicolour "
              + "anthracite");

  /** "The product data does not say whether": a statement about the data. */
  private static final Set<String> UNKNOWN_EN = Vocabulary.set("say state mention tell stated");

  private static final Set<String> UNKNOWN_ES =
      Vocabulary.set("dice dicen indica indican consta constan menciona especifica");

  /** Between the copula and the value; "no" is a part of the value ("No subscription"). */
  private static final Set<String> BEFORE_VALUES = Vocabulary.set("not de a an un una");

  private static final Pattern LIST_MARK = Pattern.compile("\\s*[,;/]\\s*|\\s+(?:and|y|e)\\s+");

  private static final int HAVING_REACH = 4;

  /** A name of an attribute in the sentence: its tokens from {@code from} to before {@code to}. */
  private record Called(Field field, int from, int to) {}

  /**
   * Something that a sentence says in words.
   *
   * @param keys of the attributes it may be about
   * @param concepts what a text must have to be about it
   */
  record Stated(int start, int end, Set<String> keys, Set<String> concepts) {}

  /** What {@code reading} says in words about the products it is about. */
  static List<Stated> stated(Reading reading) {
    var stated = new ArrayList<Stated>();
    List<Token> tokens = reading.tokens();
    if (saysUnknown(reading)) {
      return stated;
    }
    for (Row row : rows(reading)) {
      List<Called> called = called(reading, row);
      for (Called name : called) {
        boolean says =
            name.field().worded()
                ? tail(name, reading) >= 0
                : name.field().flag().isPresent()
                    && alone(name, called)
                    && claimed(name, reading).isPresent();
        if (says) {
          int start = tokens.get(name.from()).start();
          int end = tokens.get(name.to() - 1).end();
          stated.add(new Stated(start, end, Set.of(name.field().key()), name.field().name()));
        }
      }
    }
    for (Token token : tokens) {
      if (COLOURS.contains(token.concept()) && !reading.isMasked(token.start())) {
        stated.add(new Stated(token.start(), token.end(), Set.of(), Set.of(token.concept())));
      }
    }
    return stated;
  }

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    var objections = new ArrayList<Objection>();
    if (!saysUnknown(reading)) {
      List<Row> rows = rows(reading);
      for (Row row : rows) {
        List<Objection> found = judge(reading, row, ground);
        if (found.isEmpty()) {
          return List.of();
        }
        if (objections.isEmpty()) {
          objections.addAll(found);
        }
      }
    }
    return objections;
  }

  private static List<Row> rows(Reading reading) {
    return reading.names().size() > 1
        ? List.of()
        : reading.names().isEmpty() ? reading.subjects() : reading.names().getFirst().rows();
  }

  static boolean saysUnknown(Reading reading) {
    List<Token> tokens = reading.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).word();
      if ((UNKNOWN_EN.contains(word) || UNKNOWN_ES.contains(word))
          && i > 0
          && Negation.reaches(reading.text(), tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static List<Objection> judge(Reading reading, Row row, Ground ground) {
    var objections = new ArrayList<Objection>();
    List<Called> called = called(reading, row);
    Set<Integer> judged = new HashSet<>();
    for (Called name : called) {
      Field field = name.field();
      if (field.worded()) {
        value(name, called, reading, ground).ifPresent(objections::add);
      }
      if (field.flag().isPresent() && alone(name, called)) {
        flag(name, reading).filter(_ -> judged.add(name.to())).ifPresent(objections::add);
      } else if (!field.numbers().isEmpty() && judged.add(-name.to())) {
        denied(name, reading).ifPresent(objections::add);
      }
    }
    colours(reading, row, called, objections);
    return objections;
  }

  /** The attributes that the sentence calls by their whole names, longest names first. */
  private static List<Called> called(Reading reading, Row row) {
    List<Token> tokens = reading.tokens();
    var found = new ArrayList<Called>();
    for (int i = 0; i < tokens.size(); i++) {
      if (reading.isMasked(tokens.get(i).start())) {
        continue;
      }
      for (Field field : row.named(tokens.get(i).concept())) {
        int to = end(field, tokens, i, reading);
        if (to > 0) {
          found.add(new Called(field, i, to));
        }
      }
    }
    found.removeIf(
        c ->
            found.stream()
                .anyMatch(
                    o ->
                        o.from() <= c.from()
                            && o.to() >= c.to()
                            && o.field().name().size() > c.field().name().size()));
    return found;
  }

  /**
   * One past the last token of the field's name, which begins at {@code from}; 0 when not there.
   */
  private static int end(Field field, List<Token> tokens, int from, Reading reading) {
    var missing = new HashSet<>(field.name());
    int to = 0;
    for (int i = from; i < tokens.size() && i < from + field.name().size() + 2; i++) {
      if (reading.isMasked(tokens.get(i).start())
          || COPULAS.contains(tokens.get(i).word())
          || Negation.isDenial(tokens.get(i).word())
          || (i > from && Negation.parted(reading.text(), tokens, i - 1, i))) {
        break;
      }
      if (missing.remove(tokens.get(i).concept())) {
        to = i + 1;
      }
      if (missing.isEmpty()) {
        return to;
      }
    }
    return 0;
  }

  /** Whether no valued attribute goes by the same name, as a flag "colour" beside the colour. */
  private static boolean alone(Called name, List<Called> called) {
    return called.stream()
        .noneMatch(
            o -> o.from() == name.from() && o.to() == name.to() && o.field().flag().isEmpty());
  }

  // Values in words

  private static Optional<Objection> value(
      Called name, List<Called> called, Reading reading, Ground ground) {
    int tail = tail(name, reading);
    if (tail < 0) {
      return Optional.empty();
    }
    List<Token> tokens = reading.tokens();
    boolean denied = false;
    while (tail < tokens.size() && BEFORE_VALUES.contains(tokens.get(tail).word())) {
      denied |= tokens.get(tail).word().equals("not");
      tail++;
    }
    denied |= isDenied(tokens, name.to(), tail);
    denied |= Negation.reaches(reading.text(), tokens, name.from());
    int end = tailEnd(tail, reading);
    if (tail >= end) {
      return Optional.empty();
    }
    List<Day> days = days(tail, end, reading);
    if (!days.isEmpty() && !name.field().days().isEmpty()) {
      return day(name, called, days, denied, reading);
    }
    boolean agrees = false;
    for (Called other : called) {
      if (other.from() == name.from() && other.to() == name.to()) {
        agrees |= agrees(other.field(), tokens, tail, end, reading);
      }
    }
    if (agrees != denied) {
      return Optional.empty();
    }
    int start = tokens.get(tail).start();
    int stop = tokens.get(end - 1).end();
    Objection objection =
        Objection.of(
            Numbers.RULE,
            denied ? "negation" : "attribute",
            start,
            stop,
            "the row's " + name.field().key() + " says otherwise");
    return Optional.of(
        !denied && sameName(called, name) == 1
            ? objection.correctedBy(String.join(", ", name.field().words()))
            : objection);
  }

  private static List<Day> days(int from, int to, Reading reading) {
    int start = reading.tokens().get(from).start();
    int end = reading.tokens().get(to - 1).end();
    return reading.days().stream().filter(d -> start <= d.start() && d.end() <= end).toList();
  }

  /** The first day under a name is one that an attribute of this name states. */
  private static Optional<Objection> day(
      Called name, List<Called> called, List<Day> days, boolean denied, Reading reading) {
    Day day = days.getFirst();
    List<LocalDate> stated =
        called.stream()
            .filter(o -> o.from() == name.from() && o.to() == name.to())
            .flatMap(o -> o.field().days().stream())
            .distinct()
            .toList();
    if (stated.contains(day.date()) != denied) {
      return Optional.empty();
    }
    Objection objection =
        Objection.of(
            Numbers.RULE,
            denied ? "negation" : "date",
            day.start(),
            day.end(),
            "the row's " + name.field().key() + " says otherwise");
    return Optional.of(
        !denied && stated.size() == 1
            ? objection.correctedBy(Day.written(stated.getFirst(), reading.language()))
            : objection);
  }

  private static long sameName(List<Called> called, Called name) {
    return called.stream()
        .filter(o -> o.from() == name.from() && o.to() == name.to())
        .map(o -> o.field().key())
        .distinct()
        .count();
  }

  /** "Isn't", "no es": between the name and its value. */
  private static boolean isDenied(List<Token> tokens, int from, int to) {
    return tokens.subList(from, to).stream().anyMatch(t -> Negation.isDenial(t.word()));
  }

  /** Where the value behind a name begins; -1 when nothing is said of the name. */
  private static int tail(Called name, Reading reading) {
    List<Token> tokens = reading.tokens();
    int last = name.to() - 1;
    boolean predicate = tokens.get(last).word().indexOf(' ') > 0;
    if (predicate && isPredicate(tokens.get(last).word())) {
      return name.to();
    }
    boolean ofColour =
        tokens.get(last).word().equals("color")
            && name.from() > 0
            && tokens.get(name.from() - 1).word().equals("de");
    if (ofColour) {
      return name.to(); // "es de color burdeos"
    }
    for (int at = name.to(); at < tokens.size() && at < name.to() + 12; at++) {
      int gapStart = tokens.get(at - 1).end();
      for (int i = gapStart; i < tokens.get(at).start(); i++) {
        char c = reading.text().charAt(i);
        if (c == ':' || c == '=') {
          return at;
        }
        if (",;.()".indexOf(c) >= 0) {
          return -1;
        }
      }
      Token token = tokens.get(at);
      if (COPULAS.contains(token.word())) {
        return at + 1;
      }
      boolean skipped =
          OWNERS.contains(token.word())
              || token.concept().equals("product")
              || FieldNames.FILLERS.contains(token.word())
              || token.word().length() == 1
              || Negation.isDenial(token.word());
      if (!skipped && !reading.isMasked(token.start())) {
        return -1;
      }
    }
    return -1;
  }

  /** "made of", "comes in": the name and the copula in one. */
  private static boolean isPredicate(String phrase) {
    return phrase.endsWith(" in")
        || phrase.endsWith(" en")
        || phrase.endsWith(" of")
        || phrase.endsWith(" from")
        || phrase.endsWith(" con")
        || phrase.endsWith(" de");
  }

  private static int tailEnd(int from, Reading reading) {
    List<Token> tokens = reading.tokens();
    int at = from;
    while (at < tokens.size()) {
      if (at > from) {
        for (int i = tokens.get(at - 1).end(); i < tokens.get(at).start(); i++) {
          if (";(".indexOf(reading.text().charAt(i)) >= 0
              || (reading.text().charAt(i) == '.' && i + 1 < tokens.get(at).start())) {
            return at;
          }
        }
      }
      at++;
    }
    return at;
  }

  /** Whether one of the field's values stands in the tail, or the tail is a part of one. */
  private static boolean agrees(
      Field field, List<Token> tokens, int from, int to, Reading reading) {
    var concepts = new HashSet<String>();
    for (int i = from; i < to; i++) {
      concepts.add(tokens.get(i).concept());
      concepts.add(Vocabulary.shipped().concept(tokens.get(i).word())); // it may be untranslated
    }
    if (field.flag().isPresent()) {
      String first = tokens.get(from).word();
      return field.flag().get() ? YES.contains(first) : NO.contains(first);
    }
    String said = said(tokens, from, to, reading);
    if (meansSame(field, said) || translates(field, said)) {
      return true;
    }
    for (int i = 0; i < field.words().size(); i++) {
      Set<String> value = field.wordConcepts().get(i);
      if (concepts.containsAll(value)) {
        return true;
      }
      for (String piece : field.words().get(i).split("[,;/]")) {
        Set<String> part = new HashSet<>();
        Vocabulary.shipped().read(piece).forEach(t -> part.add(t.concept()));
        if (!part.isEmpty() && concepts.containsAll(part)) {
          return true;
        }
      }
      if (value.containsAll(clause(tokens, from, to, reading))) {
        return true;
      }
    }
    return false;
  }

  private static String said(List<Token> tokens, int from, int to, Reading reading) {
    return reading.text().substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /**
   * "Juego de toallas" for "Towel set": what stands up to the next clause is the field's values,
   * each as it is or in its translation, and nothing else.
   */
  private static boolean translates(Field field, String said) {
    Set<String> names = new HashSet<>();
    for (String word : field.words()) {
      names.add(Vocabulary.plain(word));
      Translations.of(word).forEach(name -> names.add(Vocabulary.plain(name)));
    }
    boolean one = false;
    String value = said.split("·", 2)[0]; // behind it a card says something else
    for (String part : LIST_MARK.split(value.strip())) {
      String plain = Vocabulary.plain(part);
      if (one && Negation.VERBS.contains(plain.split(" ", 2)[0])) {
        break;
      }
      if (!names.contains(plain)) {
        return false;
      }
      one = true;
    }
    return one;
  }

  /** "Acero inoxidable" for "Stainless steel": by the lexicon, in whichever language. */
  private static boolean meansSame(Field field, String said) {
    Set<String> stated =
        field.words().stream().flatMap(w -> materials(w).stream()).collect(Collectors.toSet());
    List<String> materials = materials(said);
    return !materials.isEmpty() && stated.containsAll(materials);
  }

  /** The materials that a list of words names; none where one of its parts is something else. */
  private static List<String> materials(String list) {
    var materials = new ArrayList<String>();
    for (String part : LIST_MARK.split(list.strip())) {
      Optional<String> material = Lexicon.shipped().canonicalMaterial(part);
      if (material.isEmpty()) {
        return List.of();
      }
      materials.add(material.get());
    }
    return materials;
  }

  /** The concepts up to the first comma or "and". */
  private static Set<String> clause(List<Token> tokens, int from, int to, Reading reading) {
    var concepts = new HashSet<String>();
    for (int i = from; i < to; i++) {
      String word = tokens.get(i).word();
      boolean stop =
          i > from
              && (word.equals("and")
                  || word.equals("y")
                  || reading
                          .text()
                          .substring(tokens.get(i - 1).end(), tokens.get(i).start())
                          .indexOf(',')
                      >= 0);
      if (stop) {
        break;
      }
      concepts.add(tokens.get(i).concept());
    }
    return concepts;
  }

  // Features

  private static Optional<Objection> flag(Called name, Reading reading) {
    Optional<Boolean> claimed = claimed(name, reading);
    boolean row = name.field().flag().orElseThrow();
    if (claimed.isEmpty() || claimed.get() == row) {
      return Optional.empty();
    }
    List<Token> tokens = reading.tokens();
    return Optional.of(
        Objection.of(
            Numbers.RULE,
            "negation",
            tokens.get(name.from()).start(),
            tokens.get(name.to() - 1).end(),
            "the row says " + (row ? "yes" : "no") + " to " + name.field().key()));
  }

  /** Whether the sentence says that the feature is there; empty when it says nothing of it. */
  private static Optional<Boolean> claimed(Called name, Reading reading) {
    List<Token> tokens = reading.tokens();
    int tail = tail(name, reading);
    if (tail >= 0 && tail < tokens.size() && !name.field().worded()) {
      boolean denied = isDenied(tokens, name.to(), tail);
      if (tokens.get(tail).word().equals("not")) {
        denied = true;
        tail++;
      }
      denied |= Negation.reaches(reading.text(), tokens, name.from());
      String said = tail < tokens.size() ? tokens.get(tail).word() : "";
      if (!said.isEmpty() && !SILENT.contains(said)) {
        return Optional.of(NO.contains(said) == denied);
      }
    }
    if (Negation.reaches(reading.text(), tokens, name.from())) {
      return Optional.of(false);
    }
    for (int i = name.from() - 1; i >= 0 && i >= name.from() - HAVING_REACH; i--) {
      if (Negation.parted(reading.text(), tokens, i, i + 1)) {
        break;
      }
      if (HAVING.contains(tokens.get(i).word())) {
        return Optional.of(true);
      }
    }
    return Optional.empty();
  }

  /** "No HDMI ports" of a product that has some. */
  private static Optional<Objection> denied(Called name, Reading reading) {
    List<Token> tokens = reading.tokens();
    boolean numbered =
        reading.claims().stream().anyMatch(c -> c.from() <= name.from() && name.to() <= c.to());
    int before = name.from() - 1;
    boolean none =
        before >= 0
            && Vocabulary.set("no without sin any ningun ninguna lacks tiene")
                .contains(tokens.get(before).word())
            && Negation.reaches(reading.text(), tokens, name.from());
    boolean some =
        name.field().numbers().stream()
            .flatMap(n -> Amounts.number(n).stream())
            .anyMatch(n -> n.signum() > 0);
    return none && some && !numbered
        ? Optional.of(
            Objection.of(
                Numbers.RULE,
                "negation",
                tokens.get(before).start(),
                tokens.get(name.to() - 1).end(),
                "the row has some " + name.field().key()))
        : Optional.empty();
  }

  // Colours

  /** A colour is said only of a product that has it, wherever in the row it stands. */
  private static void colours(
      Reading reading, Row row, List<Called> called, List<Objection> objections) {
    List<Token> tokens = reading.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int at = i;
      boolean named = called.stream().anyMatch(c -> c.from() <= at && at < c.to());
      if (named || !COLOURS.contains(token.concept()) || reading.isMasked(token.start())) {
        continue;
      }
      boolean has =
          row.means(token.concept())
              || row.means(colour(token))
              || row.named("colour").stream()
                  .anyMatch(f -> Translations.says(f.words(), reading, token.start(), token.end()));
      boolean denied = Negation.reaches(reading.text(), tokens, i);
      if (has == denied && objections.stream().noneMatch(o -> covers(o, token))) {
        objections.add(
            Objection.of(
                Numbers.RULE,
                denied ? "negation" : "attribute",
                token.start(),
                token.end(),
                denied ? "the row has this colour" : "the row does not have this colour"));
      }
    }
  }

  /** The lexicon's name of the colour: grey for "gris antracita". */
  private static String colour(Token token) {
    return Lexicon.shipped().canonicalColour(token.word()).orElse(token.concept());
  }

  private static boolean covers(Objection objection, Token token) {
    return objection.finding().start() <= token.start() && token.end() <= objection.finding().end();
  }
}
