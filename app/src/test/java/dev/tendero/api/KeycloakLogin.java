package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signs in at the Keycloak of these tests, as a program and as a browser does. */
final class KeycloakLogin {
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final int MOST_STEPS = 10;

  /** As browsers do without TLS. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** By host and port: a browser has its cookies for one host, and these two share it. */
  private final Map<String, Map<String, String>> cookies = new HashMap<>();

  static String token(String client, String user) {
    String realm = ConfigProvider.getConfig().getValue("tendero.sign-in.url", String.class);
    var answer =
        new KeycloakLogin()
            .send(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            form(
                                Map.of(
                                    "grant_type",
                                    "password",
                                    "client_id",
                                    client,
                                    "scope",
                                    "openid",
                                    "username",
                                    user,
                                    "password",
                                    KeycloakServer.PASSWORD)))));
    try {
      String token = new ObjectMapper().readTree(answer.body()).path("access_token").asText();
      assertThat(token).as(answer.body()).isNotEmpty();
      return token;
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** Goes to {@code address}, through the form of Keycloak and back; the last answer. */
  HttpResponse<String> browse(URI address, String user) {
    var answer = get(address);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<String> location = answer.headers().firstValue("Location");
      if (location.isPresent()) {
        answer = get(answer.uri().resolve(location.get()));
      } else if (answer.body().contains("kc-form-login")) {
        var action = FORM.matcher(answer.body());
        assertThat(action.find()).isTrue();
        answer =
            send(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            form(Map.of("username", user, "password", KeycloakServer.PASSWORD)))));
      } else {
        return answer;
      }
    }
    throw new AssertionError("goes round in circles at " + answer.uri());
  }

  HttpResponse<String> get(URI address) {
    return send(HttpRequest.newBuilder(address));
  }

  Map<String, String> cookiesFor(URI address) {
    return cookies.computeIfAbsent(address.getAuthority(), a -> new HashMap<>());
  }

  String cookieHeader(URI address) {
    return cookiesFor(address).entrySet().stream()
        .map(c -> c.getKey() + "=" + c.getValue())
        .collect(Collectors.joining("; "));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      URI address = request.build().uri();
      if (!cookiesFor(address).isEmpty()) {
        request.header("Cookie", cookieHeader(address));
      }
      var answer = http.send(request.build(), BodyHandlers.ofString());
      for (String set : answer.headers().allValues("Set-Cookie")) {
        String pair = set.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (set.contains("Max-Age=0")) {
          cookiesFor(address).remove(name);
        } else {
          cookiesFor(address).put(name, pair.substring(name.length() + 1));
        }
      }
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
