package dev.tendero.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Unavailable;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Postgres;
import dev.tendero.ingestion.BuildReport;
import dev.tendero.ingestion.Change;
import dev.tendero.ingestion.Format;
import dev.tendero.ingestion.Ingestion;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.Watch;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.lexicon.Lexicon;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTablesTest {
  private static final String MOUSE = "{\"id\":\"m1\",\"title\":\"Hush mouse\"}";
  private static final String DEARER =
      "{\"id\":\"m1\",\"title\":\"Hush mouse\",\"price\":{\"amount\":\"21\",\"currency\":\"USD\"}}";
  private static final String LAMP = "{\"id\":\"l1\",\"title\":\"Desk lamp\"}";

  private final DataSource database = Postgres.database(Postgres.freshDatabase());

  @TempDir Path home;
  private List<AuditLog> opened = new ArrayList<>();

  private CatalogueTables tables() {
    return new CatalogueTables(database, opened.getFirst());
  }

  @BeforeEach
  void open() {
    opened = List.of(AuditLog.open(database, home, Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    opened.forEach(AuditLog::close);
  }

  @Test
  void run_ofAFeed_recordsWhatItChanged() throws Exception {
    run("spring.jsonl", MOUSE, LAMP);
    run("autumn.jsonl", DEARER, "{\"id\":\"l1\",\"deleted\":true}");

    assertThat(entries())
        .extracting(CatalogueTablesTest::told)
        .containsExactly("spring.jsonl 2 0 0 v2", "autumn.jsonl 0 1 1 v4");
    String dearer = tables().hashes(Set.of("m1")).get("m1");
    assertThat(entries().getLast().path("digest").asText())
        .isEqualTo(ProductJson.hash("m1\n" + dearer + "\nl1\ndeleted\n"));
    Awaitility.await().until(() -> opened.getFirst().size() == 2);
  }

  @Test
  void run_ofTheSameFeedAgain_recordsNothing() throws Exception {
    run("spring.jsonl", MOUSE, LAMP);

    assertThat(run("spring.jsonl", MOUSE, LAMP).unchanged()).isEqualTo(2);
    tables().apply("spring.jsonl", List.of(new Change.Delete("never there")));

    assertThat(entries()).hasSize(1);
    assertThat(tables().lastChange()).isEqualTo(2);
  }

  @Test
  void run_ofAFeedWithALongName_isRecorded() throws Exception {
    run("f".repeat(250) + ".jsonl", MOUSE);

    assertThat(entries().getFirst().path("source").asText()).hasSize(200).startsWith("fff");
  }

  @Test
  void run_ofAFeedWithALongNameOfPairs_isCutBetweenCharacters() throws Exception {
    run("f".repeat(198) + "😀😀.jsonl", MOUSE);

    assertThat(entries().getFirst().path("source").asText()).isEqualTo("f".repeat(198) + "…");
  }

  @Test
  void apply_logAway_changesNothing() throws Exception {
    sql("alter table audit_entry rename to audit_entry_away");
    assertThatThrownBy(() -> run("spring.jsonl", MOUSE)).isInstanceOf(Unavailable.class);
    sql("alter table audit_entry_away rename to audit_entry");

    assertThat(tables().liveCount()).isZero();
    assertThat(tables().lastChange()).isZero();
    assertThat(run("spring.jsonl", MOUSE).added()).isEqualTo(1);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void apply_brokenOffAfterItsEntry_leavesNoEntry() throws Exception {
    sql(
        "create function refuse() returns trigger language plpgsql as"
            + " $$ begin raise exception 'no'; end $$");
    sql(
        "create constraint trigger late after insert on item initially deferred"
            + " for each row execute function refuse()");
    assertThatThrownBy(() -> run("spring.jsonl", MOUSE)).isInstanceOf(Unavailable.class);
    sql("drop trigger late on item");

    assertThat(entries()).isEmpty();
    assertThat(tables().liveCount()).isZero();
  }

  @Test
  void migration_ofTextsWithEscapes_findsTheirTitles() throws Exception {
    run("spring.jsonl", MOUSE);
    for (String body :
        List.of(
            "{\"title\":\"A\\u0000\\u0000B\",\"kind\":\"k\"}",
            "{\"title\":\"A\\\\u0000B\",\"kind\":\"k\"}",
            "{\"title\":\"A\\\\\\u0000B\",\"kind\":\"k\"}",
            "no JSON")) {
      sql(
          "insert into item (id, type, body, hash, version) values ('%1$s', 'product', '%1$s', '', 1)"
              .formatted(body));
    }

    sql("update item set title = '', kind = null");
    sql(titlesOfTheMigration());

    assertThat(titles())
        .containsExactlyInAnyOrder("Hush mouse mouse", "AB k", "A\\u0000B k", "A\\B k", " null");
  }

  private static String titlesOfTheMigration() throws IOException {
    try (var in =
        Objects.requireNonNull(
            CatalogueTables.class.getResourceAsStream("/db/migration/V20__console.sql"))) {
      String all = new String(in.readAllBytes(), UTF_8);
      return all.substring(all.lastIndexOf("update item set"));
    }
  }

  private List<String> titles() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select title, kind from item")) {
      var titles = new ArrayList<String>();
      while (rows.next()) {
        titles.add(rows.getString(1) + ' ' + rows.getString(2));
      }
      return titles;
    }
  }

  private BuildReport run(String name, String... rows) throws IOException {
    var format = Format.products(Lexicon.shipped()::kindOf);
    byte[] bytes = String.join("\n", rows).getBytes(UTF_8);
    return new Ingestion(tables(), format, Clock.systemUTC())
        .run(
            List.of(Feed.of(name, new ByteArrayInputStream(bytes))),
            Ingestion.Options.UPSERT,
            Watch.NONE);
  }

  private static String told(JsonNode entry) {
    assertThat(entry.path("kind").asText()).isEqualTo("catalogue-change");
    return entry.path("source").asText()
        + ' '
        + entry.path("added")
        + ' '
        + entry.path("changed")
        + ' '
        + entry.path("deleted")
        + " v"
        + entry.path("version").asText();
  }

  private List<JsonNode> entries() throws SQLException, IOException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select bytes from audit_entry order by seq")) {
      var entries = new ArrayList<JsonNode>();
      while (rows.next()) {
        entries.add(new ObjectMapper().readTree(rows.getBytes(1)));
      }
      return entries;
    }
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
