package dev.tendero.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Deep links into the page are the page's: what is no file and no API is index.html. */
@ApplicationScoped
class PageRoutes {
  /** Before the API, which would say of every path that is not its own that there is none. */
  private static final int BEFORE_API = 1_000;

  void route(@Observes Router router) {
    router.get("/c/*").order(BEFORE_API).handler(PageRoutes::page);
    router.get("/mine").order(BEFORE_API).handler(PageRoutes::page);
    router.get("/history").order(BEFORE_API).handler(PageRoutes::page);
  }

  private static void page(RoutingContext request) {
    request.reroute("/index.html");
  }
}
