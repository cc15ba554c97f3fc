package dev.tendero.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.audit.AuditLog;
import dev.tendero.audit.Postgres;
import dev.tendero.ingestion.Change;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  private static final Set<Job.Kind> FEEDS = EnumSet.of(Job.Kind.FEED);

  @TempDir Path home;

  private final DataSource database = Postgres.database(Postgres.freshDatabase());

  private Jobs jobs() {
    return LoadProcess.jobs(database, home);
  }

  private Job job(Jobs jobs) {
    return jobs.create(
        Job.Kind.FEED,
        "feed",
        Optional.empty(),
        new Job.Feed(Optional.empty(), false, List.of(), Optional.empty()),
        "clerk");
  }

  private void leaseEnds() throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute("update job set lease_until = now() - interval '1 second'");
    }
  }

  private static RowError error(long row) {
    return new RowError(
        row, 0, Optional.empty(), "price", "price", "-1", "is negative", "Mend", "");
  }

  @Test
  void claim_overtaken_changesNothingAnyMore() throws Exception {
    Jobs jobs = jobs();
    job(jobs);
    Jobs.Claim first = jobs.claim(FEEDS).orElseThrow();
    jobs.progress(first, Job.Progress.NONE.at("reading"), Optional.of("{\"at\":1}"), List.of());
    leaseEnds();
    Jobs.Claim second = jobs.claim(FEEDS).orElseThrow();

    assertThat(second.job().id()).isEqualTo(first.job().id());
    assertThat(second.job().attempt()).isEqualTo(2);
    assertThat(second.position()).contains("{\"at\":1}");
    assertThatThrownBy(() -> jobs.renew(first)).isInstanceOf(Jobs.Overtaken.class);
    assertThatThrownBy(
            () -> jobs.progress(first, Job.Progress.NONE, Optional.empty(), List.of(error(1))))
        .isInstanceOf(Jobs.Overtaken.class);
    assertThatThrownBy(() -> jobs.finish(first, Job.State.DONE, Job.Progress.NONE, Job.Result.NONE))
        .isInstanceOf(Jobs.Overtaken.class);
    assertThat(jobs.errorsKept(first.job().id())).isZero();
    try (AuditLog log = AuditLog.open(database, home, Clock.systemUTC())) {
      var tables = new CatalogueTables(database, log);
      assertThatThrownBy(
              () ->
                  tables.apply(
                      new CatalogueTables.Source("feed", Optional.empty()),
                      List.of(new Change.Delete("x")),
                      transaction -> jobs.renew(transaction, first)))
          .isInstanceOf(Jobs.Overtaken.class);
    }
    jobs.finish(second, Job.State.DONE, Job.Progress.NONE, Job.Result.NONE);
    assertThat(jobs.find(first.job().id()).orElseThrow().state()).isEqualTo(Job.State.DONE);
  }

  @Test
  void claim_byManyAtOnce_isOnesAlone_oneFeedAtATime() throws Exception {
    Jobs jobs = jobs();
    job(jobs);
    job(jobs);
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Optional<Jobs.Claim>> claim = () -> jobs.claim(FEEDS);
      long won = 0;
      for (Future<Optional<Jobs.Claim>> each :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> claim).toList())) {
        won += each.get().isPresent() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(jobs.claim(FEEDS)).isEmpty();
  }

  @Test
  void claim_counts_whatBrokeOffWithoutGettingFurther() throws Exception {
    Jobs jobs = jobs();
    job(jobs);
    jobs.release(jobs.claim(FEEDS).orElseThrow());
    Jobs.Claim first = jobs.claim(FEEDS).orElseThrow();
    assertThat(first.tries()).as("an orderly stop is none").isEqualTo(1);
    leaseEnds();
    Jobs.Claim second = jobs.claim(FEEDS).orElseThrow();
    assertThat(second.tries()).isEqualTo(2);
    jobs.giveBack(second);
    Jobs.Claim third = jobs.claim(FEEDS).orElseThrow();
    assertThat(third.tries()).isEqualTo(3);
    assertThat(third.job().attempt()).isEqualTo(4);

    jobs.progress(third, Job.Progress.NONE, Optional.of("{}"), List.of());
    leaseEnds();
    assertThat(jobs.claim(FEEDS).orElseThrow().tries()).as("it got further").isEqualTo(1);
  }

  @Test
  void errors_ofMoreThanAPage_comeOnceAndInOrder() throws Exception {
    Jobs jobs = jobs();
    job(jobs);
    Jobs.Claim claim = jobs.claim(FEEDS).orElseThrow();
    jobs.progress(
        claim,
        Job.Progress.NONE,
        Optional.empty(),
        LongStream.rangeClosed(1, 100).mapToObj(JobsTest::error).toList());

    var rows = new ArrayList<Long>();
    jobs.eachError(claim.job().id(), error -> rows.add(error.row()));

    assertThat(rows).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void jobsOfAnotherHome_areLeftToIt() throws Exception {
    job(jobs());
    Jobs others = LoadProcess.jobs(database, home.resolve("other"));

    assertThat(others.claim(FEEDS)).isEmpty();
    assertThat(others.freeOrphans()).isZero();
  }

  @Test
  void orphans_areGoneOnWithAtOnce() {
    Jobs jobs = jobs();
    job(jobs);
    assertThat(jobs.claim(FEEDS)).isPresent();
    assertThat(jobs.claim(FEEDS)).isEmpty();

    assertThat(jobs().freeOrphans()).isEqualTo(1);
    assertThat(jobs.claim(FEEDS)).isPresent();
  }

  @Test
  void errors_ofARowThatComesAgain_standOnce() {
    Jobs jobs = jobs();
    job(jobs);
    Jobs.Claim claim = jobs.claim(FEEDS).orElseThrow();
    for (int i = 0; i < 2; i++) {
      jobs.progress(claim, Job.Progress.NONE, Optional.empty(), List.of(error(7), error(9)));
    }

    String id = claim.job().id();
    assertThat(jobs.errorsKept(id)).isEqualTo(2);
    assertThat(jobs.rejectedRows(id)).containsExactly(7L, 9L);
    assertThat(jobs.causes(id)).singleElement().returns(2L, RowError.Cause::count);
  }

  @Test
  void cancel_ofAJobThatWaits_endsIt_ofOneThatRuns_asksIt() {
    Jobs jobs = jobs();
    Job waiting = job(jobs);
    assertThat(jobs.cancel(waiting.id()).state()).isEqualTo(Job.State.CANCELLED);
    assertThatThrownBy(() -> jobs.cancel(waiting.id())).isInstanceOf(Conflict.class);

    Job running = job(jobs);
    Jobs.Claim claim = jobs.claim(FEEDS).orElseThrow();
    assertThat(jobs.cancel(running.id()).cancelling()).isTrue();
    assertThat(jobs.renew(claim)).isTrue();
    assertThatThrownBy(() -> jobs.answer(running.id(), true)).isInstanceOf(Conflict.class);
  }

  @Test
  void clean_forgetsWhatEnded_andItsFile() throws Exception {
    Jobs jobs = jobs();
    Uploads uploads = LoadProcess.uploads(database, home);
    Upload upload = uploads.take("a.csv", new ByteArrayInputStream("a".getBytes(UTF_8)), "clerk");
    Path file = uploads.file(upload);
    Files.writeString(home.resolve("uploads").resolve("f".repeat(32) + ".part"), "left by a kill");
    Job job =
        jobs.create(
            Job.Kind.FEED,
            "a.csv",
            Optional.of(upload.id()),
            new Job.Feed(Optional.empty(), false, List.of(), Optional.empty()),
            "clerk");
    var future = Clock.systemUTC().instant().plus(Duration.ofDays(1));

    assertThat(jobs.clean(future)).isZero();
    assertThat(uploads.clean(future)).isZero();
    assertThat(file).exists();
    jobs.cancel(job.id());
    assertThat(jobs.clean(future)).isEqualTo(1);
    assertThat(uploads.clean(future)).isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(uploads.find(upload.id())).isEmpty();
    try (var files = Files.list(home.resolve("uploads"))) {
      assertThat(files).singleElement().matches(left -> left.endsWith("home"));
    }
  }
}
