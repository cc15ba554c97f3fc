package dev.tendero.endpoint;

import static dev.tendero.endpoint.Upstream.HEAD;
import static dev.tendero.endpoint.Upstream.chunks;
import static dev.tendero.endpoint.Upstream.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.answer.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a server does, a stream ends once, in time, and says none of the server's words. */
@Timeout(60)
class ChatStreamTest {
  /** For servers that answer: a busy machine must not look like a slow one. */
  private static final Endpoint.Patience LONG =
      new Endpoint.Patience(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(40));

  private static final Endpoint.Patience SHORT =
      new Endpoint.Patience(
          Duration.ofMillis(1500), Duration.ofMillis(400), Duration.ofMillis(4000));
  private static final Chat CHAT = new Chat("Be brief.", "Is it quiet?");
  private static final String ANSWER = "Está hecho de fibra: 1,8 m “así” 🖱.";

  /** What was heard and how it ended. */
  private record Heard(String text, End end) {}

  private static Heard ask(Upstream upstream, Deadline deadline) {
    return ask(upstream, LONG, deadline);
  }

  private static Heard ask(Upstream upstream, Endpoint.Patience patience, Deadline deadline) {
    var text = new StringBuilder();
    End end =
        stream(upstream, patience)
            .ask(
                CHAT,
                deadline,
                piece -> {
                  text.append(piece);
                  return true;
                });
    return new Heard(text.toString(), end);
  }

  private static Heard ask(Upstream.Script script) throws IOException {
    try (Upstream upstream = new Upstream(script)) {
      return ask(upstream, Deadline.in(Duration.ofSeconds(20)));
    }
  }

  private static Heard askImpatiently(Upstream.Script script) throws IOException {
    try (Upstream upstream = new Upstream(script)) {
      return ask(upstream, SHORT, Deadline.in(Duration.ofSeconds(20)));
    }
  }

  private static Heard ask(String response) throws IOException {
    return ask(out -> out.write(response.getBytes(UTF_8)));
  }

  private static ChatStream stream(Upstream upstream, Endpoint.Patience patience) {
    return new ChatStream(new Endpoint(upstream.baseUrl(), "m", Optional.of("k-123"), patience));
  }

  @Test
  void ask_wholeAnswer_givesTextAndTokens() throws Exception {
    Heard heard = ask(HEAD + chunks("Está hecho ", "de fibra: ", "1,8 m “así” 🖱."));

    assertThat(heard).isEqualTo(new Heard(ANSWER, new End.Complete(true, 120, 14)));
  }

  @Test
  void ask_sendsModelKeyAndMessages() throws Exception {
    try (Upstream upstream = Upstream.saying("Yes.")) {
      ask(upstream, Deadline.in(Duration.ofSeconds(20)));

      assertThat(upstream.requests()).hasSize(1);
      assertThat(upstream.requests().getFirst())
          .startsWith("POST /v1/chat/completions HTTP/1.1")
          .contains("Authorization: Bearer k-123")
          .contains("Be brief.", "Is it quiet?", "\"model\"")
          .doesNotContain("Upgrade:");
    }
  }

  @Test
  void ask_everyByteAlone_givesTheSame() throws Exception {
    byte[] response = (HEAD + chunks(ANSWER)).getBytes(UTF_8);

    Heard heard =
        ask(
            out -> {
              for (byte b : response) {
                out.write(b);
                out.flush();
              }
            });

    assertThat(heard).isEqualTo(new Heard(ANSWER, new End.Complete(true, 120, 14)));
  }

  @Test
  void ask_cutAnywhere_isNeverTakenForWhole() throws Exception {
    byte[] response = (HEAD + chunks("It is ", "quiet.")).getBytes(UTF_8);
    int finish = new String(response, UTF_8).indexOf("\"stop\"");
    for (int length = 0; length < finish; length += 7) {
      int cut = length;

      Heard heard = ask(out -> out.write(response, 0, cut));

      assertThat(heard.end())
          .as("cut after %d bytes", cut)
          .isIn(new End.Broken("cut"), new End.Broken("garbage"));
      assertThat("It is quiet.").startsWith(heard.text());
    }
  }

