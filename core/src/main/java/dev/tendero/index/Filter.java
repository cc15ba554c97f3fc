package dev.tendero.index;

import dev.tendero.units.Dimension;
import java.util.Currency;
import java.util.List;

/**
 * A condition on products that is certain: met or not met, by typed values only. A value whose unit
 * is unknown meets nothing.
 */
public sealed interface Filter {

  /** Met by every product. */
  Filter EVERYTHING = new All(List.of());

  /**
   * One value of attribute {@code key} equals, or has as one of its words, one of {@code words};
   * case and accents do not matter. "Matte black" meets {@code black}.
   */
  record AnyWord(String key, List<String> words) implements Filter {
    public AnyWord {
      words = List.copyOf(words);
    }
  }

  /**
   * Attribute {@code key} measures something from {@code min} to {@code max}, both included, in the
   * canonical unit of {@code dimension}. A stated span meets it where it lies wholly inside (an
   * adapter for 100-240 V under "at most 250 V") or wholly around (the same under "for 220 V").
   *
   * @param min {@link Double#NEGATIVE_INFINITY} for none
   * @param max {@link Double#POSITIVE_INFINITY} for none
   */
  record Range(String key, Dimension dimension, double min, double max) implements Filter {
    public Range {
      if (!(min <= max)) {
        throw new IllegalArgumentException(key + " from " + min + " to " + max);
      }
    }

    public static Range atLeast(String key, Dimension dimension, double min) {
      return new Range(key, dimension, min, Double.POSITIVE_INFINITY);
    }

    public static Range above(String key, Dimension dimension, double min) {
      return atLeast(key, dimension, Math.nextUp(min));
    }

    public static Range atMost(String key, Dimension dimension, double max) {
      return new Range(key, dimension, Double.NEGATIVE_INFINITY, max);
    }

    public static Range below(String key, Dimension dimension, double max) {
      return atMost(key, dimension, Math.nextDown(max));
    }
  }

  /** Costs from {@code minMinor} to {@code maxMinor}, both included, in this currency's cents. */
  record PriceRange(Currency currency, long minMinor, long maxMinor) implements Filter {
    public PriceRange {
      if (minMinor > maxMinor) {
        throw new IllegalArgumentException("price from " + minMinor + " to " + maxMinor);
      }
    }
  }

  /** Is of one of these kinds. */
  record Kind(List<String> kinds) implements Filter {
    public Kind {
      kinds = List.copyOf(kinds);
    }
  }

  /** Is of one of these brands; case and accents do not matter. */
  record Brand(List<String> brands) implements Filter {
    public Brand {
      brands = List.copyOf(brands);
    }
  }

  record Flag(String key, boolean set) implements Filter {}

  /**
   * Its title, brand or worded attributes have every word of one of these phrases, each in some
   * inflected form and some language of the texts. Descriptions do not count: they also say what a
   * product is not.
   */
  record Says(List<String> phrases) implements Filter {
    public Says {
      phrases = List.copyOf(phrases);
    }
  }

  /** Its title, in some language, has every one of these words. */
  record Titled(List<String> words) implements Filter {
    public Titled {
      words = List.copyOf(words);
    }
  }

  /** Has at least {@code min} stars; an unrated product has none. */
  record Rating(double min) implements Filter {}

  /** Stated as in stock, or in pieces with at least one and nothing said against it. */
  record InStock() implements Filter {}

  /** States attribute {@code key}, in whatever form. */
  record HasAttribute(String key) implements Filter {}

  record Ids(List<String> ids) implements Filter {
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  record Not(Filter filter) implements Filter {}

  /** Every one of them; with none, everything. */
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /** At least one of them; with none, nothing. */
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }
}
