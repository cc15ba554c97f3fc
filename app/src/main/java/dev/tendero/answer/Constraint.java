package dev.tendero.answer;

import dev.tendero.catalog.Money;
import dev.tendero.units.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing the shopper asks of a product.
 *
 * @param attribute a key of the catalogue ("cable_length") or one of "price", "brand", "kind",
 *     "colour", "material", "rating", "stock", {@link #QUALITY}
 * @param hard products that do not meet it are not shown; a soft one only ranks
 */
public record Constraint(String attribute, Operator operator, Operand operand, boolean hard) {

  /**
   * What a product's title, brand or worded attributes have to say: "foldable", "Spanish layout".
   */
  public static final String QUALITY = "quality";

  /** Products by their ids: "others" are not those shown before. */
  public static final String ID = "id";

  /** The quality asked for, as the shopper wrote it. */
  public Optional<String> quality() {
    return attribute.equals(QUALITY) && operand instanceof Operand.Words(var forms)
        ? forms.stream().findFirst()
        : Optional.empty();
  }

  /** Lower case on the wire. */
  public enum Operator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    BETWEEN;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the attribute is held against. {@code BETWEEN} has exactly the two-sided forms. */
  public sealed interface Operand {
    /** Any one of these words, each a canonical value of the lexicon where it has one ("black"). */
    record Words(List<String> anyOf) implements Operand {
      public Words {
        anyOf = List.copyOf(anyOf);
      }
    }

    record Amount(Quantity quantity) implements Operand {}

    record Amounts(Quantity low, Quantity high) implements Operand {}

    record Price(Money money) implements Operand {}

    record Prices(Money low, Money high) implements Operand {}

    record Number(double number) implements Operand {}

    record Flag(boolean set) implements Operand {}
  }
}
