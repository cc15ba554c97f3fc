package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The composer's English. */
final class English extends Voice {
  private static final String NUMBER_OF = "number of ";

  private static final String SOLD_OUT = "sold out at the moment";

  /** What a product is, where other features are what it has. */
  private static final Pattern ADJECTIVE =
      Pattern.compile(
          ".*\\b(?:wireless|internal|electric|insulated|oscillating|\\w+able|\\w+ible|\\w+less|\\w+proof|\\w+-drying|certified|free|safe|resistant|ready)|suitable for .*");

  /** Features that are one thing: "a USB port", but "noise cancelling". */
  private static final Pattern ONE_THING =
      Pattern.compile(
          ".*\\b(?:backlight|touchscreen|function|port|keypad|reader|slot|tuner|switch|microphone"
              + "|camera|webcam|timer|boot|processor|display|mount|adapter|drive|alarm|jack|device"
              + "|module|connection|mouse|manual|guide|box|remote control|bit|buffer|headrest"
              + "|armrest|footrest|lock|tray|case|warmer|grinder|frother|coating|filter|charger"
              + "|holder|handle|lid|stand|keyboard|cord|pocket|bag|cover|strap|thermostat|motor"
              + "|socket|hub|sensor|clock|radio|antenna|stylus|receiver|adaptor|base|hook)");

  private static final String INCLUDED = " included";

  private static final String REQUIRED = " required";

  /** The noun that a label begins with ends before one of these: "sheets per pack". */
  private static final Pattern BEHIND_HEAD = Pattern.compile(" (?:of|per|for|by|with|in|on) .*");

  private static final Pattern PLURAL = Pattern.compile(".*[^sui]s");

  English(Lexicon lexicon, long seed) {
    super(lexicon, Language.ENGLISH, seed);
  }

  // Products in sentences

  /** "the Acme Quiet Mouse"; a name without a noun, "HP 55A", takes no article. */
  private String the(Sheet sheet) {
    return kindIn(sheet).isPresent() ? "the " + sheet.name() : sheet.name();
  }

  private String the(Optional<Sheet> sheet) {
    return sheet.map(this::the).orElse("this product");
  }

  /** The longest name of the product's kind that stands in what we call the product. */
  private Optional<String> kindIn(Sheet sheet) {
    String name = " " + sheet.name().toLowerCase(Locale.ROOT).replace(',', ' ') + " ";
    return kindOf(sheet.product()).stream()
        .flatMap(
            t -> Stream.concat(t.forms(Language.ENGLISH).stream(), Stream.of(t.englishPlural())))
        .filter(form -> name.contains(" " + form.toLowerCase(Locale.ROOT) + " "))
        .max(Comparator.comparingInt(String::length));
  }

  /** Headphones cost, a headset costs. */
  private boolean isPlural(Sheet sheet) {
    return kindOf(sheet.product()).filter(t -> t.englishPlural().equals(label(t))).isPresent()
        && kindIn(sheet).filter(form -> PLURAL.matcher(form).matches()).isPresent();
  }

  private String verb(Sheet sheet, String one, String several) {
    return isPlural(sheet) ? several : one;
  }

  private String is(Sheet sheet) {
    return verb(sheet, " is ", " are ");
  }

  private String costs(Sheet sheet) {
    return the(sheet) + verb(sheet, " costs ", " cost ") + price(sheet);
  }

  // Lists of products

  private static String counted(int n, Noun noun) {
    return n != 1
        ? n + " " + noun.plural()
        : noun.isPlural() ? "1 model of " + noun.plural() : "1 " + noun.singular();
  }

  @Override
  String found(int matching, Noun noun, Conditions conditions, Optional<Plan.Sort> sort) {
    String counted = counted(matching, noun);
    boolean one = matching == 1;
    String meeting = meeting(one, conditions);
    String order = one ? "" : sort.map(s -> ", sorted by " + order(s)).orElse("");
    return one(
        "I found " + counted + " that " + meeting + order + ".",
        capitalised(counted) + " " + meeting + order + ".",
        "There " + (one ? "is " : "are ") + counted + " that " + meeting + order + ".");
  }

