package dev.tendero.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that answers as a test says, byte by byte: a model's, a liar's, a dead one's. */
public final class Upstream implements Closeable {
  /** What to answer to one request. */
  public interface Script {
    void play(OutputStream out) throws Exception;
  }

  public static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  private final ServerSocket socket;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch aborted = new CountDownLatch(1);

  public Upstream(Script script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Streams these pieces of text as chunks, then the usage. */
  public static Upstream saying(String... pieces) throws IOException {
    return new Upstream(out -> out.write((HEAD + chunks(pieces)).getBytes(StandardCharsets.UTF_8)));
  }

  public static String chunks(String... pieces) {
    var body = new StringBuilder(chunk("{\"role\":\"assistant\",\"content\":null}", "null"));
    for (String piece : pieces) {
      body.append(text(piece));
    }
    return body.append(chunk("{}", "\"stop\""))
        .append(
            "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":14,"
                + "\"total_tokens\":134}}\n\ndata: [DONE]\n\n")
        .toString();
  }

  /** One chunk of text. */
  public static String text(String piece) {
    String json = piece.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return chunk("{\"content\":\"" + json + "\"}", "null");
  }

  public static String chunk(String delta, String finishReason) {
    return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
        + "\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finishReason
        + "}]}\n\n";
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
  }

  /** Head and body of each request so far. */
  public List<String> requests() {
    return requests;
  }

  /** Opens when a client has left before its answer was whole. */
  public CountDownLatch aborted() {
    return aborted;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      requests.add(request(client.getInputStream()));
      script.play(client.getOutputStream());
      client.getOutputStream().flush();
    } catch (IOException e) {
      aborted.countDown();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String request(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    String text = head.toString(StandardCharsets.UTF_8);
    int length =
        text.lines()
            .filter(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(l -> Integer.parseInt(l.substring(l.indexOf(':') + 1).strip()))
            .findFirst()
            .orElse(0);
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
