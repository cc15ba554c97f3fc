package dev.tendero.catalog;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A text of the shop that is no product: a guide, a policy, a manual, a page of questions.
 *
 * @param text plain text or Markdown; blank lines separate paragraphs
 * @param productIds the products it is about; empty for all
 * @param translations by BCP 47 tag; never contains {@code language} itself
 * @param pages where in {@code text} each page of the source begins, the first at 0, never
 *     descending (an empty page begins where the next one does); empty where the source has none
 */
public record Document(
    String id,
    Type type,
    String title,
    String text,
    String language,
    List<String> productIds,
    Map<String, Translation> translations,
    List<Integer> pages) {

  public Document {
    productIds = List.copyOf(productIds);
    translations = Map.copyOf(translations);
    pages = List.copyOf(pages);
    if (!arePages(pages, text)) {
      throw new IllegalArgumentException(
          pages.size() + " pages in a text of " + text.length() + " characters");
    }
  }

  /** A document whose source has no pages. */
  public Document(
      String id,
      Type type,
      String title,
      String text,
      String language,
      List<String> productIds,
      Map<String, Translation> translations) {
    this(id, type, title, text, language, productIds, translations, List.of());
  }

  /** A document in one language only. */
  public Document(
      String id, Type type, String title, String text, String language, List<String> productIds) {
    this(id, type, title, text, language, productIds, Map.of());
  }

  /** Whether these may be the beginnings of the pages of this text. */
  public static boolean arePages(List<Integer> pages, String text) {
    int last = 0;
    for (int start : pages) {
      if (start < last || start > text.length()) {
        return false;
      }
      last = start;
    }
    return pages.isEmpty() || pages.getFirst() == 0;
  }

  /** The page that the character at {@code offset} of the text stands on, the first being 1. */
  public OptionalInt pageAt(int offset) {
    int page = 0;
    while (page < pages.size() && pages.get(page) <= offset) {
      page++;
    }
    return page == 0 ? OptionalInt.empty() : OptionalInt.of(page);
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
