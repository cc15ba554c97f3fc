package dev.tendero.demo;

import dev.tendero.app.catalog.Loading;
import dev.tendero.ingestion.BuildReport;
import dev.tendero.ingestion.source.Feed;
import java.io.InputStream;

/**
 * Products, guides and a policy of ours, in the product format, so that the first start answers
 * something.
 */
public final class StarterShop {
  private static final String RESOURCE = "/demo/starter-shop.jsonl";

  private final Loading loading;

  public StarterShop(Loading loading) {
    this.loading = loading;
  }

  public BuildReport load() {
    InputStream rows = StarterShop.class.getResourceAsStream(RESOURCE);
    if (rows == null) {
      throw new IllegalStateException(RESOURCE + " is not in the program");
    }
    return loading.run(Feed.of("starter shop", rows));
  }
}
