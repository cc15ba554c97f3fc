package dev.tendero.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tendero.units.Dimension;
import org.junit.jupiter.api.Test;

class SearchTest {
  @Test
  void search_limitOutOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Search.of("a", new float[384], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Search.of("a", new float[384], Search.MOST + 1));
  }

  @Test
  void range_bounds_areOfTheOpenAndTheClosedKind() {
    assertThat(Filter.Range.above("k", Dimension.MASS, 2).min()).isGreaterThan(2);
    assertThat(Filter.Range.below("k", Dimension.MASS, 2).max()).isLessThan(2);
    assertThat(Filter.Range.atLeast("k", Dimension.MASS, 2).min()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Filter.Range("k", Dimension.MASS, Double.NaN, 1));
  }

  @Test
  void weights_shipped_areTheMeasuredOnes() {
    assertThat(Weights.MEASURED)
        .isEqualTo(new Weights(0.3f, 0.8f, 1f, 0.4f, 0.5f, 0.25, 0.2, 0.4, 10));
  }

  @Test
  void explanation_asText_namesEveryNumber() {
    assertThat(
            new Explanation(
                new Explanation.Arm(1, 12.3049), new Explanation.Arm(0, 0.25), 0.5, 1, 0.2))
        .hasToString(
            "words #1 (12.305), meaning - (0.250), covers 0.50, like the best 1.000,"
                + " preferred +0.200");
  }
}
