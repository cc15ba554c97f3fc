package dev.tendero.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The HTTP client beneath LangChain4j's model. It does everything on the caller's thread, so that
 * interrupting that thread ends a request at any moment, before the first byte too. It knows a
 * stream that ended from one that was cut, and an error or a page from an answer: LangChain4j's own
 * client takes a cut stream, an empty body and a page of HTML for whole answers. It bounds what a
 * server may send, and lets no word of a server's errors through.
 */
final class Wire implements HttpClient {
  /** A thousand tokens with their envelopes are 300 KB; ten times that is no answer. */
  static final int MAX_BYTES = 4 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final java.net.http.HttpClient client;

  Wire(java.net.http.HttpClient client) {
    this.client = client;
  }

  /** The stream ended without saying that it does. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;

    Cut() {
      super("cut");
    }
  }

  /** The server sent something else than a stream of chunks. */
  static final class Garbage extends RuntimeException {
    private static final long serialVersionUID = 1;

    Garbage() {
      super("garbage");
    }
  }

  /** The server sent an error in the middle of a stream. */
  static final class ErrorLine extends RuntimeException {
    private static final long serialVersionUID = 1;

    ErrorLine() {
      super("error");
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("only streams are asked for");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response =
          client.send(
              onTheWire(request),
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofInputStream(), MAX_BYTES));
      try (InputStream body = response.body()) {
        if (response.statusCode() / 100 != 2) {
          // The body may hold anything; nobody here reads it.
          listener.onError(new HttpException(response.statusCode(), ""));
          return;
        }
        Checked checked = new Checked(listener);
        parser.parse(body, checked);
        checked.end();
      }
    } catch (IOException e) {
      listener.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.onError(e);
    }
  }

  private static java.net.http.HttpRequest onTheWire(HttpRequest request) {
    var wire =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> wire.header(name, v)));
    return wire.build();
  }

  /** Passes chunks on until the first sign of trouble, which it reports once. */
  private static final class Checked implements ServerSentEventListener {
    private final ServerSentEventListener listener;
    private boolean finished;
    private boolean over;
    private int chunks;

    Checked(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      String data = event.data() == null ? "" : event.data().strip();
      if (over || data.isEmpty()) {
        return;
      }
      if (data.equals("[DONE]")) {
        finished = true;
        over = true;
        return;
      }
      chunks++;
      try {
        JsonNode chunk = JSON.readTree(data);
        if (chunk.hasNonNull("error") || chunk.path("object").asText().equals("error")) {
          onError(new ErrorLine());
        } else if (!chunk.isObject()) {
          onError(new Garbage());
        } else {
          listener.onEvent(event, context);
          // Not every server says [DONE]; a reason to finish is as good. Usage may still follow.
          finished |= chunk.path("choices").path(0).hasNonNull("finish_reason");
        }
      } catch (JsonProcessingException e) {
        onError(new Garbage());
      }
    }

    @Override
    public void onError(Throwable error) {
      if (!over) {
        over = true;
        listener.onError(error);
      }
    }

    /** The body has ended. */
    void end() {
      if (finished) {
        listener.onClose();
      } else {
        onError(chunks == 0 ? new Garbage() : new Cut());
      }
    }
  }

  /** What LangChain4j builds its client from. */
  static final class Builder implements HttpClientBuilder {
    private final java.net.http.HttpClient client;
    private Duration connectTimeout = Duration.ZERO;
    private Duration readTimeout = Duration.ZERO;

    Builder(java.net.http.HttpClient client) {
      this.client = client;
    }

    @Override
    public Duration connectTimeout() {
      return connectTimeout;
    }

    /** Without effect: {@link ChatStream} keeps the time. */
    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return readTimeout;
    }

    /** Without effect: {@link ChatStream} keeps the time. */
    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return new Wire(client);
    }
  }
}
