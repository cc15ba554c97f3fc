/** Running text of products and documents, cut into passages. */
@NullMarked
package dev.tendero.ingestion.passage;

import org.jspecify.annotations.NullMarked;
