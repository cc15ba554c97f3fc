package dev.tendero.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where rows come from: a file or a stream, plain or gzip (told by its first bytes, not its name).
 *
 * @param name for reports and the record: the file's name, or {@link #STANDARD_INPUT}
 * @param bytes as stored, where known; for the remaining time
 */
public record Feed(String name, OptionalLong bytes, Opening opening) {

  public static final String STANDARD_INPUT = "standard input";

  /** Opens the feed from its beginning. */
  public interface Opening {
    InputStream open() throws IOException;
  }

  /**
   * @throws IOException when there is no readable file
   */
  public static Feed of(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + " is no readable file");
    }
    Path name = file.getFileName();
    return new Feed(
        name == null ? file.toString() : name.toString(),
        OptionalLong.of(Files.size(file)),
        () -> Files.newInputStream(file));
  }

  /** A stream that can be read once. */
  public static Feed of(String name, InputStream stream) {
    return new Feed(name, OptionalLong.empty(), () -> stream);
  }

  /** Whether it can be opened more than once; a stream cannot. */
  public boolean isFile() {
    return bytes.isPresent();
  }

  public Feed named(String other) {
    return new Feed(other, bytes, opening);
  }

  /**
   * @throws IOException when the medium fails or is no compressed feed although it begins like one
   */
  public Rows rows() throws IOException {
    return Rows.open(opening.open());
  }
}
