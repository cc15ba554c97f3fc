package dev.tendero.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a product costs and whether it can be had. Everything is optional: a feed may state nothing.
 *
 * @param was the price before a reduction; same currency as {@code price}
 * @param stock pieces on hand, 0 or more
 */
public record Offer(
    Optional<Money> price,
    Optional<Money> was,
    Optional<Availability> availability,
    OptionalInt stock) {

  public static final Offer NONE =
      new Offer(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

  /** In the words of the product format, lower case on the wire. */
  public enum Availability {
    IN_STOCK,
    OUT_OF_STOCK,
    PREORDER,
    BACKORDER
  }

  /** What is stated of it; where only pieces are counted, what those say. */
  public Optional<Availability> stated() {
    return availability.or(
        () ->
            stock.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    stock.getAsInt() > 0 ? Availability.IN_STOCK : Availability.OUT_OF_STOCK));
  }

  /** Nobody can have it now, and nobody says when. */
  public boolean isSoldOut() {
    return stated().filter(Availability.OUT_OF_STOCK::equals).isPresent();
  }

  /** What it cost before, where that was more. */
  public Optional<Money> reducedFrom() {
    return was.filter(
        before ->
            price
                .filter(now -> now.currency().equals(before.currency()))
                .filter(now -> now.amount().compareTo(before.amount()) < 0)
                .isPresent());
  }
}
