package dev.tendero.api;

import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.audit.AuditLog;
import dev.tendero.wiring.Serving;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up while the server answers. Whether what follows the database does (the index behind the
 * catalogue, the tree behind the log) is data beside it: answers go on without either, older and
 * with receipts that wait. Somebody must be told, but a proxy must not turn shoppers away.
 */
@Readiness
@Singleton
final class Health implements HealthCheck {
  private final Serving serving;
  private final Provider<IndexFollower> follower;
  private final Provider<AuditLog> log;

  /** The parts by providers: a probe comes while they are made, and must not wait for that. */
  Health(Serving serving, Provider<IndexFollower> follower, Provider<AuditLog> log) {
    this.serving = serving;
    this.follower = follower;
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("following");
    if (!serving.now()) {
      return response.down().build();
    }
    boolean index = !follower.get().isBehind();
    boolean tree = log.get().isIntegrating();
    return response
        .up()
        .withData("index", index ? "following" : "behind")
        .withData("tree", tree ? "following" : "behind")
        .build();
  }
}
