package dev.tendero.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * What a product is called and how it is described.
 *
 * @param language of title and description, as a BCP 47 tag ("en")
 * @param translations by BCP 47 tag; never contains {@code language} itself
 */
public record Wording(
    String title, Optional<String> description, String language, Map<String, Text> translations) {

  public Wording {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a product needs a title");
    }
    translations = Map.copyOf(translations);
  }

  /** Title and description in one language. */
  public record Text(String title, Optional<String> description) {}

  /** The title in {@code language} where the feed has it, else in the feed's own. */
  public String title(String language) {
    Text translated = translations.get(language);
    return translated == null ? title : translated.title();
  }

  /** The language that {@link #title(String)} answers in. */
  public String language(String wanted) {
    return translations.containsKey(wanted) ? wanted : language;
  }

  /** The description in {@code language} where the feed has it, else in the feed's own. */
  public Optional<String> description(String language) {
    Text translated = translations.get(language);
    return translated == null ? description : translated.description();
  }
}
