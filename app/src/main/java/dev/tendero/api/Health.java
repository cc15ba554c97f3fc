package dev.tendero.api;

import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.audit.AuditLog;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether what follows the database does: the index behind the catalogue, the tree behind the log.
 * Answers go on without either, older and with receipts that wait: somebody must be told, but a
 * proxy must not turn shoppers away, so it is data and the service stays up.
 */
@Readiness
@Singleton
final class Health implements HealthCheck {
  private final IndexFollower follower;
  private final AuditLog log;

  Health(IndexFollower follower, AuditLog log) {
    this.follower = follower;
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    boolean index = !follower.isBehind();
    boolean tree = log.isIntegrating();
    return HealthCheckResponse.named("following")
        .up()
        .withData("index", index ? "following" : "behind")
        .withData("tree", tree ? "following" : "behind")
        .build();
  }
}
