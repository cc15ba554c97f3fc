package dev.tendero.api;

import dev.tendero.home.Home;
import dev.tendero.postgres.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A home of its own with its database, for tests of the whole service. */
public final class ServiceHome implements QuarkusTestResourceLifecycleManager {
  private Path folder = Path.of("");
  private EmbeddedDatabase database = notStarted();

  @SuppressWarnings("NullAway") // set by start(), which the framework calls first
  private static EmbeddedDatabase notStarted() {
    return null;
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("tendero-service");
      database = EmbeddedDatabase.start(Home.open(folder));
      Files.createDirectories(folder.resolve("offered"));
      return Map.of(
          "tendero.home",
          folder.toString(),
          "tendero.catalogue.folder",
          folder.resolve("offered").toString(),
          "tendero.catalogue.largest-upload",
          "3M",
          "quarkus.datasource.jdbc.url",
          database.jdbcUrl(),
          "quarkus.datasource.username",
          database.user(),
          "quarkus.datasource.password",
          database.password(),
          "tendero.limits.turns-per-minute",
          "1000",
          "quarkus.otel.sdk.disabled",
          "false",
          "quarkus.otel.traces.exporter",
          "cdi",
          "quarkus.otel.bsp.schedule.delay",
          "100ms");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    database.close();
    try (var files = Files.walk(folder)) {
      for (Path file :
          (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
