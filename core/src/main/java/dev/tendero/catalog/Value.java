package dev.tendero.catalog;

import dev.tendero.units.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** What an attribute says, by how much of it is understood. */
public sealed interface Value {

  /** A number whose unit is known; a plain count has {@link dev.tendero.units.Unit#COUNT}. */
  record Measure(Quantity quantity) implements Value {}

  /** Everything between two quantities of one dimension, both ends included ("0 - 40 °C"). */
  record Span(Quantity low, Quantity high) implements Value {
    public Span {
      if (low.unit().dimension() != high.unit().dimension()) {
        throw new IllegalArgumentException(low + " to " + high + " is no span");
      }
    }
  }

  /**
   * A number whose unit the feed does not state or states implausibly. It is shown as "2660 (no
   * unit stated)", never filters and never corrects a sentence.
   */
  record Bare(BigDecimal number) implements Value {}

  record Flag(boolean set) implements Value {}

  /** One or more words: {@code ["Black", "Silver"]}; the order is the feed's. */
  record Words(List<String> words) implements Value {
    public Words {
      if (words.isEmpty()) {
        throw new IllegalArgumentException("no words");
      }
      words = List.copyOf(words);
    }
  }
}