  /** "meet your condition on price and are described as “foldable”". */
  private String meeting(boolean one, Conditions conditions) {
    List<String> parts = new ArrayList<>();
    if (!conditions.labels().isEmpty()) {
      parts.add((one ? "meets " : "meet ") + yourConditions(conditions.labels()));
    }
    if (!conditions.qualities().isEmpty()) {
      parts.add((one ? "is" : "are") + " described as " + quoted(conditions.qualities(), " and "));
    }
    if (!conditions.refused().isEmpty()) {
      parts.add((one ? "is" : "are") + " not described as " + quoted(conditions.refused(), " or "));
    }
    return listed(parts);
  }

  private String quoted(List<String> words, String and) {
    return listed(words.stream().map(this::quoted).toList(), and);
  }

  /** "your conditions on price and colour"; qualities stand in brackets: no "on wireless". */
  @Override
  String denied(String label) {
    return (ADJECTIVE.matcher(label).matches() ? "not " : "no ") + label;
  }

  private static String yourConditions(List<String> conditions) {
    String your = conditions.size() == 1 ? "your condition " : "your conditions ";
    return conditions.stream().anyMatch(c -> ADJECTIVE.matcher(c).matches() || c.startsWith("no "))
        ? your + "(" + String.join(", ", conditions) + ")"
        : your + "on " + listed(conditions);
  }

  @Override
  String fittest(Noun noun, int shown) {
    return "The rest of what you said fits " + these(noun, shown) + " best.";
  }

  private static String these(Noun noun, int shown) {
    return shown > 1 || noun.isPlural() ? "these" : "this one";
  }

  @Override
  String closest(Noun noun, int shown, Optional<Plan.Sort> sort) {
    if (shown == 1) {
      return "This is what I found among the " + noun.plural() + ".";
    }
    return sort.map(
            s ->
                one(
                    "Here are " + noun.plural() + ", sorted by " + order(s) + ".",
                    "These are " + noun.plural() + " by " + order(s) + "."))
        .orElseGet(
            () ->
                one(
                    "These " + noun.plural() + " come closest to what you describe.",
                    "Here are the " + noun.plural() + " that fit your words best.",
                    "This is what I found among the " + noun.plural() + "."));
  }

  /** Names no extreme: what is lowest is a claim about a product, and none is named here. */
  private String order(Plan.Sort sort) {
    return label(sort.attribute()) + (sort.ascending() ? " from low to high" : " from high to low");
  }

  @Override
  String first(Sheet best, Noun noun, List<String> clauses) {
    return ended(firstOf(best) + ": " + listed(clauses));
  }

  @Override
  String first(Sheet best, Noun noun) {
    return ended(firstOf(best));
  }

  private String firstOf(Sheet best) {
    return one(
        capitalised(the(best)) + verb(best, " comes first", " come first"),
        "First" + verb(best, " comes ", " come ") + the(best),
        "At the top of the list" + is(best) + the(best));
  }

  @Override
  String cheapest(Sheet sheet, Noun noun) {
    String price = offered(sheet);
    return one(
        "The cheapest" + is(sheet) + the(sheet) + ", at " + price + ".",
        "At " + price + ", " + the(sheet) + is(sheet) + "the cheapest.",
        capitalised(the(sheet)) + is(sheet) + "the cheapest, at " + price + ".");
  }

  @Override
  String costsLess(Sheet sheet) {
    return one(
        "But " + the(sheet) + verb(sheet, " costs", " cost") + " less: " + price(sheet) + ".",
        "If price matters more, " + costs(sheet) + ".",
        capitalised(the(sheet)) + is(sheet) + "cheaper, at " + price(sheet) + ".");
  }

  @Override
  String soldOut(Sheet sheet, Optional<Sheet> instead) {
    return capitalised(the(sheet))
        + is(sheet)
        + SOLD_OUT
        + instead
            .map(
                other ->
                    "; "
                        + the(other)
                        + is(other)
                        + availability(Offer.Availability.IN_STOCK)
                        + other.price().map(p -> ", at " + price(other)).orElse(""))
            .orElse("")
        + ".";
  }

  @Override
  String otherCurrency(String asked, String used) {
    return "Prices here are in "
        + notation.currency(used)
        + "; I took your amount as it stands, without converting it from "
        + notation.currency(asked)
        + ".";
  }

  @Override
  String unchecked(List<String> words) {
    return "I could not check " + quoted(words, " or ") + " in the product data.";
  }

