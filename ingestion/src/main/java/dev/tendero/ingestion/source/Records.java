package dev.tendero.ingestion.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts bytes into the records of a table, or into lines, in bounded memory. A record goes on over
 * line ends inside quotation marks. One that is opened and never closed would swallow all that
 * follows: then its first line alone is given up, and reading goes on behind that. Not thread-safe.
 */
final class Records {
  /** Where a cell that was opened may still be closed; beyond, its quotation mark is a mistake. */
  private static final int MAX_LOOK_BYTES = 16 << 20;

  /** Looking that far for every line of a hostile feed would take for ever. */
  private static final int MAX_GIVEN_UP = 100;

  private static final int SHOWN_BYTES = 200;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** What stands in the feed from one line to the end of a record. */
  sealed interface Piece {
    /** Of its first line, from 1. */
    long line();

    /**
     * @param lines how many lines it takes
     */
    record Text(long line, String text, int lines) implements Piece {}

    /**
     * @param start as far as it can be shown
     */
    record TooLong(long line, String start) implements Piece {}

    record NotUtf8(long line, String start) implements Piece {}

    /** A line with a quotation mark that is never closed. */
    record Open(long line, String text) implements Piece {}
  }

  private final InputStream in;

  /** The separator of a table; 0 for lines, in which quotation marks mean nothing. */
  private final int separator;

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  /** Bytes that were taken and given back. */
  private byte[] again = new byte[0];

  private int againPosition;
  private long line;
  private boolean ended;
  private int givenUp;

  /** What is not UTF-8 is Windows-1252, as long as nothing said otherwise. */
  private boolean mayBeWindows;

  private boolean windows;

  /**
   * @param separator one of a table's, or 0
   * @param windows the text is Windows-1252 for all that was seen of it
   */
  Records(InputStream in, char separator, boolean windows) {
    this.in = in;
    this.separator = separator;
    this.windows = windows;
    this.mayBeWindows = separator != 0;
  }

  Charset charset() {
    return windows ? WINDOWS_1252 : StandardCharsets.UTF_8;
  }

  /** The next record that is not blank; empty at the end. */
  Optional<Piece> next() throws IOException {
    while (!ended) {
      Optional<Piece> piece = piece();
      if (piece.isPresent()) {
        return piece;
      }
    }
    return Optional.empty();
  }

  /** Gives back all but the first line of {@code piece}, which was the last one. */
  void giveBackAfterFirstLine(Piece.Text piece) {
    // The line end behind the record was taken with it.
    giveBack((piece.text() + "\n").getBytes(charset()), piece.line());
  }

  /** Whether a record may be given up for its first line once more. */
  boolean mayGiveUp() {
    return givenUp < MAX_GIVEN_UP;
  }

  private void giveBack(byte[] record, long firstLine) {
    int end = firstLineEnd(record);
    byte[] rest = Arrays.copyOfRange(record, Math.min(end + 1, record.length), record.length);
    byte[] both = Arrays.copyOf(rest, rest.length + again.length - againPosition);
    System.arraycopy(again, againPosition, both, rest.length, again.length - againPosition);
    again = both;
    againPosition = 0;
    line = firstLine;
    ended = false;
    givenUp++;
  }

  private static int firstLineEnd(byte[] record) {
    int end = 0;
    while (end < record.length && record[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Empty for a blank line. */
  private Optional<Piece> piece() throws IOException {
    long first = ++line;
    var record = new ByteArrayOutputStream(1024);
    boolean quoting = separator != 0 && mayGiveUp();
    boolean cellStart = true;
    boolean quoted = false;
    boolean maybeClosed = false;
    boolean tooLong = false;
    while (true) {
      int b = take();
      if (b < 0) {
        ended = true;
        break;
      }
      if (maybeClosed) {
        maybeClosed = false;
        quoted = b == '"';
      } else if (quoted) {
        maybeClosed = b == '"';
      } else if (quoting && b == '"' && cellStart) {
        quoted = true;
      }
      boolean inside = quoted && !maybeClosed;
      if (b == '\n' && !inside) {
        break;
      }
      cellStart = b == separator || (cellStart && b == ' ');
      if (b == '\n') {
        line++;
      }
      if (!tooLong) {
        record.write(b);
        tooLong = record.size() > (inside ? MAX_LOOK_BYTES : Rows.MAX_ROW_BYTES);
        if (tooLong && inside) {
          byte[] bytes = record.toByteArray();
          if (firstLineEnd(bytes) < bytes.length) {
            return Optional.of(open(bytes, first));
          }
          quoting = false;
          quoted = false;
        }
      }
    }
    byte[] bytes = record.toByteArray();
    if (ended && quoted && !maybeClosed && !tooLong) {
      return Optional.of(open(bytes, first));
    }
    if (tooLong || bytes.length > Rows.MAX_ROW_BYTES) {
      return Optional.of(new Piece.TooLong(first, shown(bytes)));
    }
    return decoded(bytes, first);
  }

  private Piece open(byte[] bytes, long first) {
    giveBack(bytes, first);
    byte[] firstLine = Arrays.copyOf(bytes, Math.min(firstLineEnd(bytes), Rows.MAX_ROW_BYTES));
    return new Piece.Open(first, new String(firstLine, charset()).strip());
  }

  private Optional<Piece> decoded(byte[] bytes, long first) {
    Optional<String> utf8 = windows ? Optional.empty() : utf8(bytes);
    if (utf8.isEmpty() && mayBeWindows && !windows) {
      windows = true;
    }
    if (utf8.isEmpty() && !windows) {
      return Optional.of(new Piece.NotUtf8(first, shown(bytes)));
    }
    String text = utf8.orElseGet(() -> new String(bytes, WINDOWS_1252));
    // One text with other characters than ASCII that is UTF-8 settles it.
    mayBeWindows = mayBeWindows && (utf8.isEmpty() || text.length() == bytes.length);
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new Piece.Text(first, text, (int) (line - first) + 1));
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private String shown(byte[] bytes) {
    return new String(bytes, 0, Math.min(SHOWN_BYTES, bytes.length), charset());
  }

  private int take() throws IOException {
    if (againPosition < again.length) {
      return again[againPosition++] & 0xff;
    }
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
      if (limit == 0) {
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }
}
