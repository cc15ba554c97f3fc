package dev.tendero.admin;

import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;

/** Takes a document in as a job. */
public final class PaperRun {
  private final Jobs jobs;

  public PaperRun(Jobs jobs, Uploads uploads, CatalogueTables tables, IndexFollower follower) {
    this.jobs = jobs;
  }

  void run(Hold hold) {
    jobs.finish(
        hold.claim(),
        Job.State.FAILED,
        hold.job().progress(),
        Job.Result.failed("Documents cannot be read yet.", "Wait."));
  }
}
