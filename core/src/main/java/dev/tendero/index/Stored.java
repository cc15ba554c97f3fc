package dev.tendero.index;

import dev.tendero.catalog.Product;

/**
 * A product as the index holds it.
 *
 * @param version of the product in the catalogue's change log
 */
public record Stored(Product product, long version) {}