  @Override
  String readAs(String written, String read) {
    return "I read " + quoted(written) + " as " + quoted(read) + ".";
  }

  @Override
  String shared() {
    return one(
        "I took your amount for all the pieces together: each one here costs no more than its equal"
            + " share.",
        "I shared your amount equally among the pieces, and each one here stays within its share.",
        "Your amount is for all of them together, so I looked for pieces within an equal share.");
  }

  @Override
  String and(String next) {
    return " and ";
  }

  @Override
  String or(String next) {
    return " or ";
  }

  @Override
  String quoted(String words) {
    return "“" + words + "”";
  }

  // What a fact says

  @Override
  String clause(Sheet sheet, Fact fact) {
    boolean plural = isPlural(sheet);
    String its = plural ? "their " : "its ";
    return predicate(sheet, fact)
        .map(p -> (plural ? "they " : "it ") + p)
        .orElseGet(
            () ->
                reads(fact)
                    ? its + noun(fact) + be(fact) + value(sheet, fact)
                    : "the data sheet lists " + listing(sheet, fact));
  }

  @Override
  String described(Sheet sheet, String words) {
    return (isPlural(sheet) ? "they are" : "it is") + " described as " + quoted(words);
  }

  @Override
  String described(String words) {
    return "Described as " + quoted(words);
  }

  @Override
  String statement(Sheet sheet, Fact fact) {
    return predicate(sheet, fact)
        .map(p -> the(sheet) + " " + p)
        .orElseGet(
            () ->
                reads(fact)
                    ? "the " + noun(fact) + " of " + the(sheet) + be(fact) + value(sheet, fact)
                    : "the data sheet of " + the(sheet) + " lists " + listing(sheet, fact));
  }

  /** What a product does or is, where that says it better than "its ... is". */
  private Optional<String> predicate(Sheet sheet, Fact fact) {
    boolean plural = isPlural(sheet);
    String is = plural ? "are " : "is ";
    String value = value(sheet, fact);
    return switch (fact.origin()) {
      case PRICE -> Optional.of((plural ? "cost " : "costs ") + value);
      case STOCK -> Optional.of(is + (sheet.isSoldOut() ? SOLD_OUT : value));
      case RATING -> Optional.of(is + "rated " + value);
      default ->
          attribute(fact.field())
              .flatMap(
                  t ->
                      switch (fact.value().orElse(null)) {
                        case Value.Flag(boolean set) -> Optional.of(feature(label(t), set, plural));
                        case Value.Measure(Quantity q) when isIncluded(label(t), q) ->
                            Optional.of(included(included(label(t)), value, plural));
                        case Value.Measure(Quantity q) when q.unit() == Unit.COUNT ->
                            things(label(t))
                                .flatMap(things -> counted(value, things))
                                .map(things -> (plural ? "have " : "has ") + things);
                        case Value.Words w when isColour(fact) ->
                            Optional.of(is + listed(w.words().stream().map(this::word).toList()));
                        case Value.Words w when isMaterial(fact) ->
                            Optional.of(
                                is
                                    + "made of "
                                    + listed(w.words().stream().map(this::word).toList()));
                        case null, default -> Optional.<String>empty();
                      });
    };
  }

  /** "is wireless", "has a USB port", "does not come with batteries", "needs assembly". */
  private static String feature(String label, boolean set, boolean plural) {
    String is = plural ? "are " : "is ";
    if (ADJECTIVE.matcher(label).matches()) {
      return is + (set ? "" : "not ") + label;
    }
    if (label.endsWith(INCLUDED)) {
      String thing = withArticle(included(label));
      return set
          ? (plural ? "come with " : "comes with ") + thing
          : (plural ? "do not come with " : "does not come with ") + thing;
    }
    if (label.endsWith(REQUIRED)) {
      String thing = label.substring(0, label.length() - REQUIRED.length());
      return (plural ? "need " : "needs ") + (set ? "" : "no ") + thing;
    }
    String has = plural ? "have " : "has ";
    return set ? has + withArticle(label) : has + "no " + label;
  }

  /** "batteries" of "batteries included" and of "number of batteries included". */
  private static String included(String label) {
    String things = label.substring(0, label.length() - INCLUDED.length());
    return things.startsWith(NUMBER_OF) ? things.substring(NUMBER_OF.length()) : things;
  }

