package dev.tendero.catalog;

import java.util.List;

/**
 * A text of the shop that is no product: a guide, a policy, a manual, a page of questions.
 *
 * @param text plain text or Markdown; blank lines separate paragraphs
 * @param productIds the products it is about; empty for all
 */
public record Document(
    String id, Type type, String title, String text, String language, List<String> productIds) {

  public Document {
    productIds = List.copyOf(productIds);
  }

  /** Lower case on the wire. */
  public enum Type {
    GUIDE,
    POLICY,
    MANUAL,
    FAQ
  }
}
