package dev.tendero.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/** The console has words for every code that its API can refuse with. */
final class ConsoleWordsTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "tendero", "admin");
  private static final Path WORDS = Path.of("..", "web", "src", "i18n");

  private record Form(String pattern, List<String> endings) {
    Stream<String> codes(String source) {
      return Pattern.compile(pattern)
          .matcher(source)
          .results()
          .flatMap(found -> endings.stream().map(ending -> found.group(1) + ending));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("new (?:Invalid|Conflict)\\(\\s*\"([^\"]+)\"", List.of("")),
          new Form("Wanted\\.text\\(\\s*\"([^\"]+)\"", List.of("_missing", "_too_long")),
          new Form("Wanted\\.present\\(\\s*\"([^\"]+)\"", List.of("_missing")),
          new Form("Wanted\\.atMost\\(\\s*\"([^\"]+)\"", List.of("_too_long")));

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void everyCode_hasWords(String language) throws IOException {
    var words =
        new ObjectMapper().readTree(WORDS.resolve("catalogue." + language + ".json").toFile());
    Set<String> worded = new TreeSet<>();
    words.path("problem").fieldNames().forEachRemaining(worded::add);

    assertThat(codes()).contains("upload_empty", "job_not_asking", "yes_missing", "q_too_long");
    assertThat(worded).containsAll(codes());
  }

  private static Set<String> codes() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        String source = Files.readString(file);
        FORMS.forEach(form -> form.codes(source).forEach(codes::add));
      }
    }
    return codes;
  }
}
