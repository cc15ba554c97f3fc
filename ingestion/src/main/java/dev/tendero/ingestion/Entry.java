package dev.tendero.ingestion;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;

/** What one line of a feed says. Products and documents share one space of ids. */
public sealed interface Entry {

  String id();

  record Item(Product product) implements Entry {
    @Override
    public String id() {
      return product.id();
    }
  }

  record Text(Document document) implements Entry {
    @Override
    public String id() {
      return document.id();
    }
  }

  record Deletion(String id) implements Entry {}
}
