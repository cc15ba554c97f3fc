package dev.tendero.cli;

import dev.tendero.answer.Constraint;
import dev.tendero.catalog.Product;
import dev.tendero.planning.CatalogueView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No catalogue at all: what a question means by its words alone, prices in dollars. */
final class BareCatalogue implements CatalogueView {
  @Override
  public List<String> currencies() {
    return List.of("USD");
  }

  @Override
  public Map<String, Integer> kinds() {
    return Map.of();
  }

  @Override
  public List<String> brands(String words) {
    return List.of();
  }

  @Override
  public int saying(List<String> kinds, List<List<String>> qualities) {
    return 0;
  }

  @Override
  public int meeting(List<Constraint> constraints) {
    return 0;
  }

  @Override
  public List<String> titled(List<String> words, int limit) {
    return List.of();
  }

  @Override
  public Map<String, Stated> attributes(Optional<String> kind) {
    return Map.of();
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
