package dev.tendero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.text.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TasksTest {
  @ParameterizedTest
  @ValueSource(strings = {"assistant-demo.jsonl", "assistant-icecat.jsonl"})
  void ownTasks_areReadable_balancedAndSplit(String file) {
    List<Task> tasks = Task.read(Path.of("src/main/evaluation", file));

    assertThat(tasks).hasSizeGreaterThan(150);
    long spanish = tasks.stream().filter(t -> t.language() == Language.SPANISH).count();
    long report = tasks.stream().filter(t -> t.half().equals("report")).count();
    assertThat(spanish * 100 / tasks.size()).isBetween(47L, 53L);
    assertThat(report).isGreaterThan(50);
    assertThat(tasks).allMatch(t -> t.half().equals("tune") || t.half().equals("report"));
  }
}
