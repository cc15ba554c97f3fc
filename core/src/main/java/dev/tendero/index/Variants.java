package dev.tendero.index;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A product's variants as products of their own: what is sold under an id is found, filtered and
 * shown under that id, with its own colour, price and stock.
 */
final class Variants {
  private Variants() {}

  /** The product, then each variant with what it does not state itself taken from the product. */
  static List<Product> withItself(Product product) {
    List<Product> all = new ArrayList<>();
    all.add(product);
    product.variants().forEach(variant -> all.add(sold(product, variant)));
    return all;
  }

  /** What ties a product and its variants together. */
  static Optional<String> group(Product product) {
    return product.variants().isEmpty()
        ? product.family().groupId()
        : product.family().groupId().or(() -> Optional.of(product.id()));
  }

  private static Product sold(Product product, Product.Variant variant) {
    Set<String> own = variant.attributes().stream().map(Attribute::key).collect(Collectors.toSet());
    List<Attribute> attributes = new ArrayList<>(variant.attributes());
    product.attributes().stream()
        .filter(attribute -> !own.contains(attribute.key()))
        .forEach(attributes::add);
    return new Product(
        variant.id(),
        product.wording(),
        new Product.Family(product.brand(), product.kind(), Optional.empty(), group(product)),
        offer(product.offer(), variant.offer()),
        product.rating(),
        attributes,
        List.of(),
        product.media(),
        List.of(),
        product.updatedAt());
  }

  /** A price with its reduction, and a stock with its availability, come from one place each. */
  private static Offer offer(Offer product, Offer variant) {
    Offer price = variant.price().isPresent() ? variant : product;
    Offer stock =
        variant.stock().isPresent() || variant.availability().isPresent() ? variant : product;
    return new Offer(price.price(), price.was(), stock.availability(), stock.stock());
  }
}
