package dev.tendero.guardrails.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

  @ParameterizedTest
  @CsvSource({
    "EMAIL, write to ana.gil+shop@correo.com.mx please, ana.gil+shop@correo.com.mx",
    "EMAIL, ana (at) correo.es, ana (at) correo.es",
    "EMAIL, escribe a ana.gil arroba gmail punto com, ana.gil arroba gmail punto com",
    "CARD, my card is 4111 1111 1111 1111 ok, 4111 1111 1111 1111",
    "CARD, 5500-0055-5555-5559, 5500-0055-5555-5559",
    "CARD, amex 371449635398431, 371449635398431",
    "IBAN, pay from ES91 2100 0418 4502 0005 1332 today, ES91 2100 0418 4502 0005 1332",
    "IBAN, de89370400440532013000, de89370400440532013000",
    "PHONE, call me on +44 20 7946 0958, +44 20 7946 0958",
    "PHONE, (555) 234-5678, (555) 234-5678",
    "PHONE, 555-234-5678 is me, 555-234-5678",
    "PHONE, mi teléfono es 612345678, 612345678",
    "PHONE, llámame al 91 234 56 78, 91 234 56 78",
    "PHONE, 612 34 56 78, 612 34 56 78",
    "PHONE, 07700 900123, 07700 900123",
  })
  void find_personalData(PersonalData.Kind kind, String text, String found) {
    int start = text.indexOf(found);
    assertThat(PersonalData.find(text))
        .containsExactly(new PersonalData.Found(kind, start, start + found.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "toner CF226X or C4127X",
        "GTIN 4006381333931",
        "ean 8412345678905",
        "4006381333931",
        "ISBN 978-3-16-148410-0",
        "Logitech 910-005235",
        "part number 960-001-055",
        "120 x 60 x 75 cm",
        "1920x1080 at 144 Hz",
        "between 100-200 or 1000-2000 dollars",
        "$1,234,567.00",
        "1.234.567,00 €",
        "order 113542617735902",
        "pedido 612345678",
        "where is my order #732201349959",
        "HP 305XL 3YM63AE",
        "2023-10-05 12:30:00",
        "192.168.100.200",
        "220-240 V 50-60 Hz",
        "4111 1111 1111 1112",
        "ES91 2100 0418 4502 0005 1333",
        "model 555-234-5678",
        "serial 4111111111111111",
        "@home theater",
        "5 @ 20 dollars",
        "10,000 mAh 20000 mAh 30000",
        "1000 2000 3000 4000",
        "ASUS 90NR0EX1-M00AB0",
        "AWG 24 26 28 30 32"
      })
  void find_numbersOfAShop_nothing(String text) {
    assertThat(PersonalData.find(text)).isEmpty();
  }
}
