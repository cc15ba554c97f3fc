package dev.tendero.cli;

import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.home.Home;
import dev.tendero.home.HomeLock;
import dev.tendero.postgres.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Runs work inside Quarkus, with the home's database around it. */
final class Program {
  private static final CompletableFuture<Integer> EXIT = new CompletableFuture<>();
  private static final CompletableFuture<Optional<EmbeddedDatabase>> DATABASE =
      new CompletableFuture<>();
  private static final AtomicBoolean AT_WORK = new AtomicBoolean();

  /** Open streams get 5 s, requests 10; the rest is margin. */
  private static final Duration ENDING = Duration.ofSeconds(30);

  private static final AtomicReference<RuntimeException> TROUBLE = new AtomicReference<>();

  /** Somebody has to start the database first. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static Callable<Integer> work = () -> Exits.DONE;

  private Program() {}

  /** Hands the work to Quarkus, which makes its application itself. */
  public static final class Application implements QuarkusApplication {
    @Override
    public int run(String... args) throws Exception {
      AT_WORK.set(true);
      try {
        return work.call();
      } catch (RuntimeException e) {
        TROUBLE.set(e); // Quarkus would log it and go on: it is the command's to tell
        return Exits.UNAVAILABLE;
      }
    }
  }

  /**
   * Starts the database and Quarkus, runs {@code task} there, stops both. The process ends with it:
   * once only.
   *
   * @param port empty for a program that opens no port
   */
  static int run(Home home, HomeLock lock, Optional<Listen> listen, Callable<Integer> task) {
    set("tendero.home", home.root().toString());
    listen.ifPresentOrElse(
        at -> {
          set("quarkus.http.host", at.host());
          set("quarkus.http.port", Integer.toString(at.port()));
        },
        () -> set("quarkus.http.host-enabled", "false"));
    work = task;
    Runtime.getRuntime().addShutdownHook(new Thread(Program::end, "end"));
    Optional<EmbeddedDatabase> database = started(home);
    Quarkus.run(
        Application.class,
        (code, failure) -> {
          database.ifPresent(EmbeddedDatabase::close);
          lock.close();
          if (failure != null) {
            tell(failure);
          }
          EXIT.complete(failure == null ? code : Exits.UNAVAILABLE);
        });
    int code = EXIT.join();
    RuntimeException trouble = TROUBLE.get();
    if (trouble != null) {
      throw trouble;
    }
    return code;
  }

  private static Optional<EmbeddedDatabase> started(Home home) {
    Optional<EmbeddedDatabase> database = Optional.empty();
    try {
      database = database(home);
    } finally {
      DATABASE.complete(database);
    }
    return database;
  }

  /**
   * A signal ends the process as soon as its hooks have run, Quarkus' own among them, which does
   * not wait for what is done after it: the database is stopped here, whenever the signal came.
   */
  private static void end() {
    try {
      if (AT_WORK.get()) {
        EXIT.get(ENDING.toSeconds(), TimeUnit.SECONDS);
      }
      DATABASE.get(ENDING.toSeconds(), TimeUnit.SECONDS).ifPresent(EmbeddedDatabase::close);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("Tendero did not end in order: " + e);
    }
  }

  /**
   * A database of the operator's own that does not answer is no bug; whatever else is says where.
   */
  private static void tell(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        TROUBLE.set(new Unavailable("the database", AGAIN, cause));
        return;
      }
    }
    failure.printStackTrace();
  }

  /** Where HTTP is served. */
  record Listen(String host, int port) {
    private static final int LAST_PORT = 65_535;

    /**
     * @throws Invalid for what cannot be a port
     */
    Listen {
      if (port < 1 || port > LAST_PORT) {
        throw new Invalid(
            "port_invalid",
            "--port",
            "--port takes a number from 1 to " + LAST_PORT + ", not " + port + ".");
      }
    }

    URI address() {
      try {
        return new URI("http", null, host, port, null, null, null); // puts brackets around IPv6
      } catch (URISyntaxException e) {
        throw new IllegalStateException(host, e);
      }
    }
  }

  private static Optional<EmbeddedDatabase> database(Home home) {
    if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null) {
      return Optional.empty();
    }
    var database = EmbeddedDatabase.start(home);
    set("quarkus.datasource.jdbc.url", database.jdbcUrl());
    set("quarkus.datasource.username", database.user());
    set("quarkus.datasource.password", database.password());
    return Optional.of(database);
  }

  private static void set(String key, String value) {
    System.setProperty(key, value);
  }
}
