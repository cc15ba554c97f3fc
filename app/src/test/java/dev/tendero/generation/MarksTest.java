package dev.tendero.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void of_marksInManyForms_areReadAndRemoved() {
    assertThat(Marks.of("It costs $19.95 [2]."))
        .isEqualTo(new Marks("It costs $19.95.", List.of(2)));
    assertThat(Marks.of("It costs $19.95. [2]"))
        .isEqualTo(new Marks("It costs $19.95.", List.of(2)));
    assertThat(Marks.of("It is quiet.[1][3]")).isEqualTo(new Marks("It is quiet.", List.of(1, 3)));
    assertThat(Marks.of("It is quiet [1, 3].")).isEqualTo(new Marks("It is quiet.", List.of(1, 3)));
    assertThat(Marks.of("It is quiet [e4] [^2]."))
        .isEqualTo(new Marks("It is quiet.", List.of(4, 2)));
    assertThat(Marks.of("It is quiet [2-4]."))
        .isEqualTo(new Marks("It is quiet.", List.of(2, 3, 4)));
    assertThat(Marks.of(Marks.plain("Es silencioso【5】.")))
        .isEqualTo(new Marks("Es silencioso.", List.of(5)));
  }

  @Test
  void of_whatIsNoMark_stays() {
    assertThat(Marks.of("Pack (2), [16 GB], see [1](http://x).").text())
        .isEqualTo("Pack (2), [16 GB], see [1](http://x).");
    assertThat(Marks.of("Pack (2), [16 GB].").numbers()).isEmpty();
  }

  @Test
  void of_markdown_isTakenOff() {
    assertThat(Marks.of("- **Quiet**: yes [1].")).isEqualTo(new Marks("Quiet: yes.", List.of(1)));
  }

  @Test
  void of_endlessRange_isBounded() {
    assertThat(Marks.of("All of it [1-999].").numbers()).hasSize(5);
  }

  @Test
  void of_onlyMarks_isEmpty() {
    assertThat(Marks.of("[1][2]").text()).isEmpty();
  }
}
