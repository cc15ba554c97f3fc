package dev.tendero.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Money;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import org.junit.jupiter.api.Test;

class NotationTest {
  private static final Notation ENGLISH = new Notation(Language.ENGLISH);
  private static final Notation SPANISH = new Notation(Language.SPANISH);

  @Test
  void price_thousands_areGroupedAsShopsWriteThem() {
    assertThat(ENGLISH.price(Money.of("1299.00", "USD"))).isEqualTo("$1,299.00");
    assertThat(SPANISH.price(Money.of("1299.00", "EUR"))).isEqualTo("1.299,00\u00a0€");
  }

  @Test
  void quantity_inches_areAWordThatAgrees() {
    assertThat(ENGLISH.quantity(Quantity.of("15.6", Unit.INCH))).isEqualTo("15.6 inches");
    assertThat(ENGLISH.quantity(Quantity.of("1", Unit.INCH))).isEqualTo("1 inch");
    assertThat(SPANISH.quantity(Quantity.of("15.6", Unit.INCH))).isEqualTo("15,6 pulgadas");
  }

  @Test
  void date_timestampOfAFeed_isADayOfTheReadersLanguage() {
    assertThat(ENGLISH.date("2008-08-06T00:00:00Z")).hasValue("August 6, 2008");
    assertThat(SPANISH.date("2008-08-06")).hasValue("6 de agosto de 2008");
  }

  @Test
  void date_anythingElse_isNone() {
    assertThat(ENGLISH.date("2008-13-40T00:00:00Z")).isEmpty();
    assertThat(ENGLISH.date("DV7-2008-08-06")).isEmpty();
    assertThat(ENGLISH.date("2008")).isEmpty();
  }
}
