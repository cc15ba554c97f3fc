package dev.tendero.demo;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import dev.tendero.units.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the gaps of a sentence with what a product states: {@code {Cable length}} becomes "1.8 m"
 * and "1,8 m", {@code {#Cable length}} the number alone.
 */
final class Spoken {
  private static final Pattern GAP = Pattern.compile("\\{(#?)([^}]+)}");
  private static final int GROUPED_FROM = 10_000;

  private Spoken() {}

  static Both filled(Both sentence, List<Attribute> attributes) {
    return new Both(
        filled(sentence.english(), attributes, false),
        filled(sentence.spanish(), attributes, true));
  }

  /** The attributes that a sentence tells. */
  static List<String> gaps(Both sentence) {
    return GAP.matcher(sentence.english() + sentence.spanish())
        .results()
        .map(gap -> gap.group(2))
        .toList();
  }

  static Optional<Quantity> measure(List<Attribute> attributes, String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .flatMap(
            attribute ->
                attribute.value() instanceof Value.Measure(Quantity quantity)
                    ? Optional.of(quantity).stream()
                    : Optional.<Quantity>empty().stream())
        .findFirst();
  }

  private static String filled(String sentence, List<Attribute> attributes, boolean spanish) {
    return GAP.matcher(sentence)
        .replaceAll(gap -> Matcher.quoteReplacement(told(gap, attributes, spanish)));
  }

  private static String told(MatchResult gap, List<Attribute> attributes, boolean spanish) {
    Quantity quantity =
        measure(attributes, gap.group(2))
            .orElseThrow(() -> new IllegalArgumentException("nothing to say of " + gap.group(2)));
    String number = number(quantity.amount(), spanish);
    String unit = gap.group(1).isEmpty() ? unit(quantity, spanish) : "";
    return unit.isEmpty() ? number : number + " " + unit;
  }

  static String number(BigDecimal amount, boolean spanish) {
    String plain = amount.stripTrailingZeros().toPlainString();
    if (amount.compareTo(BigDecimal.valueOf(GROUPED_FROM)) >= 0) {
      return plain.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", spanish ? "." : ",");
    }
    return spanish ? plain.replace('.', ',') : plain;
  }

  private static String unit(Quantity quantity, boolean spanish) {
    boolean one = quantity.amount().compareTo(BigDecimal.ONE) == 0;
    return switch (quantity.unit()) {
      case COUNT -> "";
      case INCH -> spanish ? (one ? "pulgada" : "pulgadas") : (one ? "inch" : "inches");
      case MINUTE -> (spanish ? "minuto" : "minute") + (one ? "" : "s");
      case HOUR -> (spanish ? "hora" : "hour") + (one ? "" : "s");
      case MONTH -> spanish ? (one ? "mes" : "meses") : (one ? "month" : "months");
      case YEAR -> (spanish ? "año" : "year") + (one ? "" : "s");
      case DOTS_PER_INCH -> spanish ? "ppp" : "dpi";
      default -> quantity.unit().symbol();
    };
  }
}
