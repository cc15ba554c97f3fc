/**
 * The embedded Lucene index: typed products and passages, found by words, by meaning and by hard
 * constraints over one snapshot. Derived from the catalogue's change log and never the truth.
 *
 * <p>{@link dev.tendero.index.ProductIndex} writes, {@link dev.tendero.index.Snapshot} reads.
 */
@NullMarked
package dev.tendero.index;

import org.jspecify.annotations.NullMarked;
