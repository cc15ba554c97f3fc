package dev.tendero.planning;

import dev.tendero.answer.Plan;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.text.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads a misspelt word of a shop's language as the one it is nearest to: "keybord", "auricualres".
 * A word that anybody knows (the catalogue, the lexicon, the encoder's vocabulary) stays as it is,
 * and so does a name.
 */
final class Spelling {
  /** In shorter words one letter more or less is another word. */
  private static final int SHORTEST = 5;

  /** Words that nobody knows are looked up in the index one by one; a question has few of them. */
  private static final int MOST_UNKNOWN = 8;

  /** Slips in one question; one with more is in no language of ours. */
  private static final int MOST_SLIPS = 3;

  /** From this length on, two slips leave no doubt. */
  private static final int LONG = 9;

  private final Map<Language, Set<String>> words = new EnumMap<>(Language.class);
  private final Set<String> turnsOfPhrase = turnsOfPhrase();
  private final Predicate<String> known;

  /**
   * @param known whether a word in lower case is one of any language
   */
  Spelling(Lexicon lexicon, Predicate<String> known) {
    this.known = known;
    for (Language language : List.of(Language.ENGLISH, Language.SPANISH)) {
      var all = new HashSet<String>();
      for (Term.Type type : Term.Type.values()) {
        for (Term term : lexicon.terms(type)) {
          term.forms(language).forEach(form -> addWords(form, all));
          addWords(term.plural(language), all);
        }
      }
      words.put(language, Set.copyOf(all));
    }
  }

  /** A question as it was meant. */
  record Meant(String question, List<Plan.Note> notes) {
    Meant {
      notes = List.copyOf(notes);
    }
  }

  Meant read(String question, Language language, CatalogueView catalogue) {
    var meant = new StringBuilder();
    var notes = new ArrayList<Plan.Note>();
    int at = 0;
    Map<String, Optional<String>> seen = new HashMap<>();
    for (Reading.Word word : Reading.wordsOf(question)) {
      String written = question.substring(word.start(), word.end());
      if (!isDoubtful(written, word.start() == 0, language)
          || (!seen.containsKey(written) && seen.size() == MOST_UNKNOWN)
          || notes.size() == MOST_SLIPS) {
        continue;
      }
      Optional<String> better =
          seen.computeIfAbsent(written, unseen -> better(unseen, language, catalogue));
      if (better.isPresent()) {
        meant.append(question, at, word.start()).append(better.get());
        at = word.end();
        var note = new Plan.Note.ReadAs(written, better.get());
        if (!notes.contains(note)) {
          notes.add(note);
        }
      }
    }
    return new Meant(meant.append(question.substring(at)).toString(), notes);
  }

  /** A plain word that neither the planner nor the encoder knows. */
  private boolean isDoubtful(String written, boolean first, Language language) {
    String flat = Reading.flat(written);
    // Whoever sets an accent knows how the word is written.
    boolean isPlain = written.length() >= SHORTEST && flat.equals(written.toLowerCase(Locale.ROOT));
    boolean isName = Character.isUpperCase(written.charAt(0)) && !first;
    Set<String> vocabulary = words.getOrDefault(language, Set.of());
    return isPlain
        && flat.chars().allMatch(Character::isLetter)
        && !isName
        && !vocabulary.contains(flat)
        && !known.test(flat)
        && !SearchWords.isFiller(flat)
        && !isInflected(flat, vocabulary)
        && !isInflected(flat, turnsOfPhrase);
  }

  private Optional<String> better(String written, Language language, CatalogueView catalogue) {
    if (!catalogue.brands(written).isEmpty()
        || catalogue.saying(List.of(), List.of(List.of(written))) > 0) {
      return Optional.empty();
    }
    String flat = Reading.flat(written);
    Set<String> vocabulary = words.getOrDefault(language, Set.of());
    return language == Language.SPANISH ? slipped(flat, vocabulary) : nearest(flat, vocabulary);
  }

  /**
   * In Spanish no vocabulary tells a slip from a word that is merely not the shop's, so it must
   * look like one: letters swapped, one left out, or one for another that sounds alike.
   */
  private static Optional<String> slipped(String flat, Set<String> vocabulary) {
    return flat.length() <= SHORTEST
        ? Optional.empty()
        : nearest(
            flat,
            vocabulary.stream()
                .filter(word -> Math.abs(word.length() - flat.length()) <= 1)
                .filter(word -> slips(flat, word) == 1)
                .filter(
                    word ->
                        word.length() > flat.length()
                            || sounds(word).equals(sounds(flat))
                            || sorted(word).equals(sorted(flat)))
                .collect(Collectors.toSet()));
  }

  private static String sounds(String word) {
    return word.replace("h", "")
        .replace('v', 'b')
        .replace('z', 's')
        .replace("ce", "se")
        .replace("ci", "si")
        .replace('j', 'g')
        .replace("ll", "y")
        .replace("qu", "k")
        .replace('c', 'k');
  }

  private static String sorted(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  /** "Ergonómicas" is a form of a word that is known, not a slip. */
  private static boolean isInflected(String flat, Set<String> vocabulary) {
    String stem = flat.replaceAll("(?:es|s|as|os|a|o|ing|ed)$", "");
    return vocabulary.stream()
        .anyMatch(word -> word.startsWith(stem) && word.length() - stem.length() <= 3);
  }

  /** The only word so near; of several equally near ones none. */
  private static Optional<String> nearest(String flat, Set<String> vocabulary) {
    int most = flat.length() >= LONG ? 2 : 1;
    for (int slips = 1; slips <= most; slips++) {
      int allowed = slips;
      List<String> near =
          vocabulary.stream()
              .filter(word -> word.length() >= SHORTEST && word.charAt(0) == flat.charAt(0))
              .filter(word -> Math.abs(word.length() - flat.length()) <= allowed)
              .filter(word -> slips(flat, word) == allowed)
              .toList();
      if (!near.isEmpty()) {
        return near.size() == 1 ? Optional.of(near.getFirst()) : onlyStem(near);
      }
    }
    return Optional.empty();
  }

  /** "Keyboard" and "keyboards" are one word. */
  private static Optional<String> onlyStem(List<String> near) {
    String shortest = near.stream().min(Comparator.comparingInt(String::length)).orElseThrow();
    return near.stream().allMatch(word -> word.startsWith(shortest))
        ? Optional.of(shortest)
        : Optional.empty();
  }

  /** Letters added, dropped, changed or swapped with their neighbour (optimal string alignment). */
  private static int slips(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  /** The words in the planner's own tables: "ligero", "devolver". */
  private static Set<String> turnsOfPhrase() {
    var all = new HashSet<String>();
    for (String table : List.of("cues.tsv", "scales.tsv")) {
      for (String line : Table.lines(Spelling.class, table).stream().skip(1).toList()) {
        addWords(line, all);
      }
    }
    return Set.copyOf(all);
  }

  private static void addWords(String form, Set<String> all) {
    for (String word : Reading.flat(form).split("[^\\p{L}\\p{N}]+")) {
      if (word.length() >= SHORTEST) {
        all.add(word);
      }
    }
  }
}