  private static boolean isIncluded(String label, Quantity quantity) {
    return quantity.unit() == Unit.COUNT && label.endsWith(INCLUDED);
  }

  /** "comes with 2 batteries". */
  private static String included(String things, String number, boolean plural) {
    return number.equals("0")
        ? (plural ? "do not come with " : "does not come with ") + things
        : (plural ? "come with " : "comes with ") + counted(number, things).orElse(things);
  }

  /** "2 buttons", "1 button"; nothing for one of what has no regular singular here. */
  private static Optional<String> counted(String number, String things) {
    return number.equals("1")
        ? singular(things).map(thing -> number + " " + thing)
        : Optional.of(number + " " + things);
  }

  private static Optional<String> singular(String things) {
    if (!PLURAL.matcher(things).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        things.endsWith("ies")
            ? things.substring(0, things.length() - 3) + "y"
            : things.replaceFirst("(?<=ch|sh|x)es$|s$", ""));
  }

  private static String withArticle(String thing) {
    if (!ONE_THING.matcher(thing).matches()) {
      return thing;
    }
    return ("aeioAEIO".indexOf(thing.charAt(0)) >= 0 ? "an " : "a ") + thing;
  }

  /** What a label counts: "cores", "buttons" of "number of buttons". */
  private static Optional<String> things(String label) {
    if (label.startsWith(NUMBER_OF)) {
      return Optional.of(label.substring(NUMBER_OF.length()));
    }
    return isPlural(label) ? Optional.of(label) : Optional.empty();
  }

  private static boolean isPlural(String label) {
    return PLURAL.matcher(BEHIND_HEAD.matcher(label).replaceFirst("")).matches();
  }

  /** One value under a label of the lexicon reads as "its ... is"; anything else is listed. */
  private boolean reads(Fact fact) {
    return attribute(fact.field()).isPresent()
        && switch (fact.value().orElse(null)) {
          case Value.Measure m -> true;
          case Value.Span s -> true;
          case Value.Words w -> w.words().size() == 1;
          case Value.Bare b -> false;
          case Value.Flag f -> false;
          case null -> false;
        };
  }

  /** The label; of a single thing, their number. */
  private String noun(Fact fact) {
    String label = label(fact.field());
    return isCount(fact) && isPlural(label) ? NUMBER_OF + label : label;
  }

  private String be(Fact fact) {
    return isPlural(noun(fact)) ? " are " : " is ";
  }

  private String listing(Sheet sheet, Fact fact) {
    return fieldName(sheet, fact) + ": " + value(sheet, fact);
  }

  // Nothing found

  @Override
  String notSold(Noun noun) {
    return one(
        "This shop has no " + noun.plural() + ".",
        "There are no " + noun.plural() + " in this shop.");
  }

  @Override
  String nothing(Noun noun) {
    return one(
        "I found no " + noun.plural() + " that fit what you describe.",
        "None of the " + noun.plural() + " here fits what you describe.");
  }

  @Override
  String nothing(Noun noun, Conditions conditions) {
    boolean together = conditions.labels().size() > 1 && meetsAlone(conditions);
    String meet = meeting(false, conditions) + (together ? " together." : ".");
    return one(
        "I found no " + noun.plural() + " that " + meet,
        "There are no " + noun.plural() + " here that " + meet);
  }

  private static boolean meetsAlone(Conditions conditions) {
    return conditions.qualities().isEmpty() && conditions.refused().isEmpty();
  }

  @Override
  String still(Noun noun) {
    return "I heard no new condition; there are still no "
        + noun.plural()
        + " that meet those you named before.";
  }

  @Override
  String met(Evidence.Relaxation relaxation, Noun noun, Conditions conditions) {
    boolean one = relaxation.gained() == 1;
    return capitalised(counted(relaxation.gained(), noun))
        + " "
        + meeting(one, conditions)
        + (one ? ", but not " : ", but none of them meets ")
        + condition(relaxation)
        + (one ? "." : " too.");
  }

  @Override
  String without(Evidence.Relaxation relaxation, Noun noun) {
    return "Without "
        + condition(relaxation)
        + ", I find "
        + counted(relaxation.gained(), noun)
        + ".";
  }

