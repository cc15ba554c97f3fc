package dev.tendero.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tree on disk, in the layout of C2SP tlog-tiles: {@code tile/<level>/<n>}, {@code
 * tile/entries/<n>} and {@code checkpoint}. One thread writes; any may read.
 *
 * <p>What is written appears at {@link #sync}, whole and durable. The files of a round are flushed
 * side by side: the file system puts flushes that wait together into one, and a round has dozens.
 */
final class TileStore {
  private static final String CHECKPOINT = "checkpoint";

  private final Path folder;
  private final Path drafts;
  private final Step.Probe probe;
  private final Set<Path> unsynced = new LinkedHashSet<>();
  private final List<Draft> unnamed = new ArrayList<>();

  /** A file that is written, but not yet under its name. */
  private record Draft(Path draft, Path file) {}

  TileStore(Path folder, Step.Probe probe) {
    this.folder = folder;
    this.probe = probe;
    this.drafts = folder.resolve("new");
  }

  Path folder() {
    return folder;
  }

  Optional<String> checkpoint() throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(CHECKPOINT), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void publish(String note) throws IOException {
    write(CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
    sync();
  }

  void write(Tile tile, byte[] hashes) throws IOException {
    write("tile/" + tile.path(), hashes);
  }

  void writeBundle(long index, int width, byte[] entries) throws IOException {
    write("tile/entries/" + Tile.path(index, width), entries);
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Path parent = Durable.folder(file);
    createFolders(parent);
    createFolders(drafts);
    Path draft = drafts.resolve(Integer.toString(unnamed.size()));
    Files.write(draft, bytes);
    unnamed.add(new Draft(draft, file));
    unsynced.add(parent);
    probe.after(Step.DRAFTED);
  }

  private void createFolders(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      Path parent = Durable.folder(wanted);
      createFolders(parent);
      Files.createDirectory(wanted);
      unsynced.add(parent);
    }
  }

  /**
   * Forgets what was written and not synced. The next drafts take the place of these; folders that
   * were made stay to be synced.
   */
  void discard() {
    unnamed.clear();
  }

  /** Makes all that was written since the last time durable, and gives it its names. */
  void sync() throws IOException {
    List<Draft> written = List.copyOf(unnamed);
    List<Path> changed = List.copyOf(unsynced);
    unnamed.clear();
    Durable.sync(written.stream().map(Draft::draft).toList());
    for (Draft done : written) {
      Files.move(done.draft(), done.file(), StandardCopyOption.ATOMIC_MOVE);
    }
    Durable.sync(changed);
    unsynced.clear();
  }

  /** The partial forms of a tile or bundle that is now full are of no more use. */
  void dropPartials(Tile full) throws IOException {
    drop("tile/" + full.path() + ".p");
    if (full.level() == 0) {
      drop("tile/entries/" + full.path().substring(2) + ".p");
    }
  }

  private void drop(String path) throws IOException {
    Path partials = folder.resolve(path);
    if (Files.isDirectory(partials)) {
      try (Stream<Path> files = Files.list(partials)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(partials);
    }
  }

  /**
   * The first {@code width} hashes of a tile, from its full form when there is one.
   *
   * @throws UncheckedIOException when neither form is there, or it is too short
   */
  byte[] read(Tile tile) {
    Tile full = new Tile(tile.level(), tile.index(), Tile.FULL);
    return read("tile/" + full.path(), "tile/" + tile.path(), tile.width() * Hash.BYTES);
  }

  /** That very tile, in that very form. */
  byte[] readExactly(Tile tile) {
    try {
      return Files.readAllBytes(folder.resolve("tile/" + tile.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a bundle exactly as written. */
  byte[] readBundle(long index, int width) throws IOException {
    return Files.readAllBytes(folder.resolve("tile/entries/" + Tile.path(index, width)));
  }

  private byte[] read(String full, String partial, int least) {
    try {
      byte[] bytes = readEither(full, partial);
      if (bytes.length < least) {
        throw new IOException(partial + " has only " + bytes.length + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The full form may appear, and the partial one go, between two looks. */
  private byte[] readEither(String full, String partial) throws IOException {
    for (String path : new String[] {full, partial}) {
      try {
        return Files.readAllBytes(folder.resolve(path));
      } catch (NoSuchFileException e) {
        continue;
      }
    }
    return Files.readAllBytes(folder.resolve(full));
  }

  /** The nodes of a tree of that size, which was published once; for one proof, not thread-safe. */
  Proof.Nodes nodes(long size) {
    Map<Tile, byte[]> read = new HashMap<>();
    return (level, index) -> {
      int tileLevel = level / Tile.HEIGHT;
      int height = level % Tile.HEIGHT;
      long first = index << height;
      long number = first >> Tile.HEIGHT;
      long present = (size >> (Tile.HEIGHT * tileLevel)) - (number << Tile.HEIGHT);
      var tile = new Tile(tileLevel, number, (int) Math.min(present, Tile.FULL));
      byte[] hashes = read.computeIfAbsent(tile, this::read);
      int offset = (int) (first % Tile.FULL);
      var row = new ArrayList<Hash>(1 << height);
      for (int i = 0; i < 1 << height; i++) {
        row.add(Hash.at(hashes, offset + i));
      }
      return Edge.root(row);
    };
  }
}
