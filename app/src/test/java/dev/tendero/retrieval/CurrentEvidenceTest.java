package dev.tendero.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.answer.HandSetClock;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Postgres;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.ingestion.Change;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurrentEvidenceTest {
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final String DEAR = "\"price\":{\"amount\":\"24.95\",\"currency\":\"USD\"}";
  private static final String CHEAP = "\"price\":{\"amount\":\"19.95\",\"currency\":\"USD\"}";

  private final HandSetClock clock = new HandSetClock();
  @TempDir Path home;
  private AuditLog log;
  private CatalogueTables tables;

  @BeforeEach
  void open() {
    DataSource database = Postgres.database(Postgres.freshDatabase());
    log = AuditLog.open(database, home, clock);
    tables = new CatalogueTables(database, log);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static String row(String id, String offer) {
    return "{\"id\":\"" + id + "\",\"title\":\"Mouse " + id + "\"," + offer + "}";
  }

  private void store(String id, String offer) {
    String json = row(id, offer);
    tables.apply("feed", List.of(new Change.Upsert(ProductJson.product(json), json, json)));
  }

  private CurrentEvidence gathered(String... ids) {
    var sheet = new FactSheet(Lexicon.shipped(), Language.ENGLISH, clock.instant());
    var found = new ArrayList<Evidence.Found>();
    for (String id : ids) {
      for (var item : tables.items(List.of(id)).values()) {
        Product product = ProductJson.product(item.json());
        found.add(new Evidence.Found(product, item.version(), 1, ""));
        sheet.add(product, item.version(), 1);
      }
    }
    var evidence = new Evidence(found, sheet.facts(), ids.length, Optional.empty(), List.of());
    return new CurrentEvidence(tables, Lexicon.shipped(), clock, evidence, Language.ENGLISH);
  }

  private static List<String> texts(Evidence evidence, Origin origin) {
    return evidence.facts().stream().filter(f -> f.origin() == origin).map(Fact::text).toList();
  }

  @Test
  void get_withinTheBound_isTheSameUnread() {
    store("m1", CHEAP);
    var current = gathered("m1");
    Evidence before = current.get();
    store("m1", DEAR);
    clock.advance(CurrentEvidence.FRESH);

    assertThat(current.get()).isSameAs(before);
  }

  @Test
  void get_pastTheBound_hasPriceAndStockOfNowUnderTheSameIds() {
    store("m1", CHEAP + ",\"stock\":3");
    store("m2", CHEAP);
    var current = gathered("m1", "m2");
    Evidence before = current.get();
    store("m1", DEAR);
    clock.advance(CurrentEvidence.FRESH.plus(A_MOMENT));

    Evidence now = current.get();

    assertThat(texts(now, Origin.PRICE)).containsExactly("price: $24.95", "price: $19.95");
    assertThat(texts(before, Origin.STOCK)).hasSize(1);
    assertThat(texts(now, Origin.STOCK)).isEmpty();
    for (Fact fact : now.facts()) {
      Fact earlier = before.fact(fact.id()).orElseThrow();
      assertThat(fact.field()).isEqualTo(earlier.field());
      assertThat(fact.source()).isEqualTo(earlier.source());
      assertThat(fact.asOf())
          .isEqualTo(fact.origin() == Origin.PRICE ? clock.instant() : earlier.asOf());
    }
    assertThat(now.product("m1").orElseThrow().offer().stock()).isEmpty();
  }

  @Test
  void get_productDeleted_hasNothingOfIt() {
    store("m1", CHEAP);
    store("m2", CHEAP);
    var current = gathered("m1", "m2");
    tables.apply("feed", List.of(new Change.Delete("m1")));
    clock.advance(CurrentEvidence.FRESH.plus(A_MOMENT));

    Evidence now = current.get();

    assertThat(now.products()).extracting(f -> f.product().id()).containsExactly("m2");
    assertThat(now.facts()).extracting(Fact::source).containsOnly("m2");
  }
}
