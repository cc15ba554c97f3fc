package dev.tendero.units;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number with its unit. Equality is of both as written; {@link #compareTo} compares amounts. */
public record Quantity(BigDecimal amount, Unit unit) implements Comparable<Quantity> {

  public static Quantity of(String amount, Unit unit) {
    return new Quantity(new BigDecimal(amount), unit);
  }

  /** The amount in the dimension's canonical unit: 1.8 for 180 cm. */
  public double canonical() {
    return amount.multiply(unit.factor()).doubleValue();
  }

  /**
   * The same quantity in another unit of its dimension.
   *
   * @throws IllegalArgumentException for a unit of another dimension
   */
  public Quantity in(Unit other) {
    if (other.dimension() != unit.dimension()) {
      throw new IllegalArgumentException(this + " in " + other);
    }
    return new Quantity(
        amount
            .multiply(unit.factor())
            .divide(other.factor(), MathContext.DECIMAL64)
            .stripTrailingZeros(),
        other);
  }

  /**
   * @throws IllegalArgumentException for a quantity of another dimension
   */
  @Override
  public int compareTo(Quantity other) {
    if (other.unit.dimension() != unit.dimension()) {
      throw new IllegalArgumentException(this + " against " + other);
    }
    return amount.multiply(unit.factor()).compareTo(other.amount.multiply(other.unit.factor()));
  }

  /** "1.8 m": plain digits, a dot, a space, the symbol. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + unit.symbol();
  }
}
