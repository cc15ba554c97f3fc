package dev.tendero.admin;

import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.ingestion.BuildReport;
import dev.tendero.ingestion.Change;
import dev.tendero.ingestion.ChangeSink;
import dev.tendero.ingestion.Counts;
import dev.tendero.ingestion.Ingestion;
import dev.tendero.ingestion.Position;
import dev.tendero.ingestion.Problem;
import dev.tendero.ingestion.Progress;
import dev.tendero.ingestion.RejectedRow;
import dev.tendero.ingestion.Watch;
import dev.tendero.ingestion.source.Feed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Loads a feed as a job: noting how far it is, so that any end can be gone on from. */
public final class FeedRun {
  private static final Logger LOG = Logger.getLogger(FeedRun.class);

  /** People look at a job about as often. */
  private static final Duration NOTED = Duration.ofMillis(500);

  private static final int EXAMPLES = 10;

  private final Jobs jobs;
  private final Uploads uploads;
  private final Mappings mappings;
  private final CatalogueTables tables;
  private final IndexFollower follower;
  private final Clock clock;

  public FeedRun(
      Jobs jobs,
      Uploads uploads,
      Mappings mappings,
      CatalogueTables tables,
      IndexFollower follower,
      Clock clock) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.mappings = mappings;
    this.tables = tables;
    this.follower = follower;
    this.clock = clock;
  }

  void run(Hold hold) {
    Job job = hold.job();
    Optional<Upload> upload = job.upload().flatMap(uploads::find);
    if (upload.isEmpty()) {
      jobs.finish(
          hold.claim(),
          Job.State.FAILED,
          job.progress(),
          Job.Result.failed("The uploaded file is gone.", "Upload it again."));
      return;
    }
    try {
      load(hold, upload.get());
    } catch (IOException | Invalid e) {
      jobs.finish(
          hold.claim(),
          Job.State.FAILED,
          job.progress(),
          Job.Result.failed(
              String.valueOf(e.getMessage()), "Check the file and its columns, then start again."));
    }
  }

  private void load(Hold hold, Upload upload) throws IOException {
    Job job = hold.job();
    var task = jobs.task(job, Job.Feed.class);
    Feed feed = Feed.of(uploads.file(upload)).named(job.name());
    boolean yes = hold.claim().answer().orElse(false);
    var watch = new Following(hold);
    BuildReport report =
        new Ingestion(new Sink(hold), mappings.of(task.mapping()), clock)
            .run(work(hold, feed, task, yes), watch);
    if (report.stopped() && !hold.cancelled()) {
      jobs.release(hold.claim()); // the process ends: the next one goes on
      return;
    }
    watch.note("indexing", report.counts());
    index(hold, report.counts());
    var end = new Job.Progress("done", report.counts(), 0, Optional.empty(), 0, Optional.empty());
    var result = result(job, report);
    if (report.stopped()) {
      jobs.finish(hold.claim(), Job.State.CANCELLED, end, result);
    } else if (report.withheld().isPresent()) {
      jobs.ask(hold.claim(), end.at("waiting"), result.with(question(report.withheld().get())));
    } else {
      jobs.finish(hold.claim(), Job.State.DONE, end, result);
    }
  }

  private Ingestion.Work work(Hold hold, Feed feed, Job.Feed task, boolean yes) {
    var asked = hold.job().result().question().stream().mapToLong(Job.Question::absent).findFirst();
    var options = new Ingestion.Options(task.full(), yes, asked);
    var work = Ingestion.Work.of(List.of(feed), options);
    if (!task.rows().isEmpty()) {
      work = work.only(Map.of(feed.name(), new HashSet<>(task.rows())));
    }
    Optional<Position> reached =
        hold.claim().position().map(position -> jobs.read(position, Position.class));
    return reached.isPresent() ? work.from(reached.get()) : work;
  }

  private Job.Result result(Job job, BuildReport report) {
    var notes =
        report.notes().causes().stream()
            .map(cause -> new Job.Note(cause.field(), cause.reason(), cause.count()))
            .toList();
    return Job.Result.NONE.noting(notes).keeping(jobs.errorsKept(job.id()));
  }

  private Job.Question question(BuildReport.Withheld withheld) {
    var titles = tables.titles(withheld.examples());
    return new Job.Question(
        withheld.absent(),
        withheld.live(),
        withheld.reason(),
        withheld.examples().stream()
            .limit(EXAMPLES)
            .map(id -> new Job.Example(id, titles.getOrDefault(id, "")))
            .toList());
  }

  /**
   * Waits until every later question sees what was loaded. Told from beside: it may be the timer
   * that brings the index there, which nobody can ask how far it is but the follower.
   */
  private void index(Hold hold, Counts counts) {
    long target = tables.lastChange();
    long from = follower.reached();
    Instant began = clock.instant();
    var done = new CountDownLatch(1);
    Thread telling =
        Thread.ofVirtual()
            .name("job-indexing")
            .start(() -> tell(hold, counts, new Span(from, target, began), done));
    try {
      follower.catchUp();
    } finally {
      done.countDown();
      join(telling);
    }
  }

  private record Span(long from, long target, Instant began) {}

  private void tell(Hold hold, Counts counts, Span span, CountDownLatch done) {
    try {
      while (!done.await(NOTED.toMillis(), TimeUnit.MILLISECONDS)) {
        long reached = Math.clamp(follower.reached(), span.from(), span.target());
        long steps = reached - span.from();
        double rate = steps * 1e3 / millisSince(span.began());
        jobs.progress(
            hold.claim(),
            new Job.Progress(
                "indexing",
                counts,
                steps,
                Optional.of(span.target() - span.from()),
                rate,
                rate == 0
                    ? Optional.empty()
                    : Optional.of((long) ((span.target() - reached) / rate))),
            Optional.empty(),
            List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Unavailable | Jobs.Overtaken e) {
      LOG.debugf("job.indexing_untold cause=%s", e.getMessage()); // the work itself will say so
    }
  }

  private double millisSince(Instant began) {
    return Math.max(1, Duration.between(began, clock.instant()).toMillis());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The catalogue, for a claim that must still be ours when it is changed. */
  private final class Sink implements ChangeSink {
    private final Hold hold;

    private Sink(Hold hold) {
      this.hold = hold;
    }

    @Override
    public Map<String, String> hashes(Collection<String> ids) {
      return tables.hashes(ids);
    }

    @Override
    public void apply(String feed, List<Change> changes) {
      tables.apply(
          new CatalogueTables.Source(feed, Optional.of(hold.job().id())),
          changes,
          transaction -> {
            var _ = jobs.renew(transaction, hold.claim());
          });
    }

    @Override
    public Stock stock() {
      return tables.stock();
    }

    @Override
    public void eachLive(Consumer<Live> live) {
      tables.eachLive(live);
    }
  }

  /** Notes what happens, the errors of a chunk with the position behind it. One run. */
  private final class Following implements Watch {
    private final Hold hold;
    private final List<RowError> errors = new ArrayList<>();
    private long kept;
    private Instant noted = Instant.EPOCH;
    private Job.Progress last;

    private Following(Hold hold) {
      this.hold = hold;
      this.last = hold.job().progress().at("reading");
      this.kept = jobs.errorsKept(hold.job().id());
    }

    @Override
    public void progress(Progress step) {
      last =
          new Job.Progress(
              step.phase().name().toLowerCase(Locale.ROOT),
              step.counts(),
              step.rows(),
              step.remaining()
                  .map(left -> step.rows() + (long) (left.toMillis() / 1e3 * step.rowsPerSecond())),
              step.rowsPerSecond(),
              step.remaining().map(Duration::toSeconds));
      note(last);
    }

    @Override
    public void rejected(RejectedRow row) {
      if (kept >= Jobs.MOST_ERRORS) {
        return;
      }
      kept++;
      int n = 0;
      for (Problem problem : row.problems()) {
        errors.add(
            new RowError(
                row.row(),
                n++,
                row.id(),
                problem.field(),
                problem.kindOfField(),
                problem.value(),
                problem.reason(),
                problem.remedy(),
                row.raw()));
      }
    }

    @Override
    public void reached(Position position) {
      jobs.progress(hold.claim(), last, Optional.of(jobs.written(position)), errors);
      errors.clear();
      noted = clock.instant();
    }

    @Override
    public boolean stopped() {
      return hold.stopped();
    }

    private void note(String phase, Counts counts) {
      last = new Job.Progress(phase, counts, 0, Optional.empty(), 0, Optional.empty());
      jobs.progress(hold.claim(), last, Optional.empty(), List.of());
    }

    private void note(Job.Progress progress) {
      if (Duration.between(noted, clock.instant()).compareTo(NOTED) >= 0) {
        noted = clock.instant();
        jobs.progress(hold.claim(), progress, Optional.empty(), List.of());
      }
    }
  }
}
