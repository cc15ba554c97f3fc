package dev.tendero.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.planning.CatalogueView.Stated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private final Vocabulary vocabulary =
      new Vocabulary(
          List.of(
              stated("form_factor", "SO-DIMM", "DIMM"),
              stated("connector_1", "3.5mm", "2 x RCA"),
              stated("media", "Cámara", "a b c d e f g h i"),
              stated("package_type", "Bulk")));

  private static Stated stated(String key, String... words) {
    return new Stated(key, 10, Optional.empty(), 0, 0, false, List.of(words));
  }

  @Test
  void whole_hyphenAccentPluralOrBlankBeforeAUnit_areTheSameValue() {
    assertThat(vocabulary.whole(List.of("so dimm")))
        .isEqualTo(Map.of("form_factor", List.of("SO-DIMM")));
    assertThat(vocabulary.whole(List.of("sodimm"))).containsKey("form_factor");
    assertThat(vocabulary.whole(List.of("dimms")))
        .isEqualTo(Map.of("form_factor", List.of("DIMM")));
    assertThat(vocabulary.whole(List.of("3.5 mm"))).containsKey("connector_1");
    assertThat(vocabulary.whole(List.of("camara"))).containsKey("media");
  }

  @Test
  void whole_partOfAValue_isNotTheValue() {
    assertThat(vocabulary.whole(List.of("rca"))).isEmpty();
    assertThat(vocabulary.holding(List.of("rca")))
        .isEqualTo(Map.of("connector_1", List.of("2 x RCA")));
    assertThat(vocabulary.holding(List.of("rc"))).isEmpty();
  }

  @Test
  void whole_proseAndPackaging_areNoValuesToAskFor() {
    assertThat(vocabulary.whole(List.of("a b c d e f g h i"))).isEmpty();
    assertThat(vocabulary.whole(List.of("bulk"))).isEmpty();
  }
}
