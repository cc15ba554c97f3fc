package dev.tendero.admin;

import dev.tendero.answer.Unavailable;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** A claim while it is being worked on, and whether to go on. Thread-safe. */
final class Hold {
  private static final Logger LOG = Logger.getLogger(Hold.class);

  private final Jobs jobs;
  private final Jobs.Claim claim;
  private final BooleanSupplier closing;
  private volatile boolean cancelled;
  private volatile boolean lost;

  Hold(Jobs jobs, Jobs.Claim claim, BooleanSupplier closing) {
    this.jobs = jobs;
    this.claim = claim;
    this.closing = closing;
    this.cancelled = claim.job().cancelling();
  }

  Jobs.Claim claim() {
    return claim;
  }

  Job job() {
    return claim.job();
  }

  /** Tells the database that this is still worked on, and hears whether it should be. */
  void renew() {
    try {
      cancelled = jobs.renew(claim);
    } catch (Jobs.Overtaken e) {
      lost = true;
    } catch (Unavailable e) {
      LOG.warnf("job.lease_not_renewed cause=%s", e.getCause());
    }
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Whether the work is to end now: it was cancelled, is somebody else's, or the process ends. */
  boolean stopped() {
    return cancelled || lost || closing.getAsBoolean();
  }
}
