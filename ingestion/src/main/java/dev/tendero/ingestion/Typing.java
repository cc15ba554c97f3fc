package dev.tendero.ingestion;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a number or a text of a feed is worth as a {@link Value}. A text becomes a quantity only
 * where it is nothing but one number or range with a unit; what could be read in two ways stays
 * text.
 */
final class Typing {
  /** Digits before and behind the point; more is a mistake of the feed, not a property. */
  private static final int MAX_INTEGER_DIGITS = 18;

  private static final int MAX_DECIMALS = 12;

  /** Two numbers and the longest unit fit. */
  private static final int MAX_LENGTH = 80;

  /**
   * A point or a comma as the decimal mark, or commas between groups of three. {@code 1,234} alone
   * could be either and is none.
   */
  private static final String NUMBER =
      "[-+−]?(?:\\d{1,3}(?:,\\d{3})+\\.\\d{1,8}|\\d{1,3}(?:,\\d{3}){2,5}|\\d{1,15}(?:\\.\\d{1,8}|,(?!\\d{3}\\b)\\d{1,8})?)";

  private static final Pattern SINGLE = Pattern.compile("(" + NUMBER + ")\\s*(\\D.*)?");

  private static final Pattern RANGE =
      Pattern.compile(
          "(" + NUMBER + ")\\s*(?:-|–|—|~|to|a|\\.{2,3}|…)\\s*(" + NUMBER + ")\\s*(\\D.*)?");

  private static final Set<String> COUNTED_THINGS = Set.of("quantity", "pieces", "cantidad");

  private static final Pattern TIMES =
      Pattern.compile(".*_(seconds|minutes|hours|days|weeks|months|years|horas|días|meses|años)");

  private Typing() {}

  /** A number with its unit where {@code unit} names one, else bare. */
  static Value number(BigDecimal number, Optional<Unit> unit) {
    BigDecimal plain = plain(number);
    return unit.<Value>map(u -> new Value.Measure(new Quantity(plain, u)))
        .orElseGet(() -> new Value.Bare(plain));
  }

  /**
   * The value of a text that stands for itself: "1.8 m", "0 - 40 °C", else its words.
   *
   * @param text not blank
   */
  static Value text(String text) {
    return !canBeNumber(text)
        ? new Value.Words(List.of(text))
        : range(text, Optional.empty())
            .or(() -> single(text, Optional.empty()))
            .orElseGet(() -> new Value.Words(List.of(text)));
  }

  /** The value of a text whose unit is stated beside it: "1.8" and metre, "0 - 40" and celsius. */
  static Value text(String text, Unit unit) {
    var words = new Value.Words(List.of(text + " " + unit.symbol()));
    return canBeNumber(text)
        ? range(text, Optional.of(unit)).or(() -> single(text, Optional.of(unit))).orElse(words)
        : words;
  }

  /** The number that {@code text} is, and nothing else. */
  static Optional<BigDecimal> number(String text) {
    if (!canBeNumber(text)) {
      return Optional.empty();
    }
    Matcher m = SINGLE.matcher(text.strip());
    return m.matches() && m.group(2) == null ? Optional.of(decimal(m.group(1))) : Optional.empty();
  }

  /** Most texts begin with a letter or are long; they need no pattern. */
  private static boolean canBeNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && (Character.isDigit(text.charAt(0)) || "-+−".indexOf(text.charAt(0)) >= 0);
  }

  private static Optional<Value> single(String text, Optional<Unit> stated) {
    Matcher m = SINGLE.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    return unit(m.group(2), stated).map(u -> number(decimal(m.group(1)), Optional.of(u)));
  }

  private static Optional<Value> range(String text, Optional<Unit> stated) {
    Matcher m = RANGE.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    BigDecimal low = decimal(m.group(1));
    BigDecimal high = decimal(m.group(2));
    if (low.compareTo(high) > 0) {
      return Optional.empty();
    }
    return unit(m.group(3), stated)
        .map(u -> new Value.Span(new Quantity(low, u), new Quantity(high, u)));
  }

  /** The unit written behind the number; the stated one only where none is written. */
  private static Optional<Unit> unit(@Nullable String written, Optional<Unit> stated) {
    if (written == null || written.isBlank()) {
      return stated;
    }
    return Units.parse(written)
        .filter(u -> stated.isEmpty() || stated.get().dimension() == u.dimension());
  }

  /** Whether a number under this name counts things, so that its unit is the piece. */
  static boolean counts(String name) {
    String key = Attribute.key(name);
    if (TIMES.matcher(key).matches()) {
      return false;
    }
    return key.startsWith("number_of_")
        || key.startsWith("quantity_per_")
        || key.startsWith("número_de_")
        || key.startsWith("cantidad_de_")
        || key.endsWith("_quantity")
        || key.endsWith("_count")
        || COUNTED_THINGS.contains(key);
  }

  /** Whether {@code number} can be a count: whole and not negative. */
  static boolean isCount(BigDecimal number) {
    return number.signum() >= 0 && plain(number).scale() == 0;
  }

  static boolean tooLong(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() > MAX_DECIMALS
        || (long) stripped.precision() - stripped.scale() > MAX_INTEGER_DIGITS;
  }

  /** Without trailing zeros and without an exponent, so that equal numbers are written alike. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static BigDecimal decimal(String digits) {
    String d = digits.replace('−', '-');
    boolean grouped = d.indexOf(',') != d.lastIndexOf(',') || (d.contains(",") && d.contains("."));
    return plain(new BigDecimal(grouped ? d.replace(",", "") : d.replace(',', '.')));
  }
}
