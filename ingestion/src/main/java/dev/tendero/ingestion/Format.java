package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.catalog.Product;
import java.util.List;
import java.util.Optional;

/** How the rows of a feed are to be understood: the product format, or another by a mapping. */
@FunctionalInterface
public interface Format {

  /**
   * @param row a JSON object
   */
  Reading read(JsonNode row);

  /**
   * The product format itself.
   *
   * @param kinds turns the feed's word for a kind into the lexicon's, and finds it where the feed
   *     has none
   */
  static Format products(Kinds kinds) {
    return row ->
        switch (RowReader.read(row, Optional.empty())) {
          case Reading.Accepted(Entry.Item(Product product), List<Problem> notes) ->
              new Reading.Accepted(new Entry.Item(withKind(product, kinds)), notes);
          case Reading.Accepted other -> other;
          case Reading.Rejected rejected -> rejected;
        };
  }

  private static Product withKind(Product product, Kinds kinds) {
    Optional<String> word = product.kind();
    Optional<String> kind =
        word.isPresent()
            ? word.flatMap(w -> Kinds.ofWord(kinds, w)).or(() -> word)
            : kinds.of(product.title(), product.attributes());
    if (kind.equals(word)) {
      return product;
    }
    var family =
        new Product.Family(
            product.brand(), kind, product.family().gtin(), product.family().groupId());
    return new Product(
        product.id(),
        product.wording(),
        family,
        product.offer(),
        product.rating(),
        product.attributes(),
        product.variants(),
        product.media(),
        product.reviews(),
        product.updatedAt());
  }
}
