package dev.tendero.index;

import dev.tendero.units.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * An attribute as the products of one kind state it.
 *
 * @param name as the feed writes it, for the reader
 * @param products how many state it
 * @param measure its values with a unit; empty when none has one
 * @param words its commonest words, as the feed writes them, most frequent first
 * @param flags how many state it as yes or no
 */
public record Facet(
    String key,
    String name,
    int products,
    Optional<Measures> measure,
    List<String> words,
    int flags) {

  /** Words listed per attribute: enough to recognise a shopper's word, few enough to keep. */
  static final int MOST_WORDS = 50;

  public Facet {
    words = List.copyOf(words);
  }

  /**
   * The attribute's values in the dimension that most products state it in.
   *
   * @param min in the dimension's canonical unit
   * @param max in the dimension's canonical unit
   */
  public record Measures(Dimension dimension, int products, double min, double max) {}
}
