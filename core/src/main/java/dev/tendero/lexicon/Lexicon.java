package dev.tendero.lexicon;

import dev.tendero.text.Language;
import java.util.List;
import java.util.Optional;

/**
 * The words of kinds, attributes, colours, materials and uses in English and Spanish, from the
 * tables beside this class. Immutable.
 */
public final class Lexicon {
  private static final Lexicon SHIPPED = new Lexicon();

  private Lexicon() {}

  /** The lexicon that ships with Tendero; loaded once. */
  public static Lexicon shipped() {
    return SHIPPED;
  }

  /**
   * A word or phrase of a text that names a term.
   *
   * @param start first UTF-16 unit
   * @param end one past the last
   */
  public record Match(int start, int end, Term term) {}

  /**
   * The terms that {@code text} names, left to right, longest match first, without overlaps within
   * one type. Case, accents and plural endings do not matter.
   */
  public List<Match> find(String text, Language language) {
    throw new UnsupportedOperationException();
  }

  public Optional<Term> term(Term.Type type, String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The display form of an attribute key; for keys the lexicon does not have, the key with spaces.
   */
  public String attributeLabel(String key, Language language) {
    throw new UnsupportedOperationException();
  }

  /**
   * The kind of a product from its title and its kind-like attributes ("product_type"): the device
   * or the accessory it is, not the device it is for.
   *
   * @return a KIND term's id
   */
  public Optional<String> kindOf(String title, List<dev.tendero.catalog.Attribute> attributes) {
    throw new UnsupportedOperationException();
  }
}