  @Test
  void ask_withoutDone_isWholeAfterTheReasonToFinish() throws Exception {
    assertThat(ask(HEAD + chunks("Yes.").replace("data: [DONE]\n\n", "")).end())
        .isEqualTo(new End.Complete(true, 120, 14));
  }

  @Test
  void ask_cutAtTheTokenLimit_isNotWhole() throws Exception {
    assertThat(ask(HEAD + chunks("Yes, it").replace("\"stop\"", "\"length\"")).end())
        .isEqualTo(new End.Complete(false, 120, 14));
  }

  @Test
  void ask_unavailable_saysTheStatusAndNothingElse() throws Exception {
    assertThat(ask("HTTP/1.1 503 Busy\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret"))
        .isEqualTo(new Heard("", new End.Broken("http 503")));
  }

  @Test
  void ask_unavailable_isOneWarningWithoutKeyOrWords() throws Exception {
    var said = new ArrayList<String>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            said.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(ChatStream.class.getName());
    logger.addHandler(handler);
    try {
      ask("HTTP/1.1 503 Busy\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret");
      ask("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(said)
        .containsExactly(
            "WARN endpoint.failed endpoint=m cause=\"http 503\"",
            "WARN endpoint.failed endpoint=m cause=\"garbage\"");
  }

  @Test
  void ask_nobodyListens_isRefused() throws Exception {
    Upstream gone = Upstream.saying("Yes.");
    gone.close();

    assertThat(ask(gone, Deadline.in(Duration.ofSeconds(20))).end())
        .isEqualTo(new End.Broken("refused"));
  }

  @Test
  void ask_page_isGarbage() throws Exception {
    assertThat(
            ask(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
                    + "<html><body>Sign in</body></html>"))
        .isEqualTo(new Heard("", new End.Broken("garbage")));
  }

  @Test
  void ask_emptyBody_isGarbage() throws Exception {
    assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").end())
        .isEqualTo(new End.Broken("garbage"));
  }

  @Test
  void ask_malformedChunk_isGarbageAfterWhatCameBefore() throws Exception {
    assertThat(ask(HEAD + text("It is ") + "data: {\"choices\":[{\n\n" + text("lost") + chunks()))
        .isEqualTo(new Heard("It is ", new End.Broken("garbage")));
  }

  @Test
  void ask_errorInTheMiddle_isAnErrorWithoutItsWords() throws Exception {
    for (String line :
        List.of(
            "data: {\"error\":{\"message\":\"CUDA secret\",\"code\":500}}\n\n",
            "data: {\"object\":\"error\",\"message\":\"CUDA secret\"}\n\n")) {
      assertThat(ask(HEAD + text("It is ") + line + chunks()))
          .isEqualTo(new Heard("It is ", new End.Broken("error")));
    }
  }

  @Test
  void ask_silentServer_isSlowInTime() throws Exception {
    long start = System.nanoTime();

    assertThat(askImpatiently(out -> Thread.sleep(10_000)).end()).isEqualTo(new End.Broken("slow"));
    assertThat(millisSince(start)).isBetween(1_400L, 4_000L);
  }

  @Test
  void ask_onlyHeartbeats_isSlow() throws Exception {
    assertThat(
            askImpatiently(
                    out -> {
                      out.write(HEAD.getBytes(UTF_8));
                      for (int i = 0; i < 100; i++) {
                        out.write(": ping\n\n".getBytes(UTF_8));
                        out.flush();
                        Thread.sleep(50);
                      }
                    })
                .end())
        .isEqualTo(new End.Broken("slow"));
  }

  @Test
  void ask_stallInTheMiddle_keepsWhatCameAndEndsInTime() throws Exception {
    long start = System.nanoTime();

    Heard heard =
        askImpatiently(
            out -> {
              out.write((HEAD + text("It is ")).getBytes(UTF_8));
              out.flush();
              Thread.sleep(10_000);
            });

    assertThat(heard).isEqualTo(new Heard("It is ", new End.Broken("stalled")));
    assertThat(millisSince(start)).isLessThan(3_500);
  }

  @Test
  void ask_neverEndingText_endsAtTheLimitOfTime() throws Exception {
    Heard heard =
        askImpatiently(
            out -> {
              out.write(HEAD.getBytes(UTF_8));
              for (int i = 0; i < 2_000; i++) {
                out.write(text("and ").getBytes(UTF_8));
                out.flush();
                Thread.sleep(10);
              }
            });

    assertThat(heard.end()).isEqualTo(new End.Broken("overlong"));
  }

  @Test
  void ask_deadlineOfTheTurn_endsItEarlier() throws Exception {
    try (Upstream upstream = new Upstream(out -> Thread.sleep(10_000))) {
      long start = System.nanoTime();

      assertThat(ask(upstream, Deadline.in(Duration.ofMillis(200))).end())
          .isEqualTo(new End.Broken("overlong"));
      assertThat(millisSince(start)).isLessThan(1_400);
    }
  }

  @Test
  void ask_lineThatNeverEnds_isBounded() throws Exception {
    byte[] block = "x".repeat(64 << 10).getBytes(UTF_8);

    Heard heard =
        ask(
            out -> {
              out.write((HEAD + "data: {\"a\":\"").getBytes(UTF_8));
              for (int i = 0; i < 200; i++) {
                out.write(block);
              }
            });

    assertThat(heard.end()).isEqualTo(new End.Broken("cut"));
  }

  @Test
  void ask_readerHasEnough_abortsTheServer() throws Exception {
    Upstream.Script endless =
        out -> {
          out.write(HEAD.getBytes(UTF_8));
          for (int i = 0; i < 2_000; i++) {
            out.write(text("and ").getBytes(UTF_8));
            out.flush();
            Thread.sleep(5);
          }
        };
    try (Upstream upstream = new Upstream(endless)) {
      End end =
          stream(upstream, LONG).ask(CHAT, Deadline.in(Duration.ofSeconds(20)), piece -> false);

      assertThat(end).isEqualTo(new End.Stopped());
      assertThat(upstream.aborted().await(2, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void ask_callerInterrupted_stopsAndKeepsTheInterrupt() throws Exception {
    try (Upstream upstream = new Upstream(out -> Thread.sleep(10_000))) {
      Thread.currentThread().interrupt();

      assertThat(ask(upstream, Deadline.in(Duration.ofSeconds(20))).end())
          .isEqualTo(new End.Stopped());
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** No stream waits for another's end. */
  @Test
  void ask_eightAtOnce_allStreamTogether() throws Exception {
    var together = new CyclicBarrier(8);
    Upstream.Script meeting =
        out -> {
          out.write((HEAD + text("It ")).getBytes(UTF_8));
          out.flush();
          together.await(5, TimeUnit.SECONDS);
          out.write(chunks("is.").getBytes(UTF_8));
        };
    try (Upstream upstream = new Upstream(meeting);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stream = new ChatStream(new Endpoint(upstream.baseUrl(), "m", Optional.empty(), LONG));
      Callable<End> one =
          () -> stream.ask(CHAT, Deadline.in(Duration.ofSeconds(20)), piece -> true);
      List<Future<End>> ends = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ends.add(threads.submit(one));
      }
      for (Future<End> end : ends) {
        assertThat(end.get()).isEqualTo(new End.Complete(true, 120, 14));
      }
    }
  }

  @Test
  void endpoint_withoutHttp_isRefusedAtOnce() {
    assertThatThrownBy(() -> new Endpoint(URI.create("file:///etc"), "m", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endpoint_asText_hidesTheKey() {
    assertThat(
            new Endpoint(URI.create("http://localhost/v1"), "m", Optional.of("k-123")).toString())
        .isEqualTo("m at http://localhost/v1");
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
