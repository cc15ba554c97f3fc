package dev.tendero.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HighlightTest {
  private static final String POLICY =
      "# Returns\n\nReturns are free 😀. You have 30 days,\n  “come rain or shine”. Pay later.";

  private static List<String> lit(Origin origin, String text, String... citing) {
    var fact = new Fact("e1", "d1", origin, "x", "t", text, Optional.empty(), 1, Instant.EPOCH, 0);
    return Highlight.of(fact, Stream.of(citing)).stream()
        .map(span -> text.substring(span.start(), span.end()))
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

  @ParameterizedTest
  @EnumSource(
      value = Origin.class,
      names = {"TITLE", "SPEC", "PRICE", "STOCK", "RATING"})
  void of_typedField_isAllOfIt(Origin field) {
    assertThat(lit(field, "Colour: Black", "It is described as “Black”."))
        .containsExactly("Colour: Black");
  }
}
