package dev.tendero.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/** Knows the commands of the home's owner by the token in run.json. */
@Singleton
final class HomeOwnerMechanism implements HttpAuthenticationMechanism {
  private final OperatorToken token;
  private static final String MADE_HERE = "tendero.home-owner";

  private final SecurityIdentity owner =
      QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("home-owner"))
          .addRoles(Set.of(Roles.HOME_OWNER, Roles.OPERATOR, Roles.CATALOG_ADMIN))
          .addAttribute(MADE_HERE, true)
          .build();

  HomeOwnerMechanism(OperatorToken token) {
    this.token = token;
  }

  static boolean made(SecurityIdentity identity) {
    return identity.getAttribute(MADE_HERE) != null;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return token.matches(request.request().getHeader("Authorization"))
        ? Uni.createFrom().item(owner)
        : Uni.createFrom().nullItem();
  }

  /** People are asked to sign in by the mechanism that is theirs. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  /** Before those that would take the token for one of theirs. */
  @Override
  public int getPriority() {
    return 3_000;
  }
}
