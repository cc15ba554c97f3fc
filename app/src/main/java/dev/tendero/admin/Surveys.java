package dev.tendero.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.ingestion.document.DocumentReader;
import dev.tendero.ingestion.source.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is and what it would become; nothing changes by looking. */
public final class Surveys {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** By their names these hold text, not rows; who knows better says so. */
  private static final Pattern DOCUMENTS =
      Pattern.compile(".*\\.(?:pdf|docx|docm|doc|odt|rtf|html?|xhtml|md|markdown|txt)");

  private final Uploads uploads;
  private final Mappings mappings;
  private final DocumentReader documents;

  public Surveys(Uploads uploads, Mappings mappings, DocumentReader documents) {
    this.uploads = uploads;
    this.mappings = mappings;
    this.documents = documents;
  }

  /**
   * @param kind "feed" or "document": exactly one of the two is there
   * @param targets what a column can become
   */
  record Survey(
      Upload upload,
      String kind,
      Optional<Mappings.Look> feed,
      Optional<Papers.Report> document,
      List<String> targets) {}

  Survey of(Upload upload, Optional<String> as, Optional<JsonNode> mapping) {
    String kind =
        as.filter(k -> k.equals("feed") || k.equals("document"))
            .orElseGet(() -> isDocument(upload) ? "document" : "feed");
    return kind.equals("document")
        ? new Survey(upload, kind, Optional.empty(), Optional.of(paper(upload)), List.of())
        : new Survey(
            upload, kind, Optional.of(look(upload, mapping)), Optional.empty(), Mappings.TARGETS);
  }

  private static boolean isDocument(Upload upload) {
    return DOCUMENTS.matcher(upload.name().toLowerCase(Locale.ROOT)).matches();
  }

  private Papers.Report paper(Upload upload) {
    try {
      return Papers.report(upload, documents.read(uploads.file(upload), upload.name()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("document reader", AGAIN, e);
    } catch (UncheckedIOException e) {
      throw new Unavailable("document reader", AGAIN, e);
    }
  }

  private Mappings.Look look(Upload upload, Optional<JsonNode> mapping) {
    try {
      return mappings.look(feed(upload), mapping);
    } catch (IOException e) {
      throw new Unavailable("the uploaded file", AGAIN, e);
    }
  }

  /**
   * @throws Invalid for a feed that a load would not even begin to read
   */
  void require(Upload upload, Optional<JsonNode> mapping) {
    try {
      mappings.require(feed(upload), mapping);
    } catch (IOException e) {
      throw new Unavailable("the uploaded file", AGAIN, e);
    }
  }

  private Feed feed(Upload upload) throws IOException {
    return Feed.of(uploads.file(upload)).named(upload.name());
  }
}