  private String condition(Evidence.Relaxation relaxation) {
    return relaxation
        .words()
        .flatMap(OwnWords::of)
        .map(words -> "the condition " + quoted(words))
        .orElseGet(() -> condition(relaxation.attribute()));
  }

  private String condition(String attribute) {
    String label = label(attribute);
    return attribute.equals("price")
        ? "the price limit"
        : ADJECTIVE.matcher(label).matches()
            ? "the condition to be " + label
            : "the condition on " + label;
  }

  @Override
  String nearest(Sheet sheet, String clause) {
    return ended("The closest" + is(sheet) + the(sheet) + ": " + clause);
  }

  @Override
  String nearest(Sheet sheet) {
    return ended("The closest" + is(sheet) + the(sheet));
  }

  @Override
  String tryOther() {
    return one(
        "Try other words, or tell me what you need it for.",
        "Tell me what you want to use it for, and I will look again.");
  }

  // One product

  @Override
  String yes(String statement) {
    return ended("Yes: " + statement);
  }

  @Override
  String no(String statement) {
    return ended("No: " + statement);
  }

  @Override
  String differing(Sheet sheet, String label, List<String> values) {
    return "The data gives different values for the "
        + label
        + " of "
        + the(sheet)
        + ": "
        + listed(values)
        + ".";
  }

  @Override
  protected String formerly(String price) {
    return "was " + price;
  }

  @Override
  String notReduced(Sheet sheet) {
    return "The data states no former price for " + the(sheet) + "; " + costs(sheet) + ".";
  }

  @Override
  String brand(Sheet sheet, String brand) {
    return "The brand of " + the(sheet) + " is " + brand + ".";
  }

  @Override
  String silent(Optional<Sheet> sheet, List<String> attributes) {
    String what =
        listed(attributes.stream().map(this::label).map(English::mentioned).toList(), " or ");
    return one(
        "The product data of " + the(sheet) + " does not mention " + what + ".",
        "The product data of " + the(sheet) + " does not say anything about " + what + ".",
        "About " + what + " the product data of " + the(sheet) + " does not say anything.");
  }

  /** "the warranty", "a numeric keypad", "batteries"; qualities and names as they are. */
  private static String mentioned(String label) {
    if (label.endsWith(INCLUDED)) {
      return withArticle(included(label));
    }
    if (label.endsWith(REQUIRED)) {
      return "whether it needs " + label.substring(0, label.length() - REQUIRED.length());
    }
    String thing = withArticle(label);
    boolean bare =
        !thing.equals(label)
            || ADJECTIVE.matcher(label).matches()
            || Character.isUpperCase(label.charAt(0));
    return bare ? thing : "the " + label;
  }

  @Override
  String silent(Optional<Sheet> sheet) {
    return "The product data of " + the(sheet) + " does not answer that.";
  }

  @Override
  String askTheShop() {
    return one(
        "The shop's customer service can tell you.",
        "Please ask the shop's customer service before you buy.");
  }

  @Override
  String whichProduct() {
    return "Which product do you mean? Its name or its place in the list is enough.";
  }

  @Override
  String noSuchPlace() {
    return one(
        "The list I showed you is not that long. Which product do you mean?",
        "There is no such place in the list I showed you. Which one did you have in mind?",
        "I showed you fewer than that. Tell me the name, or a place that is in the list.");
  }

  @Override
  String unknownProduct() {
    return "I cannot find a product by that name here. Which one do you mean?";
  }

  // Several products

  @Override
  String describedAs(Sheet sheet, String words) {
    return the(sheet) + is(sheet) + "described as " + quoted(words);
  }

  @Override
  String noneIs() {
    return "No, none of these.";
  }

  @Override
  String notAll() {
    return "No, not all of them.";
  }

  @Override
  String noneIsKnown() {
    return "Of none of these is that known.";
  }

  @Override
  String noneSays() {
    return "The product data of none of these says that.";
  }

  @Override
  String doesNotSay(List<Sheet> sheets) {
    return "The product data of "
        + listed(sheets.stream().map(this::the).toList())
        + " does not say.";
  }

  // Several questions

  @Override
  String notAnswered(Optional<String> part) {
    return part.map(
            words -> "I have not answered " + quoted(words) + "; please ask that by itself.")
        .orElse("I have answered only a part of your question; please ask the rest by itself.");
  }

