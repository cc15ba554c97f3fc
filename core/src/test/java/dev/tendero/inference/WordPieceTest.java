package dev.tendero.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordPieceTest {
  private static final WordPiece WORD_PIECE =
      new WordPiece(Vocabulary.parse(read("/all-minilm-l6-v2-q-tokenizer.json")));

  record Golden(String text, List<Long> ids) {}

  @ParameterizedTest
  @MethodSource("goldens")
  void ids_ofAnyText_areTheReferenceTokenizers(Golden golden) {
    assertThat(WORD_PIECE.ids(golden.text(), 256))
        .containsExactly(golden.ids().toArray(Long[]::new));
  }

  static List<Golden> goldens() {
    return read("wordpiece-golden.tsv")
        .lines()
        .filter(line -> !line.startsWith("# "))
        .map(
            line -> {
              String[] cells = line.split("\t");
              return new Golden(
                  unescape(cells[0]),
                  Arrays.stream(cells[1].split(" ")).map(Long::valueOf).toList());
            })
        .toList();
  }

  @Test
  void ids_ofControlTokensInText_areNotControlTokens() {
    assertThat(Arrays.stream(WORD_PIECE.ids("a [SEP] b [CLS] [MASK]", 256)).skip(1))
        .hasSizeGreaterThan(8)
        .endsWith(102L)
        .filteredOn(id -> id <= 103)
        .containsExactly(102L);
  }

  @Property(tries = 300)
  void ids_underALimit_areAPrefix(
      @ForAll String text, @ForAll @IntRange(min = 2, max = 40) int limit) {
    long[] all = WORD_PIECE.ids(text, 10_000);
    long[] cut = WORD_PIECE.ids(text, limit);
    int body = Math.min(all.length, limit) - 1;
    assertThat(cut).hasSize(body + 1).endsWith(102L);
    assertThat(Arrays.copyOf(cut, body)).isEqualTo(Arrays.copyOf(all, body));
  }

  @Test
  void parse_brokenVocabulary_saysWhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.parse("{\"model\":{\"vocab\":{\"a\" 1}}}"))
        .withMessageContaining("offset");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.parse("{\"model\":{\"vocab\":{\"a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.parse("{}"));
  }

  private static String unescape(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\') {
        out.append(text.charAt(i));
      } else if (text.charAt(i + 1) == '\\') {
        out.append(text.charAt(++i));
      } else {
        out.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
        i += 5;
      }
    }
    return out.toString();
  }

  private static String read(String resource) {
    try (InputStream in = WordPieceTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }
}
