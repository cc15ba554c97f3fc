package dev.tendero.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells English, Spanish and the rest apart in questions of a few words.
 *
 * <p>Naive Bayes over words: of each language the detector knows some hundred words and questions
 * (languages.txt beside this class) and a trigram model of its spelling learned from them. A word
 * that some language knows counts by its frequency there; a word that none knows, mostly a brand or
 * a typing error, counts by its spelling and only a little. The rest must beat English and Spanish
 * by a margin, for to send a shopper away is the dearer error.
 */
final class LanguageDetector {
  /** More than this says nothing new about the language. */
  private static final int MAX_LENGTH = 2_000;

  /** Nats by which one known word can speak against a language. */
  private static final double KNOWN_LIMIT = 6;

  /** Nats by which the spelling of one unknown word can. */
  private static final double SPELLING_LIMIT = 2;

  /** The same for a word of one letter: it may be a size, a plug, a spelled word. */
  private static final double LETTER_LIMIT = 0.8;

  /** The same for a capitalised word inside the text: likely a name. */
  private static final double NAME_LIMIT = 0.4;

  /** Nats by which another language must lead. */
  private static final double OTHER_MARGIN = 3;

  /** Nats between English and Spanish that the hint outweighs. */
  private static final double HINT_WEIGHT = 1;

  /** Nats by which Spanish must lead without a hint. */
  private static final double NO_HINT_WEIGHT = 0.5;

  /** Nats that an opening ¿ or ¡ is worth. */
  private static final double OPENING_MARK = 4;

