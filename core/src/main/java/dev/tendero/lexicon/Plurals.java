package dev.tendero.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Regular plurals of display forms; the tables state the others. */
final class Plurals {
  private Plurals() {}

  private static final Set<String> SPANISH_HEAD_ENDS =
      Set.of("de", "del", "para", "con", "sin", "a", "en", "y", "contra");

  /** Words that Spanish uses as they are: names of techniques and borrowed adjectives. */
  private static final Set<String> SPANISH_INVARIABLE =
      Set.of("gaming", "bluetooth", "wifi", "láser", "online", "fitness", "micro");

  /** The last word carries the plural: "camera lens" is an exception and stands in the table. */
  static String english(String singular) {
    int head = singular.lastIndexOf(' ') + 1;
    String word = singular.substring(head);
    String prefix = singular.substring(0, head);
    if (word.endsWith("y") && word.length() > 1 && "aeiou".indexOf(before(word)) < 0) {
      return prefix + word.substring(0, word.length() - 1) + "ies";
    }
    boolean hisses =
        word.endsWith("s")
            || word.endsWith("x")
            || word.endsWith("z")
            || word.endsWith("ch")
            || word.endsWith("sh");
    return prefix + word + (hisses ? "es" : "s");
  }

  /** Every word up to the first preposition agrees: "cables de red", "sillas plegables". */
  static String spanish(String singular) {
    List<String> words = Arrays.asList(singular.split(" "));
    int head = 0;
    while (head < words.size() && !SPANISH_HEAD_ENDS.contains(words.get(head))) {
      head++;
    }
    String agreeing =
        words.subList(0, head).stream().map(Plurals::spanishWord).collect(Collectors.joining(" "));
    return head == words.size()
        ? agreeing
        : agreeing + " " + String.join(" ", words.subList(head, words.size()));
  }

  private static String spanishWord(String word) {
    char last = word.charAt(word.length() - 1);
    if (Character.isUpperCase(last)
        || Character.isDigit(last)
        || SPANISH_INVARIABLE.contains(word)) {
      return word;
    }
    if ("aeiouáéó".indexOf(last) >= 0) {
      return word + "s";
    }
    String stem = word.substring(0, word.length() - 1);
    if (last == 'z') {
      return stem + "ces";
    }
    if (last == 's') {
      return word;
    }
    if ("tkpcgmbf".indexOf(last) >= 0) {
      return word + "s";
    }
    return withoutFinalAccent(stem) + last + "es";
  }

  /** "ratón" stresses its last syllable in the plural without an accent: "ratones". */
  private static String withoutFinalAccent(String stem) {
    if (stem.isEmpty()) {
      return stem;
    }
    int accented = "áéíóú".indexOf(stem.charAt(stem.length() - 1));
    return accented < 0 ? stem : stem.substring(0, stem.length() - 1) + "aeiou".charAt(accented);
  }

  private static char before(String word) {
    return word.charAt(word.length() - 2);
  }
}
