package dev.tendero.lexicon;

import dev.tendero.text.Language;
import dev.tendero.units.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * A concept of the shop's language and its words.
 *
 * @param id of kinds: "mouse"; of attributes: the catalogue's key, "cable_length"; of colours,
 *     materials, uses and features: the English word
 * @param english its forms, the first one for display, singular
 * @param spanish its forms, the first one for display, singular
 * @param feminine grammatical gender of the Spanish display form
 * @param dimension of attributes that measure something
 */
public record Term(
    Type type,
    String id,
    List<String> english,
    List<String> spanish,
    String englishPlural,
    String spanishPlural,
    boolean feminine,
    Optional<Dimension> dimension) {

  /** What the concept is a concept of. */
  public enum Type {
    KIND,
    ATTRIBUTE,
    COLOUR,
    MATERIAL,
    USE,
    /** A quality that a product has or lacks, in the words of shoppers and feeds: "foldable". */
    FEATURE
  }

  public Term {
    english = List.copyOf(english);
    spanish = List.copyOf(spanish);
  }

  /** The display form. */
  public String label(Language language) {
    return language == Language.SPANISH ? spanish.getFirst() : english.getFirst();
  }

  /** The display form of several. */
  public String plural(Language language) {
    return language == Language.SPANISH ? spanishPlural : englishPlural;
  }

  public List<String> forms(Language language) {
    return language == Language.SPANISH ? spanish : english;
  }
}
