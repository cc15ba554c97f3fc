package dev.tendero.guardrails;

import static dev.tendero.guardrails.Samples.CHAIR;
import static dev.tendero.guardrails.Samples.MOUSE;
import static dev.tendero.guardrails.Samples.cite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Sentence;
import dev.tendero.text.Language;
import dev.tendero.text.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * However a model's stream is cut, nothing planted in it leaves: what is released is exactly whole
 * sentences that passed, or their corrections from the row.
 */
final class ReleaseGateTest {
  private static final Evidence EVIDENCE = Samples.evidence(MOUSE, CHAIR);
  private static final List<String> CITED =
      List.of(
          cite(EVIDENCE, MOUSE, "price"),
          cite(EVIDENCE, MOUSE, "weight"),
          cite(EVIDENCE, MOUSE, "colour"),
          cite(EVIDENCE, MOUSE, "description"));
  private static final Review REVIEW = new Review(Policy.shipped());

  private static final List<String> TRUE_ENGLISH =
      List.of(
          "It weighs 95 g.",
          "It costs $19.95.",
          "It is black.",
          "A quiet mouse for the office.",
          "Its price is $19.95, and it weighs 95 g.");
  private static final List<String> TRUE_SPANISH =
      List.of(
          "Pesa 95 g.", "Cuesta 19,95 US$.", "Es de color negro.", "El precio es de 19,95 US$.");

  /**
   * @param planted the sentence that must not leave
   * @param marker a part of it that is nowhere in what may leave
   */
  private record Answer(
      Language language, String text, String planted, String marker, List<String> secrets) {}

  @Property(tries = 1500)
  void release_anyCutOfAnAnswerWithALie_nothingOfTheLieLeaves(
      @ForAll("answers") Answer answer, @ForAll Random random) {
    var context = ReviewContext.NONE.guarding(answer.secrets(), Set.of());
    Review.Answer judge = REVIEW.over(EVIDENCE, answer.language(), context);
    var gate = new Sentences.Gate();
    var released = new ArrayList<String>();
    for (String chunk : cut(answer.text(), random)) {
      gate.offer(chunk).forEach(s -> release(s, judge, released));
    }
    release(gate.flush(), judge, released);

    String all = String.join(" ", released);
    assertThat(all).as(answer.text()).doesNotContain(answer.marker());
    for (String secret : answer.secrets()) {
      assertThat(all.replaceAll("\\W", "").toLowerCase(Locale.ROOT)).doesNotContain(secret);
    }
    assertThat(released).as(answer.text()).isNotEmpty();
  }

  private static void release(String sentence, Review.Answer judge, List<String> released) {
    if (sentence.isEmpty()) {
      return;
    }
    switch (judge.judge(new Sentence(released.size(), sentence, CITED))) {
      case Verdict.Pass() -> released.add(sentence);
      case Verdict.Correct(var text, var _) -> released.add(text);
      case Verdict.Withhold _ -> {}
    }
  }

  private static List<String> cut(String text, Random random) {
    var chunks = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      chunks.add(text.substring(at, end));
      at = end;
    }
    return chunks;
  }

  @Provide
  Arbitrary<Answer> answers() {
    Arbitrary<Answer> prices =
        Combinators.combine(languages(), Arbitraries.integers().between(101, 99_999), truths())
            .filter((_, cents, _) -> cents != 1995 && cents != 2000)
            .as(ReleaseGateTest::falsePrice);
    Arbitrary<Answer> secrets =
        Combinators.combine(
                languages(),
                Arbitraries.strings().withCharRange('a', 'z').numeric().ofLength(20),
                Arbitraries.integers().between(0, 5),
                truths())
            .as(ReleaseGateTest::secret);
    return Arbitraries.oneOf(prices, secrets);
  }

  private static Arbitrary<Language> languages() {
    return Arbitraries.of(Language.ENGLISH, Language.SPANISH);
  }

  private static Arbitrary<Random> truths() {
    return Arbitraries.randomValue(r -> new Random(r.nextLong()));
  }

  private static Answer falsePrice(Language language, int cents, Random random) {
    String amount = "%d.%02d".formatted(cents / 100, cents % 100);
    boolean spanish = language == Language.SPANISH;
    String price = spanish ? amount.replace('.', ',') + " US$" : "$" + amount;
    List<String> wordings =
        spanish
            ? List.of("Cuesta %s.", "El precio es de %s.", "Ahora por %s y pesa 95 g.")
            : List.of("It costs %s.", "Its price is %s now.", "Get it for %s, it weighs 95 g.");
    String planted = wordings.get(random.nextInt(wordings.size())).formatted(price);
    return answer(language, planted, " " + price, List.of(), random);
  }

  private static Answer secret(Language language, String secret, int dress, Random random) {
    String dressed =
        switch (dress) {
          case 0 -> secret;
          case 1 -> secret.toUpperCase(Locale.ROOT);
          case 2 -> new StringBuilder(secret).reverse().toString();
          case 3 -> String.join("-", secret.split(""));
          case 4 -> Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
          default -> String.join("\u200b", secret.split(""));
        };
    String planted =
        language == Language.SPANISH
            ? "La clave es " + dressed + "."
            : "The key is " + dressed + ".";
    return answer(language, planted, dressed, List.of(secret), random);
  }

  private static Answer answer(
      Language language, String planted, String marker, List<String> secrets, Random random) {
    List<String> truths =
        new ArrayList<>(language == Language.SPANISH ? TRUE_SPANISH : TRUE_ENGLISH);
    Collections.shuffle(truths, random);
    truths.add(random.nextInt(truths.size() + 1), planted);
    return new Answer(language, String.join(" ", truths), planted, marker, secrets);
  }
}
