package dev.tendero.guardrails;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Hand-made products and the evidence about them. */
public final class Samples {
  public static final Product MOUSE =
      new Row("m1", "Kestrel Silent 200 wireless mouse", "Kestrel")
          .price("19.95", "USD")
          .was("24.95", "USD")
          .stock(12)
          .rating(4.5, 212)
          .measure("Weight", "95", Unit.GRAM)
          .measure("Width", "62", Unit.MILLIMETRE)
          .measure("Cable length", "1.8", Unit.METRE)
          .measure("Noise level", "24", Unit.DECIBEL)
          .count("Buttons", 5)
          .count("USB ports quantity", 1)
          .flag("Bluetooth", true)
          .flag("Wireless", true)
          .flag("Touchscreen", false)
          .words("Colour", "Black")
          .words("Material", "Plastic")
          .words("Connector", "USB-A 2.0")
          .span("Operating temperature", "0", "40", Unit.CELSIUS)
          .bare("Battery capacity", "2660")
          .text("A quiet mouse for the office. The battery lasts 10 months.")
          .product();

  public static final Product CHAIR =
      new Row("c1", "Marlow oak dining chair", "Marlow")
          .price("89.00", "EUR")
          .stock(3)
          .rating(4.2, 37)
          .measure("Weight", "6.8", Unit.KILOGRAM)
          .measure("Package weight", "8.1", Unit.KILOGRAM)
          .measure("Width", "38", Unit.CENTIMETRE)
          .measure("Seat height", "45", Unit.CENTIMETRE)
          .measure("Height", "90", Unit.CENTIMETRE)
          .measure("Maximum load", "120", Unit.KILOGRAM)
          .words("Colour", "Brown", "White")
          .words("Material", "Oak", "Cotton")
          .flag("Foldable", false)
          .flag("Assembly required", true)
          .count("Number of legs", 4)
          .product();

  public static final Product MONITOR =
      new Row("d1", "Halden 27Q monitor 68.6 cm (27\") 2560 x 1440 pixels Black", "Halden")
          .price("249.90", "EUR")
          .stock(0)
          .rating(4.71, 1204)
          .measure("Display diagonal", "27", Unit.INCH)
          .words("Display resolution", "2560 x 1440")
          .measure("Refresh rate", "144", Unit.HERTZ)
          .measure("Power consumption (typical)", "28", Unit.WATT)
          .measure("Brightness", "350", Unit.CANDELA_PER_SQUARE_METRE)
          .measure("Weight", "5.4", Unit.KILOGRAM)
          .measure("Response time", "4", Unit.MILLISECOND)
          .count("HDMI ports quantity", 2)
          .count("DisplayPorts quantity", 1)
          .span("AC input voltage", "100", "240", Unit.VOLT)
          .words("Panel type", "IPS")
          .words("Product colour", "Black")
          .flag("Height adjustment", true)
          .flag("Built-in speakers", false)
          .product();

  public static final Product KETTLE =
      new Row("k1", "Brookfield 1.7 l kettle", "Brookfield")
          .price("34.50", "EUR")
          .stock(48)
          .rating(3.9, 85)
          .measure("Capacity", "1.7", Unit.LITRE)
          .measure("Power", "2200", Unit.WATT)
          .measure("Cord length", "75", Unit.CENTIMETRE)
          .measure("Weight", "1.1", Unit.KILOGRAM)
          .measure("Warranty", "24", Unit.MONTH)
          .words("Colour", "Silver")
          .words("Material", "Stainless steel")
          .flag("Dishwasher safe", false)
          .flag("Automatic shut-off", true)
          .count("Programs", 3)
          .product();

  public static final Product DRIVE =
      new Row("s1", "Corvid X2 portable SSD", "Corvid")
          .price("119.00", "USD")
          .stock(7)
          .rating(4.8, 5321)
          .measure("Storage capacity", "1000", Unit.GIGABYTE)
          .measure("Read speed", "1050", Unit.MEGABYTE_PER_SECOND)
          .measure("Write speed", "950", Unit.MEGABYTE_PER_SECOND)
          .measure("Weight", "58", Unit.GRAM)
          .measure("Length", "110", Unit.MILLIMETRE)
          .words("Interface", "USB 3.2")
          .words("Colour", "Blue")
          .flag("Waterproof", true)
          .flag("Password protection", false)
          .count("Cables included", 2)
          .product();

  public static final List<Product> ALL = List.of(MOUSE, CHAIR, MONITOR, KETTLE, DRIVE);

  private Samples() {}

