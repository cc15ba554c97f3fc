package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Money;
import dev.tendero.text.Mention;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * When a stated number agrees with the row's.
 *
 * <p>A number may be rounded to its own digits, but by no more than {@link #ROUNDING} of the value:
 * "0.7 kg" for 680 g, "5.9 ft" for 1.8 m; "2 m" for 1.8 m only after "about". What is counted is
 * exact. A price is never rounded down.
 */
final class Amounts {

  /** Largest error of a rounded number: 1 TB for 1,000 GB in powers of 1024 is 2.3 %. */
  private static final double ROUNDING = 0.05;

  /** Largest error after "about". */
  private static final double ABOUT = 0.15;

  /** Binary noise of the conversion, far below any digit that people write. */
  private static final double NOISE = 1e-9;

  private Amounts() {}

  /** How the sentence puts a number: as it is, roughly, or as a bound of the true value. */
  enum Relation {
    EQUAL,
    ABOUT,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }

  /** Whether the two measure the same kind of thing, so that unequal means contradiction. */
  static boolean comparable(Mention stated, Mention row) {
    return switch (stated) {
      case Mention.Measure s ->
          switch (row) {
            case Mention.Measure r -> dimension(s) == dimension(r);
            case Mention.Plain _ -> isCounted(s);
            case Mention.Price _ -> false;
          };
      case Mention.Plain _ -> !(row instanceof Mention.Price);
      case Mention.Price _ -> row instanceof Mention.Price;
    };
  }

  /** Whether {@code stated}, put as {@code relation}, is true of {@code row}. */
  static boolean agree(Mention stated, Mention row, Relation relation) {
    return switch (stated) {
      case Mention.Measure s ->
          switch (row) {
            case Mention.Measure r ->
                dimension(s) == dimension(r)
                    && agree(s.low(), s.high(), r.low(), r.high(), relation);
            case Mention.Plain r ->
                isCounted(s)
                    && numbers(s.low().amount(), s.high().amount(), r.low(), r.high(), relation);
            case Mention.Price _ -> false;
          };
      case Mention.Plain s ->
          switch (row) {
            case Mention.Measure r ->
                numbers(s.low(), s.high(), r.low().amount(), r.high().amount(), relation);
            case Mention.Plain r -> numbers(s.low(), s.high(), r.low(), r.high(), relation);
            case Mention.Price _ -> false;
          };
      case Mention.Price s ->
          row instanceof Mention.Price r
              && price(s.low(), r.low(), relation)
              && price(s.high(), r.high(), relation);
    };
  }

  /**
   * Whether a price may be stated so: the true one, or one rounded up to whole units.
   *
   * <p>A lower one would promise what the shop does not offer.
   */
  static boolean price(Money stated, Money row, Relation relation) {
    if (!stated.currency().equals(row.currency())) {
      return false;
    }
    int order = row.amount().compareTo(stated.amount());
    return switch (relation) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL -> order == 0 || roundedUp(stated.amount(), row.amount());
      case ABOUT -> order == 0 || (order < 0 && near(stated.amount(), row.amount(), ABOUT));
    };
  }

  /** 20 for 19.95; not 19.99 for 19.95, and not 20 for 19.20. */
  private static boolean roundedUp(BigDecimal stated, BigDecimal row) {
    return stated.stripTrailingZeros().scale() <= 0
        && stated.compareTo(row) > 0
        && row.setScale(0, RoundingMode.HALF_UP).compareTo(stated) == 0;
  }

  private static boolean agree(
      Quantity low, Quantity high, Quantity rowLow, Quantity rowHigh, Relation relation) {
    boolean exact = low.unit() == Unit.COUNT;
    if (!low.equals(high)) {
      return relates(low, rowLow, relation, exact) && relates(high, rowHigh, relation, exact);
    }
    if (rowLow.equals(rowHigh)) {
      return relates(low, rowLow, relation, exact);
    }
    return relates(low, rowLow, relation, exact)
        || relates(low, rowHigh, relation, exact)
        || (mains(low) && low.compareTo(rowLow) >= 0 && low.compareTo(rowHigh) <= 0);
  }

  /** One mains voltage or frequency inside a range is what the range is for. */
  private static boolean mains(Quantity quantity) {
    return quantity.unit().dimension() == Dimension.VOLTAGE
        || quantity.unit().dimension() == Dimension.FREQUENCY;
  }

  private static boolean relates(Quantity stated, Quantity row, Relation relation, boolean exact) {
    double value = row.amount().doubleValue();
    if (row.unit() != stated.unit()) {
      value = row.canonical() / stated.unit().factor().doubleValue();
    }
    return relates(stated.amount(), value, relation, exact);
  }

  private static boolean numbers(
      BigDecimal low, BigDecimal high, BigDecimal rowLow, BigDecimal rowHigh, Relation relation) {
    boolean exact = rowLow.stripTrailingZeros().scale() <= 0;
    boolean same = relates(low, rowLow.doubleValue(), relation, exact);
    return low.equals(high)
        ? same || relates(low, rowHigh.doubleValue(), relation, exact)
        : same && relates(high, rowHigh.doubleValue(), relation, exact);
  }

  private static boolean relates(
      BigDecimal stated, double value, Relation relation, boolean exact) {
    double number = stated.doubleValue();
    double error = Math.abs(value - number);
    double noise = NOISE * Math.max(1, Math.abs(value));
    return switch (relation) {
      case LESS -> value < number;
      case AT_MOST -> value <= number + noise;
      case MORE -> value > number;
      case AT_LEAST -> value >= number - noise;
      case EQUAL ->
          error <= noise
              || (!exact
                  && error <= 0.5 * Math.pow(10, -Math.max(0, stated.scale())) + noise
                  && error <= ROUNDING * Math.abs(value));
      case ABOUT -> error <= ABOUT * Math.abs(value) + noise;
    };
  }

  private static boolean near(BigDecimal stated, BigDecimal row, double share) {
    return Math.abs(stated.doubleValue() - row.doubleValue()) <= share * row.doubleValue();
  }

  /** Pieces and pixels: feeds state them without a unit ("1920 x 1080"). */
  private static boolean isCounted(Mention.Measure measure) {
    return dimension(measure) == Dimension.COUNT || dimension(measure) == Dimension.PIXELS;
  }

  private static Dimension dimension(Mention.Measure measure) {
    return measure.low().unit().dimension();
  }

  /** The number of a mention without unit; empty for prices and ranges. */
  static Optional<BigDecimal> number(Mention mention) {
    return switch (mention) {
      case Mention.Plain p when p.low().equals(p.high()) -> Optional.of(p.low());
      case Mention.Measure m when m.low().equals(m.high()) && m.low().unit() == Unit.COUNT ->
          Optional.of(m.low().amount());
      case Mention.Plain _, Mention.Measure _, Mention.Price _ -> Optional.empty();
    };
  }
}
