package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.catalog.Product;
import dev.tendero.units.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the planner asks of the catalogue: not products to show, but what a shopper's words can mean
 * here. Every answer is at hand or counted in the index's terms; none of them ranks.
 */
public interface CatalogueView {

  /** ISO 4217 codes of the prices, the most used first; empty where nothing has a price. */
  List<String> currencies();

  /** The kinds there are products of, as {@link Product#kind()} has them, with their number. */
  Map<String, Integer> kinds();

  /**
   * The brands that these words name, as the feed writes them; case and accents do not matter. A
   * brand's first word names it too where nothing is called just that: "Kingston" of "Kingston
   * Technology".
   *
   * @param words one to three words of a question
   */
  List<String> brands(String words);

  /**
   * How many products of these kinds say all of this, each in one of its forms, in title, brand or
   * worded attributes.
   *
   * @param kinds none for all
   */
  int saying(List<String> kinds, List<List<String>> qualities);

  /**
   * What products state, by key, the most frequent first.
   *
   * @param kind of these products only; empty for all
   */
  Map<String, Stated> attributes(Optional<String> kind);

  /** The kind that nearly all products are of that say this; empty where there is none. */
  default Optional<String> kindSaying(String word) {
    return Optional.empty();
  }

  /** What products of a kind state in words. */
  default Vocabulary vocabulary(String kind) {
    return new Vocabulary(attributes(Optional.of(kind)).values());
  }

  /**
   * Ids of products with this model number or exactly this title, in any spelling.
   *
   * @param limit most ids to return
   */
  List<String> named(String titleOrModel, int limit);

  /** How many products meet all of these. */
  int meeting(List<Constraint> constraints);

  /** Ids of products whose title, in any language, has all these words. */
  List<String> titled(List<String> words, int limit);

  /** A product that was shown before. */
  Optional<Product> product(String id);

  /**
   * An attribute as products state it.
   *
   * @param products how many do
   * @param dimension of its values with a unit; empty where it has none
   * @param low least value in the dimension's canonical unit; 0 without a dimension
   * @param high greatest value in the dimension's canonical unit; 0 without a dimension
   * @param flag whether it is stated as yes or no
   * @param words its commonest words, as the feed writes them
   */
  record Stated(
      String key,
      int products,
      Optional<Dimension> dimension,
      double low,
      double high,
      boolean flag,
      List<String> words) {
    public Stated {
      words = List.copyOf(words);
    }
  }
}
