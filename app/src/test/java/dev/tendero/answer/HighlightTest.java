package dev.tendero.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HighlightTest {
  private static final String POLICY =
      "# Returns\n\nReturns are free 😀. You have 30 days,\n  “come rain or shine”. Pay later.";

  private static List<String> lit(Origin origin, String text, String... citing) {
    var fact = new Fact("e1", "d1", origin, "x", "t", text, Optional.empty(), 1, Instant.EPOCH, 0);
    return lit(fact, _ -> List.of(), citing);
  }

  private static List<String> lit(
      Fact fact, Function<String, List<Event.Span>> closest, String... citing) {
    return Highlight.of(fact, Stream.of(citing), closest).stream()
        .map(span -> fact.text().substring(span.start(), span.end()))
        .toList();
  }

  @Test
  void of_quotations_isWhatIsQuotedInTheTextsOrder() {
    assertThat(
            lit(
                Origin.POLICY,
                POLICY,
                "The shop's policy (Returns) says: “Pay later.”",
                "«Returns are free 😀.»"))
        .containsExactly("Returns are free 😀.", "Pay later.");
  }

  @Test
  void of_quotationWithMarksOfItsOwnAcrossALine_isAllOfIt() {
    assertThat(lit(Origin.GUIDE, POLICY, "“You have 30 days, “come rain or shine”.”"))
        .containsExactly("You have 30 days,\n  “come rain or shine”.");
    assertThat(lit(Origin.GUIDE, POLICY, "It says \"You have 30 days…\" of a 24\" monitor."))
        .containsExactly("You have 30 days");
  }

  @Test
  void of_quotationsThatOverlap_isOnePart() {
    assertThat(lit(Origin.REVIEW, "one two three four", "“two three”", "“one two”"))
        .containsExactly("one two three");
  }

  @Test
  void of_textNoneOfWhichIsQuoted_isAllOfIt() {
    assertThat(lit(Origin.DESCRIPTION, "Very light.", "It is “heavy”.", "Light it is, “”."))
        .containsExactly("Very light.");
  }

  @Test
  void of_quotation_isOfWholeWords() {
    String text = "Unable to return? You are able to return it.";

    assertThat(Highlight.of(policy(text), Stream.of("“able to return”"), _ -> List.of()))
        .containsExactly(new Event.Span(26, 40));
    assertThat(lit(Origin.POLICY, text, "It says “You are ab…”")).containsExactly("You are able");
    assertThat(lit(Origin.POLICY, text, "It says “urn?”")).containsExactly(text);
  }

  @Test
  void of_sentencesThatQuoteAndThatDoNot_isWhatEachRestsOn() {
    assertThat(
            lit(
                policy("One two. Three four. Five six."),
                sentence -> sentence.contains("3") ? List.of(new Event.Span(9, 20)) : List.of(),
                "“One two.”",
                "That makes 3.",
                "Nothing of the kind."))
        .containsExactly("One two.", "Three four.");
  }

  private static Fact policy(String text) {
    return new Fact(
        "e1", "d1", Origin.POLICY, "x", "t", text, Optional.empty(), 1, Instant.EPOCH, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Origin.class,
      names = {"TITLE", "SPEC", "PRICE", "STOCK", "RATING"})
  void of_typedField_isAllOfIt(Origin field) {
    assertThat(lit(field, "Colour: Black", "It is described as “Black”."))
        .containsExactly("Colour: Black");
  }
}
