package dev.tendero.audit;

import dev.tendero.audit.EntryBytes.Commitments;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Exports for tests of those who only hold the file. */
public final class Exports {
  private Exports() {}

  /** A sound export of that many questions; the log's key lies beside it. */
  public static Path sound(Path folder, int size) throws IOException {
    Instant at = Instant.parse("2026-11-21T11:56:43Z");
    List<byte[]> entries =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    EntryBytes.of(
                        "entry-" + i,
                        at,
                        Samples.asked("s", "t-" + i),
                        "pseudonym",
                        Commitments.NONE))
            .toList();
    Signer signer = Signer.create(folder.resolve("log.key"), new SecureRandom());
    return ExportFile.forge(entries, signer).write(folder.resolve("export.zip"));
  }

  /** The same with one bit of one entry another. */
  public static Path flipped(Path sound, int entry) throws IOException {
    ExportFile file = ExportFile.read(sound);
    List<byte[]> entries = file.entries();
    entries.get(entry)[20] ^= 1;
    return file.with(entries).write(sound.resolveSibling("flipped.zip"));
  }

  /** The public key in it. */
  public static byte[] key(Path export) throws IOException {
    return ExportFile.read(export).file(Export.KEY);
  }
}
