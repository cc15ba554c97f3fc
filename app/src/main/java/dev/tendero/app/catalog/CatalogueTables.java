package dev.tendero.app.catalog;

import dev.tendero.answer.Unavailable;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Entry;
import dev.tendero.audit.Recorded;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.Change;
import dev.tendero.ingestion.ChangeSink;
import dev.tendero.ingestion.ProductJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The catalogue in PostgreSQL: what is true. Every change gets the next number of the change log,
 * which is also the changed item's version, and stands in the audit log: changes and their entry
 * are one transaction. Thread-safe.
 */
public final class CatalogueTables implements ChangeSink {
  /** Writers queue here, so that numbers of the change log become visible in their order. */
  private static final long WRITER_LOCK = 0x7e4de40c;

  private static final int FETCH_ROWS = 500;

  private final DataSource database;
  private final AuditLog log;

  /**
   * @param log in the same database
   */
  public CatalogueTables(DataSource database, AuditLog log) {
    this.database = database;
    this.log = log;
  }

  /** An item as it stands, at one version. */
  public record Item(String id, String type, String json, long version) {}

  /** What is re-read when a price or a stock figure leaves. */
  public record Current(Offer offer, long version) {}

  /** A number of the change log and the item it changed. */
  public record Step(long seq, String itemId) {}

  @Override
  public Map<String, String> hashes(Collection<String> ids) {
    return query(
        "select id, hash from item where id = any (?)",
        ids,
        row -> Map.entry(row.getString(1), row.getString(2)));
  }

  /**
   * Where changes come from.
   *
   * @param feed as the person knows it
   * @param job of the console
   */
  public record Source(String feed, Optional<String> job) {}

  /**
   * What a job notes, or makes sure of, in the transaction of its changes: both become durable, or
   * neither. Nobody else changes the catalogue meanwhile.
   */
  @FunctionalInterface
  public interface Alongside {
    Alongside NOTHING = transaction -> {};

    void in(Connection transaction) throws SQLException;
  }

  @Override
  public void apply(String feed, List<Change> changes) {
    apply(new Source(feed, Optional.empty()), changes, Alongside.NOTHING);
  }

