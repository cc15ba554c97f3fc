package dev.tendero.guardrails.screening;

import dev.tendero.guardrails.screening.WordClasses.Kind;
import java.util.ArrayList;
import java.util.List;

/** A folded text as a row of words with their classes: what the injection rules read. */
final class Words {
  final String text;
  private final List<String> words = new ArrayList<>();
  private int[] starts = new int[64];
  private long[] kinds = new long[64];
  private boolean[] opens = new boolean[64];

  Words(String text, WordClasses classes) {
    this.text = text;
    boolean opening = true;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (isWordPart(c)) {
        int end = i + 1;
        while (end < text.length() && isWordPart(text.charAt(end))) {
          end++;
        }
        add(text.substring(i, end), i, opening);
        opening = false;
        i = end;
      } else {
        opening |= ".!?;:,\n\"(-¿¡«“*#>/|[".indexOf(c) >= 0;
        i++;
      }
    }
    for (int i = 0; i < words.size(); i++) {
      kinds[i] = classes.kinds(words.get(i));
      for (WordClasses.Phrase phrase : classes.phrases(words.get(i))) {
        List<String> rest = phrase.rest();
        if (i + 1 + rest.size() <= words.size()
            && words.subList(i + 1, i + 1 + rest.size()).equals(rest)) {
          kinds[i] |= phrase.kinds();
        }
      }
    }
  }

  private void add(String word, int start, boolean opening) {
    int n = words.size();
    if (n == starts.length) {
      starts = java.util.Arrays.copyOf(starts, n * 2);
      kinds = java.util.Arrays.copyOf(kinds, n * 2);
      opens = java.util.Arrays.copyOf(opens, n * 2);
    }
    words.add(word);
    starts[n] = start;
    opens[n] = opening;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '%' || c == '$' || Character.isSurrogate(c);
  }

  int size() {
    return words.size();
  }

  String word(int i) {
    return words.get(i);
  }

  /** First UTF-16 unit of word {@code i} in the text. */
  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return starts[i] + words.get(i).length();
  }

  /** Whether word {@code i} is of one of the classes; false outside the text. */
  boolean is(int i, Kind... any) {
    if (i < 0 || i >= words.size()) {
      return false;
    }
    for (Kind kind : any) {
      if ((kinds[i] & kind.bit()) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean isWord(int i, String... any) {
    if (i < 0 || i >= words.size()) {
      return false;
    }
    for (String word : any) {
      if (words.get(i).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** The first word of one of the classes in [from, to), or -1. */
  int first(int from, int to, Kind... any) {
    for (int i = Math.max(0, from); i < Math.min(to, words.size()); i++) {
      if (is(i, any)) {
        return i;
      }
    }
    return -1;
  }

  boolean has(int from, int to, Kind... any) {
    return first(from, to, any) >= 0;
  }

  /** Whether punctuation or the start of the text stands right before word {@code i}. */
  boolean opens(int i) {
    return opens[i];
  }
}
