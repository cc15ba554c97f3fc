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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer may say about one product.
 *
 * @param name what the answer calls it: its title or the beginning of it
 * @param facts in the order of the evidence
 */
record Sheet(Product product, String name, List<Fact> facts, Lexicon lexicon) {

  Sheet {
    facts = List.copyOf(facts);
  }

  static Sheet of(Product product, String name, Evidence evidence, Lexicon lexicon) {
    return new Sheet(
        product,
        name,
        evidence.facts().stream().filter(f -> isAbout(f, product.id())).toList(),
        lexicon);
  }

  /** Passages of documents have the document as their source and are about no product. */
  private static boolean isAbout(Fact fact, String productId) {
    return fact.source().equals(productId);
  }

  String id() {
    return product.id();
  }

  /** The price, where a fact states it. */
  Optional<Money> price() {
    return first(Origin.PRICE).isPresent() ? product.offer().price() : Optional.empty();
  }

  /** Sold out, where a fact states it. */
  boolean isSoldOut() {
    return first(Origin.STOCK).isPresent() && product.offer().isSoldOut();
  }

  /** In stock, where a fact states it. */
  boolean isInStock() {
    return first(Origin.STOCK).isPresent()
        && product.offer().stated().filter(Offer.Availability.IN_STOCK::equals).isPresent();
  }

  Optional<Fact> first(Origin origin) {
    return facts.stream().filter(f -> f.origin() == origin).findFirst();
  }

  /** Typed facts in feed order. */
  Stream<Fact> specs() {
    return facts.stream().filter(f -> f.origin() == Origin.SPEC && f.value().isPresent());
  }

  /** Running text about the product, best first. */
  List<Fact> texts() {
    return facts.stream().filter(f -> f.origin().isText()).toList();
  }

  /**
   * The facts that answer for an attribute of a constraint, a sort or a question, under the
   * likeliest of the catalogue's keys that the product has.
   *
   * @param attribute as in {@link dev.tendero.answer.Constraint#attribute()}
   */
  List<Fact> about(String attribute) {
    return switch (attribute) {
      case "price" -> price().isPresent() ? of(Origin.PRICE) : List.of();
      case "stock" -> of(Origin.STOCK);
      case Plan.DISCOUNT ->
          product.offer().reducedFrom().isPresent() ? of(Origin.PRICE) : List.of();
      case Plan.REVIEWS, "rating" -> product.rating().isPresent() ? of(Origin.RATING) : List.of();
      case Constraint.QUALITY, Constraint.ID -> List.of(); // no field of a catalogue
      default ->
          lexicon.keysOf(attribute).stream()
              .map(this::named)
              .filter(found -> !found.isEmpty())
              .findFirst()
              .orElseGet(() -> named(attribute));
    };
  }

  /** A fact with words in it that say a quality. */
  record Said(Fact fact, String words) {}

  /**
   * Where it says one of {@code forms}: in an attribute, else in its title.
   *
   * @param forms of one quality, in both languages
   */
  Optional<Said> saying(List<String> forms) {
    return Stream.concat(
            specs().filter(f -> f.value().orElseThrow() instanceof Value.Words),
            of(Origin.TITLE).stream())
        .flatMap(fact -> Phrase.in(fact.text(), forms).map(words -> new Said(fact, words)).stream())
        .findFirst();
  }

  private List<Fact> of(Origin origin) {
    return facts.stream().filter(f -> f.origin() == origin).toList();
  }

  private List<Fact> named(String key) {
    return specs().filter(f -> f.field().equals(key)).toList();
  }

  /** The field's name as the feed writes it. */
  String feedName(Fact fact) {
    return product
        .attributes(fact.field())
        .findFirst()
        .map(dev.tendero.catalog.Attribute::name)
        .orElseGet(() -> fact.field().replace('_', ' '));
  }
}
