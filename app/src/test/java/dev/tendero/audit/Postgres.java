package dev.tendero.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL, one per JVM, with fsync on; each test gets a database of its own. */
public final class Postgres {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Postgres() {}

  /** A migrated, empty database. */
  public static String freshDatabase() {
    String name = "audit_" + NEXT.incrementAndGet();
    try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Flyway.configure().dataSource(database(name)).locations("db/migration").load().migrate();
    return name;
  }

  public static DataSource database(String name) {
    return Holder.SERVER.getDatabase("postgres", name);
  }

  public static String url(String name) {
    return Holder.SERVER.getJdbcUrl("postgres", name);
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        Path folder = Files.createTempDirectory("tendero-audit-test");
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "40")
                .setRegisterShutdownHook(false)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Immediate shutdown: what is in it is thrown away, and nobody waits for a checkpoint. The
     * server takes its pid file away last; its process may stay a zombie where nobody reaps it.
     */
    private static void stop(Path folder) {
      try {
        Path pidFile = folder.resolve("data/postmaster.pid");
        String pid = Files.readAllLines(pidFile).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        for (int i = 0; i < 100 && Files.exists(pidFile); i++) {
          Thread.sleep(50);
        }
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
