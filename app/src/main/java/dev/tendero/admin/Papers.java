package dev.tendero.admin;

import dev.tendero.answer.Invalid;
import dev.tendero.catalog.Document;
import dev.tendero.ingestion.document.Extraction;
import dev.tendero.ingestion.passage.Passages;
import dev.tendero.text.Accents;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a document says of itself, and what must be said of it before it is taken in. */
final class Papers {
  private static final int MOST_PRODUCTS = 200;
  private static final int MOST_WARNINGS = 50;
  private static final int SHOWN = 1_200;

  /** Words of names and titles by what such a document is; a manual where none of them stands. */
  private static final Map<Document.Type, Pattern> TYPICAL =
      Map.of(
          Document.Type.POLICY,
          words("policy|policies|terms|returns?|warranty|condiciones|garant[ií]a|devoluciones"),
          Document.Type.FAQ,
          words("faq|questions|preguntas"),
          Document.Type.GUIDE,
          words("guide|how to|gu[ií]a|consejos"));

  /**
   * @param problem what is to be known about the page
   */
  record PageRead(int page, int characters, Optional<String> problem) {}

  record Failure(String reason, String remedy) {}

  /**
   * What a file would become.
   *
   * @param passages that answers could cite
   * @param start of its text
   * @param failure why it has none
   */
  record Report(
      String id,
      String type,
      String title,
      String language,
      List<PageRead> pages,
      int passages,
      List<String> warnings,
      String start,
      Optional<Failure> failure) {}

  static Report report(Upload upload, Extraction extraction) {
    String name = upload.name().replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
    return switch (extraction) {
      case Extraction.Unreadable unreadable ->
          new Report(
              id(name),
              "manual",
              name,
              "en",
              List.of(),
              0,
              List.of(),
              "",
              Optional.of(new Failure(unreadable.message(), unreadable.remedy())));
      case Extraction.Read read -> {
        String language = read.language().equals("und") ? "en" : read.language();
        Document.Type type = guessed(name + " " + read.title());
        Document document = read.document(id(name), type, language, List.of());
        yield new Report(
            document.id(),
            type.name().toLowerCase(Locale.ROOT),
            document.title(),
            language,
            read.report().stream()
                .map(page -> new PageRead(page.number(), page.characters(), page.note()))
                .toList(),
            Passages.of(document).size(),
            read.warnings().stream().limit(MOST_WARNINGS).map(Papers::warning).toList(),
            read.text().substring(0, Math.min(SHOWN, read.text().length())),
            Optional.empty());
      }
    };
  }

  private static String warning(Extraction.Warning warning) {
    return warning.page() == 0
        ? warning.message()
        : "Page " + warning.page() + ": " + warning.message();
  }

  /** Of a name: "Return policy (2026)" is return-policy-2026. */
  private static String id(String name) {
    String id =
        Accents.strip(name)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return id.isEmpty() ? "document" : id;
  }

  private static Document.Type guessed(String words) {
    return TYPICAL.entrySet().stream()
        .filter(each -> each.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .orElse(Document.Type.MANUAL);
  }

  private static Pattern words(String any) {
    return Pattern.compile(
        "(?<!\\p{L})(?:" + any + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private Papers() {}

  /**
   * @throws Invalid for what no document can be
   */
  static Job.Paper checked(
      String id, String type, String title, String language, List<String> productIds) {
    if (id.isBlank()) {
      throw new Invalid("document.id_missing", "document.id", "A document needs an id.");
    }
    if (title.isBlank()) {
      throw new Invalid("document.title_missing", "document.title", "A document needs a title.");
    }
    if (!language.matches("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")) {
      throw new Invalid(
          "document_language", "document.language", "The language is a tag like en or es.");
    }
    if (productIds.size() > MOST_PRODUCTS) {
      throw new Invalid(
          "document_products",
          "document.productIds",
          "A document is about at most " + MOST_PRODUCTS + " products; leave it empty for all.");
    }
    return new Job.Paper(
        id.strip(),
        type(type).name().toLowerCase(Locale.ROOT),
        title.strip(),
        language,
        productIds.stream().map(String::strip).filter(each -> !each.isEmpty()).distinct().toList());
  }

  static Document.Type type(String type) {
    try {
      return Document.Type.valueOf(type.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Invalid(
          "document_type", "document.type", "A document is a guide, policy, manual or faq.");
    }
  }
}
