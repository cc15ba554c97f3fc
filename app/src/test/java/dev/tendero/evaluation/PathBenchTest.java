package dev.tendero.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tendero.home.Home;
import dev.tendero.home.RunFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that says each answer in two pieces, 40 ms apart, and fails every fifth. */
class PathBenchTest {
  private static final int PAUSE_MILLIS = 40;
  private static final int EVERY = 5;

  @TempDir Path folder;
  private HttpServer server = serverOnAnyPort();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger strangers = new AtomicInteger();

  private static HttpServer serverOnAnyPort() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void serve() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/turns", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        strangers.incrementAndGet();
      }
      if (exchange.getRequestMethod().equals("POST")) {
        byte[] body = ("{\"turnId\":\"" + turns.incrementAndGet() + "\"}").getBytes(UTF_8);
        exchange.getResponseHeaders().add("Set-Cookie", "tendero=me; Path=/; HttpOnly");
        exchange.sendResponseHeaders(202, body.length);
        exchange.getResponseBody().write(body);
        return;
      }
      if (!"tendero=me".equals(exchange.getRequestHeaders().getFirst("Cookie"))) {
        strangers.incrementAndGet();
      }
      int turn = Integer.parseInt(exchange.getRequestURI().getPath().split("/")[4]);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("event: delta\ndata: {}\n\n".getBytes(UTF_8));
      exchange.getResponseBody().flush();
      Thread.sleep(PAUSE_MILLIS);
      String last = turn % EVERY == 0 ? "error" : "done";
      exchange.getResponseBody().write(("event: " + last + "\ndata: {}\n\n").getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void run_byRate_measuresAnswersAndCountsFailures() throws InterruptedException {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var run = new RunFile(ProcessHandle.current().pid(), address, "secret");
    PathResult result =
        PathBench.run(
            Home.open(folder),
            run,
            new PathBench.Pace.Rate(50),
            Duration.ofSeconds(2),
            List.of("Quiet mouse"));
    assertThat(strangers).hasValue(0);
    assertThat(result.turns() + result.failed()).isEqualTo(100);
    assertThat(result.errors())
        .containsExactly(java.util.Map.entry("the last event is error", 20L));
    assertThat(result.done().p50()).isGreaterThanOrEqualTo(PAUSE_MILLIS);
    assertThat(result.firstDelta().p50()).isLessThan(result.done().p50());
    assertThat(result.firstDelta().count()).isEqualTo(result.done().count());
    assertThat(result.text()).contains("50.0 turns/s", "20 errors");
  }

  @Test
  void questions_asShipped_areOfBothLanguages() {
    assertThat(PathBench.questions())
        .hasSizeBetween(25, 40)
        .doesNotHaveDuplicates()
        .anyMatch(q -> q.startsWith("¿"))
        .anyMatch(q -> q.startsWith("What"));
  }
}
