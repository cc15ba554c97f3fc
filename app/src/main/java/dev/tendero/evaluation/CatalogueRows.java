package dev.tendero.evaluation;

import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.ProductJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of the database. */
public final class CatalogueRows implements Rows {
  private final CatalogueTables tables;

  public CatalogueRows(CatalogueTables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Product> product(String id) {
    return item(id).filter(CatalogueRows::isProduct).map(item -> ProductJson.product(item.json()));
  }

  @Override
  public Optional<Document> document(String id) {
    return item(id).filter(i -> !isProduct(i)).map(item -> ProductJson.document(item.json()));
  }

  @Override
  public void each(Consumer<Product> sink) {
    tables.eachItem(
        item -> {
          if (isProduct(item)) {
            sink.accept(ProductJson.product(item.json()));
          }
        });
  }

  private Optional<CatalogueTables.Item> item(String id) {
    return Optional.ofNullable(tables.items(List.of(id)).get(id));
  }

  private static boolean isProduct(CatalogueTables.Item item) {
    return item.type().equals("product");
  }
}
