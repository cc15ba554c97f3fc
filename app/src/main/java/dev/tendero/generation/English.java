package dev.tendero.generation;

import dev.tendero.answer.Plan;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The composer's English. */
final class English extends Voice {
  English(Lexicon lexicon, long seed) {
    super(lexicon, Language.ENGLISH, seed);
  }

  @Override
  String found(int matching, Noun noun, Optional<Plan.Sort> sort) {
    String counted = noun.counted(matching);
    String order = matching > 1 ? sort.map(s -> order(s)).orElse("") : "";
    return one(
        counted
            + (matching == 1 ? " meets" : " meet")
            + " the conditions I filtered by"
            + order
            + ".",
        "I found " + counted + " that meet the conditions I filtered by" + order + ".",
        "There "
            + (matching == 1 ? "is " : "are ")
            + counted
            + " for what you asked"
            + order
            + ".");
  }

  @Override
  String closest(Noun noun, Optional<Plan.Sort> sort) {
    String order = sort.map(s -> order(s)).orElse("");
    return one(
        "These " + noun.plural() + " come closest to what you describe" + order + ".",
        "Here are the " + noun.plural() + " that fit your words best" + order + ".",
        "This is what I found among the " + noun.plural() + order + ".");
  }

  /** Names no extreme: what is lowest is a claim about a product, and none is named here. */
  private String order(Plan.Sort sort) {
    return ", by "
        + label(sort.attribute())
        + (sort.ascending() ? ", low to high" : ", high to low");
  }

  @Override
  String first(String name, Noun noun, List<String> clauses) {
    String what = listed(clauses);
    return ended(
        one(
            name + " comes first: " + what,
            "The first is " + name + ": " + what,
            "At the top stands " + name + ": " + what));
  }

  @Override
  String first(String name, Noun noun) {
    return ended(one(name + " comes first", "The first is " + name, "At the top stands " + name));
  }

  @Override
  String cheapest(String name, Noun noun, String price) {
    return one(
        "The cheapest is " + name + ", at " + price + ".",
        "At " + price + ", " + name + " is the cheapest.",
        name + " is the cheapest, at " + price + ".");
  }