  @Override
  String unanswered(Sheet sheet, Optional<String> part) {
    return part.map(
            words ->
                "The product data of " + the(sheet) + " does not answer " + quoted(words) + ".")
        .orElse("The product data of " + the(sheet) + " does not answer the rest.");
  }

  // Comparison

  @Override
  String compares(List<Sheet> sheets, List<String> labels, boolean more) {
    String names = listed(sheets.stream().map(this::the).toList());
    return labels.isEmpty()
        ? "The table shows no difference between " + names + "."
        : capitalised(names)
            + " differ in "
            + (more ? String.join(", ", labels) + " and more" : listed(labels))
            + ".";
  }

  @Override
  String cheaper(Sheet low, Sheet high) {
    return one(
        capitalised(the(low)) + is(low) + "cheaper, at " + price(low) + "; " + costs(high) + ".",
        capitalised(costs(low)) + ", which is less; " + costs(high) + ".");
  }

  @Override
  String samePrice(Sheet one, Sheet other) {
    return capitalised(the(one)) + " and " + the(other) + " cost the same: " + price(one) + ".";
  }

  @Override
  String rated(Sheet high, Sheet low) {
    return capitalised(the(high))
        + is(high)
        + "rated "
        + rating(high)
        + "; "
        + the(low)
        + is(low)
        + "rated "
        + rating(low)
        + ".";
  }

  @Override
  String same(Sheet one, Sheet other, String label, String value) {
    return ended(
        capitalised(the(one)) + " and " + the(other) + " have the same " + label + ": " + value);
  }

  @Override
  String whatToCompare() {
    return "Which products shall I compare? Their names or their places in the list are enough.";
  }

  // Texts of the shop

  @Override
  String quotation(Fact fact, Optional<Sheet> product, String quote) {
    String of = product.map(p -> " of " + the(p)).orElse("");
    return switch (fact.origin()) {
      case DESCRIPTION -> "The description" + of + " says: “" + quote + "”";
      case REVIEW -> "A review" + of + " says: “" + quote + "”";
      case MANUAL -> "The manual (" + fact.title() + ") says: “" + quote + "”";
      case GUIDE -> "The guide (" + fact.title() + ") says: “" + quote + "”";
      case POLICY -> "The shop's policy (" + fact.title() + ") says: “" + quote + "”";
      case FAQ -> "The shop's answers (" + fact.title() + ") say: “" + quote + "”";
      case TITLE, SPEC, PRICE, STOCK, RATING -> "“" + quote + "”";
    };
  }

  @Override
  String quotation(String quote) {
    return "“" + quote + "”";
  }

  @Override
  String checklist() {
    return "Here is what the shop's guides say about it:";
  }

  @Override
  String noGuidance() {
    return "I found nothing about that in the shop's texts.";
  }

  @Override
  String noGuidance(Optional<String> part) {
    return part.map(words -> "About " + quoted(words) + " I found nothing in the shop's texts.")
        .orElse("About the rest I found nothing in the shop's texts.");
  }

  // Without products

  @Override
  String clarify() {
    return one(
        "What are you looking for? A kind of product, what it is for, or a price limit helps.",
        "Tell me a little more: the kind of product, what you need it for, or what it may cost.",
        "Which kind of product do you have in mind, and what matters most to you?");
  }

  @Override
  String hello() {
    return one(
        "Hello! Tell me what you are looking for, and I will look through the catalogue.",
        "Hi! Ask me for a product, a comparison or a detail.",
        "Good to see you! What can I find for you?",
        "Hello there! What are you shopping for today?");
  }

  @Override
  String welcome() {
    return one("You are welcome!", "My pleasure.", "Glad to help.", "Any time!");
  }

  @Override
  String bye() {
    return one("Goodbye!", "See you soon!", "Take care, and come back any time.");
  }

  @Override
  String fine() {
    return one(
        "All well here, thank you. What are you looking for?",
        "Ready to look things up for you. What do you need?",
        "Very well, thanks! What can I find for you?");
  }

  @Override
  String anythingElse() {
    return one(
        "Good. Just ask if you need anything else.",
        "All right! I am here if something else comes up.",
        "Great. Is there anything else I can look up?");
  }

