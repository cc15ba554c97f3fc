package dev.tendero.index;

import dev.tendero.catalog.Passage;

/**
 * A passage found.
 *
 * @param version of its product or document in the catalogue's change log
 * @param score higher is better; comparable within one search
 */
public record PassageHit(Passage passage, long version, double score, Explanation explanation) {}
