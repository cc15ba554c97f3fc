package dev.tendero.app.catalog;

import dev.tendero.answer.Unavailable;
import dev.tendero.index.ProductIndex;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.passage.Passages;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * Keeps the index where the change log is. Whoever changed the catalogue calls {@link #catchUp}
 * before acknowledging; a timer calls it too, for changes that another process made.
 */
public final class IndexFollower {
  private static final Logger LOG = Logger.getLogger(IndexFollower.class);

  private static final Duration SOON = Duration.ofSeconds(1);

  /** Changes fetched at a time: bounds memory. */
  private static final int STEP = 1_000;

  /** From here on one merge at the end pays. */
  private static final int BULK = 1_000;

  /** Durable after so many changes of a long catch-up; a crash repeats no more than these. */
  private static final int COMMIT = 5_000;

  private final CatalogueTables tables;
  private final ProductIndex index;
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
  private volatile long followed;
  private long committed;
  private volatile long visible;
  private volatile boolean behind;

  public IndexFollower(CatalogueTables tables, ProductIndex index) {
    this.tables = tables;
    this.index = index;
    this.followed = index.sequence();
    this.committed = followed;
    this.visible = followed;
  }

  /** Brings the index to the latest change; returns when every later search sees it. */
  public void catchUp() {
    catchUp(done -> {});
  }

  /**
   * @param progress is told how many changes have been followed so far
   * @throws Unavailable while catalogue or index cannot be read or written; nothing is lost, the
   *     next call goes on
   */
  public synchronized void catchUp(LongConsumer progress) {
    boolean done = false;
    try {
      follow(progress);
      done = true;
    } catch (UncheckedIOException e) {
      throw new Unavailable("the search index", SOON, e);
    } finally {
      behind = !done;
    }
  }

  private void follow(LongConsumer progress) {
    if (!index.isOpen()) {
      index.reopen();
      LOG.infof("index.reopened seq=%d", index.sequence());
      committed = index.sequence();
      followed = committed;
    }
    long begun = followed;
    for (var steps = next(); !steps.isEmpty(); steps = next()) {
      index.applyAll(changes(steps), threads);
      followed = steps.getLast().seq();
      if (followed - committed >= COMMIT) {
        commit();
      }
      progress.accept(followed - begun);
    }
    if (followed == committed && followed == visible) {
      return;
    }
    if (followed - begun >= BULK) {
      index.compact();
    }
    commit();
    index.refresh();
    visible = followed;
    LOG.infof("index.followed changes=%d seq=%d", followed - begun, followed);
  }

  private void commit() {
    index.commit(followed);
    committed = followed;
  }

  /** Whether the last call of {@link #catchUp} failed: answers come from an older index. */
  public boolean isBehind() {
    return behind;
  }

  /** The change that the index has come to; what is behind {@link #followed} is not seen yet. */
  public long reached() {
    return followed;
  }

  /** The change that every snapshot taken from now on contains. */
  public long followed() {
    return visible;
  }

  private List<CatalogueTables.Step> next() {
    return tables.changesAfter(followed, STEP);
  }

  private List<ProductIndex.Change> changes(List<CatalogueTables.Step> steps) {
    var ids = new LinkedHashSet<String>();
    steps.forEach(step -> ids.add(step.itemId()));
    var items = tables.items(ids);
    var changes = new ArrayList<ProductIndex.Change>();
    for (String id : ids) {
      CatalogueTables.Item item = items.get(id);
      changes.add(item == null ? new ProductIndex.Change.Delete(id) : change(item));
    }
    return changes;
  }

  private static ProductIndex.Change change(CatalogueTables.Item item) {
    if (item.type().equals("product")) {
      var product = ProductJson.product(item.json());
      return new ProductIndex.Change.Upsert(product, Passages.of(product), item.version());
    }
    var document = ProductJson.document(item.json());
    return new ProductIndex.Change.UpsertDocument(document, Passages.of(document), item.version());
  }
}