  /**
   * Applies as {@link #apply(String, List)} does.
   *
   * @return the changes' entry in the audit log; empty when nothing differs
   */
  public Optional<Recorded> apply(Source source, List<Change> changes, Alongside alongside) {
    var recorded = new ArrayList<Recorded>(1);
    inTransaction(
        connection -> {
          try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, WRITER_LOCK);
            lock.execute();
          }
          alongside.in(connection);
          var live = liveAmong(connection, changes.stream().map(Change::id).toList());
          var effective =
              changes.stream()
                  .filter(c -> !(c instanceof Change.Delete) || live.contains(c.id()))
                  .toList();
          if (effective.isEmpty()) {
            return;
          }
          var versions = number(connection, effective, source);
          write(connection, effective, versions);
          delete(connection, effective, versions);
          var entry = entry(source.feed(), effective, live, versions[versions.length - 1]);
          recorded.add(log.append(entry, connection));
        });
    return recorded.stream().findFirst();
  }

  @Override
  public Stock stock() {
    var found = new ArrayList<Stock>(1);
    // One statement sees one state: a change that is not counted has a higher number.
    stream(
        "select (select count(*) from item where type = 'product'),"
            + " (select count(*) from item where type <> 'product'),"
            + " (select coalesce(max(seq), 0) from change)",
        statement -> {},
        row -> found.add(new Stock(row.getLong(1), row.getLong(2), row.getLong(3))));
    return found.getFirst();
  }

  public long liveCount() {
    return single("select count(*) from item");
  }

  /** How many products there are; documents apart. */
  public long productCount() {
    return single("select count(*) from item where type = 'product'");
  }

  /** The number of the latest change; 0 for a catalogue that never had any. */
  public long lastChange() {
    return single("select coalesce(max(seq), 0) from change");
  }

  @Override
  public void eachLive(Consumer<Live> live) {
    stream(
        "select id, type, version from item",
        statement -> {},
        row ->
            live.accept(
                new Live(row.getString(1), !row.getString(2).equals("product"), row.getLong(3))));
  }

  /** Price and stock as they are at this moment; deleted products are absent. */
  public Map<String, Current> current(Collection<String> ids) {
    return query(
        "select id, price_minor, currency, stock, availability, version from item where id = any (?)",
        ids,
        row -> Map.entry(row.getString(1), new Current(offer(row), row.getLong("version"))));
  }

  public Map<String, Item> items(Collection<String> ids) {
    return query(
        "select id, type, body, version from item where id = any (?)",
        ids,
        row -> Map.entry(row.getString(1), item(row)));
  }

  public Map<String, String> titles(Collection<String> ids) {
    return query(
        "select id, title from item where id = any (?)",
        ids,
        row -> Map.entry(row.getString(1), row.getString(2)));
  }

  /** Everything live, in no particular order, without holding it all in memory. */
  public void eachItem(Consumer<Item> sink) {
    stream(
        "select id, type, body, version from item", statement -> {}, row -> sink.accept(item(row)));
  }

  /** The changes after {@code seq}, oldest first, at most {@code limit}. */
  public List<Step> changesAfter(long seq, int limit) {
    var steps = new ArrayList<Step>();
    stream(
        "select seq, item_id from change where seq > ? order by seq limit ?",
        statement -> {
          statement.setLong(1, seq);
          statement.setInt(2, limit);
        },
        row -> steps.add(new Step(row.getLong(1), row.getString(2))));
    return steps;
  }

  private static Entry.CatalogueChange entry(
      String feed, List<Change> changes, Set<String> live, long version) {
    long deleted = changes.stream().filter(Change.Delete.class::isInstance).count();
    long changed = changes.stream().filter(c -> live.contains(c.id())).count() - deleted;
    long added = changes.size() - deleted - changed;
    return new Entry.CatalogueChange(
        shortened(feed), digest(changes), Long.toString(version), added, changed, deleted);
  }

  private static String shortened(String feed) {
    if (feed.length() <= Entry.LONGEST_NAME) {
      return feed;
    }
    int end = Entry.LONGEST_NAME - 1;
    boolean inPair = Character.isHighSurrogate(feed.charAt(end - 1));
    return feed.substring(0, inPair ? end - 1 : end) + "…";
  }

  /** As docs/audit-log.md has it: each id and what it has become. */
  private static String digest(List<Change> changes) {
    var text = new StringBuilder();
    for (Change change : changes) {
      String now =
          switch (change) {
            case Change.Upsert(_, _, String hash) -> hash;
            case Change.UpsertDocument(_, _, String hash) -> hash;
            case Change.Delete _ -> "deleted";
          };
      text.append(change.id()).append('\n').append(now).append('\n');
    }
    return ProductJson.hash(text.toString());
  }

  private static Set<String> liveAmong(Connection connection, List<String> ids)
      throws SQLException {
    var live = new HashSet<String>();
    try (var select = connection.prepareStatement("select id from item where id = any (?)")) {
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          live.add(rows.getString(1));
        }
      }
    }
    return live;
  }

  /** Numbers the changes; versions in their order. */
  private static long[] number(Connection connection, List<Change> changes, Source source)
      throws SQLException {
    var ids = changes.stream().map(Change::id).toArray();
    var deleted = changes.stream().map(c -> c instanceof Change.Delete).toArray();
    try (var insert =
        connection.prepareStatement(
            """
            insert into change (item_id, deleted, source, job)
            select id, gone, ?, ? from unnest(?, ?) with ordinality as c (id, gone, n) order by n
            returning seq
            """)) {
      insert.setString(1, source.feed());
      insert.setString(2, source.job().orElse(null));
      insert.setArray(3, connection.createArrayOf("text", ids));
      insert.setArray(4, connection.createArrayOf("bool", deleted));
      var versions = new long[changes.size()];
      try (var rows = insert.executeQuery()) {
        for (int i = 0; rows.next(); i++) {
          versions[i] = rows.getLong(1);
        }
      }
      return versions;
    }
  }

  private static void write(Connection connection, List<Change> changes, long[] versions)
      throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            insert into item
              (id, type, body, hash, version, price_minor, currency, stock, availability, title, kind)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
              type = excluded.type, body = excluded.body, hash = excluded.hash,
              version = excluded.version, price_minor = excluded.price_minor,
              currency = excluded.currency, stock = excluded.stock,
              availability = excluded.availability, title = excluded.title, kind = excluded.kind
            """)) {
      for (int i = 0; i < versions.length; i++) {
        switch (changes.get(i)) {
          case Change.Upsert(Product product, String json, String hash) -> {
            upsert.setString(10, lookedUpBy(product.title()));
            upsert.setString(11, product.kind().map(CatalogueTables::lookedUpBy).orElse(null));
            add(upsert, product.id(), "product", json, hash, versions[i], product.offer());
          }
          case Change.UpsertDocument(var document, String json, String hash) -> {
            String type = document.type().name().toLowerCase(Locale.ROOT);
            upsert.setString(10, lookedUpBy(document.title()));
            upsert.setString(11, null);
            add(upsert, document.id(), type, json, hash, versions[i], Offer.NONE);
          }
          case Change.Delete _ -> {}
        }
      }
      upsert.executeBatch();
    }
  }

  /** JSON knows a NUL, text of the database does not. */
  private static String lookedUpBy(String text) {
    return text.replace("\0", "");
  }

  private static void add(
      java.sql.PreparedStatement upsert,
      String id,
      String type,
      String json,
      String hash,
      long version,
      Offer offer)
      throws SQLException {
    upsert.setString(1, id);
    upsert.setString(2, type);
    upsert.setString(3, json);
    upsert.setString(4, hash);
    upsert.setLong(5, version);
    upsert.setObject(6, offer.price().map(Money::minor).orElse(null), Types.BIGINT);
    upsert.setString(7, offer.price().map(m -> m.currency().getCurrencyCode()).orElse(null));
    upsert.setObject(8, offer.stock().isPresent() ? offer.stock().getAsInt() : null, Types.INTEGER);
    upsert.setString(9, offer.availability().map(Enum::name).orElse(null));
    upsert.addBatch();
  }

  /** What goes is kept aside under the number of its deletion, for as long as it can be undone. */
  private static void delete(Connection connection, List<Change> changes, long[] versions)
      throws SQLException {
    var ids = new ArrayList<String>();
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < versions.length; i++) {
      if (changes.get(i) instanceof Change.Delete(String id)) {
        ids.add(id);
        numbers.add(versions[i]);
      }
    }
    if (ids.isEmpty()) {
      return;
    }
    try (var delete =
        connection.prepareStatement(
            """
            with gone as (
              delete from item using unnest(?, ?) as d (id, seq) where item.id = d.id
              returning d.seq, item.id, item.type, item.body, item.hash)
            insert into removed (seq, item_id, type, body, hash) select * from gone
            """)) {
      delete.setArray(1, connection.createArrayOf("text", ids.toArray()));
      delete.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
      delete.executeUpdate();
    }
  }

  private static Offer offer(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    Optional<Money> price =
        currency == null
            ? Optional.empty()
            : Optional.of(
                Money.ofMinor(row.getLong("price_minor"), Currency.getInstance(currency)));
    int stock = row.getInt("stock");
    OptionalInt pieces = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(stock);
    return new Offer(
        price,
        Optional.empty(),
        Optional.ofNullable(row.getString("availability")).map(Offer.Availability::valueOf),
        pieces);
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getString("id"), row.getString("type"), row.getString("body"), row.getLong("version"));
  }

  private long single(String sql) {
    var found = new ArrayList<Long>();
    stream(sql, statement -> {}, row -> found.add(row.getLong(1)));
    return found.getFirst();
  }

  private interface Work {
    void in(Connection connection) throws SQLException;
  }

  private interface Parameters {
    void of(java.sql.PreparedStatement statement) throws SQLException;
  }

  private interface Each {
    void take(ResultSet row) throws SQLException;
  }

  private interface Keyed<T> {
    Map.Entry<String, T> of(ResultSet row) throws SQLException;
  }

  private <T> Map<String, T> query(String sql, Collection<String> ids, Keyed<T> entry) {
    var found = HashMap.<String, T>newHashMap(ids.size());
    stream(
        sql,
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("text", ids.toArray())),
        row -> {
          var each = entry.of(row);
          found.put(each.getKey(), each.getValue());
        });
    return found;
  }

  private void stream(String sql, Parameters parameters, Each each) {
    inTransaction(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH_ROWS);
            parameters.of(select);
            try (var rows = select.executeQuery()) {
              while (rows.next()) {
                each.take(rows);
              }
            }
          }
        });
  }

  private void inTransaction(Work work) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new Unavailable("catalogue database", Duration.ofSeconds(1), e);
    }
  }
}
