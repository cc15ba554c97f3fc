package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.app.catalog.Loading;
import dev.tendero.evaluation.StarterShop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seeing, naming, taking away and erasing what is one's own, and nothing of another's. */
@QuarkusTest
@QuarkusTestResource(value = ServiceHome.class, restrictToAnnotatedClass = true)
class OwnDataTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI root;

  @Inject Loading loading;
  @Inject DataSource database;

  /** A browser with its cookie. */
  private final class Browser {
    private String cookie = "";

    HttpResponse<String> send(String method, String path, Optional<String> body) {
      var request =
          HttpRequest.newBuilder(root.resolve("/api/v1" + path))
              .header("Content-Type", "application/json")
              .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
      if (!cookie.isEmpty()) {
        request.header("Cookie", cookie);
      }
      try {
        var response = http.send(request.build(), BodyHandlers.ofString());
        response
            .headers()
            .firstValue("Set-Cookie")
            .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    HttpResponse<String> get(String path) {
      return send("GET", path, Optional.empty());
    }

    HttpResponse<String> delete(String path) {
      return send("DELETE", path, Optional.empty());
    }

    HttpResponse<String> rename(String id, String title) {
      String body = JSON.createObjectNode().put("title", title).toString();
      return send("PATCH", "/conversations/" + id, Optional.of(body));
    }

    /** Asks, and reads the answer to its end. */
    JsonNode ask(String question) {
      String body = JSON.createObjectNode().put("question", question).toString();
      JsonNode started = json(send("POST", "/turns", Optional.of(body)));
      get("/turns/" + started.path("turnId").asText() + "/events");
      return started;
    }

    List<String> titles(String query) {
      return json(get("/conversations" + query)).findValuesAsText("title");
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  private static String code(HttpResponse<String> response) {
    return json(response).path("code").asText();
  }

  @BeforeEach
  void shopIsOpen() {
    StarterShop.load(loading);
  }

  @Test
  void mine_withoutACookie_isNothingAndMakesNobody() {
    for (String path : List.of("/mine", "/mine/export", "/conversations")) {
      var stranger = new Browser();
      var response = stranger.get(path);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
    var seen = json(new Browser().get("/mine"));
    assertThat(seen.path("pseudonym").isNull()).isTrue();
    assertThat(seen.path("questions").asInt()).isZero();
    assertThat(json(new Browser().get("/mine/export")).path("conversations")).isEmpty();
    assertThat(json(new Browser().delete("/mine")).path("questions").asInt()).isZero();
    assertThat(json(new Browser().delete("/conversations")).path("conversations").asInt()).isZero();
  }

  /** Where the page is not built there is none to compare with; then both are the same nothing. */
  @Test
  void page_underItsOwnAddress_isThePage() throws Exception {
    var page = HttpRequest.newBuilder(root.resolve("/index.html")).build();
    var deep = HttpRequest.newBuilder(root.resolve("/mine")).build();

    assertThat(http.send(deep, BodyHandlers.ofString()).body())
        .isEqualTo(http.send(page, BodyHandlers.ofString()).body());
  }

  @Test
  void mine_ofAnotherSubject_isNeitherSeenNorChanged() {
    var owner = new Browser();
    String conversation = owner.ask("desk lamp").path("conversationId").asText();
    var stranger = new Browser();
    stranger.ask("quiet mouse");

    assertThat(stranger.rename(conversation, "taken").statusCode()).isEqualTo(404);
    assertThat(stranger.delete("/conversations/" + conversation).statusCode()).isEqualTo(404);
    assertThat(new Browser().rename(conversation, "taken").statusCode()).isEqualTo(404);
    assertThat(stranger.titles("?search=lamp")).isEmpty();
    assertThat(stranger.get("/mine/export").body()).doesNotContain("lamp", conversation);
    assertThat(json(stranger.delete("/mine")).path("conversations").asInt()).isEqualTo(1);

    assertThat(owner.titles("")).containsExactly("desk lamp");
    assertThat(json(owner.get("/mine")).path("questions").asInt()).isEqualTo(1);
  }

  @Test
  void mine_afterQuestionsAndAVerdict_countsThem() {
    var shopper = new Browser();
    var first = shopper.ask("desk lamp");
    shopper.ask("quiet mouse");
    shopper.send(
        "POST",
        "/turns/" + first.path("turnId").asText() + "/feedback",
        Optional.of("{\"helpful\":false,\"reason\":\"wrong\"}"));

    var kept = json(shopper.get("/mine"));

    assertThat(kept.path("conversations").asInt()).isEqualTo(2);
    assertThat(kept.path("questions").asInt()).isEqualTo(2);
    assertThat(kept.path("feedback").asInt()).isEqualTo(1);
    assertThat(kept.path("logEntries").asInt())
        .as("asked and answered twice, a verdict")
        .isEqualTo(5);
    assertThat(kept.path("pseudonym").asText()).matches("[0-9a-f]{32}");
    assertThat(kept.path("since").asText()).startsWith("20");
    assertThat(shopper.cookie).doesNotContain(kept.path("pseudonym").asText());
  }

  @Test
  void export_hasEveryWordAndEveryEntry() {
    var shopper = new Browser();
    var started = shopper.ask("desk lamp under 40 dollars");
    String turn = started.path("turnId").asText();
    shopper.send(
        "POST",
        "/turns/" + turn + "/feedback",
        Optional.of("{\"helpful\":false,\"reason\":\"incomplete\"}"));

    var response = shopper.get("/mine/export");

    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    var file = json(response);
    var replay = json(shopper.get("/conversations/" + started.path("conversationId").asText()));
    assertThat(file.path("conversations").path(0).path("turns")).isEqualTo(replay.path("turns"));
    assertThat(file.path("log").findValuesAsText("kind"))
        .containsExactly("asked", "answered", "feedback");
    assertThat(response.body()).contains("incomplete");
    for (JsonNode entry : file.path("log")) {
      assertThat(shopper.get("/receipts/" + entry.path("auditId").asText()).statusCode())
          .isIn(200, 202);
    }
  }

  @Test
  void erase_takesAllAtOnceAndTheCookieToo() throws SQLException {
    var shopper = new Browser();
    var started = shopper.ask("desk lamp");
    String turn = started.path("turnId").asText();
    shopper.send("POST", "/turns/" + turn + "/feedback", Optional.of("{\"helpful\":true}"));
    String cookie = shopper.cookie;

    var erased = shopper.delete("/mine");

    assertThat(json(erased).path("conversations").asInt()).isEqualTo(1);
    assertThat(json(erased).path("feedback").asInt()).isEqualTo(1);
    assertThat(erased.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    // Who has kept the cookie finds nothing either, not even what was in memory a moment ago.
    shopper.cookie = cookie;
    assertThat(shopper.titles("")).isEmpty();
    assertThat(shopper.get("/turns/" + turn + "/events").statusCode()).isEqualTo(404);
    assertThat(rows("select count(*) from turn where id = '" + turn + "'")).isZero();
    assertThat(rows("select count(*) from feedback where turn_id = '" + turn + "'")).isZero();
    assertThat(json(shopper.get("/mine")).path("logEntries").asInt())
        .as("the log is append-only, and says so")
        .isEqualTo(3);
  }

  private long rows(String count) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(count)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  void delete_ofAConversation_endsItAndItsFollowUps() {
    var shopper = new Browser();
    var started = shopper.ask("mice under 20 dollars");
    String conversation = started.path("conversationId").asText();
    // Asked, and not read: it may still be on its way when the conversation goes.
    String body =
        JSON.createObjectNode()
            .put("question", "and in black?")
            .put("conversationId", conversation)
            .toString();
    var running = json(shopper.send("POST", "/turns", Optional.of(body)));

    assertThat(shopper.delete("/conversations/" + conversation).statusCode()).isEqualTo(204);

    for (JsonNode turn : List.of(started, running)) {
      assertThat(shopper.get("/turns/" + turn.path("turnId").asText() + "/events").statusCode())
          .isEqualTo(404);
    }
    var after = shopper.send("POST", "/turns", Optional.of(body));
    assertThat(after.statusCode()).isEqualTo(404);
    assertThat(code(after)).isEqualTo("conversation_unknown");
    assertThat(shopper.delete("/conversations/" + conversation).statusCode()).isEqualTo(404);
    assertThat(shopper.titles("")).isEmpty();
  }

  @Test
  void rename_isKeptThroughTheNextQuestion() {
    var shopper = new Browser();
    String conversation = shopper.ask("desk lamp").path("conversationId").asText();

    assertThat(shopper.rename(conversation, "  Luz \uD83D\uDCA1 para el escritorio ").statusCode())
        .isEqualTo(204);
    shopper.send(
        "POST",
        "/turns",
        Optional.of(
            JSON.createObjectNode()
                .put("question", "and in black?")
                .put("conversationId", conversation)
                .toString()));

    assertThat(shopper.titles("")).containsExactly("Luz \uD83D\uDCA1 para el escritorio");
  }

  @Test
  void rename_toWhatIsNoTitle_isAClearProblem() {
    var shopper = new Browser();
    String conversation = shopper.ask("desk lamp").path("conversationId").asText();

    assertThat(code(shopper.rename(conversation, "  "))).isEqualTo("title_empty");
    assertThat(code(shopper.rename(conversation, "x".repeat(81)))).isEqualTo("title_too_long");
    assertThat(code(shopper.rename(conversation, "a\nb"))).isEqualTo("title_not_text");
    assertThat(code(shopper.rename(conversation, "a\u0000b"))).isEqualTo("title_not_text");
    assertThat(code(shopper.send("PATCH", "/conversations/" + conversation, Optional.of("{}"))))
        .isEqualTo("title_missing");
    assertThat(code(shopper.send("PATCH", "/conversations/" + conversation, Optional.of("null"))))
        .isEqualTo("body_missing");
    assertThat(shopper.titles("")).containsExactly("desk lamp");
  }

  @Test
  void list_isSearchedByTitleAndQuestionWordForWord() {
    var shopper = new Browser();
    shopper.ask("Desk lamp, 100% wool_free");
    String mouse = shopper.ask("quiet mouse").path("conversationId").asText();
    shopper.rename(mouse, "For the office");

    assertThat(shopper.titles("?search=DESK")).containsExactly("Desk lamp, 100% wool_free");
    assertThat(shopper.titles("?search=Quiet")).containsExactly("For the office");
    assertThat(shopper.titles("?search=office")).containsExactly("For the office");
    // What means something to the database means itself here.
    assertThat(shopper.titles("?search=%25")).containsExactly("Desk lamp, 100% wool_free");
    assertThat(shopper.titles("?search=_")).containsExactly("Desk lamp, 100% wool_free");
    assertThat(shopper.titles("?search=!")).isEmpty();
    assertThat(shopper.titles("?search='%20or%201=1")).isEmpty();
    assertThat(code(shopper.get("/conversations?search=%00"))).isEqualTo("search_not_text");
    assertThat(code(shopper.get("/conversations?search=" + "x".repeat(201))))
        .isEqualTo("search_too_long");
  }

  @Test
  void list_beforeATime_goesOnThere() {
    var shopper = new Browser();
    shopper.ask("desk lamp");
    shopper.ask("quiet mouse");
    String latest = json(shopper.get("/conversations")).path(0).path("updatedAt").asText();

    assertThat(shopper.titles("?before=" + latest)).containsExactly("desk lamp");
    assertThat(shopper.titles("?before=9999999-01-01T00:00:00Z").size()).isLessThanOrEqualTo(2);
    assertThat(code(shopper.get("/conversations?before=yesterday"))).isEqualTo("before_not_time");
  }

  /** As two tabs do it. */
  @Test
  void ask_manyAtOnceInOneConversation_areTurnsOneAfterTheOther() throws Exception {
    var shopper = new Browser();
    String conversation = shopper.ask("desk lamp").path("conversationId").asText();
    String body =
        JSON.createObjectNode()
            .put("question", "and in black?")
            .put("conversationId", conversation)
            .toString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          Stream.generate(
                  () -> threads.submit(() -> shopper.send("POST", "/turns", Optional.of(body))))
              .limit(8)
              .toList();
      for (var response : asked) {
        assertThat(response.get().statusCode()).isEqualTo(202);
      }
    }

    assertThat(json(shopper.get("/conversations/" + conversation)).path("turns")).hasSize(9);
  }

  @Test
  void deleteAll_leavesTheCookie() {
    var shopper = new Browser();
    shopper.ask("desk lamp");
    shopper.ask("quiet mouse");

    var deleted = shopper.delete("/conversations");

    assertThat(json(deleted).path("conversations").asInt()).isEqualTo(2);
    assertThat(deleted.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(shopper.titles("")).isEmpty();
  }
}
