package dev.tendero.lexicon;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of kinds, attributes, colours, materials, uses and features in English and Spanish,
 * from the tables beside this class. Immutable.
 */
public final class Lexicon {
  private static final List<List<String>> SHADES = Tables.shades();

  private static final Lexicon SHIPPED = new Lexicon();

  private final Map<Term.Type, Map<String, Term>> terms = new EnumMap<>(Term.Type.class);
  private final Map<String, List<String>> keysOfAttribute = new LinkedHashMap<>();
  private final Map<String, Term> attributeOfKey = new HashMap<>();
  private final Map<String, List<String>> kindsUnder = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Phrases<Tables.Narrower>> narrowerEnglish = new HashMap<>();
  private final Map<String, Phrases<Tables.Narrower>> narrowerSpanish = new HashMap<>();
  private final Phrases<Term> english = new Phrases<>(Language.ENGLISH);
  private final Phrases<Term> spanish = new Phrases<>(Language.SPANISH);
  private final Set<String> makers = Tables.makers();
  private final KindNaming naming;

  private Lexicon() {
    for (Term.Type type : Term.Type.values()) {
      terms.put(type, new LinkedHashMap<>());
    }
    List<Tables.Kind> kinds = Tables.kinds();
    for (Tables.Kind kind : kinds) {
      learn(kind.term());
      kind.parent().ifPresent(parent -> parents.put(kind.term().id(), parent));
      narrow(kind);
    }
    for (Tables.Kind kind : kinds) {
      kindsUnder.put(kind.term().id(), under(kind.term().id()));
    }
    for (Tables.Named attribute : Tables.attributes()) {
      learn(attribute.term());
      keysOfAttribute.put(attribute.term().id(), attribute.keys());
    }
    keysOfAttribute.forEach(
        (id, keys) -> keys.forEach(key -> attributeOfKey.putIfAbsent(key, attribute(id))));
    of(Term.Type.ATTRIBUTE).forEach(attributeOfKey::put);
    Tables.words(Term.Type.COLOUR, "colours.tsv").forEach(this::learn);
    Tables.words(Term.Type.MATERIAL, "materials.tsv").forEach(this::learn);
    Tables.words(Term.Type.USE, "uses.tsv").forEach(this::learn);
    Tables.words(Term.Type.FEATURE, "features.tsv").forEach(this::learn);
    naming = new KindNaming(kinds, Tables.signatures(), terms(Term.Type.COLOUR));
  }

  /** The lexicon that ships with Tendero; loaded once. */
  public static Lexicon shipped() {
    return SHIPPED;
  }

  /**
   * A word or phrase of a text that names a term.
   *
   * @param start first UTF-16 unit
   * @param end one past the last
   */
  public record Match(int start, int end, Term term) {}

  /**
   * The terms that {@code text} names, left to right, longest match first, without overlaps within
   * one type. Case, accents and plural endings do not matter.
   */
  public List<Match> find(String text, Language language) {
    Phrases<Term> phrases = language == Language.SPANISH ? spanish : english;
    Folded folded = Folded.of(text, language);
    var matches = new ArrayList<Match>();
    int[] free = new int[Term.Type.values().length];
    for (int token = 0; token < folded.size(); token++) {
      int start = folded.start(token);
      int first = token;
      var longest = new EnumMap<Term.Type, Match>(Term.Type.class);
      phrases.startingAt(
          folded,
          token,
          (named, tokens) -> {
            int end = folded.end(first + tokens - 1);
            for (Term term : named) {
              Match known = longest.get(term.type());
              if (start >= free[term.type().ordinal()] && (known == null || known.end() < end)) {
                longest.put(term.type(), new Match(start, end, term));
              }
            }
          });
      longest.forEach((type, match) -> free[type.ordinal()] = match.end());
      matches.addAll(longest.values());
    }
    return matches;
  }

  /** Every term of one type that exactly these words name: "cascos" are helmets and headphones. */
  public List<Term> named(Term.Type type, String words, Language language) {
    Phrases<Term> phrases = language == Language.SPANISH ? spanish : english;
    return phrases.exactly(words).stream().filter(term -> term.type() == type).toList();
  }

  /**
   * Whether these words are a well-known maker's name, whatever the catalogue has of it. Names that
   * are words ("Apple") are left out.
   */
  public boolean isMaker(String words) {
    return makers.contains(words.toLowerCase(Locale.ROOT));
  }

  public Optional<Term> term(Term.Type type, String id) {
    return Optional.ofNullable(of(type).get(id));
  }

  /** Every term of a type, in the order of its table. */
  public List<Term> terms(Term.Type type) {
    return List.copyOf(of(type).values());
  }

  /**
   * All catalogue keys that an attribute's name stands for, the most likely one first: "colour" is
   * stated under product_colour, colour, color, cable_colour ... An id that the lexicon does not
   * have stands for itself.
   */
  public List<String> keysOf(String attributeId) {
    return keysOfAttribute.getOrDefault(attributeId, List.of(attributeId));
  }

  /** The attribute that a catalogue key states: its own term, or the one that lists it. */
  public Optional<Term> attributeOf(String key) {
    return Optional.ofNullable(attributeOfKey.get(key));
  }

