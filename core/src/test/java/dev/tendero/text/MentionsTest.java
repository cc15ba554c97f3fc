package dev.tendero.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MentionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 1.8 m cable | 1.8 m",
        "a 1.8m cable | 1.8 m",
        "1,234.5 g | 1234.5 g",
        "10 000 mAh | 10000 mAh",
        "10,000 mAh | 10000 mAh",
        "220-240 V | 220 V..240 V",
        "220 - 240V | 220 V..240 V",
        "0 - 40 °C | 0 °C..40 °C",
        "-20 - 60 | -20..60",
        "-20 - 60 °C | -20 °C..60 °C",
        "from -5 to 35 °C | -5 °C..35 °C",
        "39.6 cm (15.6\") | 39.6 cm; 15.6 in",
        "a 15.6\" screen | 15.6 in",
        "a 15.6-inch screen | 15.6 in",
        "the \"Model S 27\" monitor | ``",
        "2 x 4 GB | 2; 4 GB",
        "2x4GB | 2; 4 GB",
        "1920 x 1080 | 1920; 1080",
        "1920x1080 pixels | 1920 px; 1080 px",
        "105 x 95 x 25 mm | 105 mm; 95 mm; 25 mm",
        "4K | ``",
        "5G router | ``",
        "a 5g router | ``",
        "50g of tea | 50 g",
        "$19.95 | 19.95 USD",
        "19.95 € | 19.95 EUR",
        "US$ 20 | 20.00 USD",
        "20 dollars | 20.00 USD",
        "under 20 euros | 20.00 EUR",
        "USD 20 | 20.00 USD",
        "EUR20 | 20.00 EUR",
        "£5 | 5.00 GBP",
        "95 cents | 0.95 USD",
        "$1,234 | 1234.00 USD",
        "$10 - $20 | 10.00 USD..20.00 USD",
        "$10-20 | 10.00 USD..20.00 USD",
        "10 to 20 euros | 10.00 EUR..20.00 EUR",
        "between 10 and 20 euros | 10.00 EUR..20.00 EUR",
        "10 and 20 euros | 10; 20.00 EUR",
        "$0.005 each | 0.005",
        "three ports and twenty-five reviews | 3; 25",
        "two hundred sheets | 200 sheets",
        "a two-metre cable | 2 m",
        "half a metre | 0.5 m",
        "under half a dollar | 0.50 USD",
        "one metre | 1 m",
        "this one is black | ``",
        "it has one HDMI port | 1",
        "the second one, under 5 feet | 5 ft",
        "2 in black | 2",
        "27 in | 27 in",
        "27 in screen | 27 in",
        "15.6 in black | 15.6 in",
        "3-in-1 printer | ``",
        "a 4-port switch | 4",
        "6 pc(s) | 6 pc",
        "6 pcs, 2 PCs | 6 pc; 2",
        "a pack of 10 | 10 pc",
        "a 10-pack | 10 pc",
        "5 lbs | 5 lb",
        "10 A fuse | 10 A",
        "120 km/h | 120",
        "500 MB/s | 500 MB/s",
        "1 Gbps | 1 Gbit/s",
        "rated 4.5/5 by 12 people | 4.5; 5; 12",
        "4.5 out of 5 | 4.5; 5",
        "50 % | 50 %",
        "2.4/5 GHz | 2.4 GHz; 5 GHz",
        "TN-2110 | ``",
        "HP dv7-1211ea notebook | ``",
        "USB 3.0 | ``",
        "USB3.0 port | ``",
        "DDR4-3200 | ``",
        "802.11n | ``",
        "802.11b/g/n | ``",
        "Netatmo H4 2020 | ``",
        "runs Windows 10 well | ``",
        "on 2026-01-05 at 09:30 | ``",
        "16:9 and 200:1 | ``",
        "call 1-800-555-1234 | ``",
        "version 3.0.1 at 192.168.1.1 | ``",
        "EAN 00123456 | ``",
        "the 2nd and 15-da0012 | ``",
        "1080p at 60 Hz | 60 Hz",
        ".5 kg | 0.5 kg",
        "40 cm. | 40 cm",
        "cheaper than 100? | 100",
        "MONITOR 27 UNDER 200 EUROS | 27; 200.00 EUR",
        "Only 3 left | 3",
        "1.8m/6ft | 1.8 m; 6 ft",
        "6' tall | 6 ft",
      })
  void find_english_numbersWithTheirUnits(String text, String expected) {
    assertThat(shown(text, Language.ENGLISH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5,5 kg | 5.5 kg",
        "1.234,5 g | 1234.5 g",
        "1.234 € | 1234.00 EUR",
        "19,95 € | 19.95 EUR",
        "19,95 US$ | 19.95 USD",
        "menos de 100 € | 100.00 EUR",
        "entre 10 y 20 euros | 10.00 EUR..20.00 EUR",
        "de 10 a 20 kilos | 10 kg..20 kg",
        "de 3 a 5 | 3..5",
        "tres puertos | 3",
        "dieciséis GB | 16 GB",
        "treinta y cinco centímetros | 35 cm",
        "dos metros | 2 m",
        "medio metro | 0.5 m",
        "por medio dólar | 0.50 USD",
        "un metro | ``",
        "27 pulgadas | 27 in",
        "6 pies | 6 ft",
        "5 libras | 5 lb",
        "un paquete de 10 | 10 pc",
        "3 unidades | 3 pc",
        "20 dólares | 20.00 USD",
        "40 grados centígrados | 40 °C",
        "600 páginas por minuto | 600 ppm",
        "15,6\" | 15.6 in",
        "2.4 GHz | 2.4 GHz",
        "30 por 40 cm | 30 cm; 40 cm",
        "el 50 por ciento | 50 %",
        "3 en 1 | 3; 1",
        "entre 220 y 240 V | 220 V..240 V",
      })
  void find_spanish_numbersWithTheirUnits(String text, String expected) {
    assertThat(shown(text, Language.SPANISH)).isEqualTo(expected);
  }

  @Property(tries = 2000)
  void find_anyText_spansInOrderAndInside(
      @ForAll @StringLength(max = 200) String text, @ForAll Language language) {
    inOrder(text, language);
  }

  @Property(tries = 4000)
  void find_anyMixOfPieces_spansInOrderAndInside(
      @ForAll("pieces") String text, @ForAll Language language) {
    inOrder(text, language);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> pieces() {
    return net.jqwik.api.Arbitraries.of(
            "1",
            "20",
            "000",
            "-",
            " ",
            ".",
            ",",
            "x",
            "in",
            "\"",
            "'",
            "$",
            "€",
            "USD",
            "US$",
            "cm",
            "m",
            "two",
            "half",
            "twenty",
            " y ",
            "five",
            "hundred",
            "/",
            ":",
            "5",
            "TN",
            "_",
            "°",
            "a",
            "de ",
            "between ",
            "and",
            "¢",
            "\u00a0",
            "A",
            "%",
            "uno",
            "pack of ",
            "(s)")
        .list()
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  private static void inOrder(String text, Language language) {
    int last = 0;
    for (Mention mention : Mentions.find(text, language)) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(last);
      assertThat(mention.end()).isGreaterThan(mention.start()).isLessThanOrEqualTo(text.length());
      last = mention.end();
    }
  }

  /** Processor time: quadratic work on this length would take minutes. */
  @Property(tries = 100)
  void find_longText_linear(@ForAll("pieces") String piece) {
    Assume.that(!piece.isEmpty());
    String text = piece.repeat(Math.max(1, 100_000 / piece.length()));
    var clock = java.lang.management.ManagementFactory.getThreadMXBean();
    long before = clock.getCurrentThreadCpuTime();
    Mentions.find(text, Language.ENGLISH);
    assertThat(clock.getCurrentThreadCpuTime() - before).isLessThan(10_000_000_000L);
  }

  private static String shown(String text, Language language) {
    return Mentions.find(text, language).stream()
        .map(MentionsTest::shown)
        .collect(Collectors.joining("; "));
  }

  private static String shown(Mention mention) {
    return switch (mention) {
      case Mention.Measure m -> range(m.low().toString(), m.high().toString());
      case Mention.Price p ->
          range(
              p.low().amount() + " " + p.low().currency(),
              p.high().amount() + " " + p.high().currency());
      case Mention.Plain p -> range(p.low().toPlainString(), p.high().toPlainString());
    };
  }

  private static String range(String low, String high) {
    return low.equals(high) ? low : low + ".." + high;
  }
}
