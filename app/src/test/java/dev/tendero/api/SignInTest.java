package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.app.catalog.Loading;
import dev.tendero.evaluation.StarterShop;
import dev.tendero.security.Accounts;
import dev.tendero.security.Roles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in with an account of ours, and who does not. */
@QuarkusTest
@QuarkusTestResource(value = ServiceHome.class, restrictToAnnotatedClass = true)
class SignInTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI root;

  @Inject Accounts accounts;
  @Inject Loading loading;
  @Inject DataSource database;

  private Accounts.Made admin = new Accounts.Made("", List.of(), "");

  @BeforeEach
  void anAdmin() throws SQLException {
    sql("delete from session");
    sql("delete from sign_in_failure");
    sql("delete from account");
    sql("delete from rate");
    admin = accounts.add("Ana@Shop", List.of(Roles.CATALOG_ADMIN));
  }

  /** A browser: it keeps its cookies. */
  private final class Browser {
    private final Map<String, String> cookies = new HashMap<>();

    HttpResponse<String> send(String method, String path, String body, String... headers) {
      try {
        var request =
            HttpRequest.newBuilder(root.resolve(path))
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
          request.headers(headers);
        }
        if (!cookies.isEmpty()) {
          request.header(
              "Cookie",
              cookies.entrySet().stream()
                  .map(c -> c.getKey() + "=" + c.getValue())
                  .collect(Collectors.joining("; ")));
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private void keep(String set) {
      assertThat(set).contains("HttpOnly").contains("SameSite=Lax");
      String pair = set.substring(0, set.indexOf(';'));
      String name = pair.substring(0, pair.indexOf('='));
      if (set.contains("Max-Age=0")) {
        cookies.remove(name);
      } else {
        cookies.put(name, pair.substring(pair.indexOf('=') + 1));
      }
    }

    HttpResponse<String> get(String path) {
      return send("GET", path, "");
    }

    HttpResponse<String> signIn(String name, String password) {
      return send("POST", "/api/v1/session", credentials(name, password));
    }

    JsonNode asked(String question) {
      var answer =
          send(
              "POST",
              "/api/v1/turns",
              JSON.createObjectNode().put("question", question).put("locale", "en").toString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      return json(answer);
    }

    String events(JsonNode started) {
      return get("/api/v1/turns/" + started.path("turnId").asText() + "/events").body();
    }
  }

  @Test
  void rightPassword_opensASession_thatSigningOutEnds() {
    var browser = new Browser();
    assertThat(json(browser.get("/api/v1/session")))
        .isEqualTo(parsed("{\"by\":\"accounts\",\"name\":null,\"roles\":[]}"));

    var opened = browser.signIn(" ana@shop ", admin.password());

    assertThat(opened.statusCode()).isEqualTo(200);
    assertThat(json(browser.get("/api/v1/session")))
        .isEqualTo(
            parsed("{\"by\":\"accounts\",\"name\":\"ana@shop\",\"roles\":[\"catalog-admin\"]}"));
    var stolen = new Browser();
    stolen.cookies.putAll(browser.cookies);
    assertThat(browser.send("DELETE", "/api/v1/session", "").statusCode()).isEqualTo(204);
    assertThat(browser.cookies).isEmpty();
    assertProblem(stolen.get("/api/v1/session"), 401, "session_over");
    assertThat(stolen.cookies).as("the page can go on as a shopper's").isEmpty();
    assertThat(stolen.get("/api/v1/session").statusCode()).isEqualTo(200);
  }

  @Test
  void cookiesOfNobody_openNothing() {
    for (String cookie : List.of("x", "a".repeat(43), "../../..", "'or/**/1=1--")) {
      var browser = new Browser();
      browser.cookies.put("tendero-session", cookie);
      assertProblem(browser.get("/api/v1/session"), 401, "session_over");
    }
  }

  /** A name of another site that leads to this machine: its page is the site's, not ours. */
  @Test
  void anotherNameForThisMachine_signsNobodyIn() throws IOException {
    var browser = new Browser();
    browser.signIn("ana@shop", admin.password());
    String session = browser.cookies.get("tendero-session");

    assertThat(named("evil.example", "GET /api/v1/session", "Cookie: tendero-session=" + session))
        .contains("\"name\":null");
    String credentials = credentials("ana@shop", admin.password());
    assertThat(
            named(
                "evil.example",
                "POST /api/v1/session",
                "Content-Type: application/json\r\nContent-Length: " + credentials.length(),
                credentials))
        .startsWith("HTTP/1.1 404");
  }

  /** The JDK's client lets nobody choose the Host. */
  private String named(String host, String request, String headers, String... body)
      throws IOException {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      String text =
          request
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\n"
              + headers
              + "\r\n\r\n"
              + String.join("", body);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void wrongName_andWrongPassword_areToldAlike() {
    var wrongPassword = new Browser().signIn("ana@shop", "not-the-password");
    var wrongName = new Browser().signIn("nobody", admin.password());

    assertProblem(wrongPassword, 401, "sign_in_failed");
    assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
    assertThat(new Browser().signIn("ana@shop", "x".repeat(201)).statusCode()).isEqualTo(400);
    assertThat(new Browser().signIn("n".repeat(201), "x").statusCode()).isEqualTo(400);
  }

  @Test
  void manyWrongPasswords_lockTheName_whetherItExistsOrNot() {
    for (String name : List.of("ana@shop", "nobody")) {
      for (int i = 0; i < 5; i++) {
        assertProblem(new Browser().signIn(name, "wrong " + i), 401, "sign_in_failed");
      }
      clearRates();
      var locked = new Browser().signIn(name, admin.password());
      assertProblem(locked, 429, "sign_in_locked");
      assertThat(Integer.parseInt(locked.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(30, 60);
    }
  }

  @Test
  void wrongPasswordsAtOnce_areCountedLikeOnesInARow() {
    var codes =
        IntStream.range(0, 10)
            .parallel()
            .mapToObj(i -> json(new Browser().signIn("ana@shop", "w")).path("code").asText())
            .toList();

    assertThat(codes).filteredOn("sign_in_failed"::equals).hasSizeLessThanOrEqualTo(5);
    assertThat(codes).contains("sign_in_locked");
  }

  @Test
  void manyTries_fromOneAddress_areTooMany() {
    var codes = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      codes.add(json(new Browser().signIn("name" + i, "wrong")).path("code").asText());
    }
    assertThat(codes.getLast()).isEqualTo("rate_limited");
  }

  @Test
  void signingIn_takesWhatWasAskedBefore_alongWithItsReceipts() throws Exception {
    StarterShop.load(loading);
    var browser = new Browser();
    var started = browser.asked("what is your return policy?");
    String events = browser.events(started);
    String auditId = events.replaceAll("(?s).*\"auditId\":\"([^\"]+)\".*", "$1");
    var before = new Browser();
    before.cookies.putAll(browser.cookies);

    browser.signIn("ana@shop", admin.password());

    String thread = "/api/v1/conversations/" + started.path("conversationId").asText();
    assertThat(browser.get(thread).statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/v1/conversations").body())
        .contains(started.path("conversationId").asText());
    assertThat(browser.events(started)).isEqualTo(events);
    assertThat(browser.get("/api/v1/receipts/" + auditId).statusCode()).isIn(200, 202);
    assertThat(browser.asked("and how long may I wait?").path("conversationId").asText())
        .isNotEmpty();
    assertThat(before.get(thread).statusCode())
        .as("who comes to this browser later with the old cookie")
        .isEqualTo(404);
    browser.send("DELETE", "/api/v1/session", "");
    assertThat(browser.get("/api/v1/conversations").body()).isEqualTo("[]");
    assertThat(browser.get(thread).statusCode()).isEqualTo(404);
    browser.signIn("ana@shop", admin.password());
    assertThat(browser.get(thread).statusCode()).isEqualTo(200);
  }

  @Test
  void newPassword_endsOtherSessions_andNeedsTheOldOne() {
    var here = new Browser();
    var there = new Browser();
    here.signIn("ana@shop", admin.password());
    there.signIn("ana@shop", admin.password());

    assertProblem(changed(here, "not it at all", "a better password"), 401, "sign_in_failed");
    assertProblem(changed(here, admin.password(), "short"), 400, "password_length");
    assertProblem(
        changed(new Browser(), admin.password(), "a better password"), 401, "sign_in_needed");
    assertThat(changed(here, admin.password(), "a better password").statusCode()).isEqualTo(200);

    assertThat(here.get("/api/v1/session").statusCode()).isEqualTo(200);
    assertProblem(there.get("/api/v1/session"), 401, "session_over");
    assertProblem(new Browser().signIn("ana@shop", admin.password()), 401, "sign_in_failed");
    assertThat(new Browser().signIn("ana@shop", "a better password").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> changed(Browser browser, String old, String password) {
    return browser.send(
        "POST",
        "/api/v1/session/password",
        JSON.createObjectNode().put("old", old).put("password", password).toString());
  }

  @Test
  void idleSession_isOver() throws SQLException {
    var browser = new Browser();
    browser.signIn("ana@shop", admin.password());
    sql("update session set seen_at = now() - interval '121 minutes'");
    assertProblem(browser.get("/api/v1/session"), 401, "session_over");

    browser.signIn("ana@shop", admin.password());
    sql("update session set started_at = now() - interval '721 minutes', seen_at = now()");
    assertProblem(browser.get("/api/v1/conversations"), 401, "session_over");
  }

  @Test
  void accountRemovedOrReset_isSignedOut() {
    var browser = new Browser();
    browser.signIn("ana@shop", admin.password());
    var again = accounts.reset("ANA@shop");
    assertProblem(browser.get("/api/v1/session"), 401, "session_over");
    assertProblem(new Browser().signIn("ana@shop", admin.password()), 401, "sign_in_failed");
    assertThat(browser.signIn("ana@shop", again.password()).statusCode()).isEqualTo(200);

    accounts.remove("ana@shop");
    assertProblem(browser.get("/api/v1/session"), 401, "session_over");
    assertThat(accounts.list()).isEmpty();
  }

  @Test
  void passwords_areKeptAsArgon2id() throws SQLException {
    try (var connection = database.getConnection();
        var rows = connection.createStatement().executeQuery("select * from account")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("password"))
          .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
          .doesNotContain(admin.password());
    }
  }

  @Test
  void newHome_hasAccountsOnce_andNobodyHasBoth() throws SQLException {
    sql("delete from account");
    var made = accounts.begin();

    assertThat(made).extracting(Accounts.Made::name).containsExactly("admin", "compliance");
    assertThat(made)
        .noneMatch(
            account ->
                account.roles().contains(Roles.COMPLIANCE)
                    && account.roles().contains(Roles.CATALOG_ADMIN));
    assertThat(accounts.begin()).isEmpty();
    assertThat(new Browser().signIn("admin", made.getFirst().password()).statusCode())
        .isEqualTo(200);
  }

  /** What a page of another site makes its visitor's browser send. */
  @Test
  void changes_fromAnotherSite_areRefused() {
    var browser = new Browser();
    browser.signIn("ana@shop", admin.password());
    String here = "http://" + root.getAuthority();

    for (String[] foreign :
        List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Sec-Fetch-Site", ""},
            new String[] {"Origin", "https://evil.example"},
            new String[] {"Origin", "null"},
            new String[] {"Origin", here + ".evil.example"},
            new String[] {"Sec-Fetch-Site", "cross-site", "Origin", here})) {
      assertProblem(browser.send("DELETE", "/api/v1/session", "", foreign), 403, "cross_site");
      assertProblem(
          browser.send("POST", "/api/v1/turns", "{\"question\":\"lamp\"}", foreign),
          403,
          "cross_site");
    }
    assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(200);
    assertThat(
            browser
                .send(
                    "DELETE",
                    "/api/v1/session",
                    "",
                    "Origin",
                    here,
                    "Sec-Fetch-Site",
                    "same-origin")
                .statusCode())
        .isEqualTo(204);
  }

  private static String credentials(String name, String password) {
    return JSON.createObjectNode().put("name", name).put("password", password).toString();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  private void clearRates() {
    try {
      sql("delete from rate");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return parsed(answer.body());
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
