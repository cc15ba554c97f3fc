package dev.tendero.generation;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import dev.tendero.catalog.Money;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;

/**
 * How a language writes numbers, prices and quantities: "$19.95" and "1.8 m", "19,95 US$" and "1,8
 * m".
 *
 * <p>Amounts that are no prices are written without grouping: 1,234 and 1.234 say different things
 * to an English and a Spanish reader.
 */
public final class Notation {
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
    return format.format(money.amount());
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
      case INCH -> spanish ? (one ? " pulgada" : " pulgadas") : " in";
      case FOOT -> spanish ? (one ? " pie" : " pies") : " ft";
      case SHEET -> spanish ? (one ? " hoja" : " hojas") : (one ? " sheet" : " sheets");
      case DAY -> spanish ? (one ? " día" : " días") : (one ? " day" : " days");
      case MONTH -> spanish ? (one ? " mes" : " meses") : (one ? " month" : " months");
      case YEAR -> spanish ? (one ? " año" : " años") : (one ? " year" : " years");
      default -> " " + unit.symbol();
    };
  }
}
