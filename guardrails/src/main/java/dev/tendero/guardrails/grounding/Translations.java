package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a value in words is called in the other language, where the lexicon says that the two mean
 * one thing: "burdeos" is "Burgundy", "taladro" is "Drill". Of a shade only its own names: mint is
 * a green, and "verde" alone is none of its translations.
 */
final class Translations {
  private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);

  private Translations() {}

  /** Without the value itself; empty where the lexicon does not have it. */
  static Set<String> of(String value) {
    Lexicon lexicon = Lexicon.shipped();
    var names = new LinkedHashSet<>(lexicon.shade(value));
    for (Language language : LANGUAGES) {
      for (Term kind : lexicon.named(Term.Type.KIND, value, language)) {
        List<String> narrower = lexicon.narrower(kind.id(), value, language);
        names.addAll(narrower);
        if (narrower.isEmpty()) {
          LANGUAGES.forEach(each -> names.addAll(List.of(kind.label(each), kind.plural(each))));
        }
      }
    }
    names.removeIf(value::equalsIgnoreCase);
    return names;
  }

  /** Whether what stands from {@code start} to {@code end} is one of a cited field's values. */
  static boolean says(Fact fact, Reading reading, int start, int end) {
    return fact.value().orElse(null) instanceof Value.Words(List<String> words)
        && says(words, reading, start, end);
  }

  /** Whether a whole translation of one of {@code values} stands around these characters. */
  static boolean says(List<String> values, Reading reading, int start, int end) {
    return values.stream()
        .flatMap(value -> Stream.concat(Stream.of(value), of(value).stream()))
        .anyMatch(name -> stands(name, reading, start, end));
  }

  private static boolean stands(String name, Reading reading, int start, int end) {
    String text = Vocabulary.plain(reading.text());
    String words = Vocabulary.plain(name);
    // Letters with accents lose them one by one: both texts keep their length.
    if (text.length() != reading.text().length()) {
      return false;
    }
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      int to = at + words.length();
      if (at <= start && end <= to && isEdge(text, at - 1) && isEdge(text, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}
