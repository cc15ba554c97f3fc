package dev.tendero.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.security.Roles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * A real Keycloak with the realm of infra/keycloak, and beside its client a person for each role
 * and two clients that hand out tokens: one for Tendero, one for somebody else.
 */
public final class KeycloakServer implements QuarkusTestResourceLifecycleManager {
  /** Where the build has unpacked the distribution; without it these tests are left out. */
  static final String HOME = "keycloak.home";

  static final String PASSWORD = "a password for tests";

  /** Long enough to encrypt with. */
  private static final String SECRET = "a secret for tests, of more than 32 signs";

  private Optional<Process> process = Optional.empty();

  @Override
  public Map<String, String> start() {
    try {
      Path home = distribution();
      int keycloak = freePort();
      forget(home.resolve("data")); // a realm that is there is not read again
      Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
      new ObjectMapper().writeValue(imported.resolve("tendero-realm.json").toFile(), realm());
      var builder =
          new ProcessBuilder(
                  home.resolve("bin").resolve("kc.sh").toString(),
                  "start-dev",
                  "--import-realm",
                  "--http-host=127.0.0.1",
                  "--http-port=" + keycloak,
                  "--cache=local")
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("log.txt").toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("TENDERO_ADDRESS", "http://127.0.0.1");
      builder.environment().put("TENDERO_SIGN_IN_CLIENT_SECRET", SECRET);
      process = Optional.of(builder.start());
      String realm = "http://127.0.0.1:" + keycloak + "/realms/tendero";
      awaitReady(URI.create(realm + "/.well-known/openid-configuration"), home);
      return Map.of(
          "tendero.sign-in.url", realm,
          "tendero.sign-in.client-secret", SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path distribution() throws IOException {
    try (var folders = Files.list(Path.of(System.getProperty(HOME)))) {
      return folders
          .filter(f -> f.getFileName().toString().startsWith("keycloak-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void forget(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  private static ObjectNode realm() throws IOException {
    var json = new ObjectMapper();
    var realm =
        (ObjectNode)
            json.readTree(Path.of("..", "infra", "keycloak", "tendero-realm.json").toFile());
    ArrayNode users = realm.putArray("users");
    for (String role : Roles.GRANTED) {
      person(users, role, role);
    }
    // What nobody can be granted here, whatever a realm says.
    ((ArrayNode) realm.path("roles").path("realm")).addObject().put("name", Roles.HOME_OWNER);
    person(users, "pretender", Roles.HOME_OWNER);
    var clients = (ArrayNode) realm.path("clients");
    // The service under test listens where there is room.
    var tendero = (ObjectNode) clients.path(0);
    tendero.putArray("redirectUris").add("http://127.0.0.1:*").add("http://localhost:*");
    ((ObjectNode) tendero.path("attributes"))
        .put("post.logout.redirect.uris", "http://127.0.0.1:*##http://localhost:*");
    ObjectNode program = clients.path(0).deepCopy();
    program
        .put("clientId", "program")
        .put("publicClient", true)
        .put("directAccessGrantsEnabled", true)
        .remove("secret");
    program.remove("attributes");
    clients.add(program);
    ObjectNode stranger = program.deepCopy();
    stranger.put("clientId", "stranger").remove("protocolMappers");
    clients.add(stranger);
    return realm;
  }

  private static void person(ArrayNode users, String name, String role) {
    ObjectNode user =
        users
            .addObject()
            .put("username", name)
            .put("enabled", true)
            .put("email", name + "@shop.example")
            .put("emailVerified", true)
            .put("firstName", name)
            .put("lastName", "Test");
    user.putArray("realmRoles").add(role);
    user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
  }

  private static void awaitReady(URI discovery, Path home) {
    var http = HttpClient.newHttpClient();
    Awaitility.await("Keycloak (see " + home.resolve("log.txt") + ")")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () ->
                http.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding())
                        .statusCode()
                    == 200);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    process.ifPresent(
        p -> {
          p.descendants().forEach(ProcessHandle::destroy);
          p.destroy();
        });
  }
}
