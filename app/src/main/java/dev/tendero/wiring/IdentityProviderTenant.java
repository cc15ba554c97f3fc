package dev.tendero.wiring;

import dev.tendero.security.Sessions;
import dev.tendero.security.SignIn;
import io.quarkus.oidc.JavaScriptRequestChecker;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The identity provider that an operator names: code flow for the page, bearer tokens for programs.
 * Its tokens stay on the server ({@code ProviderSessions}).
 */
@Singleton
final class IdentityProviderTenant implements JavaScriptRequestChecker {
  static final String BEGIN = "/api/v1/session/begin";
  private static final String ROLES = "realm_access/roles";
  static final String END = "/api/v1/session/end";

  private final TenderoConfig.SignIn config;
  private final SignIn signIn;

  IdentityProviderTenant(TenderoConfig config, SignIn signIn) {
    this.config = config.signIn();
    this.signIn = signIn;
  }

  void make(@Observes Oidc oidc) {
    if (signIn.by() == SignIn.By.OIDC) {
      oidc.create(tenant());
    }
  }

  private OidcTenantConfig tenant() {
    var tenant =
        OidcTenantConfig.builder()
            .authServerUrl(config.url().orElseThrow().toString())
            .clientId(config.clientId())
            .applicationType(ApplicationType.HYBRID)
            .tenantEnabled(true)
            // What a token was made for somebody else to accept opens nothing here.
            .token()
            .audience(config.clientId())
            .refreshExpired()
            .subjectRequired()
            // Whoever asks the provider what a token is gets scopes for roles, of any name.
            .allowJwtIntrospection(false)
            .allowOpaqueTokenIntrospection(false)
            .end()
            // Not "groups": what a company calls its groups is no role here.
            .roles()
            .source(Source.accesstoken)
            .roleClaimPath(ROLES)
            .end()
            .authentication()
            .redirectPath(BEGIN)
            .restorePathAfterRedirect()
            .pkceRequired()
            .nonceRequired()
            .javaScriptAutoRedirect(false)
            .sessionAgeExtension(Sessions.LONGEST)
            .end()
            .logout()
            .path(END)
            .postLogoutPath("/")
            .end();
    config.clientSecret().ifPresent(tenant::credentials);
    return tenant.build();
  }

  /** The page's requests get a status that it can read; only two routes are gone to. */
  @Override
  public boolean isJavaScriptRequest(RoutingContext request) {
    String path = request.normalizedPath();
    return path.startsWith("/api/") && !path.equals(BEGIN) && !path.equals(END);
  }
}
