package dev.tendero.catalog;

import java.util.List;
import java.util.Map;

/**
 * A text of the shop that is no product: a guide, a policy, a manual, a page of questions.
 *
 * @param text plain text or Markdown; blank lines separate paragraphs
 * @param productIds the products it is about; empty for all
 * @param translations by BCP 47 tag; never contains {@code language} itself
 */
public record Document(
    String id,
    Type type,
    String title,
    String text,
    String language,
    List<String> productIds,
    Map<String, Translation> translations) {

  public Document {
    productIds = List.copyOf(productIds);
    translations = Map.copyOf(translations);
  }

  /** A document in one language only. */
  public Document(
      String id, Type type, String title, String text, String language, List<String> productIds) {
    this(id, type, title, text, language, productIds, Map.of());
  }

  /** Title and text in another language. */
  public record Translation(String title, String text) {}

  /** Lower case on the wire. */
  public enum Type {
    GUIDE,
    POLICY,
    MANUAL,
    FAQ
  }
}
