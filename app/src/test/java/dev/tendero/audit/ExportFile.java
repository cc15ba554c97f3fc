package dev.tendero.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An export taken apart, to be changed as an attacker would and put together again. */
record ExportFile(Map<String, byte[]> files) {

  static ExportFile read(Path zip) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
        files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return new ExportFile(files);
  }

  byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  ExportFile with(String name, byte[] bytes) {
    var changed = new LinkedHashMap<>(files);
    changed.put(name, bytes);
    return new ExportFile(changed);
  }

  ExportFile without(String name) {
    var changed = new LinkedHashMap<>(files);
    changed.remove(name);
    return new ExportFile(changed);
  }

  /** The entries, each without its line feed. */
  List<byte[]> entries() {
    var entries = new ArrayList<byte[]>();
    var line = new ByteArrayOutputStream();
    for (byte b : file(Export.ENTRIES)) {
      if (b == '\n') {
        entries.add(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    return entries;
  }

  ExportFile with(List<byte[]> entries) {
    var lines = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      lines.writeBytes(entry);
      lines.write('\n');
    }
    return with(Export.ENTRIES, lines.toByteArray());
  }

  /** What somebody with that signer can make of those entries: whole and consistent in itself. */
  static ExportFile forge(List<byte[]> entries, Signer signer) {
    var tiles = new LinkedHashMap<String, byte[]>();
    Edge.Sink sink = (tile, hashes) -> tiles.put(Export.TILES + tile.path(), hashes);
    var edge = new Edge();
    entries.forEach(entry -> edge.append(Hash.leaf(entry), sink));
    edge.partials(sink);
    var head = new Checkpoint(signer.verifier().name(), edge.size(), edge.root());
    String note = head.sign(signer);
    String key = signer.verifier() + "\n";
    var manifest =
        new Manifest(
            head.origin(),
            head.size(),
            head.root(),
            Instant.EPOCH,
            Hash.hexOf(note),
            Hash.hexOf(key));
    var files = new LinkedHashMap<String, byte[]>();
    files.put(Export.MANIFEST, manifest.sign(signer));
    files.put(Export.KEY, key.getBytes(StandardCharsets.UTF_8));
    files.put(Export.CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
    files.putAll(tiles);
    return new ExportFile(files).with(entries);
  }

  Path write(Path zip) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        if (!file.getKey().equals(Export.ENTRIES)) {
          var crc = new CRC32();
          crc.update(file.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(file.getValue().length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return zip;
  }
}
