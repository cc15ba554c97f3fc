package dev.tendero.api;

import dev.tendero.security.RateLimit;
import dev.tendero.security.Roles;
import dev.tendero.security.Sessions;
import dev.tendero.security.SignIn;
import dev.tendero.security.SignedIn;
import dev.tendero.security.Subjects;
import dev.tendero.wiring.TenderoConfig;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
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
  private final SecurityIdentity identity;
  private final RateLimit limit;
  private final boolean embedded;

  Caller(
      RoutingContext request,
      Subjects subjects,
      SecurityIdentity identity,
      RateLimit limit,
      TenderoConfig config) {
    this.embedded = config.embed().origins().isPresent();
    this.request = request;
    this.subjects = subjects;
    this.identity = identity;
    this.limit = limit;
  }

  /** Whose conversations these are; a request without a subject finds what strangers find. */
  Optional<String> subject() {
    return signedIn().map(SignedIn::subject).or(this::pseudonym);
  }

  /** The subject of somebody without an account. */
  Optional<String> pseudonym() {
    return subjects.subject(cookie(Subjects.COOKIE));
  }

  Optional<SignedIn> signedIn() {
    return Optional.ofNullable(identity.getAttribute(SignIn.WHO));
  }

  /** The cookie of whoever is signed in with an account of ours. */
  Optional<String> session() {
    return cookie(Sessions.COOKIE);
  }

  /** A command of the home's owner. */
  boolean isHomeOwner() {
    return identity.hasRole(Roles.HOME_OWNER);
  }

  /**
   * @throws dev.tendero.security.TooMany when this subject or address has asked too much
   */
  void countTurn() {
    if (!isHomeOwner()) {
      limit.countTurn(subject(), address());
    }
  }

  /**
   * @throws dev.tendero.security.TooMany when this address has tried too often
   */
  void countSignIn() {
    limit.countSignIn(address());
  }

  String newSubject() {
    return subjects.issue();
  }

  Response.ResponseBuilder remember(Response.ResponseBuilder response, String cookie) {
    return set(response, pseudonym(cookie, REMEMBERED));
  }

  String subjectOf(String cookie) {
    return subjects.subject(Optional.of(cookie)).orElseThrow();
  }

  /** From now on this browser is the account's, and no longer the pseudonym's. */
  Response.ResponseBuilder signIn(Response.ResponseBuilder response, String session) {
    return forgetPseudonym(
        set(response, cookie(Sessions.COOKIE, session, Sessions.LONGEST) + own()));
  }

  Response.ResponseBuilder forget(Response.ResponseBuilder response) {
    return forgetPseudonym(set(response, gone(Sessions.COOKIE)));
  }

  /** In either form: a browser keeps the one for frames and the other apart. */
  Response.ResponseBuilder forgetPseudonym(Response.ResponseBuilder response) {
    set(response, pseudonym("", Duration.ZERO));
    return embedded ? set(response, gone(Subjects.COOKIE)) : response;
  }

  /** Makes a browser forget a cookie of the page's own. */
  static String gone(String name) {
    return cookie(name, "", Duration.ZERO) + "; SameSite=Lax";
  }

  /**
   * Within a frame of another site a browser sends only what is marked for it, and takes such a
   * mark over https alone. Partitioned: the cookie of the assistant in one shop's page is unknown
   * in another's.
   */
  private String pseudonym(String value, Duration kept) {
    boolean framed = embedded && request.request().isSSL();
    return cookie(Subjects.COOKIE, value, kept)
        + (framed ? "; Secure; SameSite=None; Partitioned" : own());
  }

  private String own() {
    return request.request().isSSL() ? "; Secure; SameSite=Lax" : "; SameSite=Lax";
  }

  private static String cookie(String name, String value, Duration kept) {
    return name + "=" + value + "; Path=/; HttpOnly; Max-Age=" + kept.toSeconds();
  }

  private static Response.ResponseBuilder set(Response.ResponseBuilder response, String cookie) {
    return response.header("Set-Cookie", cookie);
  }

  /** Whether the browser calls this machine by its own name: a rebound name of another does not. */
  boolean isHere() {
    return SignIn.isHere(request);
  }

  private String address() {
    return Network.of(request.request().remoteAddress().hostAddress());
  }

  private Optional<String> cookie(String name) {
    return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
  }
}
