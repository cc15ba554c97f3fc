package dev.tendero.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Knows people by the cookie of {@link Sessions}. */
@Singleton
final class SessionMechanism
    implements HttpAuthenticationMechanism, IdentityProvider<SessionMechanism.Shown> {
  private final Sessions sessions;
  private final SignIn signIn;

  SessionMechanism(Sessions sessions, SignIn signIn) {
    this.sessions = sessions;
    this.signIn = signIn;
  }

  /** The cookie that a request shows. */
  static final class Shown extends BaseAuthenticationRequest {
    private final String cookie;

    private Shown(String cookie) {
      this.cookie = cookie;
    }
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    Optional<String> cookie =
        Optional.ofNullable(request.request().getCookie(Sessions.COOKIE)).map(Cookie::getValue);
    if (cookie.isEmpty() || !signIn.byAccounts() || isFile(request) || !SignIn.isHere(request)) {
      return Uni.createFrom().nullItem();
    }
    Uni<SecurityIdentity> identity = identities.authenticate(new Shown(cookie.get()));
    // The page of somebody whose session is over still loads: what it asks for then says so.
    return request.normalizedPath().startsWith("/api/")
        ? identity
        : identity.onFailure(AuthenticationFailedException.class).recoverWithNull();
  }

  /** The same for everybody, and the most of what a browser asks for. */
  private static boolean isFile(RoutingContext request) {
    String path = request.normalizedPath();
    return path.startsWith("/assets/") || path.startsWith("/img/");
  }

  @Override
  public Class<Shown> getRequestType() {
    return Shown.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(Shown shown, AuthenticationRequestContext context) {
    return context.runBlocking(
        () ->
            sessions
                .find(shown.cookie)
                .map(SessionMechanism::identity)
                .orElseThrow(AuthenticationFailedException::new));
  }

  private static SecurityIdentity identity(SignedIn who) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(who.name()))
        .addRoles(who.roles())
        .addAttribute(SignIn.WHO, who)
        .build();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Shown.class);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return signIn.byAccounts()
        ? Uni.createFrom().item(new ChallengeData(401))
        : Uni.createFrom().nullItem();
  }

  @Override
  public int getPriority() {
    return 2_000;
  }
}
