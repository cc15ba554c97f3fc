package dev.tendero.ingestion.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A feed's bytes, unpacked where they are compressed. Trouble of the feed's own is a {@link
 * BrokenOff}. Not thread-safe.
 */
final class Content extends InputStream {
  /** What is looked at to tell a feed's shape. */
  static final int HEAD_BYTES = 1 << 16;

  private static final int BUFFER_BYTES = 1 << 16;

  /** Product feeds pack to a twentieth; the most repetitive real ones to a hundredth. */
  private static final long MOST_UNPACKED_PER_BYTE = 250;

  /** Until here a small feed may be as repetitive as it likes. */
  private static final long HARMLESS_BYTES = 64L << 20;

  private final Counting stored;
  private final InputStream bytes;
  private final boolean compressed;
  private long unpacked;

  Content(InputStream in) throws IOException {
    stored = new Counting(in);
    var buffered = new BufferedInputStream(stored, BUFFER_BYTES);
    buffered.mark(2);
    compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    try {
      bytes =
          compressed ? new BufferedInputStream(new Unpacking(buffered), BUFFER_BYTES) : buffered;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  boolean compressed() {
    return compressed;
  }

  /** How much of the feed, as stored, has been taken in. */
  long bytesRead() {
    return stored.count;
  }

  /** The first bytes, which stay to be read; fewer where the feed is short or breaks off. */
  byte[] head() throws IOException {
    bytes.mark(HEAD_BYTES + 1);
    try {
      var head = new byte[HEAD_BYTES];
      int filled = 0;
      try {
        for (int n = 0; n >= 0 && filled < HEAD_BYTES; filled += Math.max(0, n)) {
          n = bytes.read(head, filled, HEAD_BYTES - filled);
        }
      } catch (BrokenOff off) {
        // It is met again, and told, when the rows are read.
      }
      return java.util.Arrays.copyOf(head, filled);
    } finally {
      bytes.reset();
    }
  }

  @Override
  public int read() throws IOException {
    return bytes.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return bytes.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Damage and bombs as what they are. */
  private final class Unpacking extends FilterInputStream {
    Unpacking(InputStream packed) throws IOException {
      super(opened(packed));
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int n = in.read(buffer, offset, length);
        unpacked += Math.max(0, n);
        if (unpacked > HARMLESS_BYTES && unpacked / MOST_UNPACKED_PER_BYTE > stored.count) {
          throw new BrokenOff(
              "the compressed feed unpacks to more than 250 times its size, as no feed does",
              "Check where the file comes from; load it unpacked if it is right.");
        }
        return n;
      } catch (EOFException | ZipException damaged) {
        throw damaged();
      }
    }
  }

  private static InputStream opened(InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER_BYTES);
    } catch (EOFException | ZipException damaged) {
      throw damaged();
    }
  }

  private static BrokenOff damaged() {
    return new BrokenOff(
        "the compressed feed is damaged or cut off", "Transfer or compress the file again.");
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
