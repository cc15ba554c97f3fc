package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes die at every step; nothing acknowledged is lost and the tree only grows. */
class CrashTest {
  @TempDir Path home;
  private final String name = Postgres.freshDatabase();
  private final DataSource database = Postgres.database(name);
  private final Map<UUID, Long> acknowledged = new HashMap<>();

  @Test
  void kill_atEveryStep_losesNothingAcknowledged() throws Exception {
    for (Step step : Step.values()) {
      survive(step.name(), 3, Integer.MAX_VALUE);
    }
  }

  @Test
  void kill_fromOutside_losesNothingAcknowledged() throws Exception {
    for (int entries : List.of(1, 50, 400)) {
      survive("NEVER", 1, entries);
    }
  }

  /** Lets a process append until it dies at the step, or is killed after so many entries. */
  private void survive(String step, int times, int entries) throws Exception {
    String before = publishedOnDisk();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Crasher.class.getName(),
                Postgres.url(name),
                home.toString(),
                step,
                Integer.toString(times))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      int read = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("acknowledged \\d+ [0-9a-f]{32}")) {
          String[] parts = line.split(" ");
          acknowledged.put(AuditId.parse(parts[2]).orElseThrow().uuid(), Long.parseLong(parts[1]));
        }
        if (++read >= entries) {
          // Not Process.destroyForcibly: that closes the stream with the last lines in it.
          process.toHandle().destroyForcibly();
        }
      }
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(step).isEqualTo(137);
    check(before);
  }

  private void check(String before) throws Exception {
    try (AuditLog log = AuditLog.open(database, home, Clock.systemUTC())) {
      if (!before.isEmpty()) {
        Checkpoint old = Checkpoint.open(before, log.key());
        Checkpoint now = Checkpoint.open(log.checkpoint(), log.key());
        List<Hash> proof = log.consistency(old.size(), now.size());
        assertThat(Proof.consistent(old.size(), old.root(), now.size(), now.root(), proof))
            .isTrue();
      }
    }
    try (Connection connection = database.getConnection()) {
      var ids = List.copyOf(acknowledged.keySet());
      assertThat(new Tables(connection).indexes(ids)).isEqualTo(acknowledged);
    }
    Fsck.Report report = Fsck.run(database, home);
    assertThat(report.problems()).isEmpty();
    assertThat(report.size()).isGreaterThanOrEqualTo(acknowledged.size());
  }

  private String publishedOnDisk() throws IOException {
    Path checkpoint = home.resolve("log/checkpoint");
    return Files.exists(checkpoint) ? Files.readString(checkpoint) : "";
  }
}
