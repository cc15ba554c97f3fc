package dev.tendero.catalog;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where in its document a passage stands.
 *
 * @param page from 1, as the source counts; empty where it has no pages
 * @param headings above the passage, the widest first: {@code Cleaning}, {@code Filter}
 */
public record Place(OptionalInt page, List<String> headings) {
  /** Nowhere in particular: the text of a product, a page without headings. */
  public static final Place NONE = new Place(OptionalInt.empty(), List.of());

  public Place {
    headings = List.copyOf(headings);
  }
}
