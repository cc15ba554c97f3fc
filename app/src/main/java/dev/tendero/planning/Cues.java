package dev.tendero.planning;

import dev.tendero.text.Language;
import dev.tendero.text.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns of phrase that show what a question wants, from cues.tsv beside this class: one regular
 * expression a row, over text in lower case without accents.
 */
enum Cues {
  GREETING,
  THANKS,
  THANKS_MORE,
  ABOUT_ME,
  ORDER_SUPPORT,
  POLICY,
  COMPARE,
  ADVICE,
  OUT_OF_SCOPE,
  /** Signs of shopping, whatever is shopped for. */
  SHOPPING,
  /** Beginnings of questions about a product rather than for one. */
  ASKS_ABOUT,
  /** Words of customer service that alone decide little. */
  SERVICE,
  /** Beginnings of whole sentences, which no bare search has. */
  FRAME,
  /** Beginnings of questions how to do something. */
  ASKS_HOW;

  private static final Map<Cues, Map<Language, String>> PHRASES = load();

  /** Any phrase of this cue, as an unanchored group. */
  String anyOf(Language language) {
    return "(?:" + PHRASES.getOrDefault(this, Map.of()).getOrDefault(language, "(?!)") + ")";
  }

  /** Any phrase of this cue in either language. */
  String anyOf() {
    return "(?:" + anyOf(Language.ENGLISH) + "|" + anyOf(Language.SPANISH) + ")";
  }

  /** This cue as whole words anywhere in a text. */
  Map<Language, Pattern> words() {
    Map<Language, Pattern> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, Pattern.compile("\\b" + anyOf(language) + "\\b"));
    }
    return words;
  }

  private static Map<Cues, Map<Language, String>> load() {
    Map<Cues, Map<Language, String>> phrases = new EnumMap<>(Cues.class);
    for (List<String> row : Table.rows(Cues.class, "cues.tsv", 3)) {
      Cues cue = valueOf(row.get(0).toUpperCase(Locale.ROOT).replace('-', '_'));
      Language language = row.get(1).equals("es") ? Language.SPANISH : Language.ENGLISH;
      phrases
          .computeIfAbsent(cue, unseen -> new EnumMap<>(Language.class))
          .merge(language, row.get(2), (one, other) -> one + "|" + other);
    }
    return phrases;
  }
}
