package dev.tendero.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The log in one file, for people who have nothing but this file: entries, tiles, checkpoint and
 * key, without any payload. Written in constant memory.
 */
final class Export {
  static final String MANIFEST = "manifest.json";
  static final String KEY = "key.pub";
  static final String CHECKPOINT = "checkpoint";
  static final String ENTRIES = "entries.jsonl";
  static final String TILES = "tiles/";

  /**
   * No time: for the first day of 1980 Java adds a field, and an export says when it was made in
   * its manifest.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Export() {}

  /** What the export covers. */
  static Checkpoint write(
      Path zip, Tables tables, TileStore store, Signer signer, String note, Instant now)
      throws IOException, SQLException {
    Checkpoint head = Checkpoint.open(note, signer.verifier());
    String key = signer.verifier() + "\n";
    var manifest =
        new Manifest(
            head.origin(), head.size(), head.root(), now, Hash.hexOf(note), Hash.hexOf(key));
    Path temporary = zip.resolveSibling(zip.getFileName() + ".tmp");
    try (OutputStream file = Files.newOutputStream(temporary);
        var out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      store(out, MANIFEST, manifest.sign(signer));
      store(out, KEY, key.getBytes(StandardCharsets.UTF_8));
      store(out, CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(named(ENTRIES));
      tables.each(
          head.size(),
          entry -> {
            try {
              out.write(entry.bytes());
              out.write('\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      out.closeEntry();
      for (Tile tile : Tile.all(head.size())) {
        byte[] hashes = store.read(tile);
        store(out, TILES + tile.path(), Arrays.copyOf(hashes, tile.width() * Hash.BYTES));
      }
    }
    try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(temporary, zip, StandardCopyOption.ATOMIC_MOVE);
    Durable.sync(Durable.folder(zip));
    return head;
  }

  /** Hashes do not compress, and the other files are small. */
  private static void store(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = named(name);
    var crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static ZipEntry named(String name) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    return entry;
  }
}
