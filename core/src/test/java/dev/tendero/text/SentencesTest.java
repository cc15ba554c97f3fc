package dev.tendero.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentencesTest {

  /** Each row: the sentences of one text, which is the row without its bars. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is quiet. ¦It weighs 90 g.",
        "The cable is approx. 1.8 m long. ¦It costs $19.95. ¦Both are in stock!",
        "Mide aprox. 1,8 m, p. ej. para el salón. ¦Cuesta 19,95 €.",
        "El Sr. López vive en EE. UU. ¦Se envía gratis.",
        "It is made in the U.S. ¦It ships today.",
        "A U.S. Robotics modem, No. 5 of its series. ¦No. ¦It does not fit.",
        "Driver version 2.1.4 is at https://shop.example/a.b?c=d. ¦Read it first.",
        "Well... it depends. ¦Wait… ¦Then it works.",
        "He said \"it is quiet.\" ¦Then he left (for good.) ¦Fine.",
        "¿Es silencioso? ¦¡Sí! ¦Pesa 90 g.",
        "¿Es silencioso?¦¡Sí!",
        "It is 1.8 m long. [1] ¦It is black.[2][3] ¦Both hold [4].",
        "It is 1.8 m long.[e1, e2] ¦It is black.",
        "See it.[the page](https://shop.example) Fine.",
        "**It is quiet.** ¦Next.",
        "Your choices:\n¦- quiet mouse\n¦- black mouse\n¦1. First. ¦2. Second",
        "A paragraph wrapped\nby its writer. ¦Another.",
        "# Title\n¦text below\n\n¦and more",
        "| a | b |\n¦| c | d |",
        "It has Bluetooth. ¦iPhone users like it. ¦eBay sells it.",
        "Do you mean USB-C? ¦J. R. Smith does.",
        "Medidas máx. 40 x 20 cm. ¦Dr. No is a film.",
        "它很安静。¦它很轻。",
        "no end",
      })
  void split_marksAndLines_asAReaderWould(String row) {
    List<String> expected = new ArrayList<>();
    for (String part : row.split("¦")) {
      expected.add(part.strip());
    }
    assertThat(Sentences.split(row.replace("¦", ""))).isEqualTo(expected);
  }

  @Property(tries = 2_000)
  void offer_anyCutting_givesTheSentencesOfTheWhole(
      @ForAll("texts") String text, @ForAll Random random) {
    List<String> whole = Sentences.split(text);
    assertThat(cut(text, random, 1)).isEqualTo(whole);
    assertThat(cut(text, random, 7)).isEqualTo(whole);
    assertThat(cut(text, random, 40)).isEqualTo(whole);
  }

  @Property
  void split_anyText_losesNothingButOuterSpace(@ForAll("texts") String text) {
    assertThat(ink(String.join("", Sentences.split(text)))).isEqualTo(ink(text));
    assertThat(Sentences.split(text))
        .allSatisfy(s -> assertThat(s.length()).isBetween(1, Sentences.MAX_LENGTH));
  }

  @Test
  void offer_noPunctuation_cutsAtSpaceWithinTheBound() {
    List<String> sentences = Sentences.split("word ".repeat(1_000));
    assertThat(sentences).hasSize(5).allSatisfy(s -> assertThat(s).endsWith("word"));
  }

  @Test
  void offer_pairAcrossTheBound_staysWhole() {
    List<String> sentences = Sentences.split("x" + "😀".repeat(1_000));
    assertThat(sentences)
        .allSatisfy(s -> assertThat(Character.isLowSurrogate(s.charAt(0))).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " ", ".", "\n", "a ", ". ", "[1", ".\n", "\"", "U.S. "})
  void offer_hundredThousandCharactersOneByOne_isLinear(String unit) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          Sentences.Gate gate = new Sentences.Gate();
          for (int i = 0; i < 100_000; i++) {
            gate.offer(String.valueOf(unit.charAt(i % unit.length())));
          }
          gate.flush();
        });
  }

  @Test
  void flush_givesTheRestOnce() {
    Sentences.Gate gate = new Sentences.Gate();
    assertThat(gate.offer("Quiet. And li")).containsExactly("Quiet.");
    assertThat(gate.flush()).isEqualTo("And li");
    assertThat(gate.flush()).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "It is quiet",
            "mide",
            "1.8",
            "p. ej.",
            "approx.",
            "U.S.",
            "EE. UU.",
            "No.",
            ".",
            "!",
            "?",
            "...",
            "…",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "- ",
            "1. ",
            "[1]",
            "[e2, e3]",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "”",
            "¿",
            "¡",
            "https://a.b/c?d=e",
            "😀",
            "🏳️‍🌈",
            "It",
            "i",
            "iPhone",
            "19,95 €",
            "$5.",
            "**",
            "# ",
            "|",
            "é",
            "e\u0301",
            "   ",
            "\u00a0",
            "。",
            "a".repeat(700),
            " ".repeat(70),
            ".".repeat(70),
            "word ".repeat(150));
    return piece.list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  private static List<String> cut(String text, Random random, int longest) {
    Sentences.Gate gate = new Sentences.Gate();
    List<String> sentences = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(longest));
      sentences.addAll(gate.offer(text.substring(from, to)));
      from = to;
    }
    String rest = gate.flush();
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    return sentences;
  }

  private static String ink(String text) {
    StringBuilder ink = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0x85)
        .forEach(ink::appendCodePoint);
    return ink.toString();
  }
}
