package dev.tendero.audit;

import dev.tendero.answer.Unavailable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries durable, many at a time: whoever waits while a transaction commits shares the next
 * one. One thread writes and keeps one connection; any number may wait.
 */
final class GroupCommit implements AutoCloseable {
  /** One statement's worth: about 2 MB of entries and payloads. */
  private static final int BATCH = 256;

  /** About a second's work of a slow disk; who comes after is better told to come back. */
  private static final int QUEUE = 2048;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** A commit takes milliseconds; after this long something is broken. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration IDLE = Duration.ofMillis(100);

  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

  private final DataSource database;
  private final Keyring keys;
  private final Runnable committed;
  private final Step.Probe probe;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread writer;
  private volatile boolean closing;
  private @Nullable Connection connection;

  private record Waiting(Tables.Row row, CompletableFuture<Long> index) {}

  /**
   * @param committed told after each commit
   */
  GroupCommit(DataSource database, Keyring keys, Runnable committed, Step.Probe probe) {
    this.database = database;
    this.keys = keys;
    this.committed = committed;
    this.probe = probe;
    this.writer = Thread.ofPlatform().name("audit-append").daemon().start(this::write);
  }

  /**
   * Returns the entry's index once it is durable.
   *
   * @throws Unavailable when it may not be: the queue is full, the database is away, or slow
   */
  long append(Tables.Row row) {
    var waiting = new Waiting(row, new CompletableFuture<>());
    if (closing || !queue.offer(waiting)) {
      throw unavailable(new RejectedExecutionException(closing ? "closing" : "queue is full"));
    }
    try {
      return waiting.index().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private void write() {
    var batch = new ArrayList<Waiting>(BATCH);
    while (!closing || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          settle(batch);
        }
      } catch (InterruptedException e) {
        closing = true;
      } finally {
        batch.clear();
      }
    }
    disconnect();
  }

  private void settle(List<Waiting> batch) {
    try {
      keys.flush();
      probe.after(Step.KEYS);
      Map<UUID, Long> indexes = commit(batch.stream().map(Waiting::row).toList());
      probe.after(Step.SEQUENCED);
      for (Waiting waiting : batch) {
        waiting.index().complete(indexes.get(waiting.row().id()));
      }
      committed.run();
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "event=audit-append-failed entries=" + batch.size(), e);
      batch.forEach(waiting -> waiting.index().completeExceptionally(e));
    }
  }

  /**
   * Tries once more over a new connection: the database may have restarted since the last batch. A
   * first attempt that committed and lost its answer is found by its ids.
   */
  private Map<UUID, Long> commit(List<Tables.Row> rows) throws SQLException {
    try {
      return insert(rows);
    } catch (SQLException e) {
      disconnect();
      try {
        List<UUID> ids = rows.stream().map(Tables.Row::id).toList();
        Map<UUID, Long> already = new Tables(connect()).indexes(ids);
        return already.size() == rows.size() ? already : insert(rows);
      } catch (SQLException again) {
        disconnect();
        again.addSuppressed(e);
        throw again;
      }
    }
  }

  private Map<UUID, Long> insert(List<Tables.Row> rows) throws SQLException {
    long first = new Tables(connect()).append(rows);
    var indexes = new HashMap<UUID, Long>();
    for (int place = 0; place < rows.size(); place++) {
      indexes.put(rows.get(place).id(), first + place);
    }
    return indexes;
  }

  private Connection connect() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.getConnection();
      try (var statement = open.createStatement()) {
        // Whatever the server's default: acknowledged means on disk.
        statement.execute("set synchronous_commit = on");
      }
      connection = open;
    }
    return open;
  }

  private void disconnect() {
    try (Connection closed = connection) {
      connection = null;
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "event=audit-disconnect", e);
    }
  }

  private static Unavailable unavailable(Exception cause) {
    return new Unavailable("log", RETRY_AFTER, cause);
  }

  @Override
  public void close() {
    closing = true;
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
