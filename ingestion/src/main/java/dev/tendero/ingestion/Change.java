package dev.tendero.ingestion;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;

/** One step from the catalogue as it is to the catalogue as the feed has it. */
public sealed interface Change {

  String id();

  /**
   * @param json the product as {@link ProductJson#write(Product)} writes it
   * @param hash {@link ProductJson#hash} of {@code json}
   */
  record Upsert(Product product, String json, String hash) implements Change {
    @Override
    public String id() {
      return product.id();
    }
  }

  /**
   * @param json the document as {@link ProductJson#write(Document)} writes it
   * @param hash {@link ProductJson#hash} of {@code json}
   */
  record UpsertDocument(Document document, String json, String hash) implements Change {
    @Override
    public String id() {
      return document.id();
    }
  }

  record Delete(String id) implements Change {}
}
