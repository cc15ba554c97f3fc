package dev.tendero.retrieval;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.generation.Notation;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers the facts of one answer as they are gathered. Not thread-safe. */
final class FactSheet {
  /** No product of 5,354 known attributes states more; a feed that does is cut here. */
  private static final int MOST_ATTRIBUTES = 300;

  private final Lexicon lexicon;
  private final Language language;
  private final Notation notation;
  private final Instant asOf;
  private final List<Fact> facts = new ArrayList<>();

  FactSheet(Lexicon lexicon, Language language, Instant asOf) {
    this.lexicon = lexicon;
    this.language = language;
    this.notation = new Notation(language);
    this.asOf = asOf;
  }

  List<Fact> facts() {
    return facts;
  }

  /** Every typed field of a product, in the order title, price, stock, rating, attributes. */
  void add(Product product, long version, double score) {
    String title = product.wording().title(language.tag());
    var sheet = new Adder(product.id(), title, version, score);
    sheet.add(Origin.TITLE, "title", title, Optional.empty());
    price(product.offer())
        .ifPresent(text -> sheet.add(Origin.PRICE, "price", text, Optional.empty()));
    stock(product.offer())
        .ifPresent(text -> sheet.add(Origin.STOCK, "stock", text, Optional.empty()));
    product
        .rating()
        .ifPresent(
            rating ->
                sheet.add(
                    Origin.RATING, "rating", labelled("rating", rating(rating)), Optional.empty()));
    product.attributes().stream()
        .limit(MOST_ATTRIBUTES)
        .forEach(
            a ->
                sheet.add(
                    Origin.SPEC,
                    a.key(),
                    label(a) + ": " + value(a.value()),
                    Optional.of(a.value())));
  }

  void add(Passage passage, long version, double score) {
    facts.add(
        new Fact(
            nextId(),
            passage.source(),
            passage.origin(),
            passage.id(),
            passage.title(),
            passage.text(),
            Optional.empty(),
            version,
            asOf,
            score));
  }

  /** A fact of a product whose offer was read again; absent when it is no longer stated. */
  Optional<Fact> again(Fact fact, Evidence.Found now) {
    return switch (fact.origin()) {
      case PRICE -> price(now.product().offer()).map(text -> again(fact, text, now.version()));
      case STOCK -> stock(now.product().offer()).map(text -> again(fact, text, now.version()));
      case TITLE, SPEC, RATING, DESCRIPTION, REVIEW, GUIDE, POLICY, MANUAL, FAQ ->
          Optional.of(fact);
    };
  }

  private Fact again(Fact fact, String text, long version) {
    return new Fact(
        fact.id(),
        fact.source(),
        fact.origin(),
        fact.field(),
        fact.title(),
        text,
        fact.value(),
        version,
        asOf,
        fact.score());
  }

  private String nextId() {
    return "e" + (facts.size() + 1);
  }

  private String label(Attribute attribute) {
    return lexicon.attributeLabel(attribute.key(), language);
  }

  private String labelled(String key, String text) {
    return lexicon.attributeLabel(key, language) + ": " + text;
  }

  private String rating(Product.Rating rating) {
    String stars = notation.number(java.math.BigDecimal.valueOf(rating.value()));
    return language == Language.SPANISH
        ? stars + " de 5 (" + rating.count() + " opiniones)"
        : stars + " of 5 (" + rating.count() + " reviews)";
  }

  private Optional<String> price(Offer offer) {
    String was = language == Language.SPANISH ? " (antes %s)" : " (was %s)";
    String before = offer.reducedFrom().map(notation::price).map(was::formatted).orElse("");
    return offer.price().map(price -> labelled("price", notation.price(price) + before));
  }

  private Optional<String> stock(Offer offer) {
    boolean spanish = language == Language.SPANISH;
    if (offer.stock().isPresent()) {
      int pieces = offer.stock().getAsInt();
      return Optional.of(labelled("stock", pieces + (spanish ? " unidades" : " pieces")));
    }
    return offer
        .availability()
        .map(
            a ->
                switch (a) {
                  case IN_STOCK -> spanish ? "Disponible" : "In stock";
                  case OUT_OF_STOCK -> spanish ? "Agotado" : "Out of stock";
                  case PREORDER -> spanish ? "Reserva anticipada" : "Pre-order";
                  case BACKORDER -> spanish ? "Bajo pedido" : "On back order";
                });
  }

  private String value(Value value) {
    boolean spanish = language == Language.SPANISH;
    return switch (value) {
      case Value.Measure(var quantity) -> notation.quantity(quantity);
      case Value.Span(var low, var high) -> notation.span(low, high);
      case Value.Bare(var number) ->
          notation.number(number) + (spanish ? " (sin unidad en los datos)" : " (unit not stated)");
      case Value.Flag(boolean set) -> set ? (spanish ? "sí" : "yes") : "no";
      case Value.Words(var words) -> String.join(", ", words);
    };
  }

  private final class Adder {
    private final String source;
    private final String title;
    private final long version;
    private final double score;

    Adder(String source, String title, long version, double score) {
      this.source = source;
      this.title = title;
      this.version = version;
      this.score = score;
    }

    void add(Origin origin, String field, String text, Optional<Value> value) {
      facts.add(
          new Fact(nextId(), source, origin, field, title, text, value, version, asOf, score));
    }
  }
}
