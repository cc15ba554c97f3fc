package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void bytes_ofAValue_areSortedAndEscapeOnlyWhatTheyMust() {
    assertThat(
            CanonicalJson.bytes(
                Map.of("b", List.of(1L, true), "a", "é\"\\/\n\u0001\u2028", "Z", Map.of())))
        .asString(UTF_8)
        .isEqualTo("{\"Z\":{},\"a\":\"é\\\"\\\\/\\n\\u0001\u2028\",\"b\":[1,true]}");
  }

  @Test
  void bytes_ofWhatHasNoCanonicalForm_areRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(0.5)).hasMessageContaining("Double");
    assertThatThrownBy(() -> CanonicalJson.bytes(1L << 53)).hasMessageContaining("2^53");
    assertThatThrownBy(() -> CanonicalJson.bytes("\ud800")).hasMessageContaining("surrogate");
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("ñ", 1L))).hasMessageContaining("ASCII");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":2}",
        "{ \"a\":1}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":null}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":-0}",
        "{\"a\":99999999999999999999}",
        "{\"a\":1}x",
        "[1]",
        "",
        "{\"a\":",
        "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]"
      })
  void object_ofOtherForms_isRefused(String text) {
    assertThatThrownBy(() -> CanonicalJson.object(text.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void object_ofBytes_isTheValueTheyWereMadeOf(
      @ForAll String text, @ForAll int number, @ForAll List<Boolean> flags) {
    if (!UTF_8.newEncoder().canEncode(text)) {
      return;
    }
    Map<String, Object> value = Map.of("t", text, "n", (long) number, "f", flags);
    assertThat(CanonicalJson.object(CanonicalJson.bytes(value))).isEqualTo(value);
  }
}
