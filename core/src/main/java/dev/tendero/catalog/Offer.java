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
}