  /** The id of that attribute; a key that the lexicon does not have stands for itself. */
  public String attributeId(String key) {
    return attributeOf(key).map(Term::id).orElse(key);
  }

  /**
   * What a product is ordered and told from its like by: its price in minor units, its stars, else
   * the first quantity it states of the attribute, in the canonical unit.
   */
  public OptionalDouble measure(Product product, String attributeId) {
    return switch (attributeId) {
      case "price" -> product.offer().price().stream().mapToDouble(Money::minor).findFirst();
      case "rating" -> product.rating().stream().mapToDouble(Product.Rating::value).findFirst();
      default ->
          keysOf(attributeId).stream()
              .flatMap(product::attributes)
              .map(Attribute::value)
              .filter(Value.Measure.class::isInstance)
              .mapToDouble(value -> ((Value.Measure) value).quantity().canonical())
              .findFirst();
    };
  }

  /**
   * The display form of an attribute key; for keys the lexicon does not have, the key with spaces.
   */
  public String attributeLabel(String key, Language language) {
    return attributeOf(key).map(term -> term.label(language)).orElse(key.replace('_', ' '));
  }

  /** A kind and everything that is one: cable, network_cable, usb_cable ... */
  public List<String> kindsUnder(String kindId) {
    return kindsUnder.getOrDefault(kindId, List.of(kindId));
  }

  /**
   * What words that name only some of a kind's products mean, in both languages: of lamps
   * "chandeliers" is chandelier, araña. Empty where they name the kind as a whole.
   */
  public List<String> narrower(String kindId, String words, Language language) {
    Phrases<Tables.Narrower> phrases =
        (language == Language.SPANISH ? narrowerSpanish : narrowerEnglish).get(kindId);
    return phrases == null
        ? List.of()
        : phrases.exactly(words).stream()
            .flatMap(each -> Stream.concat(each.english().stream(), each.spanish().stream()))
            .distinct()
            .toList();
  }

  private void narrow(Tables.Kind kind) {
    var inEnglish = new Phrases<Tables.Narrower>(Language.ENGLISH);
    var inSpanish = new Phrases<Tables.Narrower>(Language.SPANISH);
    for (Tables.Narrower each : kind.narrower()) {
      each.english().forEach(form -> inEnglish.add(form, each));
      each.spanish().forEach(form -> inSpanish.add(form, each));
    }
    narrowerEnglish.put(kind.term().id(), inEnglish);
    narrowerSpanish.put(kind.term().id(), inSpanish);
  }

  /** The group a kind belongs to: of network_cable, cable. */
  public Optional<String> parentOf(String kindId) {
    return Optional.ofNullable(parents.get(kindId));
  }

  /** A colour's id from a catalogue's or a shopper's word for it: "Matte Black", "negro". */
  public Optional<String> canonicalColour(String value) {
    return canonical(Term.Type.COLOUR, value);
  }

  /** A shade's names in both languages ("navy", "azul marino"); none where it is no shade. */
  public List<String> shade(String name) {
    Set<String> inSpanish =
        SHADES.stream()
            .filter(shade -> shade.stream().anyMatch(name::equalsIgnoreCase))
            .map(shade -> shade.get(1))
            .collect(Collectors.toSet());
    return SHADES.stream()
        .filter(shade -> inSpanish.contains(shade.get(1)))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** A material's id: "PVC", "acero inoxidable". */
  public Optional<String> canonicalMaterial(String value) {
    return canonical(Term.Type.MATERIAL, value);
  }

  /**
   * The kind of a product from its title and its kind-like attributes ("product_type"): the device
   * or the accessory it is, not the device it is for.
   *
   * @return a KIND term's id
   */
  public Optional<String> kindOf(String title, List<Attribute> attributes) {
    return naming.kindOf(title, attributes);
  }

  private Optional<String> canonical(Term.Type type, String value) {
    for (Phrases<Term> phrases : List.of(english, spanish)) {
      for (Term term : phrases.exactly(value)) {
        if (term.type() == type) {
          return Optional.of(term.id());
        }
      }
    }
    for (Language language : List.of(Language.ENGLISH, Language.SPANISH)) {
      Optional<Match> last =
          find(value, language).stream()
              .filter(match -> match.term().type() == type)
              .max(Comparator.comparingInt(Match::start));
      if (last.isPresent()) {
        return last.map(match -> match.term().id());
      }
    }
    return Optional.empty();
  }

  private void learn(Term term) {
    of(term.type()).put(term.id(), term);
    term.english().forEach(form -> english.add(form, term));
    term.spanish().forEach(form -> spanish.add(form, term));
    if (term.type() == Term.Type.KIND) {
      english.add(term.englishPlural(), term);
      spanish.add(term.spanishPlural(), term);
    }
  }

  private List<String> under(String kindId) {
    var ids = new ArrayList<>(List.of(kindId));
    for (Term kind : of(Term.Type.KIND).values()) {
      if (kindId.equals(parents.get(kind.id()))) {
        ids.addAll(under(kind.id()));
      }
    }
    return List.copyOf(ids);
  }

  private Term attribute(String id) {
    return term(Term.Type.ATTRIBUTE, id).orElseThrow();
  }

  private Map<String, Term> of(Term.Type type) {
    return terms.computeIfAbsent(type, unseen -> new LinkedHashMap<>());
  }
}
