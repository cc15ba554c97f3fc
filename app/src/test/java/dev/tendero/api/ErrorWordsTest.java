package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page has words for every code that the server can send it. */
final class ErrorWordsTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "tendero");
  private static final Path WORDS = Path.of("..", "web", "src", "i18n");

  /** How the code of a problem stands in the sources, and what is put behind what stands there. */
  private record Form(Pattern pattern, String ending) {
    static Form of(String pattern, String ending) {
      return new Form(Pattern.compile(pattern), ending);
    }

    Stream<String> codes(String source) {
      return pattern.matcher(source).results().map(found -> found.group(1) + ending);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("new Invalid\\(\\s*\"([^\"]+)\"", ""),
          Form.of("Require\\.(?:text|present)\\(\\s*\"([^\"]+)\"", "_missing"),
          Form.of("Require\\.atMost\\(\\s*\"([^\"]+)\"", "_too_long"),
          // In Problems: the code comes before the field.
          Form.of("\"([a-z]+(?:_[a-z]+)*)\",\\s*(?:null|field\\b)", ""));

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void everyCode_hasWords(String language) throws IOException {
    var words = new ObjectMapper().readTree(WORDS.resolve(language + ".json").toFile());
    Set<String> worded = new TreeSet<>();
    words.path("failure").path("code").fieldNames().forEachRemaining(worded::add);

    assertThat(worded).containsAll(told()).containsAll(refusals());
  }

  private static List<String> told() {
    return Stream.of(Event.Failed.Code.values()).map(Event.Failed.Code::wire).toList();
  }

  /** The codes of what a page can do wrong; the operator's routes are for commands. */
  private static Set<String> refusals() throws IOException {
    var codes = new TreeSet<String>();
    for (String room : List.of("answer", "api", "conversation")) {
      try (var files = Files.list(SOURCES.resolve(room))) {
        for (Path file : files.filter(f -> !f.endsWith("OperatorApi.java")).toList()) {
          String source = Files.readString(file);
          FORMS.forEach(form -> form.codes(source).forEach(codes::add));
        }
      }
    }
    assertThat(codes)
        .contains(
            "question_empty",
            "body_missing",
            "Idempotency-Key_too_long",
            "rate_limited",
            "body_malformed",
            "not_ready");
    return codes;
  }
}
