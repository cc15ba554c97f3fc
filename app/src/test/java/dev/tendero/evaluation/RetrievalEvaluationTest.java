package dev.tendero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RetrievalEvaluationTest {
  private static final Map<String, Integer> RATINGS = Map.of("a", 3, "b", 1, "c", 0);

  @Test
  void measure_unjudgedAhead_countsAgainstPlainOnly() {
    var measured = RetrievalEvaluation.measure(List.of("x", "a", "b", "c"), RATINGS);

    assertThat(measured.condensed()).isEqualTo(1);
    // gains 7 and 1 at ranks 2 and 3 against 7 and 1 at ranks 1 and 2
    double log3 = Math.log(3) / Math.log(2);
    assertThat(measured.plain()).isCloseTo((7 / log3 + 0.5) / (7 + 1 / log3), within(1e-12));
    assertThat(measured.judged()).isEqualTo(0.3);
  }

  @Test
  void measure_worstOrder_isBelowOne() {
    assertThat(RetrievalEvaluation.measure(List.of("c", "b", "a"), RATINGS).condensed())
        .isBetween(0.4, 0.6);
  }

  @Test
  void of_queryWithoutAnythingRelevant_isNotCounted() {
    var judgements = new Judgements(Map.of("mouse", RATINGS, "pizza", Map.of("a", 0)));
    var figures = RetrievalEvaluation.of(judgements, query -> List.of("a", "b"), 1);

    assertThat(figures.queries()).isEqualTo(1);
    assertThat(figures.condensed().mean()).isEqualTo(1);
    assertThat(figures.condensed().low()).isEqualTo(1);
  }
}
