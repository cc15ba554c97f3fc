package dev.tendero.evaluation;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One kept-alive HTTP/1.1 connection, no more of HTTP than our own server speaks. A client that
 * shares the machine with what it measures must cost next to nothing; a general one costs as much
 * processor time as the answer.
 */
final class Connection implements Closeable {
  /** The server ends a turn before that. */
  private static final Duration SILENCE = Duration.ofSeconds(75);

  private static final int LONGEST_LINE = 16_384;

  private final Socket socket;
  private final InputStream in;
  private final String host;
  private boolean reusable = true;

  /**
   * @param body to be read to its end before the next request
   */
  record Response(int status, Map<String, String> headers, InputStream body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    String text() throws IOException {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Connection(URI server) throws IOException {
    this.socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    this.host = server.getAuthority();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) SILENCE.toMillis());
  }

  /** False once the server wants a fresh connection. */
  boolean reusable() {
    return reusable;
  }

  Response send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var request = new StringBuilder(512);
    request.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    headers.forEach(
        (name, value) -> request.append("\r\n").append(name).append(": ").append(value));
    if (bytes.length > 0) {
      request.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(bytes.length);
    }
    byte[] head = request.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(bytes, 0, whole, head.length, bytes.length);
    socket.getOutputStream().write(whole);
    return response();
  }

  private Response response() throws IOException {
    String[] status = line(in).split(" ", 3);
    if (status.length < 2 || !status[0].equals("HTTP/1.1")) {
      throw new IOException("not an answer in HTTP/1.1");
    }
    var headers = new HashMap<String, String>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip());
    }
    reusable = !"close".equalsIgnoreCase(headers.get("connection"));
    InputStream body =
        "chunked".equals(headers.get("transfer-encoding"))
            ? new Chunked(in)
            : new Piece(in, Long.parseLong(headers.getOrDefault("content-length", "0")));
    return new Response(Integer.parseInt(status[1]), headers, body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server broke off");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a header line without end");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** So many bytes of a stream. */
  private static final class Piece extends InputStream {
    private final InputStream in;
    private long left;

    Piece(InputStream in, long bytes) {
      this.in = in;
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(to, from, (int) Math.min(most, left));
      if (read < 0) {
        throw new EOFException("the server broke off");
      }
      left -= read;
      return read;
    }
  }

  /** Chunks, each after its length in hex; one of no length ends them. */
  static final class Chunked extends InputStream {
    private final InputStream in;
    private Piece chunk;
    private boolean ended;

    Chunked(InputStream in) {
      this.in = in;
      this.chunk = new Piece(in, 0);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      int read = chunk.read(to, from, most);
      while (read < 0 && !ended) {
        int length = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
        ended = length == 0;
        chunk = new Piece(in, length);
        read = chunk.read(to, from, most);
        if (ended) {
          line(in);
        }
      }
      if (read > 0 && chunk.left == 0) {
        line(in);
      }
      return read;
    }
  }
}
