package dev.tendero.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.audit.Recorded;
import dev.tendero.catalog.Passage;
import dev.tendero.index.ProductIndex;
import dev.tendero.ingestion.Change;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.passage.Passages;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What the catalogue holds, for its keepers: lists, one item whole with where it came from, and
 * taking items out and back in. Thread-safe.
 */
public final class Inventory {
  private static final int MOST_LISTED = 100;

  /** Versions that a page shows; older ones are in the log. */
  private static final int MOST_VERSIONS = 50;

  private final Database database;
  private final CatalogueTables tables;
  private final IndexFollower follower;
  private final ProductIndex index;
  private final Jobs jobs;
  private final ObjectMapper json;

  public Inventory(
      DataSource database,
      CatalogueTables tables,
      IndexFollower follower,
      ProductIndex index,
      Jobs jobs,
      ObjectMapper json) {
    this.database = new Database(database);
    this.tables = tables;
    this.follower = follower;
    this.index = index;
    this.jobs = jobs;
    this.json = json;
  }

  /** One line of a list. */
  public record Listed(
      String id,
      String type,
      String title,
      Optional<String> kind,
      long version,
      Instant at,
      Optional<String> source) {}

  /**
   * @param total of all that match
   * @param next what to ask for behind the last one
   */
  public record Page(List<Listed> items, long total, Optional<String> next) {}

  /**
   * What happened to an item once.
   *
   * @param job of the console, where it was one
   */
  public record Version(
      long seq,
      boolean deleted,
      Instant at,
      Optional<String> source,
      Optional<String> job,
      Optional<Long> jobNumber,
      Optional<String> who) {}

  /**
   * One item with everything that is known of it.
   *
   * @param fields as its feed states them; empty for one that was deleted and is not kept
   * @param live whether answers can rest on it
   * @param restorable whether it was deleted and can be brought back
   */
  public record Detail(
      String id,
      String type,
      String title,
      Optional<JsonNode> fields,
      List<Passage> passages,
      List<Version> versions,
      boolean live,
      boolean restorable) {}

  /** What was done, with the receipt of its entry in the audit log. */
  public record Done(Job job, Optional<String> auditId, boolean restorable) {}

  /**
   * How large the index is and how fresh.
   *
   * @param sequence the last change of the catalogue
   * @param followed the last change that answers see
   * @param changedAt when the last change was; empty for a catalogue that never had one
   */
  public record Figures(
      long products,
      long documents,
      long passages,
      int segments,
      long bytes,
      long sequence,
      long followed,
      Optional<Instant> changedAt) {}

  /**
   * Items in the order of their ids.
   *
   * @param type "product", or "document" for every other type
   * @param search part of an id or a title, in any case; blank for all
   * @param kind of products, or a document's type; blank for all
   * @param after an id
   */
  public Page list(String type, String search, String kind, String after, int limit) {
    int size = Math.clamp(limit, 1, MOST_LISTED);
    String pattern = "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    boolean products = type.equals("product");
    String where =
        (products ? "item.type = 'product'" : "item.type <> 'product'")
            + " and (? = '%%' or item.id ilike ? or item.title ilike ?)"
            + " and (? = '' or coalesce(item.kind, item.type) = ?)";
    long total =
        database
            .first(
                "select count(*) from item where " + where,
                row -> row.getLong(1),
                pattern,
                pattern,
                pattern,
                kind,
                kind)
            .orElse(0L);
    List<Listed> items =
        database.list(
            "select item.id, item.type, item.title, item.kind, item.version, change.at,"
                + " change.source from item join change on change.seq = item.version where "
                + where
                + " and item.id > ? order by item.id limit ?",
            row ->
                new Listed(
                    row.getString("id"),
                    row.getString("type"),
                    row.getString("title"),
                    Optional.ofNullable(row.getString("kind")),
                    row.getLong("version"),
                    Database.instant(row, "at"),
                    Optional.ofNullable(row.getString("source"))),
            pattern,
            pattern,
            pattern,
            kind,
            kind,
            after,
            size + 1);
    boolean more = items.size() > size;
    List<Listed> shown = more ? items.subList(0, size) : items;
    return new Page(shown, total, more ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  /** The kinds of products, or the types of documents, that there are. */
  public List<String> kinds(String type) {
    return database.list(
        type.equals("product")
            ? "select distinct kind from item where type = 'product' and kind is not null order by 1 limit 500"
            : "select distinct type from item where type <> 'product' order by 1",
        row -> row.getString(1));
  }

  private record Kept(String type, String body, boolean live) {}

  public Optional<Detail> find(String id) {
    List<Version> versions = versions(id);
    Optional<Kept> kept =
        database
            .first("select type, body, true as live from item where id = ?", Inventory::kept, id)
            .or(() -> removed(id));
    if (kept.isEmpty() && versions.isEmpty()) {
      return Optional.empty();
    }
    boolean live = kept.map(Kept::live).orElse(false);
    return Optional.of(
        new Detail(
            id,
            kept.map(Kept::type).orElse("product"),
            kept.map(k -> fields(k.body()).path("title").asText()).orElse(id),
            kept.map(k -> fields(k.body())),
            live ? kept.map(Inventory::passages).orElse(List.of()) : List.of(),
            versions,
            live,
            !live && kept.isPresent()));
  }

  private Optional<Kept> removed(String id) {
    return database.first(
        "select type, body, false as live from removed where item_id = ? order by seq desc limit 1",
        Inventory::kept,
        id);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(row.getString("type"), row.getString("body"), row.getBoolean("live"));
  }

  private static List<Passage> passages(Kept item) {
    return item.type().equals("product")
        ? Passages.of(ProductJson.product(item.body()))
        : Passages.of(ProductJson.document(item.body()));
  }

  private List<Version> versions(String id) {
    return database.list(
        """
        select change.seq, change.deleted, change.at, change.source, job.id as job,
          job.number, job.who
        from change left join job on job.id = change.job
        where change.item_id = ? order by change.seq desc limit ?
        """,
        row ->
            new Version(
                row.getLong("seq"),
                row.getBoolean("deleted"),
                Database.instant(row, "at"),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getString("job")),
                Optional.ofNullable(row.getObject("number", Long.class)),
                Optional.ofNullable(row.getString("who"))),
        id,
        MOST_VERSIONS);
  }

  private JsonNode fields(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an item that is no JSON", e);
    }
  }

