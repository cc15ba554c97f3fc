package dev.tendero.api;

import dev.tendero.security.Roles;
import dev.tendero.security.Subjects;
import dev.tendero.security.TurnLimit;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Who sends this request. */
@RequestScoped
class Caller {
  private static final Duration REMEMBERED = Duration.ofDays(180);

  private final RoutingContext request;
  private final Subjects subjects;
  private final SecurityIdentity identity;
  private final TurnLimit limit;

  Caller(RoutingContext request, Subjects subjects, SecurityIdentity identity, TurnLimit limit) {
    this.request = request;
    this.subjects = subjects;
    this.identity = identity;
    this.limit = limit;
  }

  /** The cookie's subject; a request without one finds nothing, which is what strangers find. */
  Optional<String> subject() {
    var cookie = request.request().getCookie(Subjects.COOKIE);
    return subjects.subject(Optional.ofNullable(cookie).map(c -> c.getValue()));
  }

  /** A command of the home's owner. */
  boolean isHomeOwner() {
    return identity.hasRole(Roles.HOME_OWNER);
  }

  /**
   * @throws dev.tendero.security.TooMany when this address has asked too much
   */
  void countTurn() {
    if (!isHomeOwner()) {
      limit.count(request.request().remoteAddress().hostAddress());
    }
  }

  String newSubject() {
    return subjects.issue();
  }

  Response.ResponseBuilder remember(Response.ResponseBuilder response, String cookie) {
    return response.cookie(
        new NewCookie.Builder(Subjects.COOKIE)
            .value(cookie)
            .path("/")
            .httpOnly(true)
            .secure(request.request().isSSL())
            .sameSite(NewCookie.SameSite.LAX)
            .maxAge((int) REMEMBERED.toSeconds())
            .build());
  }

  String subjectOf(String cookie) {
    return subjects.subject(Optional.of(cookie)).orElseThrow();
  }
}
