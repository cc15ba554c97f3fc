package dev.tendero.api;

import dev.tendero.security.OperatorToken;
import dev.tendero.security.Subjects;
import dev.tendero.security.TurnLimit;
import dev.tendero.wiring.TenderoConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
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
  private final boolean embedded;

  Caller(
      RoutingContext request,
      Subjects subjects,
      OperatorToken operator,
      TurnLimit limit,
      TenderoConfig config) {
    this.embedded = config.embed().origins().isPresent();
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
    return response.header("Set-Cookie", cookie(cookie, REMEMBERED));
  }

  /** Takes the cookie back. */
  Response.ResponseBuilder forget(Response.ResponseBuilder response) {
    return response.header("Set-Cookie", cookie("", Duration.ZERO));
  }

  /**
   * Within a frame of another site a browser sends only what is marked for it, and takes such a
   * mark over https alone. Partitioned: the cookie of the assistant in one shop's page is unknown
   * in another's.
   */
  private String cookie(String value, Duration age) {
    boolean secure = request.request().isSSL();
    String where =
        embedded && secure
            ? "; Secure; SameSite=None; Partitioned"
            : secure ? "; Secure; SameSite=Lax" : "; SameSite=Lax";
    return Subjects.COOKIE + "=" + value + "; Path=/; HttpOnly; Max-Age=" + age.toSeconds() + where;
  }

  String subjectOf(String cookie) {
    return subjects.subject(Optional.of(cookie)).orElseThrow();
  }
}
