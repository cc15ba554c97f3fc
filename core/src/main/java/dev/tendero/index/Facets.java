package dev.tendero.index;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sums up what products state, attribute by attribute. Not thread-safe. */
final class Facets {
  private final Map<String, Tally> tallies = new HashMap<>();

  void add(Product product) {
    Set<String> seen = new HashSet<>();
    for (Attribute attribute : product.attributes()) {
      String key = attribute.key();
      Tally tally = tallies.computeIfAbsent(key, _ -> new Tally(attribute.name()));
      if (seen.add(key)) {
        tally.products++;
      }
      tally.add(attribute.value());
    }
  }

  List<Facet> list() {
    return tallies.entrySet().stream()
        .map(entry -> entry.getValue().facet(entry.getKey()))
        .sorted(Comparator.comparingInt(Facet::products).reversed().thenComparing(Facet::key))
        .toList();
  }

  private static final class Tally {
    private final String name;
    private final Map<Dimension, Facet.Measures> measures = new EnumMap<>(Dimension.class);
    private final Map<String, Integer> words = new HashMap<>();
    private int products;
    private int flags;

    Tally(String name) {
      this.name = name;
    }

    void add(Value value) {
      switch (value) {
        case Value.Measure(Quantity quantity) -> measure(quantity, quantity);
        case Value.Span(Quantity low, Quantity high) -> measure(low, high);
        case Value.Bare _ -> {}
        case Value.Flag _ -> flags++;
        case Value.Words(List<String> each) ->
            each.forEach(word -> words.merge(word, 1, Integer::sum));
      }
    }

    private void measure(Quantity low, Quantity high) {
      double min = Math.min(low.canonical(), high.canonical());
      double max = Math.max(low.canonical(), high.canonical());
      measures.merge(
          low.unit().dimension(),
          new Facet.Measures(low.unit().dimension(), 1, min, max),
          (a, b) ->
              new Facet.Measures(
                  a.dimension(),
                  a.products() + b.products(),
                  Math.min(a.min(), b.min()),
                  Math.max(a.max(), b.max())));
    }

    Facet facet(String key) {
      Optional<Facet.Measures> measure =
          measures.values().stream().max(Comparator.comparingInt(Facet.Measures::products));
      List<String> commonest =
          words.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(Facet.MOST_WORDS)
              .map(Map.Entry::getKey)
              .toList();
      return new Facet(key, name, products, measure, commonest, flags);
    }
  }
}
