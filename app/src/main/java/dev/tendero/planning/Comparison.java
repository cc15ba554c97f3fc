package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.units.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "Cheaper than the second one": less or more of an attribute than products that were shown.
 *
 * @param against ids; with several, better than every one of them
 */
record Comparison(String attribute, boolean lower, List<String> against, Lexicon lexicon) {

  /** "Quieter" of a list that has the quietest already is meant of the one it began with. */
  Comparison withTheFirst() {
    return new Comparison(attribute, lower, against.subList(0, 1), lexicon);
  }

  /** Empty where none of the products states the attribute. */
  Optional<Constraint> constraint(CatalogueView catalogue) {
    List<Product> products =
        against.stream().flatMap(id -> catalogue.product(id).stream()).toList();
    Operator operator = lower ? Operator.LT : Operator.GT;
    return switch (attribute) {
      case "price" ->
          extreme(
                  products.stream().flatMap(p -> p.offer().price().stream()),
                  Comparator.comparing(Money::amount))
              .map(price -> new Constraint("price", operator, new Operand.Price(price), true));
      case "rating" ->
          extreme(
                  products.stream().flatMap(p -> p.rating().stream()).map(Product.Rating::value),
                  Comparator.naturalOrder())
              .map(stars -> new Constraint("rating", operator, new Operand.Number(stars), true));
      default ->
          extreme(
                  products.stream().flatMap(p -> measure(p).stream()),
                  Comparator.comparing(Quantity::canonical))
              .map(q -> new Constraint(attribute, operator, new Operand.Amount(q), true));
    };
  }

  private <T> Optional<T> extreme(Stream<T> values, Comparator<T> order) {
    return lower ? values.min(order) : values.max(order);
  }

  private Optional<Quantity> measure(Product product) {
    return lexicon.keysOf(attribute).stream()
        .flatMap(product::attributes)
        .flatMap(
            stated ->
                stated.value() instanceof Value.Measure measure
                    ? Stream.of(measure.quantity())
                    : Stream.empty())
        .findFirst();
  }
}
