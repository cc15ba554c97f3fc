package dev.tendero.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Programs with tokens of a real Keycloak. */
@QuarkusTest
@QuarkusTestResource(value = ServiceHome.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KeycloakServer.class, restrictToAnnotatedClass = true)
@EnabledIfSystemProperty(
    named = KeycloakServer.HOME,
    matches = ".+",
    disabledReason = "./tendero test --with-keycloak")
class KeycloakBearerTest extends RoleMatrix {
  @Override
  String[] person(String role) {
    return new String[] {"Authorization", "Bearer " + KeycloakLogin.token("program", role)};
  }

  /** A realm may call a role what it likes. */
  @Test
  void roleThatNobodyIsGranted_opensNothing() {
    var answer = send("POST", "/api/v1/operator/accounts", "{}", person("pretender"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
  }

  @Test
  void tokensForSomebodyElse_forgedOrDamaged_openNothing() {
    String good = KeycloakLogin.token("program", "catalog-admin");
    String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
    for (String token :
        List.of(
            KeycloakLogin.token("stranger", "catalog-admin"),
            unsigned,
            unsigned + "AAAA",
            "eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.')),
            "nothing")) {
      var answer =
          send(
              "GET",
              "/api/v1/conversations",
              "",
              new String[] {"Authorization", "Bearer " + token});
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }
  }
}
