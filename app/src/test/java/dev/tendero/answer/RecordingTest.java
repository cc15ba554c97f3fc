package dev.tendero.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.audit.Entry;
import dev.tendero.generation.Draft;
import dev.tendero.generation.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final Optional<Draft.Finished> END =
      Optional.of(new Draft.Finished(Draft.Outcome.GROUNDED, 900, 80));

  @Test
  void writer_ofAModelsAnswer_namesModelAndPrompt() throws Exception {
    Entry.Writer writer =
        Recording.writer(new Writer.Written("llama-3", Optional.empty()), Optional.empty(), END);

    String prompt = file("answer-1.system.txt") + file("answer-1.user.txt");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(prompt.getBytes(StandardCharsets.UTF_8));
    assertThat(writer)
        .isEqualTo(
            new Entry.Writer(
                "llm",
                Optional.of("llama-3"),
                Optional.of("answer-1 " + HexFormat.of().formatHex(hash)),
                "primary",
                900,
                80));
  }

  @Test
  void writer_ofTheComposersAnswer_namesNoPrompt() {
    Entry.Writer writer =
        Recording.writer(
            new Writer.Written("composer", Optional.of("refused")), Optional.empty(), END);

    assertThat(writer.generator()).isEqualTo("composer");
    assertThat(writer.prompt()).isEmpty();
    assertThat(writer.route()).isEqualTo("refused");
  }

  @Test
  void writer_ofAnAnswerThatTheCatalogueFailed_namesThatAndNotWhatTheModelSawOfIt() {
    var failed = Optional.of(new Draft.Failed("unavailable"));

    Entry.Writer writer =
        Recording.writer(
            new Writer.Written("llama-3", Optional.of("cancelled")), failed, Optional.empty());

    assertThat(writer.route()).isEqualTo("unavailable");
  }

  private static String file(String name) throws Exception {
    try (var in =
        Objects.requireNonNull(RecordingTest.class.getResourceAsStream("/prompts/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
