package dev.tendero.generation;

import dev.tendero.answer.Turn;
import dev.tendero.catalog.Origin;
import dev.tendero.endpoint.Chat;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a model is told for one question, and which mark means which fact. The instructions are a
 * file with a version and the same for every question of a language; everything from outside is
 * data, one line each between lines with a mark that nobody outside can know.
 *
 * @param cited the facts by the number they stand under, from 1
 */
record Prompt(Chat chat, List<Fact> cited) {
  /** The name of the files. */
  static final String VERSION = "answer-1";

  /** About 3,000 tokens: a self-hosted model of 8,000 has room for history and answer. */
  static final int MAX_EVIDENCE = 9_000;

  /** A passage is at most 1,000 characters; its beginning says what it is about. */
  static final int MAX_LINE = 700;

  static final int MAX_PRODUCTS = 6;
  static final int MAX_FACTS_OF_PRODUCT = 24;
  static final int MAX_TURNS = 3;
  private static final int MAX_TURN = 400;

  private static final String SYSTEM = file(".system.txt");

  /** Shorter lines are nobody's secret: "Stop." */
  private static final int TELLING_WORDS = 8;

  /** What of the instructions must not be told: their lines of eight words and more. */
  static List<String> secrets() {
    return SYSTEM.lines().filter(line -> line.split("\\s+").length >= TELLING_WORDS).toList();
  }

  private static final String USER = file(".user.txt");

  /** Name and content of the files, for the record. */
  static final String FINGERPRINT = VERSION + ' ' + sha256(SYSTEM + USER);

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** Line breaks and control characters could end a line of data. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  Prompt {
    cited = List.copyOf(cited);
  }

  /**
   * @param mark unguessable, fresh for each request
   */
  static Prompt of(Generator.Request request, Scene scene, String mark) {
    List<Fact> cited = new ArrayList<>();
    var evidence = new StringBuilder();
    for (Line line : lines(scene)) {
      String text = "[" + (cited.size() + 1) + "] " + line.text();
      if (evidence.length() + text.length() + 1 > MAX_EVIDENCE) {
        continue;
      }
      evidence.append(evidence.isEmpty() ? "" : "\n").append(text);
      cited.add(line.fact());
    }
    boolean spanish = request.plan().language() == Language.SPANISH;
    Map<String, String> parts =
        Map.of(
            "language",
            spanish ? "Spanish" : "English",
            "mark",
            mark,
            "evidence",
            evidence.isEmpty() ? "(none)" : evidence.toString(),
            "history",
            history(request.history()),
            "question",
            clean(request.question(), Integer.MAX_VALUE));
    return new Prompt(new Chat(filled(SYSTEM, parts), filled(USER, parts)), cited);
  }

  private record Line(Fact fact, String text) {}

  /** What was asked about first, then the rest in the order of the evidence. */
  private static List<Line> lines(Scene scene) {
    List<Line> first = new ArrayList<>();
    List<Line> rest = new ArrayList<>();
    List<String> asked = new ArrayList<>(scene.plan().asked());
    scene.plan().constraints().forEach(c -> asked.add(c.attribute()));
    scene.plan().sort().ifPresent(s -> asked.add(s.attribute()));
    for (Sheet sheet : scene.sheets().stream().limit(MAX_PRODUCTS).toList()) {
      List<Fact> wanted = asked.stream().flatMap(a -> sheet.about(a).stream()).toList();
      int taken = 0;
      for (Fact fact : sheet.facts()) {
        boolean early =
            wanted.contains(fact) || fact.origin() == Origin.PRICE || fact.origin() == Origin.TITLE;
        if (!early && ++taken > MAX_FACTS_OF_PRODUCT) {
          continue;
        }
        line(scene, Optional.of(sheet), fact).ifPresent((early ? first : rest)::add);
      }
    }
    for (Fact document : scene.documents()) {
      line(scene, Optional.empty(), document).ifPresent(first::add);
    }
    first.addAll(rest);
    return first;
  }

  private static Optional<Line> line(Scene scene, Optional<Sheet> sheet, Fact fact) {
    String about = clean(sheet.map(Sheet::name).orElse(fact.title()), MAX_LINE);
    String value =
        switch (fact.origin()) {
          case TITLE -> about;
          case SPEC, PRICE, STOCK, RATING ->
              sheet.map(s -> scene.voice().value(s, fact)).orElse("");
          case DESCRIPTION, REVIEW, GUIDE, POLICY, MANUAL, FAQ -> fact.text();
        };
    String field =
        fact.origin().isText() ? fact.origin().wire() : scene.voice().label(fact.field());
    String said = clean(value, MAX_LINE);
    return said.isBlank()
        ? Optional.empty()
        : Optional.of(new Line(fact, about + " | " + clean(field, MAX_LINE) + " | " + said));
  }

  private static String history(List<Turn> turns) {
    var text = new StringBuilder();
    for (Turn turn : turns.subList(Math.max(0, turns.size() - MAX_TURNS), turns.size())) {
      text.append(text.isEmpty() ? "" : "\n")
          .append("Q: ")
          .append(clean(turn.question(), MAX_TURN));
      turn.answer().ifPresent(a -> text.append("\nA: ").append(clean(a, MAX_TURN)));
    }
    return text.isEmpty() ? "(none)" : text.toString();
  }

  private static String clean(String text, int limit) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    if (line.length() <= limit) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(limit - 1)) ? limit - 1 : limit;
    return line.substring(0, end);
  }

  /** Fills the places of the file, never those that a text from outside pretends to have. */
  private static String filled(String file, Map<String, String> parts) {
    return PLACE
        .matcher(file)
        .replaceAll(
            place ->
                java.util.regex.Matcher.quoteReplacement(
                    Optional.ofNullable(parts.get(place.group(1))).orElse(place.group())));
  }

  private static String sha256(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String file(String ending) {
    String name = "/prompts/" + VERSION + ending;
    try (InputStream in = Prompt.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no prompt " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
