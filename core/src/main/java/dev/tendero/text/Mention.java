package dev.tendero.text;

import dev.tendero.catalog.Money;
import dev.tendero.units.Quantity;
import java.math.BigDecimal;

/**
 * A number in running text and what it measures. A single value has {@code low} equal to {@code
 * high}.
 */
public sealed interface Mention {

  /** First UTF-16 unit of the mention, number and unit together. */
  int start();

  /** One past its last UTF-16 unit. */
  int end();

  /** "1.8 m", "15.6\"", "220-240 V". */
  record Measure(int start, int end, Quantity low, Quantity high) implements Mention {}

  /** "$19.95", "19,95 €", "20 dollars", "entre 10 y 20 euros". */
  record Price(int start, int end, Money low, Money high) implements Mention {}

  /** A number without a unit: "4", "1,234", "three", "tres". */
  record Plain(int start, int end, BigDecimal low, BigDecimal high) implements Mention {}
}
