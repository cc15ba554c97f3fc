package dev.tendero.planning;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Products named by words of their titles: "the Plinto Trio", "los Kestrelle Bud Pro". */
final class Titles {
  /** Words that fit more products than this name none of them. */
  private static final int MOST = 3;

  /** Titles looked at to tell a name from a longer one. */
  private static final int LOOKED_AT = 12;

  /** A shorter word is no name by itself. */
  private static final int SHORTEST_NAME = 4;

  private static final Pattern ARTICLE = Pattern.compile("\\b(?:the|el|la|los|las|del|al)\\s+");

  private static final Pattern THE_ONE =
      Pattern.compile(
          "\\bthe ((?:[\\p{L}\\p{N}-]+ ){1,3}?)ones?\\b"
              + "|\\b(?:el|la|los|las|del|al) (?:de |del |con |que (?:es|tiene) )?([\\p{L}\\p{N}]+(?: (?:de |del )?[\\p{L}\\p{N}]+){0,2}?)(?=\\s*[,¿?]|$)");

  private final Reading reading;
  private final CatalogueView catalogue;

  Titles(Reading reading, CatalogueView catalogue) {
    this.reading = reading;
    this.catalogue = catalogue;
  }

  /** One name in the question and the products that go by it. */
  record Named(int start, int end, List<String> ids) {
    Named {
      ids = List.copyOf(ids);
    }
  }

  List<Named> names() {
    var names = new ArrayList<Named>();
    List<Reading.Word> words = reading.words();
    int at = 0;
    while (at < words.size()) {
      Optional<Named> name = startsName(at) ? nameAt(at) : Optional.empty();
      name.ifPresent(names::add);
      int end = name.map(Named::end).orElse(words.get(at).end());
      while (at < words.size() && words.get(at).start() < end) {
        at++;
      }
    }
    return List.copyOf(names);
  }

  /** Which of these products some words of the question name, and not the others. */
  List<String> among(List<String> shown) {
    if (shown.size() < 2) {
      return List.of();
    }
    for (Reading.Word word : reading.words()) {
      String flat = reading.flat(word);
      if (SearchWords.isFiller(flat) || flat.length() < 3 || names(Term.Type.ATTRIBUTE, word)) {
        continue;
      }
      List<String> fitting = fitting(shown, word);
      if (!fitting.isEmpty() && fitting.size() < shown.size()) {
        return fitting;
      }
    }
    return List.of();
  }

  /** "The Air" of an Aria and an Aria Air that were shown: named by what tells it from the rest. */
  List<String> pointedAt(List<String> shown) {
    return shown.size() < 2
        ? List.of()
        : reading.words().stream()
            .filter(word -> reading.endsBefore(ARTICLE, word.start()))
            .filter(word -> Character.isUpperCase(reading.text().charAt(word.start())))
            .filter(
                word ->
                    Stream.of(Term.Type.values()).noneMatch(type -> names(type, word))
                        && catalogue
                            .brands(reading.text().substring(word.start(), word.end()))
                            .isEmpty())
            .map(word -> fitting(shown, word))
            .filter(fitting -> fitting.size() == 1)
            .findFirst()
            .orElse(List.of());
  }

  /** "The white one", "la de latón": the one of what was shown that has all that is said of it. */
  List<String> theOne(List<String> shown, Lexicon lexicon) {
    if (shown.size() < 2) {
      return List.of();
    }
    for (MatchResult said : THE_ONE.matcher(reading.flat()).results().toList()) {
      int group = said.group(1) != null ? 1 : 2;
      List<Reading.Word> words = telling(said.start(group), said.end(group));
      List<String> meant =
          words.isEmpty()
              ? List.of()
              : shown.stream()
                  .filter(
                      id -> catalogue.product(id).filter(p -> has(p, words, lexicon)).isPresent())
                  .toList();
      if (meant.size() == 1) {
        reading.understand(said);
        return meant;
      }
    }
    return List.of();
  }

  /** "Spanish" of "the Spanish layout one": the name of what is Spanish tells none apart. */
  private List<Reading.Word> telling(int start, int end) {
    List<Reading.Word> words =
        reading.words().stream()
            .filter(w -> w.start() >= start && w.end() <= end)
            .filter(w -> !SearchWords.isFiller(reading.flat(w)))
            .toList();
    List<Reading.Word> values = words.stream().filter(w -> !names(Term.Type.ATTRIBUTE, w)).toList();
    return values.isEmpty() ? words : values;
  }

  private boolean has(Product product, List<Reading.Word> words, Lexicon lexicon) {
    List<String> values =
        product.attributes().stream()
            .map(Attribute::value)
            .filter(Value.Words.class::isInstance)
            .flatMap(value -> ((Value.Words) value).words().stream())
            .toList();
    List<String> told =
        Stream.concat(titles(product), values.stream())
            .flatMap(text -> Stream.of(Reading.flat(text).split("[^\\p{L}\\p{N}]+")))
            .toList();
    return words.stream()
        .allMatch(
            word ->
                told.stream().anyMatch(each -> Stems.areAlike(each, reading.flat(word)))
                    || values.stream().anyMatch(value -> isColoured(value, word, lexicon)));
  }

