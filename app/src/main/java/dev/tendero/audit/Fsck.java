package dev.tendero.audit;

import dev.tendero.answer.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the tree from the entries alone and holds everything else against it: sequence, tiles,
 * bundles, checkpoint, keys and sealed payloads. Changes nothing. Constant memory.
 */
public final class Fsck {
  /** Enough to see the pattern; a damaged log can have millions. */
  private static final int MOST_PROBLEMS = 100;

  private final TileStore store;
  private final Optional<Keyring> keys;
  private final List<String> problems = new ArrayList<>();
  private final Edge edge = new Edge();
  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private long next;
  private long found;
  private long erased;

  private Fsck(TileStore store, Optional<Keyring> keys) {
    this.store = store;
    this.keys = keys;
  }

  /**
   * @param size entries in the database
   * @param root over the part of them that is integrated
   * @param erased payloads whose key is gone
   * @param problems at most 100, for people; none in a sound log
   */
  public record Report(long size, Hash root, long erased, List<String> problems) {
    public Report {
      problems = List.copyOf(problems);
    }

    public boolean sound() {
      return problems.isEmpty();
    }

    /** Lines for a terminal; the last one is the result. */
    public String text() {
      return sound()
          ? "OK size " + size + " root " + root
          : String.join("\n", problems) + "\nDAMAGED size " + size;
    }
  }

  /**
   * Checks a log that no other process has open.
   *
   * @throws Unavailable when database or disk cannot be read
   */
  public static Report run(DataSource database, Path home) {
    try (Connection connection = database.getConnection()) {
      return run(new Tables(connection), home);
    } catch (IOException | SQLException e) {
      throw new Unavailable("log", Duration.ofSeconds(1), e);
    }
  }

  private static Report run(Tables tables, Path home) throws IOException, SQLException {
    Path folder = AuditLog.keys(home);
    boolean keysThere =
        Files.exists(folder.resolve("kek.key")) && Files.exists(folder.resolve("subject.key"));
    Optional<Keyring> keys =
        keysThere ? Optional.of(Keyring.open(folder, new SecureRandom())) : Optional.empty();
    return new Fsck(new TileStore(AuditLog.log(home), Step.Probe.NONE), keys).check(tables, folder);
  }

  private Report check(Tables tables, Path keyFolder) throws IOException, SQLException {
    Optional<Tables.Tree> tree = tables.tree();
    next = tables.next();
    long integrated = tree.map(Tables.Tree::integratedSize).orElse(0L);
    @Nullable Checkpoint signed = tree.isPresent() ? signed(tree.get(), keyFolder) : null;
    Hash[] roots = new Hash[] {Hash.EMPTY, Hash.EMPTY};
    tables.each(
        Long.MAX_VALUE,
        entry -> {
          sequence(entry);
          payload(entry);
          if (edge.size() < integrated) {
            integrate(entry, integrated);
            roots[0] = edge.size() == integrated ? edge.root() : roots[0];
            roots[1] = signed != null && edge.size() == signed.size() ? edge.root() : roots[1];
          }
        });
    if (found != next) {
      problem("the sequence is at " + next + ", the entries end at " + found);
    }
    if (edge.size() != integrated) {
      problem("the tree has " + integrated + " entries, the database " + edge.size());
    } else if (tree.isPresent() && !tree.get().integratedRoot().equals(roots[0])) {
      problem("the entries' root is not the one that was integrated");
    }
    if (signed != null && !signed.root().equals(roots[1])) {
      problem("the entries' root at " + signed.size() + " is not the one in the checkpoint");
    }
    return new Report(found, roots[0], erased, problems);
  }

  private @Nullable Checkpoint signed(Tables.Tree tree, Path keyFolder) throws IOException {
    try {
      VerifierKey key = VerifierKey.parse(tree.verifier());
      if (!Files.exists(keyFolder.resolve("log.key"))) {
        problem("the log's key is gone");
      } else if (!Signer.read(keyFolder.resolve("log.key")).verifier().equals(key)) {
        problem("the key in log.key is not the one this log was begun with");
      }
      if (keys.isEmpty()) {
        problem("the keys of the payloads are gone");
      }
      Checkpoint signed = Checkpoint.open(tree.note(), key);
      if (signed.size() != tree.publishedSize()) {
        problem("the checkpoint in the database is not of the size published");
      }
      onDisk(key, tree.note(), signed);
      return signed;
    } catch (IllegalArgumentException e) {
      problem("the checkpoint in the database: " + e.getMessage());
      return null;
    }
  }

