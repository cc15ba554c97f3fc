package dev.tendero.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Follows the sequence with the tree, in its own thread and in rounds. A round writes tiles and
 * bundles (integrate), tells the database, signs the new head (publish) and puts it on disk; each
 * of these is durable before the next begins, and each can be done again after a crash with the
 * same result, as entries never change.
 */
final class Integrator implements AutoCloseable {
  /** Entries of one round: 16 tiles; a round takes some 50 ms, so a long queue is worked off. */
  private static final int ROUND = 4096;

  /** Rest between rounds: many entries share their files' flushes, and receipts come soon. */
  private static final Duration REST = Duration.ofMillis(200);

  /** Entries of other writers are noticed this late. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(Integrator.class.getName());

  private final DataSource database;
  private final TileStore store;
  private final Signer signer;
  private final Step.Probe probe;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;
  private volatile Published published;

  /** False from a failure until the tree follows again. */
  private volatile boolean sound = true;

  private Edge edge;
  private ByteArrayOutputStream bundle;

  /** The head that receipts and exports refer to. */
  record Published(long size, String note) {}

  /**
   * Opens the tree, beginning it when there is none.
   *
   * @throws IllegalStateException when tree, database and keys do not belong together
   */
  static Integrator open(DataSource database, TileStore store, Keys keys, Step.Probe probe)
      throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      var tables = new Tables(connection);
      Optional<Tables.Tree> tree = tables.tree();
      Signer signer = tree.isPresent() ? keys.read() : begin(tables, store, keys);
      return new Integrator(database, store, signer, probe);
    }
  }

  /** Where the log's key is. */
  interface Keys {
    Signer read() throws IOException;

    Signer create() throws IOException;
  }

  private static Signer begin(Tables tables, TileStore store, Keys keys)
      throws IOException, SQLException {
    if (store.checkpoint().isPresent()) {
      throw damaged("there is a tree on disk that the database knows nothing of");
    }
    Signer signer = keys.create();
    tables.begin(
        signer.verifier(), new Checkpoint(signer.verifier().name(), 0, Hash.EMPTY).sign(signer));
    return signer;
  }

  private Integrator(DataSource database, TileStore store, Signer signer, Step.Probe probe)
      throws IOException, SQLException {
    this.database = database;
    this.store = store;
    this.signer = signer;
    this.probe = probe;
    this.edge = new Edge();
    this.bundle = new ByteArrayOutputStream();
    this.published = resume();
    this.thread = Thread.ofPlatform().name("audit-integrate").daemon().start(this::run);
  }

  Published published() {
    return published;
  }

  boolean isSound() {
    return sound;
  }

  VerifierKey verifier() {
    return signer.verifier();
  }

  Signer signer() {
    return signer;
  }

  /** There are new entries. */
  void wake() {
    news.release();
  }

  private void run() {
    while (!closing) {
      try {
        if (!sound) {
          published = resume();
        }
        follow();
        sound = true;
        if (!closing) {
          Thread.sleep(REST);
          news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        closing = true;
      } catch (IOException | SQLException | RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "event=audit-integration-failed", e);
        sound = false;
        rest();
      }
    }
    try {
      if (sound) {
        follow();
      }
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "event=audit-integration-failed closing=true", e);
    }
  }

  /** Until nothing is left. */
  private void follow() throws IOException, SQLException {
    do {
      news.drainPermits();
    } while (round() == ROUND);
  }

  private void rest() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  /** Returns how many entries it took in. */
  private int round() throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      var tables = new Tables(connection);
      long before = edge.size();
      List<Tables.Stored> entries = tables.from(before, ROUND);
      if (entries.isEmpty()) {
        return 0;
      }
      List<Tile> filled = integrate(entries);
      probe.after(Step.TILES);
      Hash root = edge.root();
      if (!tables.integrated(before, edge.size(), root)) {
        throw damaged("another process integrates entry " + before + " and those after it");
      }
      probe.after(Step.INTEGRATED);
      publish(tables, new Checkpoint(signer.verifier().name(), edge.size(), root));
      for (Tile tile : filled) {
        store.dropPartials(tile);
      }
      return entries.size();
    }
  }

  /** Writes all tiles and bundles that those entries fill or touch; returns the full tiles. */
  private List<Tile> integrate(List<Tables.Stored> entries) throws IOException {
    var filled = new ArrayList<Tile>();
    for (Tables.Stored entry : entries) {
      if (entry.index() != edge.size()) {
        throw damaged("the sequence has no entry " + edge.size());
      }
      Bundle.add(bundle, entry.bytes());
      edge.append(
          Hash.leaf(entry.bytes()),
          (tile, hashes) -> {
            write(tile, hashes);
            filled.add(tile);
          });
      if (edge.size() % Tile.FULL == 0) {
        store.writeBundle(edge.size() / Tile.FULL - 1, Tile.FULL, bundle.toByteArray());
        bundle.reset();
      }
    }
    edge.partials(this::write);
    int width = (int) (edge.size() % Tile.FULL);
    if (width > 0) {
      store.writeBundle(edge.size() / Tile.FULL, width, bundle.toByteArray());
    }
    store.sync();
    return filled;
  }

  private void write(Tile tile, byte[] hashes) {
    try {
      store.write(tile, hashes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publish(Tables tables, Checkpoint checkpoint) throws IOException, SQLException {
    String note = checkpoint.sign(signer);
    if (!tables.published(checkpoint.size(), note)) {
      throw damaged("a checkpoint of " + checkpoint.size() + " or more is already signed");
    }
    probe.after(Step.SIGNED);
    store.publish(note);
    probe.after(Step.PUBLISHED);
    published = new Published(checkpoint.size(), note);
  }

  /**
   * Takes up the tree where the database says it stands, and finishes a publication that a crash
   * cut off. What was in memory may have been ahead of what is durable.
   */
  private Published resume() throws IOException, SQLException {
    store.discard();
    try (Connection connection = database.getConnection()) {
      var tables = new Tables(connection);
      Tables.Tree tree = tables.tree().orElseThrow(() -> damaged("the database has lost its tree"));
      if (!signer.verifier().toString().equals(tree.verifier())) {
        throw damaged("the key in log.key is not the one this log was begun with");
      }
      if (tables.next() < tree.integratedSize()) {
        throw damaged("the tree has more entries than the database");
      }
      edge = edge(tree);
      bundle = bundle(tree.integratedSize());
      Published head = head(tree);
      if (head.size() < edge.size()) {
        publish(tables, new Checkpoint(signer.verifier().name(), edge.size(), edge.root()));
        return published;
      }
      return head;
    }
  }

  private Edge edge(Tables.Tree tree) {
    Edge read;
    try {
      read = Edge.read(tree.integratedSize(), store::read);
    } catch (UncheckedIOException e) {
      throw damaged("the tree on disk is not whole: " + e.getMessage(), e);
    }
    if (!read.root().equals(tree.integratedRoot())) {
      throw damaged("the root of the tree on disk is not the one in the database");
    }
    return read;
  }

  private ByteArrayOutputStream bundle(long size) {
    var bytes = new ByteArrayOutputStream();
    int width = (int) (size % Tile.FULL);
    if (width > 0) {
      try {
        bytes.writeBytes(store.readBundle(size / Tile.FULL, width));
      } catch (IOException e) {
        throw damaged("the tree on disk is not whole: " + e.getMessage(), e);
      }
    }
    return bytes;
  }

  /** The checkpoint on disk may be behind the database's by a crash, and never ahead of it. */
  private Published head(Tables.Tree tree) throws IOException {
    Checkpoint signed = opened(tree.note());
    Optional<String> disk = store.checkpoint();
    if (disk.isEmpty() && signed.size() > 0) {
      throw damaged("the checkpoint on disk is gone");
    }
    Checkpoint old = disk.map(this::opened).orElse(signed);
    Proof.Nodes nodes = store.nodes(tree.integratedSize());
    if (old.size() > signed.size()
        || !Proof.root(old.size(), nodes).equals(old.root())
        || !Proof.root(signed.size(), nodes).equals(signed.root())) {
      throw damaged("the checkpoint on disk is not of the tree in the database");
    }
    store.publish(tree.note());
    return new Published(signed.size(), tree.note());
  }

  private Checkpoint opened(String note) {
    try {
      return Checkpoint.open(note, signer.verifier());
    } catch (IllegalArgumentException e) {
      throw damaged("a checkpoint is not this log's: " + e.getMessage(), e);
    }
  }

  private static IllegalStateException damaged(String what) {
    return new IllegalStateException("The audit log is damaged: " + what + ". Run: audit fsck");
  }

  private static IllegalStateException damaged(String what, Exception cause) {
    return new IllegalStateException(
        "The audit log is damaged: " + what + ". Run: audit fsck", cause);
  }

  /** Takes in what is durable, then stops. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