  private boolean isColoured(String value, Reading.Word word, Lexicon lexicon) {
    return Stream.of(Term.Type.COLOUR, Term.Type.MATERIAL)
        .flatMap(type -> reading.terms(type).stream())
        .filter(match -> match.start() <= word.start() && word.end() <= match.end())
        .map(match -> Optional.of(match.term().id()))
        .anyMatch(
            id ->
                id.equals(lexicon.canonicalColour(value))
                    || id.equals(lexicon.canonicalMaterial(value)));
  }

  private List<String> fitting(List<String> shown, Reading.Word word) {
    String flat = reading.flat(word);
    List<String> fitting =
        shown.stream().filter(id -> titles(id).anyMatch(t -> has(t, flat))).toList();
    List<String> ending = endingWith(fitting, List.of(flat));
    return ending.isEmpty() ? fitting : ending;
  }

  /** A brand, or a word that nothing else explains. */
  private boolean startsName(int at) {
    Reading.Word word = reading.words().get(at);
    if (reading.isUnderstood(word.start(), word.end())) {
      return false;
    }
    String written = reading.text().substring(word.start(), word.end());
    if (!catalogue.brands(written).isEmpty()) {
      return !SearchWords.isFiller(reading.flat(word));
    }
    boolean explained =
        Stream.of(Term.Type.values()).anyMatch(type -> names(type, word))
            || SearchWords.isFiller(reading.flat(word));
    return !explained
        && !written.equals(written.toUpperCase(Locale.ROOT))
        && !References.isStandard(written)
        && written.length() >= SHORTEST_NAME
        && Character.isUpperCase(written.charAt(0));
  }

  private boolean names(Term.Type type, Reading.Word word) {
    return reading.terms(type).stream()
        .anyMatch(match -> match.start() <= word.start() && word.end() <= match.end());
  }

  /** The longest run of words from here that some title has. */
  private Optional<Named> nameAt(int at) {
    List<Reading.Word> words = reading.words();
    var run = new ArrayList<String>();
    List<String> ids = List.of();
    int end = at;
    while (end < words.size()) {
      Reading.Word word = words.get(end);
      if (SearchWords.isFiller(reading.flat(word))
          || !joins(words, end, at)
          || (end > at && beginsAttribute(word))) {
        break;
      }
      run.add(reading.text().substring(word.start(), word.end()));
      List<String> longer = catalogue.titled(run, LOOKED_AT);
      if (longer.isEmpty()) {
        break;
      }
      ids = longer;
      end++;
    }
    if (end == at) {
      return Optional.empty();
    }
    boolean onlyBrand = !catalogue.brands(String.join(" ", run.subList(0, end - at))).isEmpty();
    if (ids.size() == LOOKED_AT || (onlyBrand && ids.size() > 1)) {
      return Optional.empty();
    }
    List<String> name = words.subList(at, end).stream().map(reading::flat).toList();
    List<String> ending = endingWith(ids, name);
    List<String> all = ending.isEmpty() ? ids : ending;
    List<String> meant = all.size() > MOST ? oneOfEach(all) : all;
    return meant.size() > MOST
        ? Optional.empty()
        : Optional.of(new Named(words.get(at).start(), words.get(end - 1).end(), meant));
  }

  /** Of a model in many colours the first. */
  List<String> oneOfEach(List<String> ids) {
    var models = new LinkedHashMap<String, String>();
    ids.forEach(
        id ->
            models.putIfAbsent(
                catalogue.product(id).flatMap(product -> product.family().groupId()).orElse(id),
                id));
    return List.copyOf(models.values());
  }

  /** In "Lexmark 14 print technology" the name ends before what is asked of it. */
  private boolean beginsAttribute(Reading.Word word) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .anyMatch(term -> term.start() == word.start() && term.end() > word.end());
  }

  /** Nothing but a blank or a joining mark stands between two words of a name. */
  private boolean joins(List<Reading.Word> words, int at, int first) {
    return at == first
        || reading
            .flat()
            .substring(words.get(at - 1).end(), words.get(at).start())
            .matches("[\\s/&-]*");
  }

  /** "Serene" is the Serene, not the Serene Lite: the title goes on without a name after it. */
  private List<String> endingWith(List<String> ids, List<String> name) {
    Set<String> ending = new LinkedHashSet<>();
    for (String id : ids) {
      if (titles(id).anyMatch(title -> endsName(title, name))) {
        ending.add(id);
      }
    }
    return List.copyOf(ending);
  }

  private static boolean endsName(String title, List<String> name) {
    String flat = Reading.flat(title);
    String last = name.getLast();
    int at = flat.indexOf(last);
    while (at >= 0) {
      int end = at + last.length();
      boolean whole =
          (at == 0 || !Character.isLetterOrDigit(flat.charAt(at - 1)))
              && (end == flat.length() || !Character.isLetterOrDigit(flat.charAt(end)));
      if (whole) {
        String rest = title.substring(end).stripLeading();
        return rest.isEmpty() || !Character.isUpperCase(rest.charAt(0));
      }
      at = flat.indexOf(last, end);
    }
    return false;
  }

  private static boolean has(String title, String word) {
    return List.of(Reading.flat(title).split("[^\\p{L}\\p{N}]+")).contains(word);
  }

  private Stream<String> titles(String id) {
    return of(id, catalogue);
  }

  /** A product's titles, in every language. */
  static Stream<String> of(String id, CatalogueView catalogue) {
    return catalogue.product(id).stream().flatMap(Titles::titles);
  }

  private static Stream<String> titles(Product product) {
    return Stream.concat(
        Stream.of(product.title()),
        product.wording().translations().values().stream().map(Wording.Text::title));
  }
}
