package dev.tendero.retrieval;

import static dev.tendero.app.catalog.SmallShop.feed;
import static dev.tendero.app.catalog.SmallShop.mouse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.app.catalog.SmallShop;
import dev.tendero.evidence.Evidence;
import dev.tendero.planning.Planner;
import dev.tendero.text.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalTest {
  private static final String QUESTION = "quiet mouse";

  @TempDir Path home;

  private static Evidence gather(SmallShop shop) {
    var retrieval =
        new Retrieval(
            shop.index, shop.follower, shop.encoder, shop.tables, shop.lexicon, Clock.systemUTC());
    try (var catalogue = retrieval.catalogue()) {
      var plan =
          new Planner(shop.lexicon, shop.encoder::isWord)
              .plan(QUESTION, Language.ENGLISH, List.of(), catalogue);
      return retrieval.gather(catalogue, plan, QUESTION);
    }
  }

  @Test
  void gather_indexLags_priceAndStockAreTheTables() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed(mouse("m1", "19.95", 7)));

      shop.change(mouse("m1", "24.50", 0));

      Evidence evidence = gather(shop);
      assertThat(evidence.products()).hasSize(1);
      var found = evidence.products().getFirst();
      assertThat(found.product().offer().price().orElseThrow().amount()).isEqualTo("24.50");
      assertThat(found.product().offer().stock()).hasValue(0);
      assertThat(found.version()).isEqualTo(shop.tables.lastChange());
      assertThat(evidence.facts()).noneMatch(fact -> fact.text().contains("19.95"));
    }
  }

  @Test
  void gather_indexLags_aDeletedProductIsGone() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed(mouse("m1", "19.95", 7), mouse("m2", "19.95", 7)));

      shop.change("{\"id\":\"m1\",\"deleted\":true}");

      assertThat(gather(shop).products())
          .extracting(found -> found.product().id())
          .containsExactly("m2");
    }
  }
}
