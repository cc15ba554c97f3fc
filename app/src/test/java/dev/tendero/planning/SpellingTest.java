package dev.tendero.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final Spelling SPELLING = new Spelling(Lexicon.shipped(), Encoder.load()::isWord);
  private final SmallCatalogue catalogue = new SmallCatalogue();

  private String read(String question, Language language) {
    return SPELLING.read(question, language, catalogue).question();
  }

  @ParameterizedTest
  @CsvSource({
    "wirless keybord under $40, wireless keyboard under $40",
    "a backpak for school, a backpack for school",
    "headphnoes with bluetooth, headphones with bluetooth",
  })
  void read_englishSlips_areReadAsMeant(String written, String meant) {
    assertThat(read(written, Language.ENGLISH)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "unos auricualres baratos, unos auriculares baratos",
    "un tecldo negro, un teclado negro",
    "una silla de ofizina, una silla de oficina",
  })
  void read_spanishSlips_areReadAsMeant(String written, String meant) {
    assertThat(read(written, Language.SPANISH)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is there a Keybord brand",
        "a quieter vacuum, lighter and wider than mine",
        "Philps headphones on the Zantix 9",
        "can I return it after a fortnight",
      })
  void read_wordsAndNames_areLeftAlone(String question) {
    // "Philps" is a slip, but a name is never guessed at.
    assertThat(read(question, Language.ENGLISH)).isEqualTo(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ordénalos por precio, por favor",
        "medio dólar es de esta manera poco dinero",
        "¿cuánto tardan en cargarse?",
        "he perdido el pedido nueve, que no pasen de veinte",
      })
  void read_wordsThatAreNotTheShops_areLeftAlone(String question) {
    assertThat(read(question, Language.SPANISH)).isEqualTo(question);
  }

  @Test
  void read_slip_isNoted() {
    assertThat(SPELLING.read("keybord", Language.ENGLISH, catalogue).notes())
        .containsExactly(new dev.tendero.answer.Plan.Note.ReadAs("keybord", "keyboard"));
  }
}
