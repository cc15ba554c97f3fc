package dev.tendero.retrieval;

import static dev.tendero.app.catalog.SmallShop.feed;
import static dev.tendero.app.catalog.SmallShop.mouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.app.catalog.SmallShop;
import dev.tendero.index.Hit;
import dev.tendero.planning.Planner;
import dev.tendero.text.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductSearchTest {
  private static final String CASE =
      "{\"id\":\"c1\",\"title\":\"Case for the Google Pixel\",\"kind\":\"phone_case\",\"brand\":\"Zeta\"}";

  @TempDir Path home;

  private static List<String> rank(SmallShop shop, String question) {
    try (var catalogue = new IndexedCatalogue(shop.index.snapshot(), 0)) {
      var plan =
          new Planner(shop.lexicon, shop.encoder::isWord)
              .plan(question, Language.ENGLISH, List.of(), catalogue);
      return new ProductSearch(shop.encoder, shop.lexicon)
          .rank(catalogue.snapshot(), plan, question, 10).stream().map(Hit::id).toList();
    }
  }

  @Test
  void rank_makerThatNothingIsBy_ranksWhatSpeaksOfIt() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed(mouse("m1", "19.95", 7), CASE));

      assertThat(rank(shop, "google")).startsWith("c1");
    }
  }

  @Test
  void sought_askedForAgain_isEmbeddedOnce() {
    try (var shop = new SmallShop(home);
        var catalogue = new IndexedCatalogue(shop.index.snapshot(), 0)) {
      var plan =
          new Planner(shop.lexicon, shop.encoder::isWord)
              .plan("something quiet and foldable", Language.ENGLISH, List.of(), catalogue);
      var sought = new ProductSearch(shop.encoder, shop.lexicon).sought(plan);

      assertThat(sought.vector().orElseThrow()).isSameAs(sought.vector().orElseThrow());
    }
  }

  @Test
  void rank_makerThatSomethingIsBy_leavesOutTheRest() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed("{\"id\":\"g1\",\"title\":\"Pixel 9\",\"brand\":\"Google\"}", CASE));

      assertThat(rank(shop, "google")).containsExactly("g1");
    }
  }
}