  @Override
  String costsLess(String name, Noun noun, String price) {
    return one(
        "But " + name + " costs less: " + price + ".",
        "If price matters more, " + name + " costs " + price + ".",
        name + " is cheaper, at " + price + ".");
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
  String clause(Sheet sheet, Fact fact) {
    String value = value(sheet, fact);
    return switch (fact.origin()) {
      case PRICE -> "it costs " + value;
      case STOCK -> "it is " + value;
      case RATING -> "it is rated " + value;
      default -> {
        if (!reads(fact)) {
          yield named(fieldName(sheet, fact), value);
        }
        yield isColour(fact) ? "it is " + value : "its " + label(fact.field()) + be(fact) + value;
      }
    };
  }

  @Override
  String statement(Sheet sheet, Fact fact) {
    String value = value(sheet, fact);
    String name = sheet.name();
    return switch (fact.origin()) {
      case PRICE -> one(name + " costs " + value, "the price of " + name + " is " + value);
      case STOCK -> name + " is " + value;
      case RATING -> name + " is rated " + value;
      default -> {
        String label = fieldName(sheet, fact);
        if (reads(fact)) {
          yield isColour(fact)
              ? name + " is " + value
              : "the " + label + " of " + name + be(fact) + value;
        }
        yield flag(fact)
            .map(set -> name + (set ? " has " : " has no ") + label + ", the data says")
            .orElseGet(() -> named(label + " of " + name, value));
      }
    };
  }

  private String be(Fact fact) {
    String label = label(fact.field());
    boolean plural = label.endsWith("s") && !label.endsWith("ss") && !label.endsWith("us");
    return plural ? " are " : " is ";
  }

  private static String named(String field, String value) {
    return "for " + field + " the data says " + value;
  }

  @Override
  String nothing(Optional<Noun> noun) {
    String what = noun.map(Noun::plural).orElse("products");
    return one(
        "There are no " + what + " here that meet the conditions I filtered by.",
        "I found no " + what + " that meet the conditions I filtered by.",
        "Among the " + what + " I found nothing with all that you asked for.");
  }

  @Override
  String without(String label, int gained) {
    return gained == 1
        ? "Without the condition on " + label + ", there is 1 match."
        : "Without the condition on " + label + ", there are " + gained + " matches.";
  }

  @Override
  String nearest(String name, String clause) {
    return ended("The closest is " + name + ": " + clause);
  }

  @Override
  String tryOther() {
    return one(
        "Try other words, or tell me what you need it for.",
        "Tell me what you want to use it for, and I will look again.");
  }

  @Override
  String yes(String statement) {
    return ended("Yes: " + statement);
  }

  @Override
  String no(String statement) {
    return ended("No: " + statement);
  }

  @Override
  String differing(String name, String label, List<String> values) {
    return "The data gives different values for the "
        + label
        + " of "
        + name
        + ": "
        + listed(values)
        + ".";
  }

  @Override
  String brand(String name, String brand) {
    return "The brand of " + name + " is " + brand + ".";
  }

  @Override
  String silent(String attribute, Optional<String> name) {
    return "The product data does not say "
        + one("what the " + label(attribute), "anything about the " + label(attribute))
        + name.map(n -> " of " + n).orElse("")
        + one(" is.", ".");
  }

  @Override
  String silent(Optional<String> name) {
    return name.map(n -> "The product data of " + n + " does not answer that.")
        .orElse("The product data does not answer that.");
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
  String compares(List<String> names) {
    return "Here are " + listed(names) + " side by side; what differs comes first.";
  }

  @Override
  String cheaper(String name, String price, String otherName, String otherPrice) {
    return one(
        name + " is cheaper, at " + price + "; " + otherName + " costs " + otherPrice + ".",
        name + " costs " + price + ", which is less; " + otherName + " costs " + otherPrice + ".");
  }

  @Override
  String samePrice(String name, String otherName, String price) {
    return name + " and " + otherName + " cost the same: " + price + ".";
  }

  @Override
  String rated(String name, String rating, String otherName, String otherRating) {
    return name + " is rated " + rating + "; " + otherName + " is rated " + otherRating + ".";
  }

  @Override
  String against(String label, String name, String value, String other, String otherValue) {
    return "On "
        + label
        + ", "
        + name
        + " has "
        + value
        + " and "
        + other
        + " has "
        + otherValue
        + ".";
  }

  @Override
  String onlyOneToCompare() {
    return "Which products shall I compare? Name them, or say “the first two”.";
  }

  @Override
  String quotation(Fact fact, Optional<String> productName, String quote) {
    String of = productName.map(n -> " of " + n).orElse("");
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
  String checklist(Optional<Noun> noun) {
    return noun.map(n -> "This is what the shop's guides say about choosing " + n.plural() + ":")
        .orElse("This is what the shop's guides say:");
  }

  @Override
  String noGuidance() {
    return "The shop's texts say nothing about that.";
  }

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
        "Good to see you! What can I find for you?");
  }

  @Override
  String welcome() {
    return one("You are welcome!", "My pleasure.", "Glad to help.");
  }

  @Override
  String outOfScope() {
    return one(
        "I can only help with this shop: its products, prices and policies.",
        "That is outside what I can answer; I know this shop's products and policies.");
  }

  @Override
  String handoff() {
    return "I cannot see orders or accounts: the shop's customer service can help you, with your"
        + " order number at hand.";
  }

  @Override
  String brokeOff() {
    return "My text broke off here; what follows comes straight from the product data.";
  }

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
    return "What is its " + label(key) + "?";
  }

  @Override
  String askWithout(String label) {
    return "And without the condition on " + label + "?";
  }

  @Override
  String askSorted(Noun noun) {
    return "Show me the cheapest " + noun.plural();
  }

  @Override
  String bare(String number) {
    return number + ", unit not stated";
  }

  @Override
  String flag(boolean set) {
    return set ? "yes" : "no";
  }

  @Override
  String stock(Offer offer) {
    String words =
        offer
            .availability()
            .map(
                a ->
                    switch (a) {
                      case IN_STOCK -> "in stock";
                      case OUT_OF_STOCK -> "out of stock";
                      case PREORDER -> "on pre-order";
                      case BACKORDER -> "on back order";
                    })
            .orElse(
                offer.stock().isPresent() && offer.stock().getAsInt() == 0
                    ? "out of stock"
                    : "in stock");
    return offer.stock().isPresent() && offer.stock().getAsInt() > 0
        ? words + " (" + offer.stock().getAsInt() + ")"
        : words;
  }

  @Override
  String rating(Product.Rating rating) {
    String stars = notation.number(BigDecimal.valueOf(rating.value())) + " stars";
    return rating.count() > 0
        ? stars + " by " + rating.count() + (rating.count() == 1 ? " buyer" : " buyers")
        : stars;
  }

  @Override
  String commonLabel(String attribute) {
    return switch (attribute) {
      case "stock" -> "availability";
      default -> attribute;
    };
  }

  @Override
  Noun product() {
    return new Noun("product", "products", false);
  }

  private static String listed(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }
}
