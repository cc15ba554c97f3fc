package dev.tendero.admin;

import dev.tendero.answer.Invalid;
import dev.tendero.catalog.Document;
import java.util.List;
import java.util.Locale;

/** What a document must be told before it is taken in. */
final class Papers {
  private static final int MOST_PRODUCTS = 200;

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
