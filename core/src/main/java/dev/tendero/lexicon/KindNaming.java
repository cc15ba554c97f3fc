package dev.tendero.lexicon;

import static java.util.Objects.requireNonNull;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Tables.Kind;
import dev.tendero.lexicon.Tables.Role;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what a product is from its title and attributes.
 *
 * <p>A title is read as a shopper reads it. What follows "for" or "with" is not the thing itself.
 * Of kinds named one behind the other the last is the head ("notebook <b>case</b>", "printer
 * <b>cable</b>"); a processor or a memory named apart from the rest lists what a computer contains.
 * Where the title names nothing, the attributes speak: what has toner pages is a toner cartridge.
 * In order of trust: attributes that only one kind of thing has, a declared kind, a name in the
 * title, a declared group ("furniture"), a signature of attributes, a model line in the title, a
 * component in the title, a weak word.
 */
final class KindNaming {
  private static final Set<String> DECLARING =
      Set.of(
          "product_type",
          "category",
          "kind",
          "product_category",
          "item_type",
          "subcategory",
          "product_kind",
          "google_product_category",
          "style");

  /** After these words an English title speaks of something else than the product. */
  private static final Set<String> ENDS_HEAD =
      Set.of(
          "for",
          "with",
          "w",
          "compatible",
          "from",
          "fits",
          "featuring",
          "incl",
          "including",
          "suitable",
          "without",
          "replaces",
          "by",
          "f");

  private static final Set<String> SEPARATES = Set.of("and", "or", "on", "in", "of", "plus");

  /** Names of devices that behind another name only say where it is used. */
  private static final Set<String> PLACES =
      Set.of(
          "desktop",
          "laptop",
          "notebook",
          "tower",
          "rack",
          "tablet",
          "smartphone",
          "mobile phone",
          "processor",
          "pc");

  private static final Set<String> MOUNTED = Set.of("mounted", "mounting", "mount", "mountable");

  /** What Spanish shoppers call a thing and English titles say of many: "micro", "base". */
  private static final Set<String> NO_NAMES =
      Set.of("usb", "micro", "base", "pie", "metro", "sierra", "taco");

  /** Titles are read this far; what comes later is specification. */
  private static final int LONGEST_TITLE = 200;

  private static final Pattern COUNTED =
      Pattern.compile(
          "\\b\\d+[\\s-]*(?:pc\\(s\\)|pcs?\\b\\.?|pieces?\\b|sheets?\\b|pages?\\b)|\\bpc-\\d+",
          Pattern.CASE_INSENSITIVE);

  /** Makers whose names are kinds. */
  private static final Pattern MAKERS =
      Pattern.compile("\\bcooler master\\b", Pattern.CASE_INSENSITIVE);

  /** Where a number begins inside a word: "ELPLP34". */
  private static final Pattern NUMBER_BEGINS = Pattern.compile("(?<=\\p{L})(?=\\d)");

  private final Map<String, Kind> kinds = new HashMap<>();
  private final Set<String> groups = new HashSet<>();
  private final Phrases<Kind> english = new Phrases<>(Language.ENGLISH);
  private final Phrases<Kind> spanish = new Phrases<>(Language.SPANISH);
  private final Phrases<Kind> titleWords = new Phrases<>(Language.ENGLISH);
  private final Phrases<Term> shades = new Phrases<>(Language.ENGLISH);
  private final List<Tables.Signature> signatures;
  private final Set<String> signatureKeys;

  KindNaming(List<Kind> kinds, List<Tables.Signature> signatures, List<Term> colours) {
    this.signatures = signatures;
    this.signatureKeys =
        signatures.stream()
            .flatMap(signature -> signature.conditions().stream())
            .map(condition -> condition.replaceFirst("^!", "").replaceFirst("=.*", ""))
            .collect(Collectors.toUnmodifiableSet());
    for (Term colour : colours) {
      colour.english().stream()
          .filter(form -> form.contains(" "))
          .forEach(form -> shades.add(form, colour));
    }
    for (Kind kind : kinds) {
      Term term = kind.term();
      this.kinds.put(term.id(), kind);
      kind.parent().ifPresent(groups::add);
      term.english().forEach(form -> english.add(form, kind));
      english.add(term.englishPlural(), kind);
      term.spanish().stream()
          .filter(form -> !NO_NAMES.contains(form))
          .forEach(form -> spanish.add(form, kind));
      spanish.add(term.spanishPlural(), kind);
      kind.titleWords().forEach(word -> titleWords.add(apart(word), kind));
    }
  }

  Optional<String> kindOf(String title, List<Attribute> attributes) {
    String head = plain(title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
    Optional<Kind> declared = declared(attributes);
    Optional<Kind> signature = signature(attributes, false);
    Optional<Kind> modelLine = modelLine(head);
    Optional<Kind> named =
        inEnglish(head).or(() -> inSpanish(head)).map(kind -> refined(kind, signature, modelLine));
    Optional<Kind> told = signature(attributes, true);
    return Stream.of(
            told.filter(
                kind ->
                    Stream.of(declared, named)
                        .flatMap(Optional::stream)
                        .noneMatch(each -> isUnder(each, kind) || isBeside(each, kind))),
            declared.filter(kind -> isWhole(kind) && !isGroup(kind)),
            named.filter(KindNaming::isWhole),
            declared.filter(KindNaming::isWhole),
            signature,
            modelLine.filter(kind -> named.filter(n -> n.role() == Role.WEAK).isEmpty()),
            named.filter(kind -> kind.role() == Role.COMPONENT),
            stated("type", attributes),
            named,
            declared,
            afterHead(head))
        .flatMap(Optional::stream)
        .map(kind -> kind.term().id())
        .findFirst();
  }

  /** Blanks what only looks like a kind: "10 pcs." is no computer, "light cyan" no lamp. */
  private String plain(String title) {
    var plain = new StringBuilder(title);
    Stream.of(COUNTED, MAKERS)
        .flatMap(pattern -> pattern.matcher(title).results())
        .forEach(match -> blank(plain, match.start(), match.end()));
    Folded folded = Folded.of(title, Language.ENGLISH);
    for (int token = 0; token < folded.size(); token++) {
      int from = token;
      shades.startingAt(
          folded,
          token,
          (shade, tokens) -> blank(plain, folded.start(from), folded.end(from + tokens - 1)));
    }
    return plain.toString();
  }

  private static void blank(StringBuilder text, int start, int end) {
    text.replace(start, end, "0" + " ".repeat(end - start - 1));
  }

  private static boolean isWhole(Kind kind) {
    return kind.role() == Role.THING || kind.role() == Role.ACCESSORY;
  }

  private boolean isGroup(Kind kind) {
    return groups.contains(kind.term().id());
  }

  private boolean isUnder(Kind kind, Kind group) {
    return kind.parent()
        .filter(id -> id.equals(group.term().id()) || isUnder(requireNonNull(kinds.get(id)), group))
        .isPresent();
  }

  private static boolean isBeside(Kind one, Kind other) {
    return one.parent().isPresent() && one.parent().equals(other.parent());
  }

  /** A group's name gives way to one of its members, and "lamp" to "projector lamp". */
  private Kind refined(Kind named, Optional<Kind> signature, Optional<Kind> modelLine) {
    if (signature.isPresent() && isUnder(signature.get(), named)) {
      return signature.get();
    }
    if (modelLine.isPresent()
        && (isUnder(modelLine.get(), named) || isKindOfName(modelLine.get(), named))) {
      return modelLine.get();
    }
    return named;
  }

  private static boolean isKindOfName(Kind special, Kind general) {
    return special.role() == Role.ACCESSORY
        && special.term().english().stream()
            .anyMatch(form -> form.endsWith(" " + general.term().english().getFirst()));
  }

  // What the feed declares

  /** The most telling of what is declared: a kind before a group, a group before "accessories". */
  private Optional<Kind> declared(List<Attribute> attributes) {
    return attributes.stream()
        .filter(attribute -> DECLARING.contains(attribute.key()))
        .flatMap(attribute -> exactly(attribute).stream())
        .min(Comparator.comparing(kind -> isWhole(kind) ? (isGroup(kind) ? 1 : 0) : 2));
  }

  private Optional<Kind> stated(String key, List<Attribute> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.key().equals(key))
        .flatMap(attribute -> exactly(attribute).stream())
        .findFirst();
  }

  /** A value, the last step of a path ("Electronics > Audio > Headphones") or its last words. */
  private Optional<Kind> exactly(Attribute attribute) {
    if (!(attribute.value() instanceof Value.Words stated) || stated.words().size() > 1) {
      return Optional.empty();
    }
    String value = stated.words().getFirst();
    String leaf = value.substring(Math.max(value.lastIndexOf('>'), value.lastIndexOf('|')) + 1);
    return Stream.of(leaf.strip(), lastWords(leaf, 3), lastWords(leaf, 2), lastWords(leaf, 1))
        .flatMap(
            words ->
                Stream.of(
                    english.exactly(words), spanish.exactly(words), titleWords.exactly(words)))
        .flatMap(List::stream)
        .findFirst();
  }

  /** "wired network card" is read as "network card". */
  private static String lastWords(String text, int count) {
    List<String> words = List.of(text.strip().split("\\s+"));
    return String.join(" ", words.subList(Math.max(0, words.size() - count), words.size()));
  }

  private Optional<Kind> signature(List<Attribute> attributes, boolean tells) {
    var texts = new HashMap<String, String>();
    for (Attribute attribute : attributes) {
      String key = attribute.key();
      if (signatureKeys.contains(key)) {
        texts.merge(key, text(attribute.value()), (a, b) -> a + " " + b);
      }
    }
    return signatures.stream()
        .filter(signature -> signature.tells() == tells)
        .filter(signature -> signature.conditions().stream().allMatch(c -> holds(c, texts)))
        .map(signature -> kinds.get(signature.kind()))
        .findFirst();
  }

  private static boolean holds(String condition, Map<String, String> texts) {
    if (condition.startsWith("!")) {
      return !texts.containsKey(condition.substring(1));
    }
    int sign = condition.indexOf('=');
    if (sign < 0) {
      return texts.containsKey(condition);
    }
    String text = texts.get(condition.substring(0, sign));
    return text != null && text.contains(condition.substring(sign + 1));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Words stated -> String.join(" ", stated.words()).toLowerCase(Locale.ROOT);
      case Value.Flag flag -> flag.set() ? "yes" : "no";
      case Value.Measure measure -> measure.quantity().toString();
      case Value.Span span -> span.low() + " - " + span.high();
      case Value.Bare bare -> bare.number().toPlainString();
    };
  }

  // What the title says

  private record Named(int start, int end, Kind kind) {}

  private Optional<Kind> modelLine(String title) {
    return named(Folded.of(apart(title), Language.ENGLISH), titleWords).stream()
        .map(Named::kind)
        .findFirst();
  }

  private static String apart(String text) {
    return NUMBER_BEGINS.matcher(text).replaceAll(" ");
  }

  /** Spanish names the thing first: "funda para portátil". */
  private Optional<Kind> inSpanish(String title) {
    return named(Folded.of(title, Language.SPANISH), spanish).stream().map(Named::kind).findFirst();
  }

  private Optional<Kind> inEnglish(String title) {
    Folded folded = Folded.of(title, Language.ENGLISH);
    int headEnd = headEnd(title, folded);
    List<Named> all = named(folded, english);
    List<Named> named = all.stream().filter(name -> name.end <= headEnd).toList();
    Optional<Kind> best = Optional.empty();
    int at = 0;
    while (at < named.size()) {
      Named head = named.get(at);
      int next = at + 1;
      while (next < named.size()
          && isOnePhrase(title, folded, named.get(next - 1), named.get(next))) {
        head = head(folded, head, named.get(next - 1), named.get(next));
        next++;
      }
      if (isWhole(head.kind)) {
        return Optional.of(headEnd < folded.size() ? with(head, folded, all, headEnd) : head.kind);
      }
      if (best.isEmpty() || best.get().role() == Role.WEAK) {
        best = Optional.of(head.kind);
      }
      at = next;
    }
    return best;
  }

  /**
   * The head of two names in one phrase: the later one, as far as it can be a thing of its own.
   * "Screen protector Desktop/Laptop" says where it belongs, not what it is.
   */
  private static Named head(Folded folded, Named head, Named before, Named next) {
    boolean adjacent = next.start == before.end;
    boolean mounted = next.end < folded.size() && MOUNTED.contains(folded.key(next.end));
    if (isWhole(head.kind) && PLACES.contains(words(folded, next)) && (adjacent || mounted)) {
      return head;
    }
    return switch (next.kind.role()) {
      case THING -> adjacent || head.kind.role() != Role.ACCESSORY ? next : head;
      case ACCESSORY -> next;
      case COMPONENT -> adjacent ? next : head;
      case WEAK -> head;
    };
  }

  /** "Case for iPhone" is an "iPhone case" where the tables know one. */
  private Kind with(Named head, Folded folded, List<Named> all, int headEnd) {
    return all.stream()
        .filter(named -> named.start >= headEnd)
        .findFirst()
        .flatMap(
            device ->
                english.exactly(words(folded, device) + " " + words(folded, head)).stream()
                    .findFirst())
        .orElse(head.kind);
  }

  private static String words(Folded folded, Named named) {
    return String.join(" ", folded.keys().subList(named.start, named.end));
  }

  /** The token at which the title stops to speak of the thing. */
  private static int headEnd(String title, Folded folded) {
    for (int token = 1; token < folded.size(); token++) {
      if (endsHead(title, folded, token)) {
        return token;
      }
    }
    return folded.size();
  }

  /** "F/F" is no "for". */
  private static boolean endsHead(String title, Folded folded, int token) {
    return ENDS_HEAD.contains(folded.key(token))
        && (folded.key(token).length() > 1
            || Character.isLowerCase(title.charAt(folded.start(token))));
  }

  /**
   * What a title names only behind "for" or "with", but not right behind it: "NIVEA FOR MEN
   * <b>shaver</b>", while "FireWire for Laptop" names nothing.
   */
  private Optional<Kind> afterHead(String title) {
    Folded folded = Folded.of(title, Language.ENGLISH);
    return named(folded, english).reversed().stream()
        .filter(name -> name.start > 0 && !endsHead(title, folded, name.start - 1))
        .map(Named::kind)
        .findFirst();
  }

  /** Nothing but plain words between: no number, no "and", no comma, dash or bracket. */
  private static boolean isOnePhrase(String title, Folded folded, Named left, Named right) {
    for (int token = left.end; token < right.start; token++) {
      String between = folded.key(token);
      if (SEPARATES.contains(between) || between.chars().anyMatch(Character::isDigit)) {
        return false;
      }
    }
    String gap = title.substring(folded.end(left.end - 1), folded.start(right.start));
    return gap.chars().noneMatch(c -> ",;:()[]|&+–".indexOf(c) >= 0) && !gap.contains(" - ");
  }

  private static List<Named> named(Folded folded, Phrases<Kind> phrases) {
    var found = new ArrayList<Named>();
    int token = 0;
    while (token < folded.size()) {
      Named[] longest = new Named[1];
      int from = token;
      phrases.startingAt(
          folded,
          token,
          (kinds, tokens) -> longest[0] = new Named(from, from + tokens, kinds.getFirst()));
      if (longest[0] == null) {
        token++;
      } else {
        found.add(longest[0]);
        token = longest[0].end;
      }
    }
    return found;
  }
}
