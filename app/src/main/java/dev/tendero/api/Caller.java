package dev.tendero.api;

import dev.tendero.security.OperatorToken;
import dev.tendero.security.Subjects;
import dev.tendero.security.TurnLimit;
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
  private final OperatorToken operator;
  private final TurnLimit limit;

  Caller(RoutingContext request, Subjects subjects, OperatorToken operator, TurnLimit limit) {
    this.request = request;
    this.subjects = subjects;
    this.operator = operator;
    this.limit = limit;
  }

  /** The cookie's subject; a request without one finds nothing, which is what strangers find. */
  Optional<String> subject() {
    var cookie = request.request().getCookie(Subjects.COOKIE);
    return subjects.subject(Optional.ofNullable(cookie).map(c -> c.getValue()));
  }

  /** A command of the home's owner, by the token in run.json. */
  boolean isOperator() {
    return operator.matches(request.request().getHeader("Authorization"));
  }

  /**
   * @throws dev.tendero.security.TooMany when this address has asked too much
   */
  void countTurn() {
    if (!isOperator()) {
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
