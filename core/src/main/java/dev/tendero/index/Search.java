package dev.tendero.index;

import java.util.List;
import java.util.Optional;

/**
 * What to find.
 *
 * @param words to be found in the texts, any language; may be empty
 * @param vector of the words, of length 1; without it only the words are searched
 * @param filter what every hit meets
 * @param preferred what lifts a hit that meets it
 * @param sort among the relevant; empty for by relevance
 * @param varied whether products that look alike (of one group, or of one title) follow behind all
 *     that differ, instead of filling a page; under {@code sort} they are left out where enough
 *     others follow
 * @param limit most hits, 1 to {@link #MOST}
 */
public record Search(
    String words,
    Optional<float[]> vector,
    Filter filter,
    List<Preference> preferred,
    Optional<Sort> sort,
    boolean varied,
    int limit) {

  /** Two arms of 100 candidates bring no more. */
  public static final int MOST = 200;

  public Search {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit " + limit);
    }
    preferred = List.copyOf(preferred);
  }

  /** By words and meaning alone. */
  public static Search of(String words, float[] vector, int limit) {
    return new Search(
        words, Optional.of(vector), Filter.EVERYTHING, List.of(), Optional.empty(), true, limit);
  }

  public Search where(Filter filter) {
    return new Search(words, vector, filter, preferred, sort, varied, limit);
  }

  public Search preferring(List<Preference> preferred) {
    return new Search(words, vector, filter, preferred, sort, varied, limit);
  }

  public Search sortedBy(Sort sort) {
    return new Search(words, vector, filter, preferred, Optional.of(sort), varied, limit);
  }

  /** In the order of relevance alone. */
  public Search unvaried() {
    return new Search(words, vector, filter, preferred, sort, false, limit);
  }

  /**
   * @param weight what meeting {@code filter} adds to a score, which without it lies in 0..1;
   *     {@link #LIGHT} unless there is a reason
   */
  public record Preference(Filter filter, double weight) {
    /** Decides between like hits, does not lift the unlike. */
    public static final double LIGHT = 0.1;

    /**
     * Of the kind asked for. A preference, not a filter: in the judged catalogue one relevant
     * product in three is of a neighbouring kind (a laptop bag for "backpack").
     */
    public static final double KIND = 0.2;
  }
}
