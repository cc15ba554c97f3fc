package dev.tendero.generation;

import static dev.tendero.generation.Shop.evidence;
import static dev.tendero.generation.Shop.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.text.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void of_versionBehindAComma_isLeftOut() {
    assertThat(names("Acme Hush silent mouse, graphite", "Acme Strike mouse, black and red"))
        .isEqualTo(Map.of("p0", "Acme Hush silent mouse", "p1", "Acme Strike mouse"));
  }

  @Test
  void of_versionsOfOneThing_keepWhatTellsThemApart() {
    assertThat(names("Acme Retro kettle, cream", "Acme Retro kettle, mint green"))
        .isEqualTo(Map.of("p0", "Acme Retro kettle, cream", "p1", "Acme Retro kettle, mint green"));
  }

  @Test
  void of_longTailOrShortHead_staysWhole() {
    assertThat(names("Acme K350, IT keyboard RF Wireless Black", "K350, black"))
        .isEqualTo(Map.of("p0", "Acme K350, IT keyboard RF Wireless Black", "p1", "K350, black"));
  }

  private static Map<String, String> names(String first, String second) {
    return Names.of(
        evidence(
            2, product("p0", first, "", "mouse", "5"), product("p1", second, "", "mouse", "5")),
        Language.ENGLISH);
  }
}
