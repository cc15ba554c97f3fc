package dev.tendero.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Product;
import dev.tendero.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m1 | It weighs 95 g.",
        "m1 | It weighs about 100 g.",
        "m1 | The cable is 1.8 m long.",
        "m1 | The cable length is 5.9 ft.",
        "m1 | The cable length is 180 cm.",
        "m1 | It has 5 buttons and Bluetooth.",
        "m1 | It costs $19.95.",
        "m1 | It costs about 20 dollars.",
        "m1 | It costs 20 dollars.",
        "m1 | It is under 20 dollars.",
        "m1 | It was $24.95 and is now $19.95.",
        "m1 | Rated 4.5 out of 5 by 212 people.",
        "m1 | 4.5 stars from 212 reviews.",
        "m1 | There are 12 in stock.",
        "m1 | Only 12 left.",
        "m1 | It is in stock and not sold out.",
        "m1 | Operating temperature: 0 - 40 °C.",
        "m1 | The data says 2660 for the battery capacity, unit not stated.",
        "m1 | It is black and made of plastic.",
        "m1 | It does not have a touchscreen.",
        "m1 | The Kestrel Silent 200 wireless mouse weighs 95 g.",
        "m1 | “Kestrel Silent 200 wireless mouse” weighs 95 g.",
        "m1 | No more than 100 g in weight.",
        "m1 | It weighs less than 100 g.",
        "m1 | The product data does not say whether it has a microphone.",
        "m1 | The battery lasts 10 months.",
        "c1 | 38 cm wide and 90 cm high.",
        "c1 | It is 38 cm wide, 90 cm high and weighs 6.8 kg.",
        "c1 | The package weight is 8.1 kg.",
        "c1 | The seat is 45 cm high.",
        "c1 | It is not foldable.",
        "c1 | It comes in brown and white.",
        "c1 | It is made of oak.",
        "c1 | Its width and height are 38 cm and 90 cm.",
        "d1 | The screen is 27 inches.",
        "d1 | The Halden 27Q monitor 68.6 cm (27\") 2560 x 1440 pixels Black weighs 5.4 kg.",
        "d1 | The resolution is 2560 x 1440 pixels.",
        "d1 | It has 2 HDMI ports and one DisplayPort.",
        "d1 | It works with 230 V.",
        "d1 | It is out of stock.",
        "d1 | There are 0 in stock.",
        "d1 | Rated 4.7 by 1204 customers.",
        "s1 | It stores 1 TB.",
        "s1 | The interface is USB 3.2.",
        "s1 | Reads at 1050 MB/s and writes at 950 MB/s.",
        "s1 | It is waterproof.",
      })
  void check_trueEnglish_notFlagged(String product, String sentence) {
    assertThat(check(product, sentence, Language.ENGLISH).findings()).as(sentence).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m1 | It weighs 950 g. | number",
        "m1 | It weighs 95 kg. | unit",
        "m1 | Its weight is 62 mm. | attribute",
        "m1 | The cable is 2.5 m long. | number",
        "m1 | The cable is 2 m long. | number",
        "m1 | The cable length is 4 ft. | number",
        "m1 | It costs $18.95. | price",
        "m1 | It costs about 19 dollars. | price",
        "m1 | It costs €19.95. | currency",
        "m1 | It is under 15 dollars. | price",
        "m1 | It has 6 buttons. | count",
        "m1 | Rated 4.8 out of 5. | rating",
        "m1 | 4.5 stars from 312 reviews. | count",
        "m1 | There are 15 in stock. | count",
        "m1 | It is sold out. | stock",
        "d1 | It is in stock: shall I look for another? | stock",
        "m1 | It is not in stock. | stock",
        "d1 | It is in stock. | stock",
        "d1 | Está en stock. | stock",
        "c1 | It is agotada. | stock",
        "m1 | It does not have Bluetooth. | negation",
        "m1 | It is not wireless. | negation",
        "m1 | It comes without Bluetooth. | negation",
        "m1 | It has a touchscreen. | negation",
        "m1 | The colour is red. | attribute",
        "m1 | It is white. | attribute",
        "m1 | It is not black. | negation",
        "m1 | The material is black. | attribute",
        "m1 | It does not weigh 95 g. | negation",
        "m1 | Operating temperature: 0 - 60 °C. | number",
        "m1 | The battery capacity is 2660 mAh. | unit",
        "m1 | It weighs more than 100 g. | number",
        "m1 | The depth is 40 mm. | attribute",
        "c1 | 90 cm wide and 38 cm high. | attribute",
        "c1 | The weight is 8.1 kg. | attribute",
        "c1 | It is foldable. | negation",
        "c1 | It has no legs. | negation",
        "d1 | It has 3 HDMI ports. | count",
        "d1 | It has one HDMI port. | count",
        "d1 | The resolution is 1920 x 1080. | number",
        "d1 | The panel type is VA. | attribute",
        "d1 | It has 2 HDMI 2.1 ports. | number",
        "s1 | The interface is USB 3.0. | attribute",
        "s1 | It stores 2 TB. | number",
        "s1 | It is not waterproof. | negation",
      })
  void check_falseEnglish_flagged(String product, String sentence, String kind) {
    assertThat(check(product, sentence, Language.ENGLISH).findings())
        .as(sentence)
        .extracting(Finding::kind)
        .contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m1 | Pesa 95 g.",
        "m1 | Pesa unos 100 g.",
        "m1 | La longitud del cable es de 1,8 m.",
        "m1 | El cable mide 1,8 m de largo.",
        "m1 | Tiene 5 botones y Bluetooth.",
        "m1 | Cuesta 19,95 US$.",
        "m1 | Cuesta 19,95 dólares.",
        "m1 | Es inalámbrico y negro.",
        "m1 | No tiene pantalla táctil.",
        "m1 | Valorado con 4,5 de 5 por 212 personas.",
        "m1 | 212 opiniones.",
        "m1 | Quedan 12 unidades.",
        "m1 | Es de color negro.",
        "m1 | Ratón sin cable.",
        "c1 | Mide 38 cm de ancho y 90 cm de alto.",
        "c1 | El peso del paquete es de 8,1 kg.",
        "c1 | La altura del asiento es de 45 cm.",
        "c1 | No es plegable.",
        "c1 | Está hecha de roble.",
        "c1 | Cuesta 89 €.",
        "d1 | Tiene 2 puertos HDMI.",
        "d1 | La pantalla es de 27 pulgadas.",
        "k1 | La capacidad es de 1,7 l y la potencia de 2200 W.",
        "k1 | La garantía es de 2 años.",
      })
  void check_trueSpanish_notFlagged(String product, String sentence) {
    assertThat(check(product, sentence, Language.SPANISH).findings()).as(sentence).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m1 | Pesa 85 g. | number",
        "m1 | Pesa 95 kg. | unit",
        "m1 | La longitud del cable es de 62 mm. | attribute",
        "m1 | Tiene 7 botones. | count",
        "m1 | Cuesta 19,95 €. | currency",
        "m1 | No es inalámbrico. | negation",
        "m1 | No tiene Bluetooth. | negation",
        "m1 | Es de color rojo. | attribute",
        "m1 | Tiene pantalla táctil. | negation",
        "m1 | Valorado con 3,5 de 5. | rating",
        "m1 | Tiene 300 opiniones. | count",
        "c1 | Mide 90 cm de ancho y 38 cm de alto. | attribute",
        "c1 | El peso es de 8,1 kg. | attribute",
        "c1 | Es plegable. | negation",
        "c1 | No pesa 6,8 kg. | negation",
        "d1 | Tiene 4 puertos HDMI. | count",
        "k1 | La capacidad es de 2,7 l. | number",
      })
  void check_falseSpanish_flagged(String product, String sentence, String kind) {
    assertThat(check(product, sentence, Language.SPANISH).findings())
        .as(sentence)
        .extracting(Finding::kind)
        .contains(kind);
  }

  private static FactCheck.Result check(String product, String sentence, Language language) {
    Product row =
        Samples.ALL.stream().filter(p -> p.id().equals(product)).findFirst().orElseThrow();
    FactCheck.Result result = FactCheck.check(sentence, row, language);
    assertThat(result.flagged()).isEqualTo(!result.findings().isEmpty());
    return result;
  }
}
