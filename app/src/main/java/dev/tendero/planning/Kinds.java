package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is asked for: the head of the question's noun phrase, not what it is for. */
final class Kinds {
  private static final Pattern FOR =
      Pattern.compile(
          "\\b(?:for|with|without|compatible with|that fits?|fits?|to fit|to (?:hang|hold|mount|carry|charge)|para (?:colgar|sujetar|llevar|cargar|guardar)|works with|from|in|on|into|inside|under|beneath|beside|(?<!"
              + "\\b(?:which|what|any|one|some|all|each|none|many|few|more) )of"
              + "|para|con|sin|compatible con|(?<!\\b(?:cuales|cual|alguna|alguno|algunos|algunas|todos|todas|una|uno) )(?:de|del)"
              + "|en|bajo|sobre|junto a|que tenga[n]?|with built-in|has|have|having)"
              + "(?:\\s+(?:a|an|the|my|our|his|her|your|any|un|una|el|la|los|las|mi|mis|tu|su|\\p{L}+ing|old|new|integrated|built-in))*\\s*");

  private static final Set<Term.Type> QUALITIES =
      Set.of(Term.Type.FEATURE, Term.Type.ATTRIBUTE, Term.Type.MATERIAL, Term.Type.COLOUR);
  private static final Pattern OF = Pattern.compile("\\s*(?:(?:of|de)\\s+)?");
  private static final Pattern MUCH_OF =
      Pattern.compile(
          "(?:\\s+|\\b(?:or|and) (?:more|less|up|above)\\b|\\bo (?:mas|menos)\\b|\\bal menos\\b|\\bcomo minimo\\b|\\bof\\b|\\bdel?\\b)+");
  private static final Pattern WITH =
      Pattern.compile(
          "\\b(?:with|without|has|have|having|con|sin|que tengan?|que lleven?)(?:\\s+(?:a|an|built-in|integrated|un|una))*\\s*");
  private static final Pattern FITTED =
      Pattern.compile(
          "\\b(?:that (?:fits?|holds?|takes?)|which (?:fits?|holds?)|fits?|to fit|to hold|compatible with|works with|for"
              + "|(?:que|donde) quepan?|quepan?|compatibles? con|para)"
              + "(?:\\s+(?:a|an|the|my|our|un|una|el|la|mi))*\\s*");

  /** What a shopper has already, or says of a body: no wish. */
  private static final Pattern OWNED =
      Pattern.compile(
          "\\b(?:i(?:'ve| have)?(?: just| already)? (?:have|got|own|bought)|we have|my|our|tengo|tenemos|compre|mi|mis|nuestr[oa]s?"
              + "|duelen?|dolor(?:es)? (?:de|en))(?:\\s+(?:a|an|the|un|una|el|la|los|las|old|new))*(?:\\s+\\d+\\S*(?: ?(?:inch|pulgadas))?)?\\s*");

  /** Where a thing is used, not what is asked for: "wash it under the tap". */
  private static final Pattern PLACED =
      Pattern.compile(
          "\\b(?:under|beneath|beside|next to|connect(?:ed|s)? to|bajo|debajo de|junto a|encima de|conectad[oa]s? al?|conectar(?:l[oa])? al?)(?:\\s+(?:a|an|the|my|un|una|el|la|mi))*\\s*");

  private static final Pattern HAD =
      Pattern.compile(
          "\\b(?:with|has|have|having|includes?|including|que (?:tengan?|lleven?|incluyan?|traigan?)|con)"
              + "(?:\\s+(?:a|an|the|built-in|integrated|un|una|el|la|\\p{L}{2,3}))*\\s*");

  private static final Pattern WITHOUT =
      Pattern.compile("\\b(?:without|sin)(?:\\s+(?:a|an|any|un|una|el|la|ningun|ninguna))?\\s*");

  private static final Pattern AND_A =
      Pattern.compile(
          "^\\W*(?:and|also|plus|y|e|ademas|tambien)(?:\\s+(?:with|con|a|an|un|una|el|la))*\\s*");

  /** "By USB" says how it is connected. */
  private static final Pattern BY =
      Pattern.compile("\\b(?:by|via|over|through|with|por|con|mediante)(?:\\s+(?:a|un))?\\s*");

