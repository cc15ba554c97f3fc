package dev.tendero.api;

import dev.tendero.wiring.TenderoConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which pages of other sites may show this one in a frame: none, unless an operator lists their
 * origins, and then only the page that is made for it ({@code ?embed}).
 */
@Singleton
final class Framing {
  /** Before what answers; after {@link Door}. */
  private static final int EARLY = 90;

  private static final String POLICY = "Content-Security-Policy";
  private static final String NOBODY = "frame-ancestors 'none'";

  private static final Set<String> PANEL = Set.of("/", "/index.html", "/history", "/mine");

  private final List<String> origins;

  /**
   * @throws IllegalArgumentException for an origin that is none: who misspells one must not learn
   *     it from a shopper
   */
  Framing(TenderoConfig config) {
    this.origins =
        config.embed().origins().orElse(List.of()).stream().map(Framing::origin).toList();
  }

  void watch(@Observes Filters filters) {
    if (!origins.isEmpty()) {
      filters.register(this::pass, EARLY);
    }
  }

  private void pass(RoutingContext context) {
    if (isPanel(context.normalizedPath()) && context.queryParams().contains("embed")) {
      context.addHeadersEndHandler(
          written -> {
            String policy = context.response().headers().get(POLICY);
            if (policy != null) {
              context.response().headers().set(POLICY, opened(policy, origins));
            }
          });
    }
    context.next();
  }

  /** What the panel shows; where somebody signs in, and what staff have, is framed by nobody. */
  static boolean isPanel(String path) {
    return PANEL.contains(path) || path.startsWith("/c/");
  }

  /** The policy with those origins as the only ones that may frame. */
  static String opened(String policy, List<String> origins) {
    return policy.replace(NOBODY, "frame-ancestors " + String.join(" ", origins));
  }

  /** "https://shop.example", and nothing that a policy would read otherwise. */
  static String origin(String text) {
    try {
      URI uri = new URI(text.strip().toLowerCase(Locale.ROOT));
      String scheme = String.valueOf(uri.getScheme());
      boolean web = scheme.equals("https") || scheme.equals("http");
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String origin = scheme + "://" + uri.getHost() + port;
      if (web && uri.getHost() != null && uri.toString().equals(origin)) {
        return origin;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "tendero.embed.origins: \"" + text + "\" is no origin such as https://shop.example");
  }
}
