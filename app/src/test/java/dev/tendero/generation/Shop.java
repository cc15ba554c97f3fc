package dev.tendero.generation;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A small shop for tests: products, and the evidence a search over them would give. */
final class Shop {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private Shop() {}

  static Product product(
      String id, String title, String spanish, String kind, String price, Attribute... attributes) {
    return new Product(
        id,
        new Wording(
            title,
            Optional.empty(),
            "en",
            spanish.isEmpty()
                ? Map.of()
                : Map.of("es", new Wording.Text(spanish, Optional.empty()))),
        new Product.Family(
            Optional.of("Acme"), Optional.of(kind), Optional.empty(), Optional.empty()),
        price.isEmpty()
            ? Offer.NONE
            : new Offer(
                Optional.of(Money.of(price, "USD")),
                Optional.empty(),
                Optional.of(Offer.Availability.IN_STOCK),
                OptionalInt.empty()),
        Optional.empty(),
        List.of(attributes),
        List.of(),
        Product.Media.NONE,
        List.of(),
        Optional.empty());
  }

  static Product rated(Product p, double value, int count) {
    return new Product(
        p.id(),
        p.wording(),
        p.family(),
        p.offer(),
        Optional.of(new Product.Rating(value, count)),
        p.attributes(),
        p.variants(),
        p.media(),
        p.reviews(),
        p.updatedAt());
  }

  static Attribute measure(String name, String amount, Unit unit) {
    return new Attribute(name, new Value.Measure(Quantity.of(amount, unit)));
  }

  static Attribute words(String name, String... words) {
    return new Attribute(name, new Value.Words(List.of(words)));
  }

  static Attribute bare(String name, String number) {
    return new Attribute(name, new Value.Bare(new BigDecimal(number)));
  }

  static Attribute flag(String name, boolean set) {
    return new Attribute(name, new Value.Flag(set));
  }

  /** The same product at another offer. */
  static Product offered(Product product, Offer.Availability availability, String was) {
    return product.with(
        new Offer(
            product.offer().price(),
            was.isEmpty() ? Optional.empty() : Optional.of(Money.of(was, "USD")),
            Optional.of(availability),
            OptionalInt.empty()));
  }

  static Product soldOut(Product product) {
    return offered(product, Offer.Availability.OUT_OF_STOCK, "");
  }

  static final Product QUIET_MOUSE =
      rated(
          product(
              "m1",
              "Acme Quiet Mouse",
              "Ratón silencioso Acme",
              "mouse",
              "19.95",
              words("Product colour", "Black"),
              measure("Cable length", "1.8", Unit.METRE),
              measure("Weight", "95", Unit.GRAM)),
          4.5,
          120);

  static final Product TRAVEL_MOUSE =
      product(
          "m2",
          "Acme Travel Mouse",
          "Ratón de viaje Acme",
          "mouse",
          "12.50",
          words("Product colour", "Red"),
          measure("Cable length", "0.7", Unit.METRE),
          measure("Weight", "61.5", Unit.GRAM));

  static final Product KEYBOARD =
      product(
          "k1",
          "Acme Board One",
          "Teclado Acme One",
          "keyboard",
          "1249.00",
          words("Product colour", "Black"),
          bare("Processor cache", "2660"),
          flag("Backlight", true));

  static final Product HEADPHONES =
      product(
          "h1",
          "Acme Air over-ear headphones, blue",
          "Auriculares de diadema Acme Air, azul",
          "headphones",
          "59.90",
          words("Colour", "Blue"),
          words("Material", "Metal", "Leather"),
          flag("Wireless", true),
          flag("Foldable", false),
          flag("Noise cancelling", true),
          flag("Batteries included", false),
          flag("Assembly required", false),
          flag("USB port", true),
          measure("Number of buttons", "3", Unit.COUNT),
          measure("Number of batteries supported", "1", Unit.COUNT));

  static final Product LAMP =
      product(
          "l1",
          "Acme desk lamp, white",
          "Lámpara de escritorio Acme, blanca",
          "lamp",
          "24.90",
          words("Colour", "White"),
          words("Material", "Metal"),
          flag("Wireless", false),
          flag("Foldable", true));

  static Evidence evidence(int matching, Product... products) {
    return evidence(matching, Optional.empty(), List.of(), products);
  }

