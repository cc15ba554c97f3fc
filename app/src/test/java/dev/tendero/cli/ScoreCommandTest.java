package dev.tendero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoreCommandTest {
  /** What the command came to. */
  private record Ended(int code, List<JsonNode> rows, String err) {
    static Ended of(String rail, String... rows) throws IOException {
      InputStream in = System.in;
      PrintStream out = System.out;
      var printed = new ByteArrayOutputStream();
      var err = new StringWriter();
      int code;
      try {
        byte[] lines = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
        System.setIn(new ByteArrayInputStream(lines));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        code = Main.commands().setErr(new PrintWriter(err, true)).execute("score", rail);
      } finally {
        System.setIn(in);
        System.setOut(out);
      }
      var scored = new ArrayList<JsonNode>();
      for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
        scored.add(new ObjectMapper().readTree(line));
      }
      return new Ended(code, scored, err.toString());
    }
  }

  @Test
  void support_eachRow_isScoredInOrder() throws IOException {
    Ended ended =
        Ended.of(
            "support",
            "{\"id\":7,\"claim\":\"You have 30 days.\",\"evidence\":\"You have 30 days to return it.\"}",
            "{\"claim\":\"You have 60 days.\",\"evidence\":[\"You have 30 days.\",\"We pay.\"]}",
            "{\"claim\":\"You have 60 days.\"}");

    assertThat(ended.code()).isEqualTo(Exits.CHECK_FAILED);
    assertThat(ended.rows()).hasSize(3);
    assertThat(ended.rows().get(0).path("id").asInt()).isEqualTo(7);
    assertThat(ended.rows().get(0).path("flagged").asBoolean(true)).isFalse();
    assertThat(ended.rows().get(1).path("flagged").asBoolean()).isTrue();
    assertThat(ended.rows().get(1).path("score").asDouble()).isEqualTo(1);
    assertThat(ended.rows().get(2).path("error").asText()).contains("evidence");
  }

  @Test
  void answers_passageThatAnswers_scoresHighest() throws IOException {
    Ended ended =
        Ended.of(
            "answers",
            "{\"id\":\"a\",\"question\":\"How long is the warranty?\",\"title\":\"Brass lamp\",\"passages\":"
                + "[\"The shade is made of linen.\",\"The lamp has a warranty of two years.\"]}",
            "{\"id\":\"b\",\"question\":\"Is it dishwasher safe?\",\"passages\":"
                + "[\"Delivery takes three working days.\"]}",
            "{\"id\":\"c\",\"question\":\"Is it dishwasher safe?\",\"passages\":[]}");

    assertThat(ended.code()).isEqualTo(Exits.DONE);
    JsonNode scores = ended.rows().getFirst().path("scores");
    assertThat(scores).hasSize(2);
    assertThat(scores.get(1).asDouble()).isGreaterThan(scores.get(0).asDouble());
    assertThat(ended.rows())
        .extracting(row -> row.path("flagged").asBoolean())
        .containsExactly(false, true, true);
    assertThat(ended.rows().get(2).path("score").asDouble()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"harmful", "toxicity", "hazard"})
  void railWithoutItsModel_saysSoAndNamesTheOthers(String rail) throws IOException {
    Ended ended = Ended.of(rail, "{\"text\":\"x\"}");

    assertThat(ended.code()).isEqualTo(Exits.USAGE);
    assertThat(ended.rows()).isEmpty();
    assertThat(ended.err()).contains("needs a trained model").contains("support");
  }

  @Test
  void railThatIsNone_isBadInput() throws IOException {
    Ended ended = Ended.of("charm", "{\"text\":\"x\"}");

    assertThat(ended.code()).isEqualTo(Exits.USAGE);
    assertThat(ended.err()).contains("There is no rail").doesNotContain("trained");
  }
}
