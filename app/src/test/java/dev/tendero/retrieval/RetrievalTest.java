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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalTest {
  private static final String QUESTION = "quiet mouse";

  @TempDir Path home;

  private static Evidence gather(SmallShop shop) {
    return gather(shop, QUESTION);
  }

  private static Evidence gather(SmallShop shop, String question) {
    return gather(shop, question, Language.ENGLISH);
  }

  static Evidence gather(SmallShop shop, String question, Language language) {
    var retrieval =
        new Retrieval(
            shop.index, shop.follower, shop.encoder, shop.tables, shop.lexicon, Clock.systemUTC());
    try (var catalogue = retrieval.catalogue()) {
      var plan =
          new Planner(shop.lexicon, shop.encoder::isWord)
              .plan(question, language, List.of(), catalogue);
      return retrieval.gather(catalogue, plan, question, List.of());
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
  void gather_priceThatNothingMeets_bringsTheProductThatMissesItByLeast() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(
          feed(mouse("m1", "40.00", 7), mouse("m2", "25.50", 7), mouse("m3", "90.00", 7)));

      Evidence under = gather(shop, "a mouse under $20");
      Evidence between = gather(shop, "a mouse between $50 and $80");

      assertThat(under.relaxation())
          .contains(new Evidence.Relaxation("price", Optional.empty(), 3, Optional.of("m2")));
      assertThat(under.products()).extracting(f -> f.product().id()).containsExactly("m2");
      assertThat(under.facts()).anyMatch(f -> f.text().contains("25.50"));
      assertThat(between.relaxation().orElseThrow().nearest()).contains("m1");
    }
  }

  @Test
  void gather_measureThatNothingMeets_bringsTheProductThatMissesItByLeast() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed(weighing("m1", "90"), weighing("m2", "120"), weighing("m3", "60")));

      Evidence evidence = gather(shop, "a mouse of at least 150 g");

      assertThat(evidence.relaxation().orElseThrow().attribute()).isEqualTo("weight");
      assertThat(evidence.relaxation().orElseThrow().nearest()).contains("m2");
    }
  }

  @Test
  void gather_brandThatNothingMeets_bringsTheBestRanked() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(
          feed(
              "{\"id\":\"k1\",\"title\":\"Loud keyboard\",\"kind\":\"keyboard\",\"brand\":\"Acme\"}",
              "{\"id\":\"m1\",\"title\":\"Loud mouse\",\"kind\":\"mouse\",\"brand\":\"Zeta\"}"));

      Evidence evidence = gather(shop, "a mouse by Acme");

      assertThat(evidence.relaxation().orElseThrow().attribute()).isEqualTo("brand");
      assertThat(evidence.relaxation().orElseThrow().nearest()).contains("m1");
    }
  }

  @Test
  void gather_makerAloneThatNothingIsBy_offersNothingInstead() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed(mouse("m1", "19.95", 7)));

      Evidence evidence = gather(shop, "google");

      assertThat(evidence.products()).isEmpty();
      assertThat(evidence.relaxation()).isEmpty();
    }
  }

  @Test
  void gather_lineOfProducts_isNotTakenForTheirMaker() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(
          feed(
              "{\"id\":\"c1\",\"title\":\"Sony PlayStation 4 Slim\",\"kind\":\"game_console\",\"brand\":\"Sony\"}",
              mouse("m1", "19.95", 7)));

      Evidence evidence = gather(shop, "playstation 4");

      assertThat(evidence.products()).extracting(f -> f.product().id()).startsWith("c1");
      assertThat(evidence.relaxation()).isEmpty();
    }
  }

  @Test
  void gather_firstIsSoldOut_standsBehindWhatMeetsTheSameAndCanBeHad() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(
          feed(mouse("m1", "19.95", 0), mouse("m2", "18.00", 0), mouse("m3", "17.00", 7)));
      shop.change(mouse("m2", "18.00", 7));

      assertThat(gather(shop, "a mouse under $20").products())
          .extracting(found -> found.product().id())
          .containsExactly("m2", "m3", "m1");
      assertThat(gather(shop, "the most expensive mouse under $20").products())
          .extracting(found -> found.product().id())
          .containsExactly("m1", "m2", "m3");
      assertThat(gather(shop, "quiet mouse m1").products().getFirst().product().id())
          .isEqualTo("m1");
    }
  }

  private static String weighing(String id, String grams) {
    return "{\"id\":\"%s\",\"title\":\"Mouse %s\",\"kind\":\"mouse\",\"attributes\":[{\"name\":\"Weight\",\"value\":%s,\"unit\":\"g\"}]}"
        .formatted(id, id, grams);
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
