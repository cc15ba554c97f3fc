package dev.tendero.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.wiring.Serving;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Turns away who comes before the server is ready or while it ends (the probes may in), and bodies
 * that announce to be too large, and what a page of another site sends in its visitors' names.
 */
@Singleton
final class Door {
  /** Before everything of Quarkus that answers. */
  private static final int FIRST = 100;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final String PROBES = "/q/";

  private final Serving serving;
  private final BodyLimit limit;
  private final ObjectMapper json;

  Door(Serving serving, BodyLimit limit, ObjectMapper json) {
    this.serving = serving;
    this.limit = limit;
    this.json = json;
  }

  void watch(@Observes Filters filters) {
    filters.register(this::pass, FIRST);
  }

  private void pass(RoutingContext context) {
    if (!serving.now() && !context.normalizedPath().startsWith(PROBES)) {
      context.response().putHeader("Retry-After", "1");
      refuse(context, Problems.NOT_READY);
    } else if (isFromElsewhere(context.request())) {
      refuse(context, Problems.CROSS_SITE);
    } else if (length(context) > limit.bytes(context.request().path())) {
      refuse(context, Problems.BODY_TOO_LARGE);
    } else {
      context.next();
    }
  }

  /**
   * Whether a page of another site makes a browser send this in its visitor's name. Browsers say
   * where a request comes from; what is no browser has no visitor whose cookies it could misuse.
   */
  private static boolean isFromElsewhere(HttpServerRequest request) {
    if (SAFE.contains(request.method())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !isOwn(origin, request);
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }

  /** Of the body, as announced. */
  private static long length(RoutingContext context) {
    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return announced == null ? 0 : Long.parseLong(announced);
  }

  private void refuse(RoutingContext context, Problems.Problem problem) {
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", Problems.TYPE)
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(problem.code(), e);
    }
  }
}
