package dev.tendero.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsckTest {
  private static final int SIZE = 300;

  @TempDir Path home;
  private DataSource database;

  @BeforeEach
  void fill() {
    database = Postgres.database(Postgres.freshDatabase());
    try (AuditLog log = AuditLog.open(database, home, Clock.systemUTC())) {
      for (int i = 0; i < SIZE; i++) {
        log.append(Samples.asked("s-" + i % 3, "t-" + i), Optional.of(Payload.asked("q " + i)));
      }
    }
  }

  private Fsck.Report damagedBy(String sql) throws Exception {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
    return Fsck.run(database, home);
  }

  @Test
  void run_ofASoundLog_findsNothing() {
    Fsck.Report report = Fsck.run(database, home);
    assertThat(report.problems()).isEmpty();
    assertThat(report.size()).isEqualTo(SIZE);
    assertThat(report.text()).isEqualTo("OK size 300 root " + report.root());
  }

  @Test
  void run_ofAnEntryDeleted_namesIt() throws Exception {
    assertThat(damagedBy("delete from audit_entry where seq = 17").problems())
        .anyMatch(p -> p.contains("entry 17 is missing"));
  }

  @Test
  void run_ofTheLastEntriesDeleted_findsIt() throws Exception {
    assertThat(damagedBy("delete from audit_entry where seq > 200").problems())
        .anyMatch(p -> p.contains("entries end at 201"));
  }

  @Test
  void run_ofAnEntryChanged_findsItsTileAndRoot() throws Exception {
    String change =
        "update audit_entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 't-17\"',"
            + " 't-71\"'), 'UTF8') where seq = 17";
    assertThat(damagedBy(change).problems())
        .contains("tile/0/000 does not belong to the entries")
        .anyMatch(p -> p.contains("root is not the one that was integrated"))
        .anyMatch(p -> p.contains("is not the one in the checkpoint"));
  }

  @Test
  void run_ofAPayloadLost_namesTheEntry() throws Exception {
    assertThat(damagedBy("delete from audit_payload where seq = 5").problems())
        .containsExactly("entry 5 has lost its payload");
  }

  @Test
  void run_ofTwoPayloadsOfOneSubjectSwapped_namesThem() throws Exception {
    assertThat(
            damagedBy(
                    "update audit_payload a set sealed = b.sealed from audit_payload b"
                        + " where (a.seq, b.seq) in ((3, 6), (6, 3))")
                .problems())
        .hasSize(2)
        .allMatch(p -> p.matches("entry [36]: sealed bytes were changed.*"));
  }

  @Test
  void run_ofASubjectsKeyDestroyed_countsErasedPayloadsAndStaysSound() throws Exception {
    try (var files = Files.list(home.resolve("keys/data"))) {
      Path keys = files.findFirst().orElseThrow();
      Files.write(keys, Files.readAllLines(keys).subList(1, 3));
    }
    Fsck.Report report = Fsck.run(database, home);
    assertThat(report.problems()).isEmpty();
    assertThat(report.erased()).isEqualTo(SIZE / 3);
  }

  @Test
  void run_ofFilesDamaged_namesEach() throws Exception {
    Path tile = home.resolve("log/tile/0/000");
    byte[] hashes = Files.readAllBytes(tile);
    hashes[99] ^= 4;
    Files.write(tile, hashes);
    Files.delete(home.resolve("log/tile/entries/001.p/44"));
    Files.writeString(home.resolve("log/checkpoint"), "nothing");
    assertThat(Fsck.run(database, home).problems())
        .contains("tile/0/000 does not belong to the entries")
        .anyMatch(p -> p.startsWith("tile/entries/001.p/44 cannot be read"))
        .contains("the checkpoint on disk: not a signed note");
  }

  @Test
  void run_ofKeysLost_saysSo() throws Exception {
    Files.delete(home.resolve("keys/log.key"));
    Files.delete(home.resolve("keys/kek.key"));
    assertThat(Fsck.run(database, home).problems())
        .contains("the log's key is gone", "the keys of the payloads are gone");
    assertThat(home.resolve("keys/kek.key")).doesNotExist();
  }
}
