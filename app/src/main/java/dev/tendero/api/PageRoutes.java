package dev.tendero.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Deep links into the page are the page's: what is no file and no API is index.html. */
@ApplicationScoped
class PageRoutes {
  /** After static files and the API, before the final 404. */
  private static final int LAST = 30_000;

  void route(@Observes Router router) {
    router.get("/c/*").order(LAST).handler(PageRoutes::page);
    router.get("/catalogue").order(LAST).handler(PageRoutes::page);
    router.get("/catalogue/*").order(LAST).handler(PageRoutes::page);
    router.get("/history").order(LAST).handler(PageRoutes::page);
  }

  private static void page(RoutingContext request) {
    request.reroute("/index.html");
  }
}
