package dev.tendero.catalog;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in one currency, at the currency's own number of decimals (19.95 USD). */
public record Money(BigDecimal amount, Currency currency) {

  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("negative amount " + amount);
    }
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    if (amount.stripTrailingZeros().scale() > decimals) {
      throw new IllegalArgumentException(amount + " has more decimals than " + currency);
    }
    amount = amount.setScale(decimals);
  }

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currency));
  }

  public static Money ofMinor(long minor, Currency currency) {
    return new Money(
        BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits())), currency);
  }

  /** In the currency's smallest unit: 1995 for 19.95 USD. */
  public long minor() {
    return amount.unscaledValue().longValueExact();
  }
}
