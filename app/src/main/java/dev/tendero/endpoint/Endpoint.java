package dev.tendero.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a model answers and how long it is waited for.
 *
 * @param baseUrl up to and including the version: {@code http://localhost:8000/v1}
 * @param model the name the server knows it by
 * @param key sent as a bearer token; servers of one's own often need none
 */
public record Endpoint(URI baseUrl, String model, Optional<String> key, Patience patience) {

  public Endpoint {
    String scheme = baseUrl.getScheme();
    if (!"http".equals(scheme) && !"https".equals(scheme)) {
      throw new IllegalArgumentException("an endpoint's address begins with http:// or https://");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("an endpoint needs the name of its model");
    }
  }

  public Endpoint(URI baseUrl, String model, Optional<String> key) {
    this(baseUrl, model, key, Patience.USUAL);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return model + " at " + baseUrl;
  }

  /**
   * @param first from the request to the first text; a reader who sees nothing for longer leaves
   * @param idle from one text to the next; a healthy server stalls no longer between tokens
   * @param total for the whole stream, however lively
   */
  public record Patience(Duration first, Duration idle, Duration total) {
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(30));
  }
}
