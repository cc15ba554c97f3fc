package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  /** Kinds that a sentence names one by one. */
  private static final int MAX_NOUNS = 3;

  /** What a conversion may add: 0.454 kg is read, 0.45359237 kg is not. */
  private static final int MAX_DECIMALS = 3;

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
    /** Whether one of them is a plural too: scissors, headphones. */
    boolean isPlural() {
      return singular.equals(plural);
    }
  }

  /**
   * What products had to meet.
   *
   * @param labels of attributes: "price", "colour"
   * @param qualities that they had to be described with, in the shopper's words
   * @param refused those that they must not be described with
   */
  record Conditions(List<String> labels, List<String> qualities, List<String> refused) {
    boolean isEmpty() {
      return labels.isEmpty() && qualities.isEmpty() && refused.isEmpty();
    }
  }

  // Lists of products

  /**
   * How many meet the conditions, and in which order they come.
   *
   * @param conditions not empty
   */
  abstract String found(int matching, Noun noun, Conditions conditions, Optional<Plan.Sort> sort);

  /**
   * No conditions were named: these are the nearest, or all of them in an order.
   *
   * @param shown how many cards follow
   */
  abstract String closest(Noun noun, int shown, Optional<Plan.Sort> sort);

  /** Of those that meet the conditions fewer are shown: the words beside them fit these best. */
  abstract String fittest(Noun noun, int shown);

  /**
   * The best product.
   *
   * @param clauses of {@link #clause}, at least one
   */
  abstract String first(Sheet best, Noun noun, List<String> clauses);

  /** The best product where nothing of it is worth naming. */
  abstract String first(Sheet best, Noun noun);

  /** The cheapest; it has a price. */
  abstract String cheapest(Sheet sheet, Noun noun);

  /** A product shown below the best costs less than the best; it has a price. */
  abstract String costsLess(Sheet sheet);

  /**
   * What came first is sold out.
   *
   * @param instead what comes next and is in stock
   */
  abstract String soldOut(Sheet sheet, Optional<Sheet> instead);

  abstract String otherCurrency(String asked, String used);

  /**
   * What was asked for and not filtered by.
   *
   * @param words of the shopper, at least one
   */
  abstract String unchecked(List<String> words);

  abstract String readAs(String written, String read);

  /** An amount for several pieces was taken as the sum of equal shares. */
  abstract String shared();

  /** Words of the shopper's, or of a fact, between quotation marks. */
  abstract String quoted(String words);

  /** "it costs $19.95", "its cable length is 1.8 m". */
  abstract String clause(Sheet sheet, Fact fact);

  /** As {@link #statement}, of the product that the sentence before named. */
  final String itself(Sheet sheet, Fact fact) {
    return clause(sheet, fact);
  }

  /** As {@link #clause}: words that a fact has. */
  abstract String described(Sheet sheet, String words);

  /** On a card: words that a fact has. */
  abstract String described(String words);

  // Nothing found

  /** The shop has nothing of the kind. */
  abstract String notSold(Noun noun);

  /** Nothing fits the words of the question. */
  abstract String nothing(Noun noun);

  /**
   * Nothing meets the conditions.
   *
   * @param conditions not empty
   */
  abstract String nothing(Noun noun, Conditions conditions);

  /** Nothing was found before, and no new condition was heard. */
  abstract String still(Noun noun);

  /**
   * How many meet the other conditions, though not the one that is in the way; at least one.
   *
   * @param conditions not empty
   */
  abstract String met(Evidence.Relaxation relaxation, Noun noun, Conditions conditions);

  /** How many there are when the condition is dropped; at least one. */
  abstract String without(Evidence.Relaxation relaxation, Noun noun);

  /** The nearest product and, as a {@link #clause}, what it has instead. */
  abstract String nearest(Sheet sheet, String clause);

  /** The nearest product. */
  abstract String nearest(Sheet sheet);

  abstract String tryOther();

  // One product

  /** The fact as a sentence without a beginning: begins small unless with the name, ends bare. */
  abstract String statement(Sheet sheet, Fact fact);

  abstract String yes(String statement);

  abstract String no(String statement);

  /** Several facts of one field that say different things. */
  abstract String differing(Sheet sheet, String label, List<String> values);

  /** It has a price, and none before that was higher. */
  abstract String notReduced(Sheet sheet);

  abstract String brand(Sheet sheet, String brand);

  /**
   * The data has no such fields.
   *
   * @param attributes at least one
   */
  abstract String silent(Optional<Sheet> sheet, List<String> attributes);

  /** The data has nothing that answers. */
  abstract String silent(Optional<Sheet> sheet);

  abstract String askTheShop();

  abstract String whichProduct();

  /** A place was named that the list shown before does not have. */
  abstract String noSuchPlace();

  /** A product was named, and none is called so. */
  abstract String unknownProduct();

  // Several products

  /** As {@link #statement}: words that a fact has. */
  abstract String describedAs(Sheet sheet, String words);

  /** None of the products is as asked. */
  abstract String noneIs();

  /** Some of them are not as all are asked to be; which, is told behind. */
  abstract String notAll();

  /** None of them is stated to be as asked; of some nothing is stated. */
  abstract String noneIsKnown();

  /** The data of none of them says it. */
  abstract String noneSays();

  /**
   * The data of these does not say it.
   *
   * @param sheets at least one
   */
  abstract String doesNotSay(List<Sheet> sheets);

  // Several questions

  /**
   * Another part of the question is not answered here.
   *
   * @param part in the shopper's words, where they can be repeated
   */
  abstract String notAnswered(Optional<String> part);

  /** As {@link #silent}, of one part of the question. */
  abstract String unanswered(Sheet sheet, Optional<String> part);

  // Comparison

  /**
   * What the products differ in.
   *
   * @param labels the most telling differences; empty when there is none
   * @param more whether they differ in other things too
   */
  abstract String compares(List<Sheet> sheets, List<String> labels, boolean more);

  /** Both have prices; the first one's is lower. */
  abstract String cheaper(Sheet low, Sheet high);

  abstract String samePrice(Sheet one, Sheet other);

  /** Both have ratings; the first one's is higher. */
  abstract String rated(Sheet high, Sheet low);

  /** One value under one label for both. */
  abstract String same(Sheet one, Sheet other, String label, String value);

  /** Two facts of one field, without a judgement. */
  final String against(Sheet one, Fact fact, Sheet other, Fact otherFact) {
    return sentence(statement(one, fact) + "; " + statement(other, otherFact));
  }

  abstract String whatToCompare();

  // Texts of the shop

  /** A sentence of a passage, word for word, and where it stands. */
  abstract String quotation(Fact fact, Optional<Sheet> product, String quote);

  /** The next sentence of the same source. */
  abstract String quotation(String quote);

  /** Yes or no, and the quotation that says so. */
  final String concluded(boolean yes, String quotation) {
    return capitalised(flag(yes))
        + ": "
        + quotation.substring(0, 1).toLowerCase(Locale.ROOT)
        + quotation.substring(1);
  }

  abstract String checklist();

  abstract String noGuidance();

  /** As {@link #noGuidance()}, of one part of the question. */
  abstract String noGuidance(Optional<String> part);

  // Without products

  abstract String clarify();

  abstract String hello();

  abstract String welcome();

  abstract String bye();

  abstract String fine();

  abstract String anythingElse();

  /** Who is talking. */
  abstract String who();

  /** That no human is talking. */
  abstract String robot();

  /** What can be asked here. */
  abstract String abilities();

  /**
   * What the shop has.
   *
   * @param kinds in the plural; may be empty
   * @param more whether there are others
   */
  abstract String assortment(List<String> kinds, boolean more);

  abstract String outOfScope();

  abstract String handoff();

  /** The model that wrote this answer fell silent; facts follow. */
  abstract String brokeOff();

  /** The line for readers of neither language. */
  static String bilingual() {
    return "I can help in English or Spanish. / Puedo ayudarte en inglés o en español.";
  }

  // What was asked of a product, beside the product's own value

  /** "at most $20.00", "not black". */
  abstract String bound(Constraint.Operator operator, String value);

  /** "from 10 cm to 20 cm". */
  abstract String between(String low, String high);

  final String amount(Money money) {
    return notation.price(money);
  }

  final String amount(Quantity quantity) {
    return notation.quantity(quantity);
  }

  final String amount(double number) {
    return notation.number(BigDecimal.valueOf(number));
  }

  // Follow-up questions, as the shopper would type them

  abstract String askComparison();

  abstract String askCheaper();

  abstract String askOnly(String value);

  abstract String askAttribute(String key);

  abstract String askWithout(Evidence.Relaxation relaxation);

  abstract String askSorted(Noun noun);

  // Values

  /** What a fact says, as it stands in a table: "1.8 m", "yes", "black, silver". */
  final String value(Sheet sheet, Fact fact) {
    return switch (fact.origin()) {
      case PRICE -> sheet.price().map(price -> offered(sheet)).orElse("");
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

  /** A day written out; a colour, material or kind in this language; anything else as it is. */
  final String word(String word) {
    return notation
        .date(word)
        .or(
            () ->
                term(word, Term.Type.COLOUR)
                    .or(() -> term(word, Term.Type.MATERIAL))
                    .map(t -> translated(word, t)))
        .or(() -> thing(word))
        .orElse(word);
  }

  /**
   * Shades keep their own names: "graphite" is a grey, and a reader of "grey" sees another one; in
   * Spanish it is "grafito".
   */
  private String translated(String word, Term term) {
    String small = word.toLowerCase(Locale.ROOT);
    boolean plain =
        small.equals(term.label(Language.ENGLISH)) || small.equals(term.label(Language.SPANISH));
    if (plain) {
      String label = term.label(language);
      return label.equalsIgnoreCase(word) && isAcronym(word) ? word : label;
    }
    return term.forms(language).contains(small) ? small : shade(small).orElse(word);
  }

  /** "MDF", "PVC". */
  private static boolean isAcronym(String word) {
    return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
  }

  /** The shade in this language; the table has each as English and Spanish. */
  private Optional<String> shade(String name) {
    List<String> names = lexicon.shade(name);
    return names.size() < 2
        ? Optional.empty()
        : Optional.of(names.get(language == Language.SPANISH ? 1 : 0));
  }

  /** "Towel set" in the other language's word for just that, "Drill" in its word for the kind. */
  private Optional<String> thing(String word) {
    Language other = language == Language.SPANISH ? Language.ENGLISH : Language.SPANISH;
    for (Term kind : lexicon.named(Term.Type.KIND, word, other)) {
      List<String> narrower = lexicon.narrower(kind.id(), word, other);
      Optional<String> own =
          narrower.stream()
              .filter(form -> !lexicon.narrower(kind.id(), form, language).isEmpty())
              .filter(form -> !form.equalsIgnoreCase(word))
              .findFirst();
      if (own.isPresent()) {
        return own;
      }
      if (narrower.isEmpty() && word.equalsIgnoreCase(kind.label(other))) {
        return Optional.of(kind.label(language));
      }
    }
    return Optional.empty();
  }

  /** Whether a name begins with what some kind of thing is called. */
  protected final boolean beginsWithAThing(String name) {
    return lexicon.find(name, language).stream()
        .anyMatch(match -> match.start() == 0 && match.term().type() == Term.Type.KIND);
  }

  /** As {@link #value(Sheet, Fact)}, in another unit where that makes no long number of it. */
  final String value(Sheet sheet, Fact fact, Unit unit) {
    return fact.value().orElse(null) instanceof Value.Measure(Quantity quantity)
            && quantity.unit() != unit
            && quantity.unit().dimension() == unit.dimension()
            && quantity.in(unit).amount().scale() <= MAX_DECIMALS
        ? notation.quantity(quantity.in(unit))
        : value(sheet, fact);
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

  abstract String availability(Offer.Availability availability);

  /** Whether it can be had; how many are left changes by the hour and decides nothing. */
  private String stock(Offer offer) {
    return offer.stated().map(this::availability).orElse("");
  }

  abstract String rating(Product.Rating rating);

  /** The price of a product that has one. */
  protected final String price(Sheet sheet) {
    return notation.price(sheet.price().orElseThrow());
  }

  /** Its price and, where it was reduced, the one before. */
  protected final String offered(Sheet sheet) {
    return sheet
        .product()
        .offer()
        .reducedFrom()
        .map(before -> price(sheet) + " (" + formerly(notation.price(before)) + ")")
        .orElseGet(() -> price(sheet));
  }

  /** "was $39.90". */
  protected abstract String formerly(String price);

  /** The rating of a product that has one. */
  protected final String rating(Sheet sheet) {
    return rating(sheet.product().rating().orElseThrow());
  }

  // Labels

  /** What a product must have or, with "no", must not have. */
  final String label(Constraint constraint) {
    String label = label(constraint.attribute());
    return constraint.operand() instanceof Constraint.Operand.Flag(boolean set) && !set
        ? denied(label)
        : label;
  }

  /** "not wireless", "no USB port". */
  abstract String denied(String label);

  /** "cable length", "price", for an attribute of a constraint or the field of a fact. */
  final String label(String attribute) {
    return switch (attribute) {
      case "price", "stock", "rating", "brand", "kind", "colour", "material" ->
          commonLabel(attribute);
      case Constraint.QUALITY, Plan.DISCOUNT, Plan.REVIEWS -> commonLabel(attribute);
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
    List<Noun> nouns =
        kinds(plan).stream()
            .flatMap(id -> lexicon.term(Term.Type.KIND, id).stream())
            .map(this::noun)
            .toList();
    return nouns.size() > MAX_NOUNS ? Optional.of(product()) : nouns.stream().reduce(this::or);
  }

  /** "Mice or keyboards": the kinds asked for, without those that are some of another. */
  private List<String> kinds(Plan plan) {
    List<String> ids =
        plan.constraints().stream()
            .filter(c -> c.attribute().equals("kind") && c.operator() == Constraint.Operator.EQ)
            .map(Constraint::operand)
            .filter(Constraint.Operand.Words.class::isInstance)
            .map(o -> ((Constraint.Operand.Words) o).anyOf())
            .findFirst()
            .orElse(List.of());
    var heads = new ArrayList<String>();
    for (String id : ids) {
      if (heads.stream().noneMatch(head -> isUnder(id, head) || isUnder(head, id))) {
        heads.add(id);
      }
    }
    return heads;
  }

  private boolean isUnder(String kind, String group) {
    return lexicon.kindsUnder(group).contains(kind);
  }

  private Noun or(Noun one, Noun other) {
    return new Noun(
        one.singular() + or(other.singular()) + other.singular(),
        one.plural() + and(other.plural()) + other.plural(),
        one.feminine() && other.feminine());
  }

  /** " and ", as it stands before a word. */
  abstract String and(String next);

  /** " or ", as it stands before a word. */
  abstract String or(String next);

  /** The plural of a kind, where the lexicon has it. */
  final Optional<String> plural(String kind) {
    return lexicon.term(Term.Type.KIND, kind).map(term -> term.plural(language));
  }

  /** The noun for a product by its own kind. */
  final Noun noun(Product product) {
    return kindOf(product).map(this::noun).orElseGet(this::product);
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
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }

  /** Whether a field is the colour of the whole product. */
  static boolean isColour(Fact fact) {
    return switch (fact.field()) {
      case "colour", "color", "product_colour" -> fact.origin() == Origin.SPEC;
      default -> false;
    };
  }

  /** Whether a field is what the whole product is made of. */
  protected final boolean isMaterial(Fact fact) {
    return attribute(fact.field()).filter(t -> t.id().equals("material")).isPresent();
  }

  /** Whether a fact counts things. */
  protected static boolean isCount(Fact fact) {
    return fact.value().orElse(null) instanceof Value.Measure(Quantity quantity)
        && quantity.unit() == Unit.COUNT;
  }

  /** The kind's term of a product, where the lexicon has it. */
  protected final Optional<Term> kindOf(Product product) {
    return product.kind().flatMap(id -> lexicon.term(Term.Type.KIND, id));
  }

  protected final String label(Term term) {
    return term.label(language);
  }

  /**
   * Whether a constraint says something a reader would call a condition: kinds are the noun, ids
   * are ours.
   */
  static boolean isCondition(Constraint constraint) {
    return constraint.hard()
        && !constraint.attribute().equals("kind")
        && !constraint.attribute().equals(Constraint.ID);
  }

  /** What the lexicon calls a field, else what the feed calls it. */
  protected final String fieldName(Sheet sheet, Fact fact) {
    return attribute(fact.field()).isPresent() ? label(fact.field()) : sheet.feedName(fact);
  }
}
