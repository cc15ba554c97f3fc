package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.security.Accounts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** With accounts of our own. */
@QuarkusTest
@QuarkusTestResource(value = ServiceHome.class, restrictToAnnotatedClass = true)
class RoleMatrixTest extends RoleMatrix {
  @Inject Accounts accounts;
  @Inject DataSource database;

  @Override
  String[] person(String role) {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute("delete from account where name = '" + role + "'");
      sql.execute("delete from rate");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new String[] {"Cookie", session(accounts.add(role, List.of(role)))};
  }

  private String session(Accounts.Made account) {
    var opened =
        send(
            "POST",
            "/api/v1/session",
            new ObjectMapper()
                .createObjectNode()
                .put("name", account.name())
                .put("password", account.password())
                .toString(),
            new String[0]);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    return opened.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("tendero-session="))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }
}