  /** Takes an item out; returns when no later answer rests on it. Empty when there is none. */
  public Optional<Done> delete(String id, String who) {
    return database
        .first("select title from item where id = ?", row -> row.getString(1), id)
        .flatMap(title -> deleted(id, title, who));
  }

  private Optional<Done> deleted(String id, String title, String who) {
    try {
      return Optional.of(done(Job.Kind.DELETE, id, title, new Change.Delete(id), who));
    } catch (Gone e) {
      return Optional.empty();
    }
  }

  /** Somebody else deleted it first. */
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Brings back what was deleted, as it was then.
   *
   * @throws Conflict when it is there, or too long gone
   */
  public Done restore(String id, String who) {
    if (!tables.items(List.of(id)).isEmpty()) {
      throw there();
    }
    Kept kept =
        removed(id)
            .orElseThrow(
                () ->
                    new Conflict(
                        "item_not_kept",
                        "What was deleted is not kept any more; load it from its feed again."));
    return done(Job.Kind.RESTORE, id, fields(kept.body()).path("title").asText(), back(kept), who);
  }

  private static Conflict there() {
    return new Conflict("item_there", "There is an item of that id; it need not be brought back.");
  }

  private static Change back(Kept kept) {
    String hash = ProductJson.hash(kept.body());
    return kept.type().equals("product")
        ? new Change.Upsert(ProductJson.product(kept.body()), kept.body(), hash)
        : new Change.UpsertDocument(ProductJson.document(kept.body()), kept.body(), hash);
  }

  private Done done(Job.Kind kind, String id, String title, Change change, String who) {
    String jobId = jobs.fresh();
    var made = new ArrayList<Job>(1);
    Optional<Recorded> recorded =
        tables.apply(
            new CatalogueTables.Source(
                kind == Job.Kind.DELETE ? "console: deleted" : "console: brought back",
                Optional.of(jobId)),
            List.of(change),
            transaction -> {
              requireStill(transaction, kind, id);
              String name = title.isBlank() ? id : title;
              made.add(jobs.done(transaction, jobId, kind, name, new Job.Items(List.of(id)), who));
            });
    Job job = jobs.receipts(made.getFirst(), recorded.map(Recorded::auditId).stream().toList());
    follower.catchUp();
    return new Done(job, recorded.map(Recorded::auditId), kind == Job.Kind.DELETE);
  }

  /** What was looked up before is so still, where nobody can change it any more. */
  private static void requireStill(Connection transaction, Job.Kind kind, String id)
      throws SQLException {
    boolean live =
        !Database.list(transaction, "select 1 from item where id = ?", row -> true, id).isEmpty();
    if (kind == Job.Kind.DELETE && !live) {
      throw new Gone();
    }
    if (kind == Job.Kind.RESTORE && live) {
      throw there();
    }
  }

  public Figures figures() {
    Optional<Instant> changed =
        database.first(
            "select at from change order by seq desc limit 1", row -> Database.instant(row, "at"));
    try (var snapshot = index.snapshot()) {
      return new Figures(
          tables.productCount(),
          tables.liveCount() - tables.productCount(),
          snapshot.passages(),
          snapshot.segments(),
          index.bytes(),
          tables.lastChange(),
          follower.followed(),
          changed);
    }
  }
}
