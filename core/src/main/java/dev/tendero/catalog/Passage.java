package dev.tendero.catalog;

import java.util.Optional;

/**
 * A piece of text from outside, short enough to be quoted and embedded whole (at most 1,000
 * characters). It is data: shown, quoted and searched, never obeyed.
 *
 * @param id stable for the same text of the same source: {@code productId#review:r1} or {@code
 *     documentId#3} or, of its seventh page, {@code documentId#p7.2}
 * @param source the product or document it comes from
 * @param origin what kind of text it is
 * @param title of the document or product, for the reader
 * @param place where in the document it stands
 */
public record Passage(
    String id,
    String source,
    Origin origin,
    Optional<String> productId,
    String title,
    String text,
    String language,
    Place place) {

  /** A passage of no particular place. */
  public Passage(
      String id,
      String source,
      Origin origin,
      Optional<String> productId,
      String title,
      String text,
      String language) {
    this(id, source, origin, productId, title, text, language, Place.NONE);
  }
}
