package dev.tendero.lexicon;

import dev.tendero.text.Accents;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as a row of tokens, each reduced to what its inflected forms share: lower case, no
 * accents, singular. A token is a run of letters and digits.
 *
 * <p>The reduction is a key for look-up, not a word: it maps "ratón" and "ratones" to "raton",
 * "luz" and "luces" to "luc". Both sides of every comparison go through it.
 */
final class Folded {
  private static final int SHORTEST_KEY = 3;

  private final List<String> keys;
  private final int[] starts;
  private final int[] ends;

  private Folded(List<String> keys, int[] starts, int[] ends) {
    this.keys = keys;
    this.starts = starts;
    this.ends = ends;
  }

  static Folded of(String text, Language language) {
    var keys = new ArrayList<String>();
    int[] starts = new int[text.length() / 2 + 1];
    int[] ends = new int[starts.length];
    int at = 0;
    while (at < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      starts[keys.size()] = at;
      ends[keys.size()] = end;
      keys.add(key(text.substring(at, end), language));
      at = end;
    }
    return new Folded(keys, starts, ends);
  }

  int size() {
    return keys.size();
  }

  String key(int token) {
    return keys.get(token);
  }

  List<String> keys() {
    return keys;
  }

  /** First UTF-16 unit of a token. */
  int start(int token) {
    return starts[token];
  }

  /** One past a token's last UTF-16 unit. */
  int end(int token) {
    return ends[token];
  }

  private static String key(String word, Language language) {
    String plain = Accents.strip(word.toLowerCase(Locale.ROOT));
    return language == Language.SPANISH ? spanishSingular(plain) : englishSingular(plain);
  }

  private static String englishSingular(String word) {
    int length = word.length();
    if (length <= SHORTEST_KEY
        || !word.endsWith("s")
        || word.endsWith("ss")
        || word.endsWith("us")
        || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && length > 4) {
      return word.substring(0, length - 3) + "y";
    }
    for (String hissing : List.of("sses", "xes", "ches", "shes", "zzes")) {
      if (word.endsWith(hissing)) {
        return word.substring(0, length - 2);
      }
    }
    return word.substring(0, length - 1);
  }

  /** Spanish plurals add s or es and turn z into c: what stays after all s and e is shared. */
  private static String spanishSingular(String word) {
    int length = word.length();
    while (length > SHORTEST_KEY
        && (word.charAt(length - 1) == 's' || word.charAt(length - 1) == 'e')) {
      length--;
    }
    String stem = word.substring(0, length);
    return stem.endsWith("z") ? stem.substring(0, length - 1) + "c" : stem;
  }
}
