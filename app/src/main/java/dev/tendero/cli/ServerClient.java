package dev.tendero.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.home.Home;
import dev.tendero.home.RunFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands a command to the server that holds the home. */
final class ServerClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFile run;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private ServerClient(RunFile run) {
    this.run = run;
  }

  /** Empty when no server holds the home. */
  static Optional<ServerClient> of(Home home) {
    return RunFile.read(home).map(ServerClient::new);
  }

  JsonNode post(String path, Object body) {
    HttpResponse<String> response = send(path, body, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw refused(response.statusCode(), response.body());
    }
    try {
      return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** For work that reports as it goes: each line of the answer is one JSON object. */
  void follow(String path, Object body, Consumer<JsonNode> line) {
    HttpResponse<Stream<String>> response = send(path, body, HttpResponse.BodyHandlers.ofLines());
    try (var lines = response.body()) {
      if (response.statusCode() >= 300) {
        throw refused(response.statusCode(), String.join("", lines.toList()));
      }
      for (String text : (Iterable<String>) lines::iterator) {
        if (!text.isBlank()) {
          line.accept(JSON.readTree(text));
        }
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** The operator's receipt as JSON; empty while its entry waits for a checkpoint. */
  Optional<String> receipt(String auditId) {
    HttpResponse<String> response =
        send(request("receipts/" + auditId).GET(), HttpResponse.BodyHandlers.ofString());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 202 -> Optional.empty();
      case 404 -> throw AuditCommand.ReceiptCommand.unknown(auditId);
      default -> throw refused(response.statusCode(), response.body());
    };
  }

  private <T> HttpResponse<T> send(String path, Object body, HttpResponse.BodyHandler<T> handler) {
    try {
      return send(
          request("operator/" + path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
          handler);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body of " + path, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(run.address().resolve("/api/v1/" + path))
        .header("Authorization", "Bearer " + run.token());
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private Unavailable unreachable(Exception e) {
    return new Unavailable("the server at " + run.address(), Duration.ofSeconds(1), e);
  }

  private RuntimeException refused(int status, String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String detail = problem.path("detail").asText("HTTP " + status);
      return status < 500
          ? new Invalid(
              problem.path("code").asText("http"), problem.path("field").asText(""), detail)
          : new Unavailable("the server (" + detail + ")", Duration.ofSeconds(1), null);
    } catch (IOException e) {
      return unreachable(e);
    }
  }

  static Map<String, Object> body(Object... keysAndValues) {
    var body = new java.util.LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (keysAndValues[i + 1] instanceof Optional<?> optional) {
        optional.ifPresent(keep(body, (String) keysAndValues[i]));
      } else {
        body.put((String) keysAndValues[i], keysAndValues[i + 1]);
      }
    }
    return body;
  }

  private static Consumer<Object> keep(Map<String, Object> body, String key) {
    return value -> body.put(key, value);
  }
}
