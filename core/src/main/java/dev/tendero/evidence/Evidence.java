package dev.tendero.evidence;

import dev.tendero.catalog.Product;
import java.util.List;
import java.util.Optional;

/**
 * All that one answer may rest on: the products found, best first, and their facts. Where nothing
 * meets every hard constraint, the only product is the {@linkplain Relaxation#nearest nearest}.
 *
 * @param matching how many products of the whole catalogue meet every hard constraint; -1 when not
 *     counted
 * @param relaxation set when nothing met every hard constraint
 * @param degraded names of arms that did not answer ("vector")
 */
public record Evidence(
    List<Found> products,
    List<Fact> facts,
    int matching,
    Optional<Relaxation> relaxation,
    List<String> degraded) {

  public static final Evidence NONE =
      new Evidence(List.of(), List.of(), -1, Optional.empty(), List.of());

  public Evidence {
    products = List.copyOf(products);
    facts = List.copyOf(facts);
    degraded = List.copyOf(degraded);
  }

  /** A product with its rank's reason. */
  public record Found(Product product, long version, double score, String explanation) {}

  /**
   * The one hard constraint whose removal gains most.
   *
   * @param attribute whose constraint to drop ("price")
   * @param words what the constraint asked for, where its attribute is no name for that
   *     ("mechanical")
   * @param gained products that meet all others
   * @param nearest id of the one of those, among {@link #products}, that misses it by least
   */
  public record Relaxation(
      String attribute, Optional<String> words, int gained, Optional<String> nearest) {}

  public Optional<Product> product(String id) {
    return products.stream().map(Found::product).filter(p -> p.id().equals(id)).findFirst();
  }

  public Optional<Fact> fact(String id) {
    return facts.stream().filter(f -> f.id().equals(id)).findFirst();
  }
}