  private static final Pattern WANTED =
      Pattern.compile(
          "\\b(?:want|need|looking for|search(?:ing)? for|get me|show me|find me|buy|quier[oe]|necesito|busco|buscando|queria|quisiera|dame|comprar|recomiendame|ensename)"
              + "(?:\\s+(?:a|an|the|some|new|good|un|una|unos|unas|el|la|los|las|buen|buena|nuevo|nueva))*\\s*");

  private static final Pattern IS = Pattern.compile("(?:is|are|es|son)\\b");

  private static final Pattern ENDS_PHRASE =
      Pattern.compile("$|[?.,!;]|(?:for|with|under|below|in|that|or|and|over|up|around)\\b");
  private static final Set<String> VERBS =
      Set.of(
          "book", "switch", "iron", "fan", "plant", "watch", "paint", "stand", "frame", "mount",
          "label", "drill", "screw", "drink", "lock", "scale", "cover", "print", "brush", "play",
          "ring", "map", "phone", "fax", "cup", "blend", "grill", "scan", "store", "file", "tile",
          "light", "pesa", "mirror", "display", "swing", "slide", "stamp", "nail", "glue",
          "charge");
  private static final Pattern BEFORE_VERB =
      Pattern.compile(
          "\\b(?:to|can (?:i|you|we)|could (?:i|you)|would you|please|i|we|you|let.s|let me|don.t|do not|cannot|can.?t|not|and then|must|will|should|cuanto)\\s*");
  private static final Pattern OBJECT =
      Pattern.compile("(?:a|an|the|me|us|my|some|it|this|that|these)\\b");
  private static final Pattern OR =
      Pattern.compile("\\s*(?:,|or|o|and|y|/|&|e|u)\\s*(?:(?:a|an|un|una|the)\\s+)?");

  private final Reading reading;
  private final Lexicon lexicon;
  private final CatalogueView catalogue;
  private final List<Match> matches;
  private final Optional<String> last;
  private final boolean continues;
  private final List<Match> asked = new ArrayList<>();
  private final List<Match> refused = new ArrayList<>();
  private Optional<Term> composed = Optional.empty();

  /**
   * @param continues whether something was asked for before
   * @param last the kind that was asked for before
   */
  Kinds(
      Reading reading,
      Lexicon lexicon,
      CatalogueView catalogue,
      boolean continues,
      Optional<String> last) {
    this.continues = continues;
    this.last = last;
    this.reading = reading;
    this.lexicon = lexicon;
    this.catalogue = catalogue;
    this.matches =
        reading.terms(Term.Type.KIND).stream()
            .filter(match -> !isOtherWord(match))
            .filter(match -> !isPartOfAnAttribute(match))
            .filter(match -> !isOnlyAQuality(match))
            .filter(match -> !isMeasured(match))
            .filter(match -> !isPartOfTheLast(match) && !isHadByTheLast(match))
            .filter(match -> !isPartOfABrand(match))
            .filter(match -> !reading.isUnderstood(match.start(), match.end()))
            .toList();
    sort();
  }

  /** The kind asked for; a group where only that is known. */
  Optional<String> head() {
    return asked.stream().findFirst().map(this::id);
  }

  Optional<Constraint> constraint() {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = new LinkedHashSet<>();
    asked.forEach(match -> ids.addAll(sold(id(match))));
    return Optional.of(
        new Constraint("kind", Operator.EQ, new Operand.Words(List.copyOf(ids)), true));
  }

