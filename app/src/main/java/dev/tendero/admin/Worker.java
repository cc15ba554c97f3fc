package dev.tendero.admin;

import dev.tendero.answer.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Works on the jobs: one feed at a time, and beside it one document at a time, so that nobody waits
 * for a large feed with a page of text. Thread-safe.
 */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Worker.class);

  private static final List<Set<Job.Kind>> LANES =
      List.of(EnumSet.of(Job.Kind.FEED), EnumSet.of(Job.Kind.DOCUMENT));

  /** For jobs that another server of the same database left, and after trouble. */
  private static final Duration POLL = Duration.ofSeconds(2);

  /** What ends the process, or breaks off, this often without getting any further does so again. */
  private static final int MOST_TRIES = 3;

  private static final Duration CLEAN = Duration.ofHours(1);

  /** A chunk and what hangs on it; longer than that the process does not wait for its end. */
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final Jobs jobs;
  private final Uploads uploads;
  private final FeedRun feeds;
  private final PaperRun papers;
  private final Duration kept;
  private final Clock clock;
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("console").daemon().factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private volatile boolean closing;

  /**
   * @param kept how long what has ended is kept
   */
  public Worker(
      Jobs jobs, Uploads uploads, FeedRun feeds, PaperRun papers, Duration kept, Clock clock) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.feeds = feeds;
    this.papers = papers;
    this.kept = kept;
    this.clock = clock;
  }

  /** Begins, with what a killed process left first. */
  public void begin() {
    int orphans = jobs.freeOrphans();
    if (orphans > 0) {
      LOG.infof("jobs.resumed count=%d", orphans);
    }
    for (Set<Job.Kind> lane : LANES) {
      threads.add(
          Thread.ofPlatform()
              .name("jobs-" + lane.iterator().next().name().toLowerCase(java.util.Locale.ROOT))
              .daemon()
              .start(() -> work(lane)));
    }
    timer.scheduleWithFixedDelay(this::clean, 60, CLEAN.toSeconds(), TimeUnit.SECONDS);
  }

  /** There is something to do, or to stop doing. */
  public void wake() {
    lock.lock();
    try {
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work(Set<Job.Kind> lane) {
    while (!closing) {
      try {
        Optional<Jobs.Claim> claim = jobs.claim(lane);
        if (claim.isPresent()) {
          run(claim.get());
        } else {
          await();
        }
      } catch (Unavailable e) {
        LOG.warnf("jobs.unavailable dependency=\"%s\" cause=%s", e.dependency(), e.getCause());
        await();
      } catch (Throwable e) { // the lane outlives whatever a job has done
        LOG.error("jobs.broken", e);
        await();
      }
    }
  }

  private void await() {
    lock.lock();
    try {
      if (!closing) {
        var _ = work.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    } finally {
      lock.unlock();
    }
  }

  private void run(Jobs.Claim claim) {
    var hold = new Hold(jobs, claim, () -> closing);
    var beat =
        timer.scheduleWithFixedDelay(
            hold::renew,
            Jobs.LEASE.toMillis() / 3,
            Jobs.LEASE.toMillis() / 3,
            TimeUnit.MILLISECONDS);
    LOG.infof(
        "job.begun number=%d kind=%s attempt=%d",
        claim.job().number(), claim.job().kind(), claim.job().attempt());
    try {
      if (hold.cancelled()) {
        jobs.finish(claim, Job.State.CANCELLED, claim.job().progress(), Job.Result.NONE);
      } else if (claim.tries() > MOST_TRIES) {
        fail(
            claim,
            "The job broke off " + MOST_TRIES + " times at the same place.",
            "Load the file in smaller parts; if it stays so, give the person who runs the server"
                + " this job's number.");
      } else {
        work(hold);
      }
    } catch (Jobs.Overtaken e) {
      LOG.warnf("job.overtaken %s", e.getMessage());
    } catch (Unavailable e) {
      LOG.warnf("job.interrupted dependency=\"%s\" cause=%s", e.dependency(), e.getCause());
      giveBack(claim);
      await();
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.errorf(e, "job.too_large number=%d", claim.job().number());
      fail(
          claim,
          "Reading the file needs more memory than the program has.",
          "Split the file into smaller ones and load them one after another.");
    } catch (Throwable e) { // what a file does to the program must not end the lane
      LOG.errorf(e, "job.broken number=%d", claim.job().number());
      fail(
          claim,
          "Something went wrong in the program.",
          "Try again; if it stays so, give the person who runs the server this job's number.");
    } finally {
      beat.cancel(false);
    }
  }

  private void work(Hold hold) {
    switch (hold.job().kind()) {
      case FEED -> feeds.run(hold);
      case DOCUMENT -> papers.run(hold);
      case DELETE, RESTORE -> throw new IllegalStateException("done when they are asked for");
    }
  }

  private void fail(Jobs.Claim claim, String reason, String remedy) {
    jobs.finish(claim, Job.State.FAILED, claim.job().progress(), Job.Result.failed(reason, remedy));
  }

  /** What a dependency's trouble broke off is tried again from where it came to. */
  private void giveBack(Jobs.Claim claim) {
    try {
      jobs.giveBack(claim);
    } catch (Unavailable | Jobs.Overtaken e) {
      LOG.warnf("job.not_given_back cause=%s", e.getMessage()); // its lease ends, which does it too
    }
  }

  private void clean() {
    try {
      var limit = clock.instant().minus(kept);
      int forgotten = jobs.clean(limit) + uploads.clean(limit);
      if (forgotten > 0) {
        LOG.infof("jobs.cleaned count=%d", forgotten);
      }
    } catch (RuntimeException e) {
      LOG.warn("jobs.not_cleaned", e);
    }
  }

  /** Ends at the next chunk; what is not done is gone on with at the next start. */
  @Override
  public void close() {
    closing = true;
    wake();
    for (Thread thread : threads) {
      try {
        thread.join(ENDING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    timer.shutdownNow();
  }
}
