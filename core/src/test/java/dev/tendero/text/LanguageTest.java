package dev.tendero.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quiet mouse under 20 dollars",
        "toner for HP LaserJet Pro M404dn",
        "Häagen-Dazs ice cream maker",
        "cheapest",
        "headphones",
        "does it fit",
        "whats the diffrence",
        "Is the Löwe speaker black?",
        "ottoman",
        "brother printer",
        "SHOW ME CHEAP LAPTOPS",
        "what does 静音 mean on the box",
        "couch pillows",
        "the second one",
        "why?",
        "bosch dishwasher",
        "café curtains",
        "hi",
        "portable ssd samsung t7 2tb",
        "baby crib",
        "fondue set",
        "chaise lounge",
        "armoire"
      })
  void detect_english(String text) {
    assertThat(Language.detect(text)).isEqualTo(Language.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratón",
        "raton",
        "auriculares",
        "¿y en negro?",
        "ratón silencioso por menos de 20 euros",
        "impresora Brother",
        "busco un monitor LG de 27 pulgadas",
        "cuanto pesa",
        "el segundo",
        "más barato",
        "mas barato",
        "TECLADO INALÁMBRICO",
        "sillas de madera",
        "¿Es compatible con Mac?",
        "laptop para estudiar",
        "algo parecido pero sin cable",
        "gracias",
        "ventiladores de techo",
        "quiero algo q no haga ruido",
        "cafetera Nespresso",
        "¿tienen tinta para la Epson ET-2850?"
      })
  void detect_spanish(String text) {
    assertThat(Language.detect(text)).isEqualTo(Language.SPANISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ich suche eine leise Maus",
        "Kopfhörer",
        "Haben Sie günstige Drucker?",
        "souris sans fil silencieuse",
        "Combien coûte cet écran ?",
        "Avez-vous des chaises en bois?",
        "cuffie senza fili",
        "Quanto costa la spedizione?",
        "Cerco una lampada per la scrivania",
        "fones de ouvido sem fio",
        "Quanto custa o envio para Lisboa?",
        "Vocês têm cadeiras de madeira?",
        "Teniu ratolins sense fils?",
        "Quant costa l'enviament?",
        "Hoeveel kost deze stoel?",
        "draadloze muis",
        "Ile kosztuje wysyłka?",
        "cicha myszka bezprzewodowa",
        "тихая мышь до 20 долларов",
        "静かなマウス",
        "安静的鼠标",
        "조용한 마우스",
        "فأرة هادئة",
        "ήσυχο ποντίκι",
        "Var hittar jag en tyst mus?",
        "Sessiz bir fare arıyorum",
        "Caut o tastatură ieftină"
      })
  void detect_neither_isOther(String text) {
    assertThat(Language.detect(text)).isEqualTo(Language.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hp 305", "usb c", "no", "CF226X", "12345", "", "?", "laptop", "ok", "qwxz"})
  void detect_nothingToTell_followsTheHint(String text) {
    assertThat(Language.detect(text)).isEqualTo(Language.ENGLISH);
    assertThat(Language.detect(text, Language.SPANISH)).isEqualTo(Language.SPANISH);
    assertThat(Language.detect(text, Language.OTHER)).isEqualTo(Language.ENGLISH);
  }
}
