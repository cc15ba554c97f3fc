package dev.tendero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every invariant of docs/architecture.md is held by tests that there are. */
final class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (.+) \\|$");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** A class of tests, a test of it, or a test of the class named before; "…" cuts a name. */
  private static final Pattern TEST =
      Pattern.compile("(?:([A-Z]\\w*Test)(?:\\.(\\w+)…?)?|([a-z]\\w+_\\w*)…?)");

  @Test
  void invariants_eachNamesTestsThatThereAre() throws IOException {
    Map<String, String> tests = tests();
    List<String> rows = invariants();
    assertThat(rows).hasSizeGreaterThan(30);

    for (String row : rows) {
      var named = new ArrayList<String>();
      String of = "";
      for (Matcher quoted = QUOTED.matcher(row); quoted.find(); ) {
        Matcher test = TEST.matcher(quoted.group(1));
        if (quoted.group(1).matches("\\w+\\.test\\.tsx?")) {
          assertThat(tests).as(row).containsKey(quoted.group(1));
          named.add(quoted.group(1));
        } else if (test.matches()) {
          of = test.group(1) == null ? of : test.group(1);
          String method = test.group(1) == null ? test.group(3) : test.group(2);
          assertThat(tests).as(row).containsKey(of);
          assertThat(tests.get(of)).as(row).contains("void " + (method == null ? "" : method));
          named.add(quoted.group(1));
        }
      }
      assertThat(named).as(row).isNotEmpty();
    }
  }

  private static List<String> invariants() throws IOException {
    String page = Files.readString(ROOT.resolve("docs").resolve("architecture.md"));
    String table =
        page.substring(page.indexOf("\n## Invariants"), page.indexOf("\n## Ports")).strip();
    return ROW.matcher(table)
        .results()
        .skip(1) // the heading
        .map(row -> row.group(2))
        .toList();
  }

  /** Sources of tests by the name that the page gives them. */
  private static Map<String, String> tests() throws IOException {
    var tests = new TreeMap<String, String>();
    for (String folder :
        List.of(
            "app/src/test/java",
            "core/src/test/java",
            "guardrails/src/test/java",
            "ingestion/src/test/java",
            "web/test/unit")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(Files::isRegularFile)
            .forEach(
                file ->
                    tests.put(
                        file.getFileName().toString().replaceAll("\\.java$", ""), read(file)));
      }
    }
    return tests;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
