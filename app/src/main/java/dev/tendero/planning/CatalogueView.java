package dev.tendero.planning;

import dev.tendero.catalog.Product;
import dev.tendero.units.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the planner asks of the catalogue: not products to show, but what a shopper's words can mean
 * here. Every answer is at hand; none of them searches.
 */
public interface CatalogueView {

  /** ISO 4217 codes of the prices, the most used first; empty where nothing has a price. */
  List<String> currencies();

  /** The kinds there are products of, as {@link Product#kind()} has them. */
  Set<String> kinds();

  /**
   * The brand that these words name, as the feed writes it; case and accents do not matter.
   *
   * @param words one to three words of a question
   */
  Optional<String> brand(String words);

  /**
   * What products state, the most frequent key first.
   *
   * @param kind of these products only; empty for all
   */
  List<Stated> attributes(Optional<String> kind);

  /**
   * Ids of products with this model number or exactly this title, in any spelling.
   *
   * @param limit most ids to return
   */
  List<String> named(String titleOrModel, int limit);

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
   */
  record Stated(
      String key,
      int products,
      Optional<Dimension> dimension,
      double low,
      double high,
      boolean flag) {}
}
