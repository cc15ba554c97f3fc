package dev.tendero.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.audit.Postgres;
import dev.tendero.index.Snapshot;
import dev.tendero.ingestion.Counts;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that load are killed at random moments; what is there in the end is what an undisturbed
 * load leaves. With {@code -Dtendero.kills=20} it is done as often.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("tendero.kills", 3);
  private static final int ROWS = Integer.getInteger("tendero.rows", 3_000);

  @TempDir Path folder;

  /** One home with its database and one full feed to load. */
  private final class Load {
    private final String name = Postgres.freshDatabase();
    private final DataSource database = Postgres.database(name);
    private final Path home;
    private final String job;

    private Load(String home) throws Exception {
      this.home = folder.resolve(home);
      Uploads uploads = LoadProcess.uploads(database, this.home);
      Upload upload =
          uploads.take("all.csv", new ByteArrayInputStream(feed().getBytes(UTF_8)), "clerk");
      this.job =
          jobs()
              .create(
                  Job.Kind.FEED,
                  upload.name(),
                  Optional.of(upload.id()),
                  new Job.Feed(
                      Optional.of(LoadProcess.json().readTree(MAPPING)),
                      true,
                      List.of(),
                      Optional.empty()),
                  "clerk")
              .id();
    }

    private Jobs jobs() {
      return LoadProcess.jobs(database, home);
    }

    private Job job() {
      return jobs().find(job).orElseThrow();
    }

    /** Works until the end, or until it is killed after so many milliseconds of work. */
    private void work(Optional<Long> killedAfter) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  LoadProcess.class.getName(),
                  Postgres.url(name),
                  home.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader lines = process.inputReader(UTF_8)) {
        assertThat(lines.readLine()).isEqualTo("begun");
        if (killedAfter.isPresent()) {
          Thread.sleep(killedAfter.get());
          process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
      } finally {
        process.destroyForcibly();
      }
    }

    private List<String> rows(String sql) throws SQLException {
      try (var connection = database.getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery(sql)) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }

    private List<String> catalogue() throws SQLException {
      return rows("select id || ' ' || hash from item order by id");
    }

    private List<String> errors() throws SQLException {
      return rows(
          "select row || ' ' || n || ' ' || field || ' ' || reason from job_error order by 1");
    }
  }

  @Test
  void load_killedAgainAndAgain_leavesWhatAnUndisturbedOneDoes() throws Exception {
    long seed = System.nanoTime();
    System.out.println("KillTest seed " + seed);
    var random = new Random(seed);
    var undisturbed = new Load("undisturbed");
    long began = System.nanoTime();
    undisturbed.work(Optional.empty());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

    var killed = new Load("killed");
    int kills = 0;
    while (kills < KILLS && !killed.job().state().isLast()) {
      killed.work(Optional.of(random.nextLong(Math.max(200, 2 * millis / KILLS))));
      kills++;
    }
    killed.work(Optional.empty());

    assertThat(killed.job().state()).isEqualTo(Job.State.DONE);
    assertThat(killed.job().attempt()).isGreaterThan(1);
    assertThat(killed.catalogue()).isEqualTo(undisturbed.catalogue()).hasSize(ROWS - ROWS / 100);
    assertThat(killed.errors()).isEqualTo(undisturbed.errors()).hasSize(ROWS / 100);
    Counts counts = killed.job().progress().counts();
    Counts expected = undisturbed.job().progress().counts();
    assertThat(counts.read()).isEqualTo(expected.read());
    assertThat(counts.rejected()).isEqualTo(expected.rejected());
    // The chunks in flight were applied and are found unchanged by the next attempt.
    assertThat(counts.added() + counts.unchanged()).isEqualTo(expected.added());
    try (var snapshot = Snapshot.open(killed.home.resolve("index"))) {
      assertThat(snapshot.size()).isEqualTo(ROWS - ROWS / 100);
    }
    System.out.println(
        "KillTest kills " + kills + ", attempts " + killed.job().attempt() + ", ms " + millis);
  }

  private static final String MAPPING =
      """
      {"fields": {"sku": {"to": "id"}, "name": {"to": "title"},
        "price": {"to": "price", "currency": "EUR"}}}
      """;

  /** Every hundredth row has a price that is none. */
  private static String feed() {
    return IntStream.rangeClosed(1, ROWS)
        .mapToObj(
            i -> "k-" + i + ",Thing number " + i + "," + (i % 100 == 0 ? "-1" : i % 90 + 1) + ".50")
        .collect(Collectors.joining("\n", "sku,name,price\n", "\n"));
  }
}
