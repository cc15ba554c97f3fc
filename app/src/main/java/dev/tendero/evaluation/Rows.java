package dev.tendero.evaluation;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;
import dev.tendero.lexicon.Lexicon;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The catalogue's own rows: what is true. */
public interface Rows {
  Optional<Product> product(String id);

  Optional<Document> document(String id);

  /** Every product once, one after the other. */
  void each(Consumer<Product> sink);

  /** What a row states under an attribute's name, whichever of its keys the feed used. */
  static List<Attribute> stated(Product product, String attribute, Lexicon lexicon) {
    var keys = new LinkedHashSet<String>(lexicon.keysOf(attribute));
    keys.add(attribute);
    return product.attributes().stream().filter(a -> keys.contains(a.key())).toList();
  }
}
