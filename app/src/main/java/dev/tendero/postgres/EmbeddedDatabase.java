package dev.tendero.postgres;

import dev.tendero.answer.Unavailable;
import dev.tendero.home.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL of the home's own, for when no external one is configured: its data and its
 * unpacked binaries live under the home and stay there across restarts. Listens on loopback, on a
 * port of its choice, with a password that only the home's owner can read.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String USER = "postgres";

  /** A database after a crash replays its log first: give it time. */
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static final Duration ORPHAN_STOP = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * Starts the home's database; the caller holds the home's lock.
   *
   * @throws Unavailable when it does not start: the disk is full, a file of it is damaged
   */
  public static EmbeddedDatabase start(Home home) {
    Path data = home.postgres().resolve("data");
    Path passwordFile = home.keys().resolve("postgres");
    try {
      Files.createDirectories(home.postgres());
      stopOrphan(data);
      boolean secured = Files.exists(passwordFile);
      String password = secured ? Files.readString(passwordFile).strip() : newPassword();
      var database = new EmbeddedDatabase(launch(home, data, password), password);
      if (!secured) {
        database.secure(data, passwordFile);
      }
      return database;
    } catch (IOException | IllegalStateException e) { // zonky has both for a start that failed
      throw new Unavailable("the database under " + data, AGAIN, e);
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:"
        + server.getPort()
        + "/postgres?reWriteBatchedInserts=true";
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres launch(Home home, Path data, String password) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(home.postgres().resolve("bin").toFile())
        .setRegisterShutdownHook(false) // it must outlive the pool that Quarkus closes
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        // zonky's default is a throw-away database; a record that a crash can lose is no record.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("max_connections", "60")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setPGStartupWait(STARTUP)
        .start();
  }

  /** The fresh database trusts everyone on loopback: give it a password and ask for it. */
  private void secure(Path data, Path passwordFile) throws IOException {
    try {
      setPassword(data);
      writePrivately(passwordFile, password);
    } catch (SQLException | IOException e) {
      server.close();
      throw new IOException("it cannot be given its password", e);
    }
  }

  private void setPassword(Path data) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(jdbcUrl(), USER, password);
        var statement = connection.createStatement()) {
      statement.execute("alter user postgres password '" + password + "'"); // hex digits only
      Files.writeString(
          data.resolve("pg_hba.conf"),
          "# written by Tendero\nhost all all 127.0.0.1/32 scram-sha-256\n");
      statement.execute("select pg_reload_conf()");
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text + "\n");
    Files.move(draft, file);
  }

  /**
   * A killed JVM leaves its postmaster behind; unless it is stopped, the next start waits a minute
   * and fails.
   */
  private static void stopOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
      return;
    }
    var orphan =
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(p -> p.info().command().orElse("").endsWith("/postgres"));
    if (orphan.isEmpty()) {
      return;
    }
    orphan.get().destroy();
    // Its pid file goes last. The process itself may stay as a zombie where nobody reaps it.
    long until = System.nanoTime() + ORPHAN_STOP.toNanos();
    while (Files.exists(pidFile)) {
      if (System.nanoTime() - until > 0) {
        throw new IOException("the orphaned database " + orphan.get().pid() + " does not stop");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
