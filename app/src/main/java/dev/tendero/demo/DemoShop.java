package dev.tendero.demo;

import dev.tendero.app.catalog.Loading;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.BuildReport;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.source.Feed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "Harbor &amp; Home": a shop of ours that a new home starts with, so that there is something to
 * ask. Makers, models, prices and texts are invented; the same program always makes the same shop.
 */
public final class DemoShop {
  private final Loading loading;

  public DemoShop(Loading loading) {
    this.loading = loading;
  }

  public BuildReport load() {
    return load(products());
  }

  /** A smaller shop, for who wants to try the program and not the shop. */
  public BuildReport loadOneOfEachModel() {
    Set<Optional<String>> models = new HashSet<>();
    return load(products().stream().filter(p -> models.add(p.family().groupId())).toList());
  }

  private BuildReport load(List<Product> products) {
    byte[] feed = feed(products).getBytes(StandardCharsets.UTF_8);
    return loading.run(Feed.of("demo shop", new ByteArrayInputStream(feed)));
  }

  /** In the product format, with all that there is to read about them. */
  static String feed(List<Product> products) {
    return Stream.concat(
            products.stream().map(ProductJson::write),
            documents(products).stream().map(ProductJson::write))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static List<Product> products() {
    return Ingredients.lines("shelves.txt").stream()
        .map(Shelf::read)
        .flatMap(shelf -> new Stocking(shelf).products())
        .toList();
  }

  static List<Document> documents(List<Product> products) {
    return Ingredients.lines("documents.txt").stream()
        .map(line -> Paper.read(line, products))
        .toList();
  }
}
