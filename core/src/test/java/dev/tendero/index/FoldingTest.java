package dev.tendero.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void fold_caseAccentsAndSpaces_doNotMatter() {
    assertThat(Folding.fold("  Crème\t BRÛLÉE ")).isEqualTo("creme brulee");
    assertThat(Folding.fold("Ñandú")).isEqualTo("nandu");
  }

  @Test
  void bare_punctuation_isASpace() {
    assertThat(Folding.bare("39.6 cm (15.6\") – \"Full-HD\"")).isEqualTo("39 6 cm 15 6 full hd");
    assertThat(Folding.parts("!?")).isEmpty();
  }

  @Test
  void codes_modelNumbersAndCompounds_areInOneSpelling() {
    assertThat(Folding.codes("Brother TN-2110 toner")).containsExactly("tn2110");
    assertThat(Folding.codes("Wi-Fi router AC1200")).containsExactly("wifi", "ac1200");
    assertThat(Folding.codes("plain words, only")).isEmpty();
  }

  @Test
  void askedCodes_lettersBeforeDigits_areJoined() {
    assertThat(Folding.askedCodes("tn 2110")).contains("tn2110");
    assertThat(Folding.askedCodes("TN-2110")).containsExactly("tn2110");
    assertThat(Folding.askedCodes("wifi")).containsExactly("wifi");
    assertThat(Folding.askedCodes("notebook 15")).doesNotContain("notebook15");
  }
}
