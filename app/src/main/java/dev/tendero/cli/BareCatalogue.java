package dev.tendero.cli;

import dev.tendero.catalog.Product;
import dev.tendero.planning.CatalogueView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No catalogue at all: what a question means by its words alone, prices in dollars. */
final class BareCatalogue implements CatalogueView {
  @Override
  public List<String> currencies() {
    return List.of("USD");
  }

  @Override
  public Set<String> kinds() {
    return Set.of();
  }

  @Override
  public Optional<String> brand(String words) {
    return Optional.empty();
  }

  @Override
  public List<Stated> attributes(Optional<String> kind) {
    return List.of();
  }

  @Override
  public List<String> named(String titleOrModel, int limit) {
    return List.of();
  }

  @Override
  public Optional<Product> product(String id) {
    return Optional.empty();
  }
}
