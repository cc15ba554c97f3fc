package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tendero.answer.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T11:56:43.123456Z"), ZoneOffset.UTC);

  @TempDir Path home;
  private DataSource database;

  @BeforeEach
  void begin() {
    database = Postgres.database(Postgres.freshDatabase());
  }

  private AuditLog open() {
    return AuditLog.open(database, home, CLOCK);
  }

  private static Receipt.Issued issued(AuditLog log, Recorded recorded, String subject) {
    await().until(() -> log.receipt(recorded.auditId(), subject) instanceof Receipt.Issued);
    return (Receipt.Issued) log.receipt(recorded.auditId(), subject);
  }

  private static boolean verifies(Receipt.Issued receipt, AuditLog log) {
    return ReceiptVerifier.verify(receipt, Optional.of(log.key()), Shown.NOTHING).intact();
  }

  @Test
  void database_runsWithFsyncOn() throws Exception {
    try (Connection connection = database.getConnection()) {
      assertThat(new Tables(connection).setting("fsync")).isEqualTo("on");
      assertThat(new Tables(connection).setting("synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void receipt_ofAnAnswer_verifiesAndOpensItsCommitments() {
    try (AuditLog log = open()) {
      Recorded asked =
          log.append(
              Samples.asked(Samples.SUBJECT, "t-1"), Optional.of(Payload.asked(Samples.QUESTION)));
      Recorded answered =
          log.append(
              Samples.answered(Samples.SUBJECT, "t-1", asked.auditId()),
              Optional.of(Samples.answer()));
      assertThat(asked.index()).isZero();
      assertThat(answered.index()).isEqualTo(1);

      Receipt.Issued receipt = issued(log, answered, Samples.SUBJECT);
      assertThat(verifies(receipt, log)).isTrue();
      Map<String, Object> entry = CanonicalJson.object(receipt.entry());
      assertThat(entry)
          .containsEntry("kind", "answered")
          .containsEntry("at", "2026-11-21T11:56:43.123Z")
          .containsEntry("asked", asked.auditId())
          .containsEntry("id", answered.auditId());
      Openings openings = receipt.openings();
      assertThat(Commitment.of(openings.prompt().orElseThrow(), Samples.QUESTION.getBytes(UTF_8)))
          .isEqualTo(entry.get("promptHash"));
      String released =
          "products\n[{\"id\":\"p-17\"}]\ndelta\n"
              + "{\"sentence\":0,\"text\":\"The Hush costs 18.50 \\u20ac.\",\"citations\":[\"e1\"]}\n";
      assertThat(Commitment.of(openings.response().orElseThrow(), released.getBytes(UTF_8)))
          .isEqualTo(entry.get("responseHash"));
    }
  }

  @Test
  void receipt_ofSomebodyElse_isUnknown() {
    try (AuditLog log = open()) {
      Recorded asked = log.append(Samples.asked("owner", "t-1"), Optional.empty());
      issued(log, asked, "owner");
      assertThat(log.receipt(asked.auditId(), "thief")).isEqualTo(new Receipt.Unknown());
      assertThat(log.receipt("0".repeat(32), "owner")).isEqualTo(new Receipt.Unknown());
      assertThat(log.receipt("not an id", "owner")).isEqualTo(new Receipt.Unknown());
    }
  }

  @Test
  void append_ofManyThreads_givesEveryIndexOnceAndIntegratesAll() {
    int entries = 2_000;
    record Given(String subject, Recorded recorded) {}
    var given = new ConcurrentLinkedQueue<Given>();
    try (AuditLog log = open()) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < entries; i++) {
          String subject = "s-" + i % 50;
          threads.submit(
              () ->
                  given.add(
                      new Given(
                          subject,
                          log.append(Samples.asked(subject, "t"), Optional.of(Samples.answer())))));
        }
      }
      assertThat(given.stream().map(g -> g.recorded().index()).distinct()).hasSize(entries);
      await().until(() -> log.size() == entries);
      Set<Long> checked = Set.of(0L, 255L, 256L, 1_700L, 1_999L);
      assertThat(given)
          .filteredOn(g -> checked.contains(g.recorded().index()))
          .hasSize(checked.size())
          .allMatch(g -> verifies(issued(log, g.recorded(), g.subject()), log));
    }
  }

  @Test
  void open_again_goesOnWhereItStopped() {
    Checkpoint before;
    try (AuditLog log = open()) {
      for (int i = 0; i < 300; i++) {
        log.append(Samples.asked("s", "t-" + i), Optional.of(Payload.asked("q")));
      }
    }
    try (AuditLog log = open()) {
      before = Checkpoint.open(log.checkpoint(), log.key());
      assertThat(before.size()).isEqualTo(300);
      Recorded next = log.append(Samples.asked("s", "t-300"), Optional.of(Payload.asked("q")));
      assertThat(next.index()).isEqualTo(300);
      Receipt.Issued receipt = issued(log, next, "s");
      assertThat(verifies(receipt, log)).isTrue();
      assertThat(receipt.openings().prompt()).isPresent();
      Checkpoint after = Checkpoint.open(log.checkpoint(), log.key());
      assertThat(Proof.consistent(300, before.root(), 301, after.root(), log.consistency(300, 301)))
          .isTrue();
    }
  }

  @Test
  void open_twiceAtOnce_refuses() {
    try (AuditLog log = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("open in another process");
    }
  }

  @Test
  void open_withoutItsTree_refusesAndNamesFsck() throws Exception {
    try (AuditLog log = open()) {
      log.append(Samples.asked("s", "t"), Optional.empty());
    }
    Files.delete(home.resolve("log/checkpoint"));
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("audit fsck");
  }

  @Test
  void open_withATileChanged_refusesAndNamesFsck() throws Exception {
    try (AuditLog log = open()) {
      log.append(Samples.asked("s", "t"), Optional.empty());
    }
    Path tile = home.resolve("log/tile/0/000.p/1");
    byte[] hashes = Files.readAllBytes(tile);
    hashes[7] ^= 1;
    Files.write(tile, hashes);
    assertThatThrownBy(this::open).hasMessageContaining("audit fsck");
  }

  @Test
  void open_withAnotherDatabase_refuses() {
    open().close();
    database = Postgres.database(Postgres.freshDatabase());
    assertThatThrownBy(this::open).hasMessageContaining("the database knows nothing of");
  }

  @Test
  void keys_areReadableByTheirOwnerOnly_andNoPayloadIsInTheDatabase() throws Exception {
    try (AuditLog log = open()) {
      log.append(Samples.asked("s", "t"), Optional.of(Payload.asked("my secret question")));
    }
    for (String name : new String[] {"log.key", "kek.key", "subject.key", "data/2026-11.keys"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("keys").resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select bytes, sealed from audit_entry join audit_payload using (seq)")) {
      assertThat(rows.next()).isTrue();
      assertThat(new String(rows.getBytes(1), ISO_8859_1)).doesNotContain("secret");
      assertThat(new String(rows.getBytes(2), ISO_8859_1)).doesNotContain("secret");
    }
  }

  @Test
  void tree_diskFullForAWhile_followsAgainAndLosesNothing() throws Exception {
    var room = new AtomicInteger(Integer.MAX_VALUE);
    var refused = new AtomicInteger();
    Step.Probe disk =
        step -> {
          if (step == Step.DRAFTED && room.getAndDecrement() <= 0) {
            refused.incrementAndGet();
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
        };
    try (AuditLog log = AuditLog.open(database, home, CLOCK, disk)) {
      Recorded first = log.append(Samples.asked("s", "t-0"), Optional.empty());
      issued(log, first, "s");

      room.set(1); // the tile finds room, its bundle does not
      for (int i = 1; i <= 300; i++) {
        log.append(Samples.asked("s", "t-" + i), Optional.of(Payload.asked("q")));
      }
      await().until(() -> refused.get() >= 3);
      try (var drafts = Files.list(home.resolve("log/new"))) {
        assertThat(drafts).as("a full disk is not filled further").hasSize(2);
      }
      assertThat(log.isIntegrating()).isFalse();
      assertThat(log.size()).isEqualTo(1);
      room.set(Integer.MAX_VALUE);

      await().until(() -> log.size() == 301);
      await().until(log::isIntegrating);
      Recorded last = log.append(Samples.asked("s", "t-301"), Optional.empty());
      assertThat(verifies(issued(log, last, "s"), log)).isTrue();
    }
    assertThat(Fsck.run(database, home).problems()).isEmpty();
  }

  @Test
  void append_afterClose_isUnavailable() {
    AuditLog log = open();
    log.close();
    assertThatThrownBy(() -> log.append(Samples.asked("s", "t"), Optional.empty()))
        .isInstanceOf(Unavailable.class);
  }
}
