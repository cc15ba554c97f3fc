package dev.tendero.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccentsTest {
  @ParameterizedTest
  @CsvSource({"Crème Brûlée,Creme Brulee", "ñandú,nandu", "Kärcher,Karcher", "12 °C,12 °C"})
  void strip_lettersWithMarks_leavesTheLetters(String text, String plain) {
    assertThat(Accents.strip(text)).isEqualTo(plain);
    assertThat(Accents.strip(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)))
        .isEqualTo(plain);
  }

  @Test
  void strip_textWithoutMarks_isItself() {
    assertThat(Accents.strip("TN-2110")).isSameAs("TN-2110");
  }
}
