package dev.tendero.ingestion.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of one feed, in strict UTF-8 and in constant memory. A line that cannot be read is
 * reported and the next one is read; a compressed feed that breaks off is reported and ends. Not
 * thread-safe.
 */
public final class Lines implements Closeable {
  /** A product with two thousand attributes takes a tenth of this. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SHOWN_BYTES = 60;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Counting stored;
  private final InputStream bytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long number;
  private boolean ended;

  Lines(InputStream in) throws IOException {
    stored = new Counting(in);
    var buffered = new BufferedInputStream(stored, BUFFER_BYTES);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    try {
      bytes = gzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** How much of the feed, as stored, has been taken in. */
  public long bytesRead() {
    return stored.count;
  }

  /**
   * The next line that is not blank, or empty at the end.
   *
   * @throws IOException when the medium fails
   */
  public Optional<Line> next() throws IOException {
    while (!ended) {
      number++;
      Optional<Line> line = line();
      if (line.isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }

  /** Empty for a blank line. */
  private Optional<Line> line() throws IOException {
    var line = new ByteArrayOutputStream(4096);
    boolean tooLong = false;
    while (true) {
      if (position == limit && !fill()) {
        if (!ended) {
          ended = true;
          return Optional.of(
              new Line.Broken(
                  number,
                  shown(line),
                  "the compressed feed is damaged or cut off",
                  "Transfer or compress the file again."));
        }
        break;
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + (end - position) > MAX_LINE_BYTES;
      line.write(
          buffer, position, tooLong ? Math.min(SHOWN_BYTES, end - position) : end - position);
      if (tooLong && line.size() > SHOWN_BYTES) {
        byte[] start = line.toByteArray();
        line.reset();
        line.write(start, 0, SHOWN_BYTES);
      }
      position = end;
      if (end < limit) {
        position++;
        break;
      }
    }
    return tooLong
        ? Optional.of(
            new Line.Broken(
                number,
                shown(line),
                "the line is longer than 1 MB",
                "Shorten its texts; pictures belong behind an address."))
        : decoded(line);
  }

  private Optional<Line> decoded(ByteArrayOutputStream line) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      String unmarked = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return unmarked.isBlank()
          ? Optional.empty()
          : Optional.of(new Line.Text(number, unmarked.strip()));
    } catch (CharacterCodingException e) {
      return Optional.of(
          new Line.Broken(number, shown(line), "is not valid UTF-8", "Save the feed as UTF-8."));
    }
  }

  /** False at the end (then {@link #ended}) and where the compressed data is damaged. */
  private boolean fill() throws IOException {
    try {
      position = 0;
      limit = Math.max(0, bytes.read(buffer));
      ended = limit == 0;
      return !ended;
    } catch (EOFException | ZipException damaged) {
      limit = 0;
      return false;
    }
  }

  private static String shown(ByteArrayOutputStream line) {
    byte[] start = line.toByteArray();
    return new String(start, 0, Math.min(SHOWN_BYTES, start.length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      count += Math.max(0, n);
      return n;
    }
  }
}
