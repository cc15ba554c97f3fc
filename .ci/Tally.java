import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Adds up the test reports under a folder and prints "N passed, N failed, N skipped". */
final class Tally {
  private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");

  public static void main(String... args) throws Exception {
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    try (var files = Files.walk(Path.of(args[0]))) {
      for (var file : (Iterable<Path>) files.filter(Tally::isReport)::iterator) {
        var suite = SUITE.matcher(Files.readString(file));
        if (suite.find()) {
          tests += count(suite.group(), "tests");
          failed += count(suite.group(), "failures") + count(suite.group(), "errors");
          skipped += count(suite.group(), "skipped");
        }
      }
    }
    System.out.println((tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
    if (failed > 0 || tests == 0) {
      System.exit(1);
    }
  }

  private static boolean isReport(Path file) {
    var path = file.toString();
    return path.contains("surefire-reports") && path.endsWith(".xml") && !path.contains("node_modules");
  }

  private static int count(String suite, String attribute) {
    var matcher = Pattern.compile("\\b" + attribute + "=\"(\\d+)\"").matcher(suite);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
