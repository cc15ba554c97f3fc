package dev.tendero.evaluation;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Lexicon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one pass over the whole catalogue says about the tasks; bounded by tasks and brands. */
final class Census {
  private final Map<String, Integer> meeting = new HashMap<>();
  private final Map<String, Double> best = new HashMap<>();
  private final Set<String> brands = new HashSet<>();

  private Census() {}

  static Census of(Rows rows, List<Task> tasks, Lexicon lexicon) {
    var census = new Census();
    rows.each(product -> census.add(product, tasks, lexicon));
    return census;
  }

  private void add(Product product, List<Task> tasks, Lexicon lexicon) {
    product.brand().ifPresent(brand -> brands.addAll(List.of(Text.folded(brand).split(" "))));
    for (Task task : tasks) {
      var expect = task.expect();
      if ((expect.restricts() || expect.order().isPresent()) && expect.metBy(product, lexicon)) {
        meeting.merge(task.id(), 1, Integer::sum);
        expect
            .order()
            .ifPresent(
                order ->
                    value(product, order.attribute(), lexicon)
                        .ifPresent(
                            value ->
                                best.merge(
                                    task.id(), value, order.ascending() ? Math::min : Math::max)));
      }
    }
  }

  /** The products of the shop that meet a task's every condition. */
  int meeting(String task) {
    return meeting.getOrDefault(task, 0);
  }

  /** The lowest or highest value among them; empty where none states one. */
  Optional<Double> best(String task) {
    return Optional.ofNullable(best.get(task));
  }

  /** Every word of a brand's name, folded. */
  Set<String> brands() {
    return brands;
  }

  /** What a product is ordered by: price, stars, or an attribute's amount in its canonical unit. */
  static Optional<Double> value(Product product, String attribute, Lexicon lexicon) {
    return switch (attribute) {
      case "price" -> product.offer().price().map(p -> p.amount().doubleValue());
      case "rating" -> product.rating().map(Product.Rating::value);
      default ->
          Rows.stated(product, attribute, lexicon).stream()
              .map(Attribute::value)
              .filter(Value.Measure.class::isInstance)
              .map(v -> ((Value.Measure) v).quantity().canonical())
              .findFirst();
    };
  }
}
