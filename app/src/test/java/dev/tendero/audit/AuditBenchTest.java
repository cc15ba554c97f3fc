package dev.tendero.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditBenchTest {
  @TempDir Path home;

  /** Longer with {@code -Daudit.bench.seconds=60}; prints what it measured. */
  @Test
  void run_ofAnEmptyLog_measuresDurableAppends() throws Exception {
    DataSource database = Postgres.database(Postgres.freshDatabase());
    Duration time = Duration.ofSeconds(Integer.getInteger("audit.bench.seconds", 1));
    AuditBench.Result result = AuditBench.run(database, home, 64, time);
    System.err.println("BENCH " + result.json());
    assertThat(result.fsync()).isEqualTo("on");
    assertThat(result.entries()).isPositive();
    assertThatThrownBy(() -> AuditBench.run(database, home, 1, time))
        .hasMessageContaining("without entries");
  }
}
