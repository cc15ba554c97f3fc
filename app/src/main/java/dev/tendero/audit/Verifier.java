package dev.tendero.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The offline check of an export. Reads once, in constant memory, writes nothing and needs neither
 * database nor network. The file may be anybody's: nothing in it is trusted before its signature,
 * and nothing is longer than its bound.
 */
final class Verifier {
  /** A manifest has seven short members. */
  private static final int LONGEST_MANIFEST = 65_536;

  /** Manifest, key, checkpoint and entries. */
  private static final int OTHER_FILES = 4;

  private static final int LOCAL_HEADER = 30;
  private static final int DESCRIPTOR = 16;
  private static final int CENTRAL_HEADER = 46;
  private static final int END = 22;

  /** From here on a zip has other, longer headers. */
  private static final long ZIP64 = 0xffff_ffffL;

  private static final int MOST_ZIP32_FILES = 0xffff;

  private final ZipFile zip;
  private final VerifierKey key;
  private final Checkpoint head;
  private final Optional<Checkpoint> earlier;

  private final Edge edge = new Edge();
  private byte[] leaves = new byte[0];
  private @Nullable Fault leafFault;
  private @Nullable Fault tileFault;
  private @Nullable Hash earlierRoot;

  /** Something is wrong; what. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1;
    private final long entry;

    Fault(String what) {
      this(-1, what);
    }

    Fault(long entry, String what) {
      super(what);
      this.entry = entry;
    }

    Verification.Faulty result() {
      return new Verification.Faulty(
          entry < 0 ? Optional.empty() : Optional.of(entry), String.valueOf(getMessage()));
    }
  }

  private Verifier(ZipFile zip, VerifierKey key, Checkpoint head, Optional<Checkpoint> earlier) {
    this.zip = zip;
    this.key = key;
    this.head = head;
    this.earlier = earlier;
  }

  static Verification verify(Path file, Optional<VerifierKey> trusted, Optional<String> earlier) {
    try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return open(zip, Files.size(file), trusted, earlier).check();
    } catch (Fault fault) {
      return fault.result();
    } catch (IOException | IllegalArgumentException e) {
      return new Verification.Faulty(Optional.empty(), "not a whole zip file: " + e.getMessage());
    }
  }

  private static Verifier open(
      ZipFile zip, long bytes, Optional<VerifierKey> trusted, Optional<String> earlier)
      throws Fault, IOException {
    container(zip, bytes);
    String enclosed = text(zip, Export.KEY, Checkpoint.LONGEST_NOTE);
    VerifierKey key = sound(Export.KEY, () -> VerifierKey.parse(enclosed));
    if (trusted.isPresent() && !trusted.get().equals(key)) {
      throw new Fault("key.pub: the export is signed by another key than the one given");
    }
    byte[] signed = read(zip, Export.MANIFEST, LONGEST_MANIFEST);
    Manifest manifest = sound(Export.MANIFEST, () -> Manifest.open(signed, key));
    String note = text(zip, Export.CHECKPOINT, Checkpoint.LONGEST_NOTE);
    Checkpoint head = sound(Export.CHECKPOINT, () -> Checkpoint.open(note, key));
    if (!manifest.keyHash().equals(Hash.hexOf(enclosed))
        || !manifest.checkpointHash().equals(Hash.hexOf(note))
        || !manifest.origin().equals(head.origin())
        || manifest.size() != head.size()
        || !manifest.root().equals(head.root())) {
      throw new Fault("manifest.json is of another checkpoint");
    }
    if (zip.size() != Tile.count(head.size()) + OTHER_FILES) {
      throw new Fault(
          "there are "
              + zip.size()
              + " files, a log of "
              + head.size()
              + " entries has "
              + (Tile.count(head.size()) + OTHER_FILES));
    }
    Optional<Checkpoint> kept = Optional.empty();
    if (earlier.isPresent()) {
      String old = earlier.get();
      kept = Optional.of(sound("the checkpoint given", () -> Checkpoint.open(old, key)));
      if (kept.get().size() > head.size()) {
        throw new Fault(
            head.size(),
            "rolled back: the log had "
                + kept.get().size()
                + " entries, the export "
                + head.size());
      }
    }
    return new Verifier(zip, key, head, kept);
  }

  /** No name twice, no remarks, no bytes that belong to no file. */
  private static void container(ZipFile zip, long bytes) throws Fault {
    Set<String> names = new HashSet<>();
    long accounted = END;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!names.add(entry.getName())) {
        throw new Fault(entry.getName() + " is there twice");
      }
      if (entry.getExtra() != null || entry.getComment() != null) {
        throw new Fault(entry.getName() + " carries remarks");
      }
      int name = entry.getName().getBytes(StandardCharsets.UTF_8).length;
      accounted += LOCAL_HEADER + CENTRAL_HEADER + 2L * name + entry.getCompressedSize();
      accounted += entry.getMethod() == ZipEntry.STORED ? 0 : DESCRIPTOR;
    }
    if (zip.getComment() != null) {
      throw new Fault("the zip file carries remarks");
    }
    if (bytes < ZIP64 && zip.size() < MOST_ZIP32_FILES && accounted != bytes) {
      throw new Fault("the zip file has bytes that belong to none of its files");
    }
  }

  private Verification check() throws Fault, IOException {
    try (InputStream entries = new BufferedInputStream(stream(Export.ENTRIES), 1 << 16)) {
      noteEarlierRoot();
      for (long index = 0; index < head.size(); index++) {
        entry(index, Hash.leaf(line(entries, index)));
      }
      if (entries.read() >= 0) {
        throw first(new Fault(head.size(), "is more than the checkpoint covers"));
      }
    }
    edge.partials(this::compare);
    Hash root = edge.root();
    if (!root.equals(head.root())) {
      if (leafFault != null) {
        throw leafFault;
      }
      throw tileFault != null
          ? tileFault
          : new Fault("rewritten: entries and tiles agree, but not with the signed root");
    }
    if (tileFault != null) {
      throw tileFault;
    }
    if (leafFault != null) {
      throw leafFault;
    }
    if (earlier.isPresent() && !earlier.get().root().equals(earlierRoot)) {
      throw new Fault(
          "forked: one of the first "
              + earlier.get().size()
              + " entries is not the one under the checkpoint given");
    }
    return new Verification.Intact(
        head.origin(), head.size(), root, key.fingerprint(), earlier.map(Checkpoint::size));
  }

  private void entry(long index, Hash leaf) throws Fault, IOException {
    int place = (int) (index % Tile.FULL);
    if (place == 0) {
      int width = (int) Math.min(Tile.FULL, head.size() - index);
      leaves = tile(new Tile(0, index / Tile.FULL, width));
    }
    if (leafFault == null && !Hash.at(leaves, place).equals(leaf)) {
      leafFault = misplaced(index, leaf, place);
    }
    edge.append(leaf, this::compare);
    noteEarlierRoot();
  }

  private Fault misplaced(long index, Hash leaf, int place) {
    for (int other = 0; other < leaves.length / Hash.BYTES; other++) {
      if (Hash.at(leaves, other).equals(leaf)) {
        return new Fault(
            index, "missing or out of order: entry " + (index - place + other) + " stands here");
      }
    }
    return new Fault(index, "altered, or not of this log");
  }

  /**
   * Level 0 is compared entry by entry; a difference above it, or of a file alone, is told here.
   */
  private void compare(Tile tile, byte[] hashes) {
    try {
      if (tileFault == null && !Arrays.equals(tile(tile), hashes)) {
        long first = tile.index() << (Tile.HEIGHT * (tile.level() + 1));
        tileFault =
            new Fault(
                Export.TILES
                    + tile.path()
                    + " does not belong to the entries from "
                    + first
                    + " on");
      }
    } catch (Fault fault) {
      tileFault = fault;
    } catch (IOException e) {
      tileFault = new Fault(Export.TILES + tile.path() + " cannot be read: " + e.getMessage());
    }
  }

  /** An entry that differs comes before what it leads to. */
  private Fault first(Fault fault) {
    return leafFault != null ? leafFault : fault;
  }

  private void noteEarlierRoot() {
    if (earlier.isPresent() && earlier.get().size() == edge.size()) {
      earlierRoot = edge.root();
    }
  }

  private byte[] tile(Tile tile) throws Fault, IOException {
    String name = Export.TILES + tile.path();
    byte[] hashes = read(zip, name, tile.width() * Hash.BYTES);
    if (hashes.length != tile.width() * Hash.BYTES) {
      throw new Fault(name + " has " + hashes.length + " bytes");
    }
    return hashes;
  }

  private byte[] line(InputStream in, long index) throws Fault, IOException {
    var line = new ByteArrayOutputStream(1 << 10);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw first(new Fault(index, "missing: entries.jsonl ends before it is whole"));
      }
      if (line.size() == EntryBytes.MOST) {
        throw first(new Fault(index, "longer than any entry"));
      }
      line.write(c);
    }
    return line.toByteArray();
  }

  private InputStream stream(String name) throws Fault, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Fault(name + " is missing");
    }
    return zip.getInputStream(entry);
  }

  private static String text(ZipFile zip, String name, int longest) throws Fault, IOException {
    byte[] bytes = read(zip, name, longest);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw new Fault(name + " is not text");
    }
    return text;
  }

  private static byte[] read(ZipFile zip, String name, int longest) throws Fault, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Fault(name + " is missing");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new Fault(name + " is longer than " + longest + " bytes");
      }
      return bytes;
    }
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T sound(String file, Reading<T> reading) throws Fault {
    try {
      return reading.read();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Fault(file + ": " + e.getMessage());
    }
  }
}
