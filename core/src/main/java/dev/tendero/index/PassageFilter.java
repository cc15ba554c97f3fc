package dev.tendero.index;

import dev.tendero.catalog.Origin;
import java.util.Optional;
import java.util.Set;

/**
 * Which passages to search.
 *
 * @param productId only those about this product, of whatever origin
 * @param origins only those of one of these; empty for all
 */
public record PassageFilter(Optional<String> productId, Set<Origin> origins) {
  public static final PassageFilter ALL = new PassageFilter(Optional.empty(), Set.of());

  public PassageFilter {
    origins = Set.copyOf(origins);
  }

  public static PassageFilter about(String productId) {
    return new PassageFilter(Optional.of(productId), Set.of());
  }

  public static PassageFilter from(Origin... origins) {
    return new PassageFilter(Optional.empty(), Set.of(origins));
  }
}
