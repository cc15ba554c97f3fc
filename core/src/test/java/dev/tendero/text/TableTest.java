package dev.tendero.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void rows_ofATable_areItsCellsWithoutTheHeading() {
    assertThat(Table.rows(TableTest.class, "table.tsv", 2))
        .containsExactly(List.of("ratón", "mouse"), List.of("luz", ""));
  }

  @Test
  void rows_ofAnotherWidth_namesTheRow() {
    assertThatThrownBy(() -> Table.rows(TableTest.class, "table.tsv", 3))
        .hasMessageContaining("table.tsv")
        .hasMessageContaining("ratón");
  }

  @Test
  void lines_ofNoFile_namesIt() {
    assertThatThrownBy(() -> Table.lines(TableTest.class, "none.txt"))
        .hasMessageContaining("none.txt");
  }
}