  private void onDisk(VerifierKey key, String note, Checkpoint signed) throws IOException {
    Optional<String> disk = store.checkpoint();
    if (disk.isEmpty()) {
      problem("the checkpoint on disk is gone");
    } else if (!disk.get().equals(note)) {
      try {
        Checkpoint old = Checkpoint.open(disk.get(), key);
        if (old.size() >= signed.size()) {
          problem("the checkpoint on disk, at " + old.size() + ", is not the database's");
        }
      } catch (IllegalArgumentException e) {
        problem("the checkpoint on disk: " + e.getMessage());
      }
    }
  }

  private void sequence(Tables.Stored entry) {
    if (entry.index() != found) {
      problem("entry " + found + " is missing, entry " + entry.index() + " follows");
      found = entry.index();
    }
    found++;
  }

  private void payload(Tables.Stored entry) {
    try {
      Map<String, Object> members = CanonicalJson.object(entry.bytes());
      var id = new AuditId(entry.id());
      if (!id.toString().equals(members.get("id"))) {
        problem("entry " + entry.index() + " is filed under another id than its own");
      }
      boolean committed = members.containsKey("promptHash") || members.containsKey("responseHash");
      if (committed && entry.sealed().isEmpty()) {
        problem("entry " + entry.index() + " has lost its payload");
      }
      if (keys.isPresent() && entry.sealed().isPresent()) {
        opened(keys.get(), entry.sealed().get(), members, id, entry.index());
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      problem("entry " + entry.index() + ": " + e.getMessage());
    }
  }

  private void opened(
      Keyring ring, byte[] sealed, Map<String, Object> members, AuditId id, long index) {
    if (!(members.get("subject") instanceof String pseudonym)) {
      problem("entry " + index + " has a payload and no subject");
      return;
    }
    Optional<byte[]> plaintext =
        ring.open(sealed, pseudonym, Keyring.month(EntryBytes.at(members)), id);
    if (plaintext.isEmpty()) {
      erased++;
    } else if (!Payload.read(plaintext.get()).commitments().equals(hashes(members))) {
      problem("entry " + index + ": its payload is not what it committed to");
    }
  }

  private static EntryBytes.Commitments hashes(Map<String, Object> members) {
    return new EntryBytes.Commitments(
        Optional.ofNullable((String) members.get("promptHash")),
        Optional.ofNullable((String) members.get("responseHash")));
  }

  private void integrate(Tables.Stored entry, long integrated) {
    Bundle.add(bundle, entry.bytes());
    edge.append(Hash.leaf(entry.bytes()), this::compare);
    long size = edge.size();
    int width = (int) (size % Tile.FULL);
    if (width == 0) {
      compareBundle(size / Tile.FULL - 1, Tile.FULL);
    }
    if (size == integrated) {
      edge.partials(this::compare);
      if (width > 0) {
        compareBundle(size / Tile.FULL, width);
      }
    }
  }

  private void compare(Tile tile, byte[] hashes) {
    try {
      if (!Arrays.equals(store.readExactly(tile), hashes)) {
        problem("tile/" + tile.path() + " does not belong to the entries");
      }
    } catch (UncheckedIOException e) {
      problem("tile/" + tile.path() + " cannot be read: " + e.getMessage());
    }
  }

  private void compareBundle(long index, int width) {
    try {
      if (!Arrays.equals(store.readBundle(index, width), bundle.toByteArray())) {
        problem("tile/entries/" + Tile.path(index, width) + " does not hold the entries");
      }
    } catch (IOException e) {
      problem("tile/entries/" + Tile.path(index, width) + " cannot be read: " + e.getMessage());
    }
    bundle.reset();
  }

  private void problem(String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(what);
    }
  }
}
