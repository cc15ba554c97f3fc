package dev.tendero.generation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that questions about a shop's service and the sentences of its texts are about, in
 * whichever words and language: "how long ... send back" asks for what "within 30 days", "return"
 * say. Read from matters.tsv beside this class: a regular expression a row, over folded text.
 *
 * @param asked finds it in a question
 * @param said finds it in a sentence of a text
 */
record Matter(String name, Sort sort, Pattern asked, Pattern said) {
  static final List<Matter> ALL = load();

  enum Sort {
    /** What a rule is about: returns, warranty. */
    TOPIC(2),
    /** What it may turn on: opened, by a fall. */
    DETAIL(1),
    /** As a detail; a sentence that has some says nothing of anything else. */
    SUBJECT(1),
    /** What must be told: how long, how much, where to. */
    ASPECT(1.5),
    /** How it is done; good to be told, whatever is asked. */
    MANNER(0),
    /** A sentence with it tells what the text is about, and no rule. */
    PREFACE(0);

    /** What finding it tells of whether a sentence answers. */
    final double weight;

    Sort(double weight) {
      this.weight = weight;
    }
  }

  double weight() {
    return sort.weight;
  }

  static List<Matter> in(String folded, Side side) {
    return ALL.stream()
        .filter(m -> (side == Side.ASKED ? m.asked : m.said).matcher(folded).find())
        .toList();
  }

  enum Side {
    ASKED,
    SAID
  }

  /** Lower case, without accents. */
  static String folded(String text) {
    return Normalizer.normalize(
            text.toLowerCase(Locale.ROOT).replace('’', '\''), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }

  private static List<Matter> load() {
    Map<String, Sort> sorts = new LinkedHashMap<>();
    Map<String, Map<Side, String>> phrases = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 4) {
        throw new IllegalStateException("matters.tsv has a row of " + cells.length + ": " + line);
      }
      sorts.put(cells[0], Sort.valueOf(cells[1].toUpperCase(Locale.ROOT)));
      for (Side side : Side.values()) {
        if (cells[2].equals("both") || cells[2].equals(side.name().toLowerCase(Locale.ROOT))) {
          phrases
              .computeIfAbsent(cells[0], unseen -> new EnumMap<>(Side.class))
              .merge(side, cells[3], (one, other) -> one + "|" + other);
        }
      }
    }
    return sorts.entrySet().stream()
        .map(
            e ->
                new Matter(
                    e.getKey(),
                    e.getValue(),
                    words(
                        phrases
                            .getOrDefault(e.getKey(), Map.of())
                            .getOrDefault(Side.ASKED, "(?!)")),
                    words(
                        phrases
                            .getOrDefault(e.getKey(), Map.of())
                            .getOrDefault(Side.SAID, "(?!)"))))
        .collect(Collectors.toUnmodifiableList());
  }

  private static Pattern words(String phrases) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + phrases + ")(?![\\p{L}\\p{N}])");
  }

  private static List<String> lines() {
    try (InputStream in = Matter.class.getResourceAsStream("matters.tsv")) {
      if (in == null) {
        throw new IllegalStateException("matters.tsv is not on the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
