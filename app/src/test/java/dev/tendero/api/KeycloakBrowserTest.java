package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Browsers that sign in at a real Keycloak. */
@QuarkusTest
@QuarkusTestResource(value = ServiceHome.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KeycloakServer.class, restrictToAnnotatedClass = true)
@EnabledIfSystemProperty(
    named = KeycloakServer.HOME,
    matches = ".+",
    disabledReason = "./tendero test --with-keycloak")
class KeycloakBrowserTest extends RoleMatrix {
  @Inject DataSource database;

  private KeycloakLogin signedIn(String user) {
    var browser = new KeycloakLogin();
    var page = browser.browse(root.resolve("/api/v1/session/begin?to=/catalogue"), user);
    assertThat(page.uri().getPath()).as(page.body()).isEqualTo("/catalogue");
    return browser;
  }

  @Override
  String[] person(String role) {
    return new String[] {"Cookie", signedIn(role).cookieHeader(root)};
  }

  @Test
  void session_holdsNoToken_neitherInTheBrowserNorReadablyInTheDatabase() throws SQLException {
    var browser = signedIn("compliance");

    assertThat(browser.cookieHeader(root)).contains("q_session=").doesNotContain("eyJ");
    try (var connection = database.getConnection();
        var rows =
            connection.createStatement().executeQuery("select tokens from provider_session")) {
      assertThat(rows.next()).isTrue();
      do {
        assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1)).doesNotContain("eyJ");
      } while (rows.next());
    }
  }

  @Test
  void signingIn_takesAlongWhatWasAsked_andSigningOutLeavesNothing() {
    var browser = new KeycloakLogin();
    var asked =
        browser.send(
            HttpRequest.newBuilder(root.resolve("/api/v1/turns"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"question\":\"a lamp\",\"locale\":\"en\"}")));
    assertThat(asked.statusCode()).isEqualTo(202);
    String own = browser.get(root.resolve("/api/v1/conversations")).body();
    assertThat(own).contains("a lamp");

    browser.browse(root.resolve("/api/v1/session/begin?to=/"), "shopper");

    assertThat(browser.get(root.resolve("/api/v1/session")).body())
        .isEqualTo("{\"by\":\"oidc\",\"name\":\"shopper\",\"roles\":[\"shopper\"]}");
    assertThat(browser.get(root.resolve("/api/v1/conversations")).body()).isEqualTo(own);
    assertThat(browser.cookiesFor(root)).doesNotContainKey("tendero");

    browser.browse(root.resolve("/api/v1/session/end"), "shopper");
    assertThat(browser.get(root.resolve("/api/v1/session")).body()).contains("\"name\":null");
    assertThat(browser.get(root.resolve("/api/v1/conversations")).body()).isEqualTo("[]");
  }

  /** The page asks by script: a redirect to a form would only confuse it. */
  @Test
  void sessionThatIsOver_isSaidToThePage() throws SQLException {
    var browser = signedIn("catalog-admin");
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute("delete from provider_session");
    }

    assertThat(browser.get(root.resolve("/api/v1/conversations")).statusCode()).isIn(401, 499);
    assertThat(browser.get(root.resolve("/api/v1/session")).body()).contains("\"name\":null");
  }

  @Test
  void wayBack_isNeverToAnotherSite() {
    for (String to :
        List.of("https://evil.example", "//evil.example", "/%5Cevil.example", "/a%0d%0aX:y")) {
      var browser = new KeycloakLogin();
      var page = browser.browse(root.resolve("/api/v1/session/begin?to=" + to), "shopper");
      assertThat(page.uri().getAuthority()).isEqualTo(root.getAuthority());
      assertThat(page.uri().getPath()).isEqualTo("/");
    }
  }
}
