package dev.tendero.api;

import dev.tendero.security.Roles;
import dev.tendero.security.SignIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deep links into the page are the page's: what is no file and no API is index.html. Those for
 * staff do not exist for anybody else.
 */
@ApplicationScoped
class PageRoutes {
  /**
   * Behind all filters and before the API, which answers 404 for what it does not know: the paths
   * are nobody else's.
   */
  private static final int BEFORE_API = 1;

  /** For everybody. */
  static final List<String> OPEN = List.of("/c/*", "/history", "/mine", "/sign-in");

  /** By the role that has them. */
  static final Map<String, String> STAFF = Map.of("/catalogue*", Roles.CATALOG_ADMIN);

  private final SignIn signIn;

  PageRoutes(SignIn signIn) {
    this.signIn = signIn;
  }

  void route(@Observes Router router) {
    OPEN.forEach(path -> router.get(path).order(BEFORE_API).handler(PageRoutes::page));
    STAFF.forEach(
        (path, role) ->
            router.get(path).order(BEFORE_API).handler(request -> staff(request, role)));
  }

  private void staff(RoutingContext request, String role) {
    Optional<SecurityIdentity> person =
        Optional.ofNullable(request.user())
            .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity())
            .filter(identity -> !identity.isAnonymous());
    if (person.map(identity -> identity.hasRole(role)).orElse(false)) {
      page(request);
    } else if (person.isPresent() || signIn.by() == SignIn.By.NONE) {
      request.next();
    } else {
      String to = URLEncoder.encode(request.normalizedPath(), StandardCharsets.UTF_8);
      request.response().setStatusCode(303).putHeader("Location", "/sign-in?to=" + to).end();
    }
  }

  private static void page(RoutingContext request) {
    request.reroute("/index.html");
  }
}
