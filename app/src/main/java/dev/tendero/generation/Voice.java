package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in one language what the composer has decided to say. One method a message; the languages
 * say the same with the same numbers and names, each in its own way.
 *
 * <p>Texts name no number that their arguments do not carry: "another", never "one more". Number
 * words are read as claims by the review.
 */
abstract sealed class Voice permits English, Spanish {
  private final Lexicon lexicon;
  private final Language language;
  private final long seed;
  protected final Notation notation;

  protected Voice(Lexicon lexicon, Language language, long seed) {
    this.lexicon = lexicon;
    this.language = language;
    this.seed = seed;
    this.notation = new Notation(language);
  }

  static Voice of(Language language, Lexicon lexicon, long seed) {
    return language == Language.SPANISH ? new Spanish(lexicon, seed) : new English(lexicon, seed);
  }

  /** What the catalogue calls things of one kind. */
  record Noun(String singular, String plural, boolean feminine) {
    String counted(int n) {
      return n + " " + (n == 1 ? singular : plural);
    }
  }

  // Lists of products

  /** How many meet the conditions, and in which order they come. */
  abstract String found(int matching, Noun noun, Optional<Plan.Sort> sort);

  /** No conditions were named: these are the nearest. */
  abstract String closest(Noun noun, Optional<Plan.Sort> sort);

  /**
   * The best product.
   *
   * @param clauses of {@link #clause}, at least one
   */
  abstract String first(String name, Noun noun, List<String> clauses);

  /** The best product where nothing of it is worth naming. */
  abstract String first(String name, Noun noun);

  abstract String cheapest(String name, Noun noun, String price);

  /** A product shown below the best costs less than the best. */
  abstract String costsLess(String name, Noun noun, String price);

  abstract String otherCurrency(String asked, String used);

  /** "it costs $19.95", "its cable length is 1.8 m". */
  abstract String clause(Sheet sheet, Fact fact);

  // Nothing found

  abstract String nothing(Optional<Noun> noun);

  /** How many there are when the named condition is dropped; {@code gained} at least 1. */
  abstract String without(String label, int gained);

  /** The nearest product and, as a {@link #clause}, what it has instead. */
  abstract String nearest(String name, String clause);

  abstract String tryOther();

  // One product

  /** The fact as a sentence without a beginning: begins small unless with the name, ends bare. */
  abstract String statement(Sheet sheet, Fact fact);

  abstract String yes(String statement);

  abstract String no(String statement);

  /** Several facts of one field that say different things. */
  abstract String differing(String name, String label, List<String> values);

  abstract String brand(String name, String brand);

  /** The data has no such field. */
  abstract String silent(String attribute, Optional<String> name);

  /** The data has nothing that answers. */
  abstract String silent(Optional<String> name);

  abstract String askTheShop();

  abstract String whichProduct();

  // Comparison

  abstract String compares(List<String> names);

  abstract String cheaper(String name, String price, String otherName, String otherPrice);

  abstract String samePrice(String name, String otherName, String price);

  abstract String rated(String name, String rating, String otherName, String otherRating);

  /** Two values under one label, without a judgement. */
  abstract String against(String label, String name, String value, String other, String otherValue);

  abstract String onlyOneToCompare();

  // Texts of the shop

  /** A sentence of a passage, word for word, and where it stands. */
  abstract String quotation(Fact fact, Optional<String> productName, String quote);

  /** The next sentence of the same source. */
  abstract String quotation(String quote);

  abstract String checklist(Optional<Noun> noun);

  abstract String noGuidance();

  // Without products

  abstract String clarify();

  abstract String hello();

  abstract String welcome();

  abstract String outOfScope();

  abstract String handoff();

  /** The model that wrote this answer fell silent; facts follow. */
  abstract String brokeOff();

  /** The line for readers of neither language. */
  static String bilingual() {
    return "I can help in English or Spanish. / Puedo ayudarte en inglés o en español.";
  }

  // Follow-up questions, as the shopper would type them

  abstract String askComparison();

  abstract String askCheaper();

  abstract String askOnly(String value);

  abstract String askAttribute(String key);

  abstract String askWithout(String label);

  abstract String askSorted(Noun noun);

  // Values

  /** What a fact says, as it stands in a table: "1.8 m", "yes", "black, silver". */
  final String value(Sheet sheet, Fact fact) {
    return switch (fact.origin()) {
      case PRICE -> sheet.price().map(notation::price).orElse("");
      case STOCK -> stock(sheet.product().offer());
      case RATING -> sheet.product().rating().map(this::rating).orElse("");
      case SPEC -> fact.value().map(this::value).orElse("");
      case TITLE, DESCRIPTION, REVIEW, GUIDE, POLICY, MANUAL, FAQ -> "";
    };
  }

