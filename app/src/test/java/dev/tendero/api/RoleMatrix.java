package dev.tendero.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.security.OperatorToken;
import dev.tendero.security.Roles;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route there is, asked by everybody there is. The routes are those that the service itself
 * lists, so that a new one without a line in the table fails.
 */
abstract class RoleMatrix {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOBODY = "nobody";

  /** Who may pass, by the beginning of the path; the longest that fits counts. */
  private static final Map<String, Set<String>> TABLE =
      new TreeMap<>(
          Map.ofEntries(
              entry("/api/v1/turns", everybody()),
              entry("/api/v1/conversations", everybody()),
              entry("/api/v1/receipts", everybody()),
              entry("/api/v1/shop", everybody()),
              entry("/api/v1/session", everybody()),
              entry("/api/v1/session/begin", signedIn()),
              entry("/api/v1/session/password", signedIn()),
              entry("/api/v1/mine", everybody()),
              entry("/api/v1/operator", Set.of(Roles.HOME_OWNER)),
              entry("/api/v1/admin/catalogue", Set.of(Roles.CATALOG_ADMIN, Roles.HOME_OWNER)),
              entry("/log", everybody()),
              entry("/img/demo", everybody())));

  private static final Map<String, Set<String>> PAGES =
      Map.of(
          "/", everybody(),
          "/c/x", everybody(),
          "/history", everybody(),
          "/mine", everybody(),
          "/sign-in", everybody(),
          "/catalogue", Set.of(Roles.CATALOG_ADMIN, Roles.HOME_OWNER),
          "/catalogue/jobs/1", Set.of(Roles.CATALOG_ADMIN, Roles.HOME_OWNER));

  private final HttpClient http = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI root;

  @Inject OperatorToken token;

  /** The header that makes somebody of a request, by role. */
  private final Map<String, String[]> people = new LinkedHashMap<>();

  private static Set<String> signedIn() {
    var all = new HashSet<>(Roles.GRANTED);
    all.add(Roles.HOME_OWNER);
    return all;
  }

  private static Set<String> everybody() {
    var all = signedIn();
    all.add(NOBODY);
    return all;
  }

  /** The header that makes somebody of this role of a request. */
  abstract String[] person(String role);

  @BeforeEach
  void peopleOfEveryRole() {
    people.put(NOBODY, new String[0]);
    people.put(Roles.HOME_OWNER, new String[] {"Authorization", "Bearer " + token.value()});
    Roles.GRANTED.forEach(role -> people.put(role, person(role)));
  }

  @Test
  void everyRoute_opensForItsRolesAlone() {
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (var path : paths().properties()) {
      for (String method : methods(path.getValue())) {
        Set<String> allowed = allowed(path.getKey());
        String concrete =
            path.getKey().replace("{tile}", "tile/0/000").replaceAll("\\{[^}]+}", "x");
        // Signing out would end who asks next.
        if (method.equals("DELETE") && concrete.equals("/api/v1/session")) {
          continue;
        }
        for (var person : people.entrySet()) {
          asked++;
          var answer = send(method, concrete, "", person.getValue());
          String expected =
              allowed.contains(person.getKey())
                  ? "passes"
                  : person.getKey().equals(NOBODY) ? "must sign in" : "does not exist";
          if (!outcome(answer).equals(expected)) {
            wrong.add(
                method
                    + " "
                    + concrete
                    + " by "
                    + person.getKey()
                    + ": "
                    + answer.statusCode()
                    + " "
                    + answer.body()
                    + ", expected: "
                    + expected);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(100);
  }

  private static String outcome(HttpResponse<String> answer) {
    if (answer.headers().firstValue(Passed.HEADER).isPresent()) {
      return "passes";
    }
    return switch (answer.statusCode() + " " + code(answer)) {
      // The last two are of the one route that a browser goes to: on its way to the provider.
      case "401 sign_in_needed", "302 ", "401 " -> "must sign in";
      case "404 http_404" -> "does not exist";
      default -> answer.statusCode() + " " + answer.body();
    };
  }

  @Test
  void everyPage_opensForItsRolesAlone() {
    var wrong = new ArrayList<String>();
    PAGES.forEach(
        (page, allowed) ->
            people.forEach(
                (role, header) -> {
                  var answer = send("GET", page, "", header);
                  int expected = allowed.contains(role) ? 200 : role.equals(NOBODY) ? 303 : 404;
                  if (answer.statusCode() != expected) {
                    wrong.add(
                        page + " by " + role + ": " + answer.statusCode() + ", not " + expected);
                  }
                }));
    assertThat(wrong).isEmpty();
    assertThat(send("GET", "/catalogue/jobs/1", "", new String[0]).headers().firstValue("Location"))
        .hasValue("/sign-in?to=%2Fcatalogue%2Fjobs%2F1");
  }

  /** A page that is served and in no line of the table would be asked by nobody here. */
  @Test
  void everyPageRoute_isInTheTable() {
    for (String route : PageRoutes.OPEN) {
      assertThat(PAGES.keySet()).anyMatch(page -> page.startsWith(route.replace("*", "")));
    }
    PageRoutes.STAFF.forEach(
        (route, role) ->
            assertThat(PAGES)
                .anySatisfy(
                    (page, allowed) -> {
                      assertThat(page).startsWith(route.replace("*", ""));
                      assertThat(allowed).containsExactlyInAnyOrder(role, Roles.HOME_OWNER);
                    }));
  }

  private JsonNode paths() {
    var answer = send("GET", "/q/openapi?format=json", "", new String[0]);
    try {
      return JSON.readTree(answer.body()).path("paths");
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static List<String> methods(JsonNode path) {
    return path.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> Set.of("get", "post", "put", "patch", "delete").contains(name))
        .map(name -> name.toUpperCase(Locale.ROOT))
        .toList();
  }

  private static Set<String> allowed(String path) {
    return TABLE.entrySet().stream()
        .filter(line -> path.equals(line.getKey()) || path.startsWith(line.getKey() + "/"))
        .max(Comparator.comparingInt(line -> line.getKey().length()))
        .orElseThrow(() -> new AssertionError(path + " is in no line of the table"))
        .getValue();
  }

  private static String code(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body()).path("code").asText();
    } catch (IOException e) {
      return "";
    }
  }

  final HttpResponse<String> send(String method, String path, String body, String[] headers) {
    try {
      var request =
          HttpRequest.newBuilder(root.resolve(path))
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .header("Content-Type", "application/json");
      if (headers.length > 0) {
        request.headers(headers);
      }
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
