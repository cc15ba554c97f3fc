package dev.tendero.guardrails.screening;

import dev.tendero.text.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The vocabulary of the injection rules, from words.txt beside this class. Immutable. */
final class WordClasses {
  private static final WordClasses SHIPPED = new WordClasses();

  /** Shortest and longest stem of the list. */
  private static final int MIN_STEM = 4;

  private static final int MAX_STEM = 14;

  /** What a word does in an attack, or in a shop; documented in words.txt. */
  enum Kind {
    CANCEL,
    CANCELSOFT,
    RULES,
    RULESSOFT,
    PRIOR,
    YOURS,
    ALL,
    MINE,
    BEFORE,
    SHOPRULE,
    THING,
    ASKSABOUT,
    REVEAL,
    TELL,
    KEPT,
    EXACT,
    PROMPT,
    KERNEL,
    WORDS,
    SECRET,
    RECORDS,
    OTHERS,
    BECOME,
    ROLE,
    NOWYOU,
    FROMNOW,
    FREE,
    MODE,
    SWITCHON,
    DAN,
    ASSISTANT,
    DISREGARDLAW,
    NOREFUSE,
    NOWARN,
    ANSWER,
    ONLY,
    YOURREPLY,
    MUST,
    NEWRULES,
    BOSS,
    IAM,
    YOURUNS,
    RUN,
    PROGRAM,
    BEND,
    BARGAIN,
    ABSURD,
    FICTION,
    CHATTY,
    GONE,
    HAVENONE;

    long bit() {
      return 1L << ordinal();
    }
  }

  /** The words of a phrase after its first, and the class the first one gets. */
  record Phrase(List<String> rest, long kinds) {}

  private final Map<String, Long> exact = new HashMap<>();
  private final Map<String, Long> stems = new HashMap<>();
  private final Map<String, List<Phrase>> phrases = new HashMap<>();
  private final Set<String> vocabulary = new TreeSet<>();

  private WordClasses() {
    Table.lines(WordClasses.class, "words.txt").stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(this::read);
  }

  static WordClasses shipped() {
    return SHIPPED;
  }

  private void read(String line) {
    int colon = line.indexOf(':');
    long kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT)).bit();
    for (String entry : line.substring(colon + 1).strip().split(" ")) {
      String[] parts = entry.replace("'", "_").split("_");
      if (parts.length > 1) {
        List<String> rest = List.of(parts).subList(1, parts.length);
        phrases.computeIfAbsent(parts[0], p -> new ArrayList<>()).add(new Phrase(rest, kind));
      } else if (entry.endsWith("*")) {
        stems.merge(entry.substring(0, entry.length() - 1), kind, (a, b) -> a | b);
      } else {
        exact.merge(entry, kind, (a, b) -> a | b);
      }
      for (String part : parts) {
        vocabulary.add(part.replace("*", ""));
      }
    }
  }

  /** The classes of one word by itself, as bits. */
  long kinds(String word) {
    long kinds = exact.getOrDefault(word, 0L);
    for (int length = MIN_STEM; length <= Math.min(word.length(), MAX_STEM); length++) {
      kinds |= stems.getOrDefault(word.substring(0, length), 0L);
    }
    return kinds;
  }

  /** Phrases that {@code word} begins. */
  List<Phrase> phrases(String word) {
    return phrases.getOrDefault(word, List.of());
  }

  /** Every word, stem and part of a phrase. */
  Set<String> vocabulary() {
    return vocabulary;
  }
}
