package dev.tendero.index;

/**
 * A product found.
 *
 * @param score higher is better; comparable within one search
 */
public record Hit(String id, double score, Explanation explanation) {}
