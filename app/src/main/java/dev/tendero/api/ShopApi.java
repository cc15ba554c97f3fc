package dev.tendero.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tendero.generation.Writer;
import dev.tendero.wiring.TenderoConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the shop introduces itself. */
@Path("/api/v1/shop")
@Produces(MediaType.APPLICATION_JSON)
class ShopApi {
  private final TenderoConfig config;
  private final Writer writer;

  ShopApi(TenderoConfig config, Writer writer) {
    this.config = config;
    this.writer = writer;
  }

  record AssistantName(String generator) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shop(
      String name,
      AssistantName assistant,
      Map<String, List<String>> starters,
      @Nullable String contact,
      @Nullable String handoff,
      Map<String, String> hours) {}

  @GET
  public Shop shop() {
    return new Shop(
        config.shop().name(),
        new AssistantName(writer.name()),
        Map.of("en", config.shop().starters("en"), "es", config.shop().starters("es")),
        config.shop().contact().orElse(null),
        config.shop().handoff().orElse(null),
        hours());
  }

  /** By language; English stands in for what is not said in Spanish. */
  private Map<String, String> hours() {
    return config
        .shop()
        .hours()
        .map(hours -> Map.of("en", hours, "es", config.shop().hoursEs().orElse(hours)))
        .orElse(Map.of());
  }
}
