package dev.tendero.guardrails.grounding;

import dev.tendero.text.Accents;
import dev.tendero.text.Language;
import dev.tendero.text.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What words stand for, whichever of the two languages they are of: so that "el ancho es de 38 cm"
 * is held against the attribute "Width". Immutable; read once from the tables beside this class.
 */
final class Vocabulary {
  private static final Vocabulary SHIPPED = new Vocabulary();
  private static final int MAX_PHRASE = 3;

  /** Marks a form that is another word in English: "red". */
  private static final String SPANISH = "es:";

  private final Map<String, String> concepts = new HashMap<>();
  private final Map<String, String> spanish = new HashMap<>();
  private final Map<String, String> phrases = new HashMap<>();
  private final Set<String> phraseOpeners = new HashSet<>();
  private final Set<String> properties = new HashSet<>();
  private final Set<String> connectives = new HashSet<>();

  private Vocabulary() {
    for (String line : lines("concepts.tsv")) {
      String[] cells = line.split("\t");
      boolean property = cells[0].startsWith("*");
      String concept = property ? cells[0].substring(1) : cells[0];
      if (property) {
        properties.add(concept);
      }
      form(concept, concept);
      for (String form : cells.length > 1 ? cells[1].split(",") : new String[0]) {
        if (form.startsWith(SPANISH)) {
          spanish.put(form.substring(SPANISH.length()), concept);
        } else {
          form(form.strip(), concept);
        }
      }
    }
    lines("connectives.txt").forEach(l -> connectives.addAll(Arrays.asList(l.split(" "))));
  }

  static Vocabulary shipped() {
    return SHIPPED;
  }

  /** Whether a number or a value can be stated of {@code concept}. */
  boolean isProperty(String concept) {
    return properties.contains(concept);
  }

  /** Whether the word states nothing by itself. */
  boolean isConnective(String word) {
    return connectives.contains(word);
  }

  /**
   * As {@link #read(String)}, of a text in {@code language}: words of both languages are read as
   * its own.
   */
  List<Token> read(String text, Language language) {
    List<Token> tokens = read(text);
    if (language == Language.SPANISH) {
      tokens.replaceAll(
          t -> {
            String own = spanish.get(t.word());
            return own == null ? t : new Token(t.start(), t.end(), t.word(), own);
          });
    }
    return tokens;
  }

  /** The words of {@code text}, in order; phrases of the table as one. */
  List<Token> read(String text) {
    List<Token> words = words(text);
    List<Token> tokens = new ArrayList<>(words.size());
    int at = 0;
    while (at < words.size()) {
      int taken = phraseOpeners.contains(words.get(at).word()) ? phrase(words, at, tokens) : 0;
      if (taken == 0) {
        tokens.add(words.get(at));
        taken = 1;
      }
      at += taken;
    }
    return tokens;
  }

  private int phrase(List<Token> words, int at, List<Token> tokens) {
    for (int size = Math.min(MAX_PHRASE, words.size() - at); size > 1; size--) {
      var joined = new StringBuilder(words.get(at).word());
      for (int i = 1; i < size; i++) {
        joined.append(' ').append(words.get(at + i).word());
      }
      String concept = phrases.get(joined.toString());
      if (concept != null) {
        int end = words.get(at + size - 1).end();
        tokens.add(new Token(words.get(at).start(), end, joined.toString(), concept));
        return size;
      }
    }
    return 0;
  }

  private List<Token> words(String text) {
    var tokens = new ArrayList<Token>();
    int at = 0;
    while (at < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end))
              || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK
              || apostrophe(text, end))) {
        end++;
      }
      String word = plain(text.substring(at, end));
      tokens.add(new Token(at, end, word, concept(word)));
      at = end;
    }
    return tokens;
  }

  private static boolean apostrophe(String text, int at) {
    char c = text.charAt(at);
    return (c == '\'' || c == '’')
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1))
        && Character.isLetter(text.charAt(at - 1));
  }

  /** What {@code word} (lower case, no accents) stands for: itself, singular, when unknown. */
  String concept(String word) {
    String known = concepts.get(word);
    if (known != null) {
      return known;
    }
    String singular = singular(word);
    return concepts.getOrDefault(singular, singular);
  }

  private String singular(String word) {
    int length = word.length();
    if (length < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
      return word;
    }
    if (word.endsWith("ies") && length > 4) {
      return word.substring(0, length - 3) + "y";
    }
    String withoutS = word.substring(0, length - 1);
    if (word.endsWith("es") && !concepts.containsKey(withoutS)) {
      String withoutEs = word.substring(0, length - 2);
      boolean sibilant =
          withoutEs.endsWith("x")
              || withoutEs.endsWith("ch")
              || withoutEs.endsWith("sh")
              || withoutEs.endsWith("ss");
      if (sibilant || concepts.containsKey(withoutEs)) {
        return withoutEs;
      }
    }
    return withoutS;
  }

  private void form(String form, String concept) {
    if (form.indexOf(' ') >= 0) {
      phrases.put(form, concept);
      phraseOpeners.add(form.substring(0, form.indexOf(' ')));
    } else {
      concepts.putIfAbsent(form, concept);
    }
  }

  /** Lower case, accents off, typographic apostrophes straight. */
  static String plain(String text) {
    return Accents.strip(text.toLowerCase(Locale.ROOT).replace('’', '\''));
  }

  /** The words of a list with spaces between. */
  static Set<String> set(String words) {
    return Set.copyOf(Arrays.asList(words.split(" ")));
  }

  private static List<String> lines(String name) {
    return Table.lines(Vocabulary.class, name).stream()
        .filter(l -> !l.isBlank() && !l.startsWith("#"))
        .toList();
  }
}