  /**
   * "Office chair" in a shop that files all chairs together, "chandelier" in any that files them
   * under lamps: one that says so.
   */
  Optional<Constraint> specifics() {
    if (asked.size() != 1) {
      return Optional.empty();
    }
    Match match = asked.getFirst();
    List<String> narrower = lexicon.narrower(id(match), words(match), reading.language());
    List<String> forms =
        narrower.isEmpty() && widened(id(match)).isPresent() ? forms(id(match)) : narrower;
    return forms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Constraint(
                Constraint.QUALITY,
                Operator.EQ,
                new Operand.Words(reading.spoken(match.start(), match.end(), forms)),
                true));
  }

  /** Whether the shop has none of what is asked for. */
  boolean isUnsold() {
    return !asked.isEmpty()
        && !catalogue.kinds().isEmpty()
        && asked.stream()
            .flatMap(match -> sold(id(match)).stream())
            .noneMatch(catalogue.kinds()::containsKey);
  }

  List<Constraint> refusals() {
    return refused.stream().map(this::refusal).toList();
  }

  /** "Headphones, not earbuds" refuses some headphones, not all. */
  private Constraint refusal(Match match) {
    List<String> narrower = lexicon.narrower(match.term().id(), words(match), reading.language());
    return narrower.isEmpty()
        ? new Constraint(
            "kind", Operator.NE, new Operand.Words(lexicon.kindsUnder(match.term().id())), true)
        : new Constraint(
            Constraint.QUALITY,
            Operator.NE,
            new Operand.Words(reading.spoken(match.start(), match.end(), narrower)),
            true);
  }

  /** What was taken for a kind is something else. */
  void dismiss() {
    asked.clear();
    refused.clear();
  }

  /** The matches that say what is asked for: their words stay words to search for. */
  List<Match> asked() {
    return List.copyOf(asked);
  }

  /** Everything that names a kind, the device it is for included. */
  List<Match> all() {
    return matches;
  }

  private void sort() {
    List<Match> behind = new ArrayList<>();
    Optional<Match> lastOwned = Optional.empty();
    int at = 0;
    while (at < matches.size()) {
      int next = at + 1;
      while (next < matches.size() && isOnePhrase(matches.get(next - 1), matches.get(next))) {
        next++;
      }
      Match head = reading.language() == Language.SPANISH ? matches.get(at) : matches.get(next - 1);
      Match first = matches.get(at);
      at = next;
      if (reading.endsBefore(Negation.OF_A_KIND, first.start())) {
        refused.add(head);
      } else if (reading.endsBefore(OWNED, first.start())
          || (lastOwned.isPresent() && follows(lastOwned.get(), first))) {
        lastOwned = Optional.of(head);
        owned(head, behind);
      } else if (isFor(first) && !asked.isEmpty()) {
        composed(head);
      } else if (isFor(first) || (continues && reading.endsBefore(PLACED, first.start()))) {
        behind.add(head);
      } else if (asked.isEmpty() || follows(asked.getLast(), first)) {
        asked.add(head);
      } else if (asked.size() == 1
          && (isSoldInstead(head, asked.getFirst()) || isWantedInstead(first, asked.getFirst()))) {
        asked.set(0, head);
      }
    }
    if (asked.size() == 1 && composed.isEmpty()) {
      composed = inPieces(asked.getFirst());
    }
    if (asked.isEmpty() && !behind.isEmpty() && !isFitted(behind.getFirst())) {
      Match device = behind.getFirst();
      List<Reading.Word> others = somethingElse(device);
      composed =
          others.reversed().stream().flatMap(word -> composed(word, device).stream()).findFirst();
      if (others.isEmpty() || composed.isPresent()) {
        asked.add(device);
      }
    }
  }

  /** "Cable (Manhattan de) HDMI": a plain head and, apart from it, what makes it another kind. */
  private Optional<Term> inPieces(Match head) {
    if (words(head).indexOf(' ') >= 0) {
      return Optional.empty();
    }
    int from = reading.clauseStart(head.start());
    int to = reading.clauseEnd(head.end());
    return reading.words().stream()
        .filter(word -> word.start() >= from && word.end() <= to)
        .filter(word -> !SearchWords.isFiller(reading.flat(word)))
        .filter(word -> !reading.isUnderstood(word.start(), word.end()))
        .filter(word -> Negation.of(reading, word.start(), word.end()).isEmpty())
        .filter(
            word -> reading.terms(Term.Type.KIND).stream().noneMatch(kind -> covers(kind, word)))
        .flatMap(
            word ->
                composed(
                    reading.language() == Language.SPANISH
                        ? words(head) + " " + reading.flat(word)
                        : reading.flat(word) + " " + words(head))
                    .stream())
        .filter(kind -> !kind.id().equals(mostSold(head).id()) && products(kind) > 0)
        .findFirst();
  }

  private static boolean covers(Match match, Reading.Word word) {
    return match.start() <= word.start() && word.end() <= match.end();
  }

  /** "Cinta (de 12 mm) para rotuladora", "tape for my label maker": one kind in pieces. */
  private Optional<Term> composed(Reading.Word thing, Match device) {
    String word = words(thing.start(), thing.end());
    return composed(
        reading.language() == Language.SPANISH
            ? word + " para " + words(device)
            : words(device) + " " + word);
  }

  private Optional<Term> composed(String phrase) {
    return lexicon.find(phrase, reading.language()).stream()
        .filter(m -> m.term().type() == Term.Type.KIND)
        .filter(m -> m.start() == 0 && m.end() == phrase.length())
        .map(Match::term)
        .findFirst();
  }

  /**
   * "A case for my phone" asks for a phone case; "my phone is 555..." for nothing; "I have a TV,
   * which mount fits" for no TV.
   */
  private void owned(Match device, List<Match> behind) {
    if (reading.after(IS, device.end()).isPresent()) {
      return;
    }
    if (asked.isEmpty()) {
      behind.add(device);
    } else {
      composed(device);
    }
  }

  /**
   * "Me duele la muñeca, busco un ratón": of two things in clauses of their own the one that is
   * sold here.
   */
  private boolean isSoldInstead(Match other, Match first) {
    return reading.clauseStart(other.start()) != reading.clauseStart(first.start())
        && products(mostSold(first)) == 0
        && products(mostSold(other)) > 0;
  }

  /** "For a projector", "for my NEC projector". */
  private boolean isFor(Match device) {
    return reading.endsBefore(FOR, device.start())
        || reading.words().stream()
            .filter(word -> word.end() <= device.start())
            .reduce((_, last) -> last)
            .filter(word -> !catalogue.brands(words(word.start(), word.end())).isEmpty())
            .filter(word -> reading.endsBefore(FOR, word.start()))
            .isPresent();
  }

  /** "Se va la luz a cada rato, quiero un SAI". */
  private boolean isWantedInstead(Match other, Match first) {
    return reading.clauseStart(other.start()) != reading.clauseStart(first.start())
        && reading.endsBefore(WANTED, other.start())
        && !reading.endsBefore(WANTED, first.start());
  }

  /** "Cinta para rotuladora": a thing of which only what it is for is known. */
  private List<Reading.Word> somethingElse(Match device) {
    int from = reading.clauseStart(device.start());
    return reading.before(FOR, device.start()).stream()
        .flatMap(
            joint ->
                reading.words().stream()
                    .filter(word -> word.start() >= from && word.end() <= joint.start())
                    .filter(this::isOpen))
        .toList();
  }

  private boolean isOpen(Reading.Word word) {
    String flat = reading.flat(word);
    return flat.length() > 2
        && !SearchWords.isFiller(flat)
        && flat.chars().allMatch(Character::isLetter)
        && !reading.isUnderstood(word.start(), word.end())
        && catalogue.brands(words(word.start(), word.end())).isEmpty()
        && Stream.of(Term.Type.values())
            .noneMatch(
                type ->
                    reading.terms(type).stream()
                        .anyMatch(m -> m.start() <= word.start() && word.end() <= m.end()));
  }

  /**
   * Backpacks, "to fit a laptop"; headphones, "with a microphone": what it is for or has, where
   * what it is has been said before.
   */
  private boolean isFitted(Match device) {
    if (!continues) {
      return false;
    }
    boolean fitted = reading.endsBefore(FITTED, device.start());
    if (fitted) {
      reading.understand(device.start(), device.end());
    }
    return fitted
        || reading.endsBefore(WITH, device.start())
        || reading.endsBefore(PLACED, device.start());
  }

  /** "Numeric keypad" in a shop without keypads: a quality of something else. */
  private boolean isOnlyAQuality(Match match) {
    String words = reading.text().substring(match.start(), match.end());
    return products(mostSold(match)) == 0
        && !catalogue.kinds().isEmpty()
        && QUALITIES.stream()
            .anyMatch(type -> !lexicon.named(type, words, reading.language()).isEmpty());
  }

  /** "With a weight under 2 kg" asks for no weights. */
  private boolean isMeasured(Match match) {
    return (continues || reading.endsBefore(WITH, match.start()) || isBesideAnother(match))
        && reading.terms(Term.Type.ATTRIBUTE).stream()
            .filter(
                attribute -> attribute.start() == match.start() && attribute.end() == match.end())
            .anyMatch(
                attribute ->
                    reading.mentions().stream()
                        .filter(
                            mention ->
                                mention.start() >= match.end()
                                    || OF.matcher(
                                            reading.flat().substring(mention.end(), match.start()))
                                        .matches())
                        .filter(
                            mention ->
                                reading.clauseStart(mention.start())
                                    == reading.clauseStart(match.start()))
                        .anyMatch(mention -> isOf(mention, attribute)));
  }

  private boolean isBesideAnother(Match match) {
    return reading.terms(Term.Type.KIND).stream()
        .anyMatch(
            other -> other.end() <= match.start() || match.end() <= other.start() && !isFor(other));
  }

  /** Shavers, "with 3 heads", "512 GB or more of disk": so much of what the last kind has. */
  private boolean isPartOfTheLast(Match match) {
    return continues
        && !Intents.isShopping(reading)
        && reading.mentions().stream()
            .filter(number -> Character.isDigit(reading.text().charAt(number.start())))
            .filter(number -> number.end() < match.start())
            .filter(number -> !(number instanceof Mention.Price))
            .anyMatch(
                number ->
                    MUCH_OF
                        .matcher(reading.flat().substring(number.end(), match.start()))
                        .matches());
  }

  /**
   * Surge protectors, "and a cord of at least 2 m"; players, "it should have FM radio": what the
   * last kind states something of.
   */
  private boolean isHadByTheLast(Match match) {
    boolean more =
        reading.endsBefore(HAD, match.start())
            || reading.endsBefore(AND_A, match.start())
                && reading.mentions().stream()
                    .filter(mention -> !(mention instanceof Mention.Price))
                    .anyMatch(mention -> mention.start() >= match.end());
    if (continues && last.isPresent() && reading.endsBefore(WITHOUT, match.start())) {
      return !lexicon.kindsUnder(last.get()).contains(match.term().id());
    }
    return more
        && last.isPresent()
        && !lexicon.kindsUnder(last.get()).contains(match.term().id())
        && catalogue.attributes(last).keySet().stream()
            .anyMatch(key -> List.of(key.split("_")).contains(match.term().id()));
  }

  private static boolean isOf(Mention mention, Match attribute) {
    return mention instanceof Mention.Measure measure
        && attribute.term().dimension().equals(Optional.of(measure.low().unit().dimension()));
  }

  /** "Cooler Master" makes more than coolers. */
  private boolean isPartOfABrand(Match match) {
    List<Reading.Word> words = reading.words();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to < Math.min(words.size(), from + 3); to++) {
        int start = words.get(from).start();
        int end = words.get(to).end();
        boolean contains = start <= match.start() && match.end() <= end;
        if (contains
            && Character.isUpperCase(reading.text().charAt(match.start()))
            && catalogue.brands(reading.text().substring(start, end)).size() == 1) {
          return true;
        }
      }
    }
    return false;
  }

  /** "A case for my iphone" asks for a phone case. */
  private void composed(Match device) {
    Match head = asked.getFirst();
    if (asked.size() > 1 || composed.isPresent()) {
      return;
    }
    composed =
        called(device).stream()
            .flatMap(of -> called(head).stream().flatMap(thing -> composedOf(thing, of).stream()))
            .filter(kind -> products(kind) > 0 || products(mostSold(head)) == 0)
            .findFirst();
  }

  private Optional<Term> composedOf(String thing, String of) {
    boolean headFirst = reading.language() == Language.SPANISH;
    String phrase = headFirst ? thing + " para " + of : of + " " + thing;
    return composed(phrase)
        .filter(
            kind ->
                !headFirst || lexicon.narrower(kind.id(), phrase, reading.language()).isEmpty());
  }

  /** "Desk mounts" and "telly" as they are said and as the lexicon names them, plainest last. */
  private List<String> called(Match match) {
    String words = words(match);
    String one = words.endsWith("s") ? words.substring(0, words.length() - 1) : words;
    return Stream.of(words, one, match.term().label(reading.language())).distinct().toList();
  }

  private String id(Match match) {
    return match == asked.getFirst() && composed.isPresent()
        ? composed.get().id()
        : mostSold(match).id();
  }

  /** Of several kinds that go by one word ("cascos") the one that the shop has most of. */
  private Term mostSold(Match match) {
    String words = words(match);
    return soldAs(words).or(() -> shortened(words)).orElse(match.term());
  }

  private Optional<Term> soldAs(String words) {
    return lexicon.named(Term.Type.KIND, words, reading.language()).stream()
        .max(Comparator.comparingInt(this::products))
        .filter(term -> products(term) > 0);
  }

  /**
   * A "laptop backpack" is a backpack where the shop has no kind for it alone, but backpacks that
   * speak of laptops. "Dog food" is no food.
   */
  private Optional<Term> shortened(String words) {
    int space =
        reading.language() == Language.SPANISH ? words.indexOf(' ') : words.lastIndexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String before = words.substring(0, space);
    String behind = words.substring(space + 1);
    boolean headFirst = reading.language() == Language.SPANISH;
    return soldAs(headFirst ? before : behind)
        .filter(
            kind ->
                catalogue.saying(
                        lexicon.kindsUnder(kind.id()),
                        List.of(List.of(headFirst ? behind : before)))
                    > 0);
  }

  private int products(Term kind) {
    return lexicon.kindsUnder(kind.id()).stream()
        .mapToInt(id -> catalogue.kinds().getOrDefault(id, 0))
        .sum();
  }

  /** A kind with its members; where the shop has none of it, its group. */
  private List<String> sold(String id) {
    var sold = new ArrayList<>(lexicon.kindsUnder(id));
    widened(id).ifPresent(sold::add);
    return sold;
  }

  /** The group under which the shop has what it does not have under the kind itself. */
  private Optional<String> widened(String id) {
    Set<String> kinds = catalogue.kinds().keySet();
    return lexicon
        .parentOf(id)
        .filter(kinds::contains)
        .filter(_ -> lexicon.kindsUnder(id).stream().noneMatch(kinds::contains))
        .filter(parent -> catalogue.saying(List.of(parent), List.of(forms(id))) > 0);
  }

  private List<String> forms(String id) {
    return lexicon.term(Term.Type.KIND, id).stream()
        .flatMap(term -> Stream.concat(term.english().stream(), term.spanish().stream()))
        .limit(Reading.MOST_FORMS)
        .toList();
  }

  private String words(Match match) {
    return words(match.start(), match.end());
  }

  private String words(int start, int end) {
    return reading.text().substring(start, end);
  }

  private boolean follows(Match left, Match right) {
    return OR.matcher(reading.flat().substring(left.end(), right.start())).matches();
  }

  /** English puts what the thing is for before it: "laptop charger", "camera lens cap". */
  private boolean isOnePhrase(Match left, Match right) {
    String gap = reading.flat().substring(left.end(), right.start());
    return gap.isBlank() || gap.equals("-");
  }

  /** "Dishwasher safe" asks for no safe; a "backlit keyboard" is a keyboard. */
  private boolean isPartOfAnAttribute(Match match) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .filter(
            attribute ->
                attribute.start() <= match.start()
                    && attribute.end() >= match.end()
                    && attribute.end() - attribute.start() > match.end() - match.start())
        .filter(attribute -> !isNeeded(attribute))
        .anyMatch(attribute -> !isQualified(match, attribute));
  }

  /** "I need batteries" does not ask for what needs batteries. */
  private boolean isNeeded(Match attribute) {
    return reading.flat().startsWith("need ", attribute.start())
        || reading.flat().startsWith("necesito ", attribute.start());
  }

  private boolean isQualified(Match kind, Match attribute) {
    boolean spanish = reading.language() == Language.SPANISH;
    String quality =
        spanish
            ? reading.text().substring(kind.end(), attribute.end())
            : reading.text().substring(attribute.start(), kind.start());
    boolean heads = spanish ? kind.start() == attribute.start() : kind.end() == attribute.end();
    return heads && !lexicon.named(Term.Type.FEATURE, quality, reading.language()).isEmpty();
  }

  /** "Light" before another word is no lamp ("a light laptop"), "to switch" no network switch. */
  private boolean isOtherWord(Match match) {
    String word = reading.flat().substring(match.start(), match.end());
    if (word.equals("light")) {
      return reading.after(ENDS_PHRASE, match.end()).isEmpty();
    }
    if (word.equals("usb")) {
      return reading.endsBefore(BY, match.start());
    }
    return VERBS.contains(word)
        && (reading.endsBefore(BEFORE_VERB, match.start())
            || (reading.flat().substring(0, match.start()).isBlank()
                && reading.after(OBJECT, match.end()).isPresent()));
  }
}