  private String value(Value value) {
    return switch (value) {
      case Value.Measure(var quantity) -> notation.quantity(quantity);
      case Value.Span(var low, var high) -> notation.span(low, high);
      case Value.Bare(var number) -> bare(notation.number(number));
      case Value.Flag(boolean set) -> flag(set);
      case Value.Words(var words) ->
          words.stream().map(this::word).collect(Collectors.joining(", "));
    };
  }

  /** The word in this language where it is exactly a colour or material, else as it is. */
  final String word(String word) {
    return term(word, Term.Type.COLOUR)
        .or(() -> term(word, Term.Type.MATERIAL))
        .map(t -> t.label(language))
        .orElse(word);
  }

  /** The term that the whole of {@code word} names, in either language. */
  final Optional<Term> term(String word, Term.Type type) {
    return Stream.of(Language.ENGLISH, Language.SPANISH)
        .flatMap(l -> lexicon.find(word, l).stream())
        .filter(m -> m.start() == 0 && m.end() == word.length() && m.term().type() == type)
        .map(Lexicon.Match::term)
        .findFirst();
  }

  abstract String bare(String number);

  abstract String flag(boolean set);

  abstract String stock(Offer offer);

  abstract String rating(Product.Rating rating);

  final String price(Money money) {
    return notation.price(money);
  }

  // Labels

  /** "cable length", "price", for an attribute of a constraint or the field of a fact. */
  final String label(String attribute) {
    return switch (attribute) {
      case "price", "stock", "rating", "brand", "kind", "colour", "material" ->
          commonLabel(attribute);
      // A product's colour is its colour.
      case "product_colour", "color" -> commonLabel("colour");
      default -> lexicon.attributeLabel(attribute, language);
    };
  }

  /** At the head of a card or a table's row. */
  final String heading(String attribute) {
    return capitalised(label(attribute));
  }

  abstract String commonLabel(String attribute);

  /** The term of a catalogue's key, where the lexicon has it. */
  final Optional<Term> attribute(String key) {
    return lexicon.attributeOf(key);
  }

  /** The noun for what the plan asks for; "product" where no kind was recognised. */
  final Noun noun(Plan plan) {
    return kind(plan).orElseGet(this::product);
  }

  final Optional<Noun> kind(Plan plan) {
    return plan.kind().flatMap(id -> lexicon.term(Term.Type.KIND, id)).map(this::noun);
  }

  /** The noun for a product by its own kind. */
  final Noun noun(Product product) {
    return product
        .kind()
        .flatMap(id -> lexicon.term(Term.Type.KIND, id))
        .map(this::noun)
        .orElseGet(this::product);
  }

  private Noun noun(Term term) {
    return new Noun(term.label(language), term.plural(language), term.feminine());
  }

  abstract Noun product();

  // Building blocks

  /** One of the phrasings; the next seed takes the next one, so that turns do not repeat. */
  protected final String one(String... phrasings) {
    return phrasings[Math.floorMod(seed, phrasings.length)];
  }

  /** A statement as a sentence. */
  final String sentence(String statement) {
    return ended(capitalised(statement));
  }

  protected static String ended(String text) {
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }

  static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }

  /** Whether a field is the colour of the whole product. */
  static boolean isColour(Fact fact) {
    return switch (fact.field()) {
      case "colour", "color", "product_colour" -> fact.origin() == Origin.SPEC;
      default -> false;
    };
  }

  /** Prose needs a label of the lexicon and a value that reads as a value. */
  protected final boolean reads(Fact fact) {
    return attribute(fact.field()).isPresent()
        && fact.value()
            .filter(v -> !(v instanceof Value.Flag || v instanceof Value.Bare))
            .isPresent();
  }

  /** A flag under a label of the lexicon. */
  protected final Optional<Boolean> flag(Fact fact) {
    return attribute(fact.field()).isPresent()
            && fact.value().orElse(null) instanceof Value.Flag(boolean set)
        ? Optional.of(set)
        : Optional.empty();
  }

  /** Whether a constraint says something a reader would call a condition: kinds are the noun. */
  static boolean isCondition(Constraint constraint) {
    return constraint.hard() && !constraint.attribute().equals("kind");
  }

  /** What the lexicon calls a field, else what the feed calls it. */
  protected final String fieldName(Sheet sheet, Fact fact) {
    return attribute(fact.field()).isPresent() ? label(fact.field()) : sheet.feedName(fact);
  }
}