  /** Said alike in every shop; they tell nothing. */
  private static final Set<String> INTERNATIONAL =
      Set.of(
          ("ok ai no usb hdmi wifi bluetooth pc tv led lcd ssd gaming gamer smart smartphone pro plus max mini"
                  + " ultra mouse laptop tablet router monitor toner hub webcam kit switch premium xl"
                  + " stereo email web online chat internet software windows mac android iphone color"
                  + " cartridge sofa bluray dvd cd gps nfc usbc a4 hotel")
              .split(" "));

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]++");

  private static final LanguageDetector SHIPPED =
      new LanguageDetector(Table.lines(LanguageDetector.class, "languages.txt"));

  private final Map<String, double[]> words = new HashMap<>();
  private final Spelling spelling;
  private final int english;
  private final int spanish;

  private LanguageDetector(List<String> training) {
    List<String> tags = new ArrayList<>();
    List<Map<String, Double>> counts = new ArrayList<>();
    training.stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(
            line -> {
              if (line.startsWith("[")) {
                tags.add(line.substring(1, line.length() - 1));
                counts.add(new HashMap<>());
              } else {
                count(line, counts.getLast());
              }
            });
    spelling = new Spelling(tags.size());
    english = tags.indexOf("en");
    spanish = tags.indexOf("es");
    for (int language = 0; language < tags.size(); language++) {
      Map<String, Double> known = counts.get(language);
      double total = known.values().stream().mapToDouble(Double::doubleValue).sum();
      for (Map.Entry<String, Double> word : known.entrySet()) {
        words.computeIfAbsent(word.getKey(), w -> new double[tags.size()])[language] =
            word.getValue() / total;
      }
      spelling.learn(language, known.keySet());
    }
  }

  static LanguageDetector shipped() {
    return SHIPPED;
  }

  Language detect(String text, Language hint) {
    String head = text.substring(0, Math.min(text.length(), MAX_LENGTH));
    if (mostlyForeignScript(head)) {
      return Language.OTHER;
    }
    double[] lead = score(head);
    int best = best(lead);
    double home = Math.max(lead[english], lead[spanish]);
    if (lead[best] - home > OTHER_MARGIN && telling(head, best)) {
      return Language.OTHER;
    }
    double bias =
        switch (hint) {
          case SPANISH -> HINT_WEIGHT;
          case ENGLISH -> -HINT_WEIGHT;
          case OTHER -> -NO_HINT_WEIGHT;
        };
    return lead[spanish] - lead[english] + bias > 0 ? Language.SPANISH : Language.ENGLISH;
  }

  /** Per language the sum over words of log-likelihoods, each relative to the best and limited. */
  private double[] score(String text) {
    double[] sum = new double[spelling.letters.length];
    sum[spanish] += text.indexOf('¿') >= 0 || text.indexOf('¡') >= 0 ? OPENING_MARK : 0;
    boolean shouting = text.equals(text.toUpperCase(Locale.ROOT));
    Set<String> seen = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String written = matcher.group();
      String word = written.toLowerCase(Locale.ROOT);
      boolean code = !shouting && written.length() > 1 && written.equals(upper(written));
      if (code
          || written.chars().anyMatch(Character::isDigit)
          || INTERNATIONAL.contains(word)
          || !seen.add(word)) {
        continue;
      }
      double[] known = words.get(word);
      boolean name =
          !shouting && matcher.start() > 0 && Character.isUpperCase(written.codePointAt(0));
      double limit =
          word.length() == 1
              ? LETTER_LIMIT
              : known != null ? KNOWN_LIMIT : name ? NAME_LIMIT : SPELLING_LIMIT;
      add(word, known, limit, sum);
    }
    return sum;
  }

  private void add(String word, double @Nullable [] known, double limit, double[] sum) {
    double[] logs = new double[sum.length];
    double[] spelled = spelling.probabilities(word);
    double best = Double.NEGATIVE_INFINITY;
    for (int language = 0; language < sum.length; language++) {
      logs[language] = Math.log((known == null ? 0 : known[language]) + 0.1 * spelled[language]);
      best = Math.max(best, logs[language]);
    }
    for (int language = 0; language < sum.length; language++) {
      sum[language] += Math.max(logs[language] - best, -limit);
    }
  }

  private static int best(double[] lead) {
    int best = 0;
    for (int language = 1; language < lead.length; language++) {
      best = lead[language] > lead[best] ? language : best;
    }
    return best;
  }

  /**
   * Whether words of {@code language} that neither English nor Spanish has stand in the text: two,
   * or one beside which nothing speaks for English or Spanish alone. A borrowed word or a homonym
   * ("door" is Dutch too) makes no foreigner.
   */
  private boolean telling(String text, int language) {
    int foreign = 0;
    boolean home = false;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      double[] known = words.get(matcher.group().toLowerCase(Locale.ROOT));
      if (known != null && matcher.end() - matcher.start() > 1) {
        boolean atHome = known[english] + known[spanish] > 0;
        foreign += known[language] > 0 && !atHome ? 1 : 0;
        home |= known[language] == 0 && atHome;
      }
    }
    return foreign >= 2 || (foreign == 1 && !home);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static boolean mostlyForeignScript(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    return letters > 0 && latin * 2 < letters;
  }

  /** As written and, at half weight, as people type it without accents. */
  private static void count(String line, Map<String, Double> counts) {
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group();
      counts.merge(word, 1.0, Double::sum);
      String plain = Accents.strip(word).replace('ł', 'l');
      if (!plain.equals(word)) {
        counts.merge(plain, 0.5, Double::sum);
      }
    }
  }

  /**
   * How words of each language are spelled: letters given the two before them, backing off to one
   * and none (Witten-Bell like). One table for all languages, since a word is asked of all.
   */
  private static final class Spelling {
    private static final double ALPHABET = 40;
    private static final double BACKOFF = 3;

    private final Map<String, double[]> grams = new HashMap<>();
    private final double[] letters;
    private final double[] never;

    Spelling(int languages) {
      letters = new double[languages];
      never = new double[languages];
    }

    void learn(int language, Set<String> words) {
      for (String word : words) {
        String padded = "  " + word + " ";
        for (int i = 2; i < padded.length(); i++) {
          letters[language]++;
          count(language, padded.substring(i, i + 1));
          count(language, padded.substring(i - 1, i + 1));
          count(language, padded.substring(i - 2, i + 1));
          count(language, "<" + padded.substring(i - 1, i));
          count(language, "<" + padded.substring(i - 2, i));
        }
      }
    }

    private void count(int language, String gram) {
      grams.computeIfAbsent(gram, g -> new double[letters.length])[language]++;
    }

    /** By language. */
    double[] probabilities(String word) {
      String padded = "  " + word + " ";
      double[] probability = new double[letters.length];
      Arrays.fill(probability, 1);
      for (int i = 2; i < padded.length(); i++) {
        double[] letter = of(padded.substring(i, i + 1));
        double[] pair = of(padded.substring(i - 1, i + 1));
        double[] triple = of(padded.substring(i - 2, i + 1));
        double[] afterOne = of("<" + padded.substring(i - 1, i));
        double[] afterTwo = of("<" + padded.substring(i - 2, i));
        for (int language = 0; language < letters.length; language++) {
          double one = (letter[language] + 1 / ALPHABET) / (letters[language] + 1);
          double two = (pair[language] + BACKOFF * one) / (afterOne[language] + BACKOFF);
          probability[language] *=
              (triple[language] + BACKOFF * two) / (afterTwo[language] + BACKOFF);
        }
      }
      return probability;
    }

    private double[] of(String gram) {
      return grams.getOrDefault(gram, never);
    }
  }
}
