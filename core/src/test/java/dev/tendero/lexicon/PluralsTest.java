package dev.tendero.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {

  @ParameterizedTest
  @CsvSource({
    "usb cable,usb cables",
    "battery,batteries",
    "brush,brushes",
    "toy,toys",
    "power bank,power banks"
  })
  void english_regularNoun_pluralisesItsLastWord(String singular, String plural) {
    assertThat(Plurals.english(singular)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({
    "cable de red,cables de red",
    "ratón,ratones",
    "altavoz,altavoces",
    "silla plegable,sillas plegables",
    "teléfono móvil,teléfonos móviles",
    "sofá,sofás",
    "smartphone,smartphones",
    "impresora láser,impresoras láser",
    "disco duro externo,discos duros externos"
  })
  void spanish_regularNoun_pluralisesUpToThePreposition(String singular, String plural) {
    assertThat(Plurals.spanish(singular)).isEqualTo(plural);
  }
}
