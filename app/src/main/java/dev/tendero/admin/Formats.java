package dev.tendero.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.answer.Invalid;
import dev.tendero.ingestion.Format;
import dev.tendero.ingestion.Kinds;
import dev.tendero.ingestion.Mapping;
import dev.tendero.ingestion.source.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a feed's rows are to be understood, from what its job says. */
public final class Formats {
  private final Kinds kinds;

  public Formats(Kinds kinds) {
    this.kinds = kinds;
  }

  /**
   * @param mapping a built-in one's name or a whole one; empty where the feed's shape says
   * @throws Invalid for a mapping that is none
   */
  Format of(Feed feed, Optional<JsonNode> mapping) throws IOException {
    return mapping.isEmpty() ? Format.products(kinds) : mapped(mapping.get());
  }

  private Format mapped(JsonNode mapping) throws IOException {
    if (mapping.isTextual()) {
      return Mapping.shipped(mapping.asText(), kinds)
          .orElseThrow(
              () ->
                  new Invalid(
                      "mapping_unknown", "mapping", "There is no built-in mapping of that name."));
    }
    try {
      return Mapping.read(
          new ByteArrayInputStream(mapping.toString().getBytes(StandardCharsets.UTF_8)), kinds);
    } catch (IllegalArgumentException e) {
      throw new Invalid("mapping_invalid", "mapping", String.valueOf(e.getMessage()));
    }
  }
}
