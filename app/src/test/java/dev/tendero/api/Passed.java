package dev.tendero.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Marks what the roles let pass: behind them a 404 means something else. */
final class Passed {
  static final String HEADER = "X-Test-Passed";

  @ServerRequestFilter(priority = Priorities.USER)
  public void mark(RoutingContext request) {
    request.response().putHeader(HEADER, "yes");
  }
}
