package dev.tendero.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.answer.Invalid;
import dev.tendero.ingestion.source.Feed;
import java.io.IOException;
import java.util.Optional;

/** What a file is and what it would become. */
public final class Surveys {
  private final Uploads uploads;
  private final Formats formats;

  public Surveys(Uploads uploads, Formats formats) {
    this.uploads = uploads;
    this.formats = formats;
  }

  public record Survey(Upload upload, String kind) {}

  Survey of(Upload upload, Optional<String> as, Optional<JsonNode> mapping) {
    return new Survey(upload, as.orElse("feed"));
  }

  /**
   * @throws Invalid for a mapping that a load would fail on
   */
  void require(Upload upload, Optional<JsonNode> mapping) {
    try {
      formats.of(Feed.of(uploads.file(upload)).named(upload.name()), mapping);
    } catch (IOException e) {
      throw new Invalid("mapping_invalid", "mapping", "The mapping is no JSON.");
    }
  }
}
