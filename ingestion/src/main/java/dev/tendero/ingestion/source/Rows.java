package dev.tendero.ingestion.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The rows of one feed, whatever its shape, in bounded memory. A row that cannot be read is
 * reported and the next one is read, as far as the shape allows; a feed that breaks off is reported
 * and ends. Not thread-safe.
 */
public final class Rows implements Closeable {
  /** A product with two thousand attributes takes a tenth of this. */
  public static final int MAX_ROW_BYTES = 1 << 20;

  private final Content content;
  private final Shape shape;
  private final Reader reader;
  private long last;
  private boolean ended;

  /** Rows of one shape. */
  interface Reader {
    /**
     * The next row; empty at the end.
     *
     * @throws BrokenOff when the rest cannot be read, through a fault of the feed
     * @throws IOException when the medium fails
     */
    Optional<Row> next() throws IOException;
  }

  private Rows(Content content, Shape shape, Reader reader) {
    this.content = content;
    this.shape = shape;
    this.reader = reader;
  }

  static Rows open(InputStream stream) throws IOException {
    Content content;
    try {
      content = new Content(stream);
    } catch (BrokenOff off) {
      throw new IOException(off.reason() + ". " + off.remedy(), off);
    }
    try {
      var recognition = new Recognition(content);
      return new Rows(content, recognition.shape(), recognition.reader());
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  /** What the first bytes tell; a {@link Shape.Unreadable} one has no rows. */
  public Shape shape() {
    return shape;
  }

  /** How much of the feed, as stored, has been taken in. */
  public long bytesRead() {
    return content.bytesRead();
  }

  /**
   * The next row, or empty at the end.
   *
   * @throws IOException when the medium fails
   */
  public Optional<Row> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    try {
      Optional<Row> row = reader.next();
      ended = row.isEmpty();
      row.ifPresent(r -> last = r.number());
      return row;
    } catch (BrokenOff off) {
      ended = true;
      return Optional.of(new Row.Broken(last + 1, "", "", off.reason(), off.remedy()));
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
