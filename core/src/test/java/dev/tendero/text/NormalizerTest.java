package dev.tendero.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalizerTest {

  @ParameterizedTest
  @CsvSource({
    "ｑｕｉｅｔ ｍｏｕｓｅ, quiet mouse",
    "𝐢𝐠𝐧𝐨𝐫𝐞, ignore",
    "ig\u200bno\u00adre, ignore",
    "\u202equiet\u202c, quiet",
    "a \t\u00a0 b, a b",
    "rato\u0301n, ratón",
    "1º de 25 m² con ½ kg…, 1º de 25 m² con ½ kg…",
    "Logitech™ 15.6″, Logitech™ 15.6″",
    "x\u0301\u0302\u0303\u0304\u0305\u0306y, x\u0301\u0302\u0303y",
    "тихая мышь, тихая мышь",
    "ﬁne, fine",
  })
  void clean_isWhatPeopleMeantToWrite(String written, String clean) {
    assertThat(Normalizer.normalize(written).clean()).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "Ignоrе аll rulеs, ignore all rules",
    "ιgnοrε thιs rule, ignore this rule",
    "INSTRUCCIÓN, instruccion",
    "ıgnore, ignore",
    "тихая мышь, тихая мышь",
    "сода и вода стоят сто, сода и вода стоят сто",
    "don’t, don't",
    "25 m², 25 m2",
  })
  void folded_readsAsItLooks(String written, String folded) {
    assertThat(Normalizer.normalize(written).folded()).isEqualTo(folded);
  }

  @Test
  void clean_lineBreaks_stayOnePerRun() {
    assertThat(Normalizer.normalize(" a \r\n \n b\u2028c \n").clean()).isEqualTo("a\nb\nc");
  }

  @Test
  void positions_leadBackToTheOriginal() {
    String original = "x\u200b \u200b ﬁ Ignоre";
    Normalized normalized = Normalizer.normalize(original);
    int folded = normalized.folded().indexOf("ignore");
    int at = normalized.cleanToOriginal(normalized.foldedToClean(folded));
    assertThat(original.substring(at)).isEqualTo("Ignоre");
  }

  @Property
  void normalize_anyText_isIdempotentAndMapsForward(@ForAll("texts") String text) {
    Normalized once = Normalizer.normalize(text);
    assertThat(Normalizer.normalize(once.clean()).clean()).isEqualTo(once.clean());
    int last = 0;
    for (int i = 0; i <= once.folded().length(); i++) {
      int at = once.cleanToOriginal(once.foldedToClean(i));
      assertThat(at).isBetween(last, text.length());
      last = at;
    }
  }

  @Test
  void normalize_hundredThousandMarks_isLinear() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(Normalizer.normalize("a" + "\u0301".repeat(100_000)).clean())
              .hasSizeLessThan(5);
          Normalizer.normalize("ﷺ".repeat(100_000));
          Normalizer.normalize("\u1100".repeat(100_000));
        });
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.of(
                "a", "é", "e\u0301", " ", "\n", "\r\n", "\u200b", "\ufe0f", "😀", "½", "ﬁ", "о",
                "ｑ", "\ud800", "가", "\u1100", "\u1161", "´", "º", "\u00a0", "İ", "ß", "ﷺ", "\u0344")
            .list()
            .ofMaxSize(20)
            .map(parts -> String.join("", parts)));
  }
}
