package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Money;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;

/** How a corrected value is written in a sentence. */
final class Notation {
  private Notation() {}

  static String of(Mention value, Language language) {
    return switch (value) {
      case Mention.Price p -> price(p.low(), language);
      case Mention.Plain p -> range(number(p.low(), language), number(p.high(), language));
      case Mention.Measure m when m.low().equals(m.high()) -> quantity(m.low(), language);
      case Mention.Measure m ->
          range(number(m.low().amount(), language), quantity(m.high(), language));
    };
  }

  private static String range(String low, String high) {
    return low.equals(high) ? low : low + " – " + high;
  }

  static String number(BigDecimal number, Language language) {
    BigDecimal stripped = number.stripTrailingZeros();
    String plain = (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    return language == Language.SPANISH ? plain.replace('.', ',') : plain;
  }

  private static String quantity(Quantity quantity, Language language) {
    String number = number(quantity.amount(), language);
    return quantity.unit() == Unit.COUNT ? number : number + " " + quantity.unit().symbol();
  }

  static String price(Money money, Language language) {
    String amount = money.amount().toPlainString();
    String code = money.currency().getCurrencyCode();
    if (language == Language.SPANISH) {
      String sign = code.equals("EUR") ? "€" : code.equals("USD") ? "US$" : code;
      return amount.replace('.', ',') + " " + sign;
    }
    return switch (code) {
      case "USD" -> "$" + amount;
      case "EUR" -> "€" + amount;
      case "GBP" -> "£" + amount;
      default -> code + " " + amount;
    };
  }
}