  static Evidence evidence(
      int matching,
      Optional<Evidence.Relaxation> relaxation,
      List<Fact> passages,
      Product... products) {
    List<Evidence.Found> found = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (Product p : products) {
      found.add(new Evidence.Found(p, 1, 1, ""));
      add(facts, p, Origin.TITLE, "title", p.title(), Optional.empty());
      for (Attribute a : p.attributes()) {
        add(facts, p, Origin.SPEC, a.key(), a.name() + ": " + a.value(), Optional.of(a.value()));
      }
      p.offer()
          .price()
          .ifPresent(m -> add(facts, p, Origin.PRICE, "price", m.toString(), Optional.empty()));
      if (p.offer().availability().isPresent()) {
        add(facts, p, Origin.STOCK, "stock", "In stock", Optional.empty());
      }
      p.rating()
          .ifPresent(r -> add(facts, p, Origin.RATING, "rating", r.toString(), Optional.empty()));
    }
    for (Fact f : passages) {
      facts.add(withId(f, "e" + (facts.size() + 1)));
    }
    return new Evidence(found, facts, matching, relaxation, List.of());
  }

  private static void add(
      List<Fact> facts,
      Product p,
      Origin origin,
      String field,
      String text,
      Optional<Value> value) {
    facts.add(
        new Fact(
            "e" + (facts.size() + 1), p.id(), origin, field, p.title(), text, value, 1, NOW, 0));
  }

  private static Fact withId(Fact f, String id) {
    return new Fact(
        id,
        f.source(),
        f.origin(),
        f.field(),
        f.title(),
        f.text(),
        f.value(),
        f.version(),
        f.asOf(),
        f.score());
  }

  static Fact passage(Origin origin, String source, String title, String text, double score) {
    return new Fact(
        "e0", source, origin, source + "#1", title, text, Optional.empty(), 1, NOW, score);
  }

  static Plan plan(Intent intent, Language language, Constraint... constraints) {
    return new Plan(
        intent,
        language,
        "",
        List.of(constraints),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        1);
  }

  static Plan about(Plan p, List<String> focus, String... asked) {
    return new Plan(
        p.intent(),
        p.language(),
        p.words(),
        p.constraints(),
        focus,
        List.of(asked),
        p.sort(),
        p.notes(),
        p.confidence());
  }

  static Plan sorted(Plan p, String attribute, boolean ascending) {
    return new Plan(
        p.intent(),
        p.language(),
        p.words(),
        p.constraints(),
        p.focus(),
        p.asked(),
        Optional.of(new Plan.Sort(attribute, ascending)),
        p.notes(),
        p.confidence());
  }

  static Plan words(Plan p, String words) {
    return new Plan(
        p.intent(),
        p.language(),
        words,
        p.constraints(),
        p.focus(),
        p.asked(),
        p.sort(),
        p.notes(),
        p.confidence());
  }

  static Plan noted(Plan p, Plan.Note... notes) {
    return new Plan(
        p.intent(),
        p.language(),
        p.words(),
        p.constraints(),
        p.focus(),
        p.asked(),
        p.sort(),
        List.of(notes),
        p.confidence());
  }

  static Constraint kind(String kind) {
    return new Constraint(
        "kind", Constraint.Operator.EQ, new Constraint.Operand.Words(List.of(kind)), true);
  }

  static Constraint under(String amount) {
    return new Constraint(
        "price",
        Constraint.Operator.LE,
        new Constraint.Operand.Price(Money.of(amount, "USD")),
        true);
  }

  static Constraint colour(String colour) {
    return new Constraint(
        "colour", Constraint.Operator.EQ, new Constraint.Operand.Words(List.of(colour)), true);
  }

  /** Asked for in these words, each in either language. */
  static Constraint described(String... forms) {
    return quality(Constraint.Operator.EQ, forms);
  }

  static Constraint notDescribed(String... forms) {
    return quality(Constraint.Operator.NE, forms);
  }

  private static Constraint quality(Constraint.Operator operator, String... forms) {
    return new Constraint(
        Constraint.QUALITY, operator, new Constraint.Operand.Words(List.of(forms)), true);
  }

  /** Products shown before. */
  static Constraint notAgain(String... ids) {
    return new Constraint(
        Constraint.ID, Constraint.Operator.NE, new Constraint.Operand.Words(List.of(ids)), true);
  }

  static Constraint atLeast(String attribute, String amount, Unit unit) {
    return new Constraint(
        attribute,
        Constraint.Operator.GE,
        new Constraint.Operand.Amount(Quantity.of(amount, unit)),
        true);
  }

  static Generator.Request request(String question, Plan plan, Evidence evidence, long seed) {
    return new Generator.Request(question, plan, evidence, List.of(), seed);
  }
}
