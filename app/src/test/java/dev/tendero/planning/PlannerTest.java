package dev.tendero.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.planning.PlanCases.Case;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  private final PlanCases cases = new PlanCases();

  static List<Case> tuning() {
    return PlanCases.read("plans-tune.tsv");
  }

  @ParameterizedTest
  @MethodSource("tuning")
  void plan_questionItWasTunedOn_isAsExpected(Case expected) {
    assertThat(PlanCases.shown(cases.plan(expected))).isEqualTo(expected.expected());
  }

  /**
   * Questions written before the rules and not looked at since: how well the rules hold elsewhere.
   * The floor only notices a fall.
   */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void plan_unseenQuestions_areMostlyExact(String language) {
    List<Case> unseen =
        PlanCases.read("plans-report.tsv").stream()
            .filter(each -> each.language().tag().equals(language))
            .toList();
    long exact =
        unseen.stream()
            .filter(each -> PlanCases.shown(cases.plan(each)).equals(each.expected()))
            .count();

    assertThat((double) exact / unseen.size()).isGreaterThan(0.6);
  }
}
