package dev.tendero.ingestion;

import dev.tendero.catalog.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * Tells what kind of thing a product is from its title and its kind-like attributes; in the running
 * program {@code Lexicon.shipped()::kindOf}.
 */
@FunctionalInterface
public interface Kinds {

  /** Longer than the longest breadcrumb that still names a kind. */
  int MAX_WORD = 200;

  /** Knows no kinds: products keep their feed's own word. */
  Kinds NONE = (title, attributes) -> Optional.empty();

  Optional<String> of(String title, List<Attribute> attributes);

  /** The kind that a feed's own word ("Optical mouse", "desk_lamp") names; long texts name none. */
  static Optional<String> ofWord(Kinds kinds, String word) {
    return word.length() > MAX_WORD
        ? Optional.empty()
        : kinds.of(word.replace('_', ' '), List.of());
  }
}