  /** The products with a fact for each of their fields, as retrieval packs them. */
  public static Evidence evidence(Product... products) {
    var found = new ArrayList<Evidence.Found>();
    var facts = new ArrayList<Fact>();
    for (Product product : products) {
      found.add(new Evidence.Found(product, 1, 1, ""));
      fact(facts, product, Origin.TITLE, "title", product.title(), Optional.empty());
      for (Attribute attribute : product.attributes()) {
        String text = attribute.name() + ": " + shown(attribute.value());
        fact(facts, product, Origin.SPEC, attribute.key(), text, Optional.of(attribute.value()));
      }
      product
          .offer()
          .price()
          .ifPresent(
              p ->
                  fact(
                      facts,
                      product,
                      Origin.PRICE,
                      "price",
                      "Price: " + p.amount() + " " + p.currency(),
                      Optional.empty()));
      product
          .rating()
          .ifPresent(
              r ->
                  fact(
                      facts,
                      product,
                      Origin.RATING,
                      "rating",
                      "Rating: " + r.value() + " of 5 (" + r.count() + " reviews)",
                      Optional.empty()));
      if (product.offer().stock().isPresent()) {
        String text = "Stock: " + product.offer().stock().getAsInt();
        fact(facts, product, Origin.STOCK, "stock", text, Optional.empty());
      }
      product
          .wording()
          .description()
          .ifPresent(
              d -> fact(facts, product, Origin.DESCRIPTION, "description", d, Optional.empty()));
    }
    return new Evidence(found, facts, 41, Optional.empty(), List.of());
  }

  private static void fact(
      List<Fact> facts,
      Product product,
      Origin origin,
      String field,
      String text,
      Optional<Value> value) {
    String id = "e" + (facts.size() + 1);
    facts.add(
        new Fact(
            id, product.id(), origin, field, product.title(), text, value, 1, Instant.EPOCH, 0));
  }

  /** The id of the fact about a field of a product. */
  public static String cite(Evidence evidence, Product product, String field) {
    return evidence.facts().stream()
        .filter(f -> f.source().equals(product.id()) && f.field().equals(field))
        .findFirst()
        .orElseThrow()
        .id();
  }

  public static String shown(Value value) {
    return switch (value) {
      case Value.Measure m -> m.quantity().toString();
      case Value.Span s -> s.low().amount().toPlainString() + " - " + s.high();
      case Value.Bare b -> b.number().toPlainString() + " (unit not stated)";
      case Value.Flag f -> f.set() ? "yes" : "no";
      case Value.Words w -> String.join(", ", w.words());
    };
  }

  /** Collects a product's fields one by one. */
  public static final class Row {
    private final String id;
    private final String title;
    private final Optional<String> brand;
    private final List<Attribute> attributes = new ArrayList<>();
    private Optional<String> description = Optional.empty();
    private Optional<Money> price = Optional.empty();
    private Optional<Money> was = Optional.empty();
    private OptionalInt stock = OptionalInt.empty();
    private Optional<Product.Rating> rating = Optional.empty();

    public Row(String id, String title, String brand) {
      this.id = id;
      this.title = title;
      this.brand = Optional.of(brand);
    }

    public Row price(String amount, String currency) {
      price = Optional.of(Money.of(amount, currency));
      return this;
    }

    public Row was(String amount, String currency) {
      was = Optional.of(Money.of(amount, currency));
      return this;
    }

    public Row stock(int pieces) {
      stock = OptionalInt.of(pieces);
      return this;
    }

    public Row rating(double value, int count) {
      rating = Optional.of(new Product.Rating(value, count));
      return this;
    }

    public Row text(String text) {
      description = Optional.of(text);
      return this;
    }

    public Row measure(String name, String amount, Unit unit) {
      return value(name, new Value.Measure(Quantity.of(amount, unit)));
    }

    public Row count(String name, int count) {
      return measure(name, Integer.toString(count), Unit.COUNT);
    }

    public Row span(String name, String low, String high, Unit unit) {
      return value(name, new Value.Span(Quantity.of(low, unit), Quantity.of(high, unit)));
    }

    public Row bare(String name, String number) {
      return value(name, new Value.Bare(new BigDecimal(number)));
    }

    public Row flag(String name, boolean set) {
      return value(name, new Value.Flag(set));
    }

    public Row words(String name, String... words) {
      return value(name, new Value.Words(List.of(words)));
    }

    public Row value(String name, Value value) {
      attributes.add(new Attribute(name, value));
      return this;
    }

    public Product product() {
      return new Product(
          id,
          new Wording(title, description, "en", Map.of()),
          new Product.Family(brand, Optional.empty(), Optional.empty(), Optional.empty()),
          new Offer(price, was, Optional.empty(), stock),
          rating,
          attributes,
          List.of(),
          Product.Media.NONE,
          List.of(),
          Optional.empty());
    }
  }
}
