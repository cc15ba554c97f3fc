package dev.tendero.answer;

import dev.tendero.catalog.Money;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import java.util.Optional;

/** A fact's value and unit as programs read them: "1.8" and "m", "19.95" and "USD". */
public record FactValue(Optional<String> value, Optional<String> unit) {
  private static final FactValue NONE = new FactValue(Optional.empty(), Optional.empty());

  public static FactValue of(Fact fact, Evidence evidence) {
    Optional<Product> product = evidence.product(fact.source());
    if (fact.origin() == Origin.PRICE) {
      return product.flatMap(p -> p.offer().price()).map(FactValue::of).orElse(NONE);
    }
    if (fact.origin() == Origin.RATING) {
      return product
          .flatMap(Product::rating)
          .map(r -> new FactValue(Optional.of(Double.toString(r.value())), Optional.empty()))
          .orElse(NONE);
    }
    return fact.value().map(FactValue::of).orElse(NONE);
  }

  private static FactValue of(Money money) {
    return new FactValue(
        Optional.of(money.amount().toPlainString()),
        Optional.of(money.currency().getCurrencyCode()));
  }

  private static FactValue of(Value value) {
    return switch (value) {
      case Value.Measure(var quantity) ->
          new FactValue(
              Optional.of(quantity.amount().toPlainString()),
              Optional.of(quantity.unit().symbol()));
      case Value.Span(var low, var high) ->
          new FactValue(
              Optional.of(
                  low.amount().toPlainString()
                      + " - "
                      + high.in(low.unit()).amount().toPlainString()),
              Optional.of(low.unit().symbol()));
      case Value.Bare(var number) ->
          new FactValue(Optional.of(number.toPlainString()), Optional.empty());
      case Value.Words(var words) ->
          new FactValue(Optional.of(String.join(", ", words)), Optional.empty());
      case Value.Flag(boolean set) ->
          new FactValue(Optional.of(Boolean.toString(set)), Optional.empty());
    };
  }
}
