package dev.tendero.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8; what is malformed becomes U+FFFD. Not thread-safe. */
final class Transcoded extends InputStream {
  private final InputStreamReader reader;
  private final char[] characters = new char[1 << 14];
  private byte[] bytes = new byte[0];
  private int position;

  /** Of a pair that was cut at the buffer's end; 0 when there is none. */
  private char half;

  Transcoded(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, buffer, offset, n);
    position += n;
    return n;
  }

  private boolean fill() throws IOException {
    while (position == bytes.length) {
      int start = 0;
      if (half != 0) {
        characters[0] = half;
        start = 1;
        half = 0;
      }
      int n = reader.read(characters, start, characters.length - start);
      if (n < 0 && start == 0) {
        return false;
      }
      int end = start + Math.max(0, n);
      if (n >= 0 && Character.isHighSurrogate(characters[end - 1])) {
        half = characters[--end];
      }
      bytes = new String(characters, 0, end).getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
