package dev.tendero.index;

import dev.tendero.units.Dimension;
import java.util.Currency;

/** An order other than by relevance. Products without the value come last, by relevance. */
public sealed interface Sort {

  record Price(Currency currency, boolean ascending) implements Sort {}

  /** By an attribute's measure; of a span, its nearer end. */
  record Attribute(String key, Dimension dimension, boolean ascending) implements Sort {}

  record Rating(boolean ascending) implements Sort {}
}
