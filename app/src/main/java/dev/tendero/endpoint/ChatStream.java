package dev.tendero.endpoint;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.tendero.answer.Deadline;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one endpoint, streamed over LangChain4j's OpenAI client.
 *
 * <p>The request runs on a virtual thread of its own and hands its text over through a bounded
 * queue, so that the caller keeps the time whatever the server does. Ending early means to
 * interrupt that thread, which closes the connection; the server sees it and stops generating.
 * Thread-safe.
 */
public final class ChatStream {
  /** How late the end of a turn is noticed while the endpoint is silent. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Answers are a few sentences. */
  static final int MAX_TOKENS = 600;

  /** Facts are to be told, not invented; a little variety keeps the prose readable. */
  static final double TEMPERATURE = 0.2;

  /** Text that waits for a slow reader; then the server waits. */
  private static final int QUEUE = 256;

  private static final Logger LOG = Logger.getLogger(ChatStream.class);

  private final Endpoint endpoint;
  private final StreamingChatModel model;

  public ChatStream(Endpoint endpoint) {
    this.endpoint = endpoint;
    HttpClient http =
        HttpClient.newBuilder()
            // The usual servers speak no HTTP/2 without TLS and stumble over its upgrade.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(endpoint.patience().first())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    var builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(new Wire.Builder(http))
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(endpoint.model())
            .temperature(TEMPERATURE)
            .maxTokens(MAX_TOKENS);
    endpoint.key().ifPresent(builder::apiKey);
    this.model = builder.build();
  }

  /** The model's name, for the disclosure and the record. */
  public String model() {
    return endpoint.model();
  }

  private sealed interface Event {
    record Text(String text) implements Event {}

    record Last(End end) implements Event {}
  }

  /**
   * Asks and hands every piece of text over as it comes, on the caller's thread. Returns when the
   * stream has ended, never later than the deadline or the endpoint's patience; does not throw for
   * trouble of the endpoint.
   *
   * @param reader says false when it has enough
   */
  public End ask(Chat chat, Deadline deadline, Predicate<String> reader) {
    BlockingQueue<Event> events = new ArrayBlockingQueue<>(QUEUE);
    Thread request =
        Thread.ofVirtual().name("endpoint").start(() -> send(chat, new Handover(events)));
    try {
      End end = read(events, deadline, reader);
      if (end instanceof End.Broken(String reason)) {
        LOG.warnf("endpoint.failed endpoint=%s cause=\"%s\"", endpoint.model(), reason);
      }
      return end;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End.Stopped();
    } finally {
      request.interrupt();
    }
  }

  private End read(BlockingQueue<Event> events, Deadline deadline, Predicate<String> reader)
      throws InterruptedException {
    Deadline total = deadline.within(endpoint.patience().total());
    boolean begun = false;
    Deadline wait = total.within(endpoint.patience().first());
    while (true) {
      long nanos = Math.min(wait.left().toNanos(), LOOK.toNanos());
      Event event = events.poll(nanos, TimeUnit.NANOSECONDS);
      switch (event) {
        case null -> {
          if (deadline.stopped()) {
            return new End.Stopped();
          }
          if (wait.passed()) {
            return new End.Broken(total.passed() ? "overlong" : begun ? "stalled" : "slow");
          }
        }
        case Event.Last(End end) -> {
          return end;
        }
        case Event.Text(String text) -> {
          if (deadline.stopped() || !reader.test(text)) {
            return new End.Stopped();
          }
          if (total.passed()) {
            return new End.Broken("overlong");
          }
          begun = true;
          wait = total.within(endpoint.patience().idle());
        }
      }
    }
  }

  private void send(Chat chat, Handover handover) {
    try {
      model.chat(
          ChatRequest.builder()
              .messages(SystemMessage.from(chat.system()), UserMessage.from(chat.user()))
              .build(),
          handover);
    } catch (RuntimeException e) {
      handover.onError(e);
    }
  }

  /** What LangChain4j calls; the first end counts. */
  private static final class Handover implements StreamingChatResponseHandler {
    private final BlockingQueue<Event> events;

    Handover(BlockingQueue<Event> events) {
      this.events = events;
    }

    @Override
    public void onPartialResponse(String text) {
      put(new Event.Text(text));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      TokenUsage usage = response.tokenUsage();
      put(
          new Event.Last(
              new End.Complete(
                  response.finishReason() != FinishReason.LENGTH,
                  usage == null ? 0 : count(usage.inputTokenCount()),
                  usage == null ? 0 : count(usage.outputTokenCount()))));
    }

    private static int count(@Nullable Integer tokens) {
      return tokens == null ? 0 : Math.max(0, tokens);
    }

    @Override
    public void onError(Throwable error) {
      put(new Event.Last(new End.Broken(reason(error))));
    }

    /** Waits while the reader is behind, and gives up when the reader has left. */
    private void put(Event event) {
      try {
        events.put(event);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The first cause that says what happened. */
  private static String reason(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case HttpException e -> {
          return "http " + e.statusCode();
        }
        case Wire.Cut e -> {
          return "cut";
        }
        case Wire.Garbage e -> {
          return "garbage";
        }
        case Wire.ErrorLine e -> {
          return "error";
        }
        case java.net.http.HttpTimeoutException e -> {
          return "slow";
        }
        case ConnectException e -> {
          return "refused";
        }
        case java.io.IOException e -> {
          return "cut";
        }
        default -> {}
      }
    }
    return "error";
  }
}
