package dev.tendero.generation;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import dev.tendero.catalog.Money;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a language writes numbers, prices, quantities and dates: "$19.95", "1.8 m" and "August 6,
 * 2008", "19,95 US$", "1,8 m" and "6 de agosto de 2008".
 *
 * <p>Amounts that are no prices are written without grouping: 1,234 and 1.234 say different things
 * to an English and a Spanish reader.
 */
public final class Notation {
  /** As feeds write a day; a time of day behind it is how systems store a day. */
  private static final Pattern DATE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ][\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?");

  private final ULocale locale;
  private final boolean spanish;

  public Notation(Language language) {
    this.spanish = language == Language.SPANISH;
    this.locale = spanish ? new ULocale("es") : ULocale.US;
  }

  /** All digits the feed states, none added. */
  public String number(BigDecimal number) {
    String plain = number.stripTrailingZeros().toPlainString();
    return spanish ? plain.replace('.', ',') : plain;
  }

  String number(long number) {
    return Long.toString(number);
  }

  public String price(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
    int decimals = money.amount().scale();
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    if (format instanceof DecimalFormat decimal) {
      decimal.setMinimumGroupingDigits(1); // shops write 1.299,00 €, CLDR's Spanish 1299,00 €
    }
    return format.format(money.amount());
  }

  static boolean isDate(String word) {
    return day(word).isPresent();
  }

  /** The day that a word of a feed names, written out. */
  Optional<String> date(String word) {
    return day(word)
        .map(
            day ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(spanish ? Locale.of("es", "ES") : Locale.US)
                    .format(day));
  }

  private static Optional<LocalDate> day(String word) {
    var date = DATE.matcher(word);
    try {
      return date.matches() ? Optional.of(LocalDate.parse(date.group(1))) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty(); // "2008-13-40" is no day, and stays as it is written
    }
  }

  /** "US dollars", "euros": several of them; a code that is no currency stays as it is. */
  String currency(String code) {
    return Currency.isAvailable(code, null, null)
        ? Currency.getInstance(code)
            .getName(locale, Currency.PLURAL_LONG_NAME, PluralRules.KEYWORD_OTHER, null)
        : code;
  }

  public String quantity(Quantity quantity) {
    return number(quantity.amount()) + unit(quantity.unit(), isOne(quantity.amount()));
  }

  /** "10 to 40 °C", "de 10 a 40 °C". */
  public String span(Quantity low, Quantity high) {
    boolean sameUnit = low.unit() == high.unit();
    String from = sameUnit ? number(low.amount()) : quantity(low);
    return spanish ? "de " + from + " a " + quantity(high) : from + " to " + quantity(high);
  }

  private static boolean isOne(BigDecimal amount) {
    return amount.compareTo(BigDecimal.ONE) == 0;
  }

  /** What follows the number, its space included; words where a reader would say the word. */
  private String unit(Unit unit, boolean one) {
    return switch (unit) {
      case COUNT -> "";
      case PERCENT -> spanish ? " %" : "%";
      case DEGREE -> "°";
      case INCH -> spanish ? (one ? " pulgada" : " pulgadas") : (one ? " inch" : " inches");
      case FOOT -> spanish ? (one ? " pie" : " pies") : " ft";
      case SHEET -> spanish ? (one ? " hoja" : " hojas") : (one ? " sheet" : " sheets");
      case DAY -> spanish ? (one ? " día" : " días") : (one ? " day" : " days");
      case MONTH -> spanish ? (one ? " mes" : " meses") : (one ? " month" : " months");
      case YEAR -> spanish ? (one ? " año" : " años") : (one ? " year" : " years");
      default -> " " + unit.symbol();
    };
  }
}