  @Override
  String who() {
    return one(
        "I am this shop's assistant: I look things up in its catalogue and its policies.",
        "I am the shopping assistant here. I find products, compare them and tell you what the data"
            + " says.",
        "This shop's assistant. Ask me about its products, prices and policies.");
  }

  @Override
  String robot() {
    return one(
        "Yes, I am a program, not a person. What I tell you comes from the shop's catalogue and"
            + " texts.",
        "I am a computer program. For a person, please contact the shop's customer service.",
        "No human here: a program that reads the shop's catalogue for you.");
  }

  @Override
  String abilities() {
    return one(
        "I can find products by what you need, compare them, tell you details, and quote the shop's"
            + " delivery, return and warranty rules.",
        "Ask me for a product within your budget, for a comparison, for a detail, or for the shop's"
            + " policies.",
        "I search the catalogue, compare what I find, and look up delivery, returns and warranty.");
  }

  @Override
  String assortment(List<String> kinds, boolean more) {
    if (kinds.isEmpty()) {
      return "There is nothing in this catalogue yet.";
    }
    String all = more ? String.join(", ", kinds) + " and more" : listed(kinds);
    return one(
        "Here you find " + all + ". What are you looking for?",
        "This shop has " + all + ". Tell me which of them, and what matters to you.",
        "There are " + all + ". Which shall I show you?");
  }

  @Override
  String outOfScope() {
    return one(
        "I can only help with this shop: its products, prices and policies.",
        "That is outside what I can answer; I know this shop's products and policies.",
        "I would not know: this shop's products and policies are all I have read.");
  }

  @Override
  String handoff() {
    return one(
        "I cannot see orders or accounts; please contact the shop's customer service and have"
            + " your order number ready.",
        "Orders and accounts are not open to me. The shop's customer service can look yours up;"
            + " keep your order number at hand.",
        "For your own order please ask the shop's customer service, with your order number: I cannot"
            + " see it.");
  }

  @Override
  String brokeOff() {
    return "My text broke off here; what follows comes straight from the product data.";
  }

  // Follow-up questions

  @Override
  String askComparison() {
    return "Compare the first two";
  }

  @Override
  String askCheaper() {
    return "Is there a cheaper one?";
  }

  @Override
  String askOnly(String value) {
    return "Only in " + value;
  }

  @Override
  String askAttribute(String key) {
    String label = label(key);
    return (isPlural(label) ? "What are its " : "What is its ") + label + "?";
  }

  @Override
  String askWithout(Evidence.Relaxation relaxation) {
    return "And without " + condition(relaxation) + "?";
  }

  @Override
  String askSorted(Noun noun) {
    return "Show me the cheapest " + noun.plural();
  }

  // Values

  @Override
  String bare(String number) {
    return number + " (no unit stated)";
  }

  @Override
  String flag(boolean set) {
    return set ? "yes" : "no";
  }

  @Override
  String availability(Offer.Availability availability) {
    return switch (availability) {
      case IN_STOCK -> "in stock";
      case OUT_OF_STOCK -> "out of stock";
      case PREORDER -> "on pre-order";
      case BACKORDER -> "on back order";
    };
  }

  @Override
  String rating(Product.Rating rating) {
    String stars = notation.number(BigDecimal.valueOf(rating.value())) + " stars";
    return rating.count() > 0
        ? stars + " (" + rating.count() + (rating.count() == 1 ? " review)" : " reviews)")
        : stars;
  }

  @Override
  String commonLabel(String attribute) {
    return switch (attribute) {
      case "stock" -> "availability";
      case Plan.DISCOUNT -> "discount";
      case Plan.REVIEWS -> "reviews";
      case Constraint.QUALITY -> "description";
      default -> attribute;
    };
  }

  @Override
  String bound(Constraint.Operator operator, String value) {
    return switch (operator) {
      case EQ, BETWEEN -> value;
      case NE -> "not " + value;
      case LT -> "under " + value;
      case LE -> "at most " + value;
      case GT -> "over " + value;
      case GE -> "at least " + value;
    };
  }

  @Override
  String between(String low, String high) {
    return "from " + low + " to " + high;
  }

  @Override
  Noun product() {
    return new Noun("product", "products", false);
  }

  private static String listed(List<String> parts) {
    return listed(parts, " and ");
  }

  private static String listed(List<String> parts, String and) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + and + parts.getLast();
  }
}
