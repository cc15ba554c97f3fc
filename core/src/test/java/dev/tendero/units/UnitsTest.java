package dev.tendero.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class UnitsTest {

  @ParameterizedTest
  @EnumSource(Unit.class)
  void parse_symbolOfAUnit_thatUnit(Unit unit) {
    assertThat(Units.parse(unit.symbol())).contains(unit);
  }

  @ParameterizedTest
  @CsvSource({
    "pulgadas, INCH",
    "feet, FOOT",
    "pc(s), COUNT",
    "libras, POUND",
    "Kilos, KILOGRAM",
    "centímetros, CENTIMETRE",
    "GHZ, GIGAHERTZ",
    "Mah, MILLIAMPERE_HOUR",
    "Vatios, WATT",
    "páginas por minuto, PAGES_PER_MINUTE",
    "mW, MILLIWATT",
    "ºC, CELSIUS",
    "años, YEAR"
  })
  void parse_wordsOfBothLanguages(String word, Unit unit) {
    assertThat(Units.parse(word)).contains(unit);
  }

  @Test
  void parse_otherCaseOrWord_nothing() {
    assertThat(Units.parse("G")).isEmpty();
    assertThat(Units.parse("a")).isEmpty();
    assertThat(Units.parse("MW")).isEmpty();
    assertThat(Units.parse("")).isEmpty();
    assertThat(Units.parse("chairs")).isEmpty();
  }
}
