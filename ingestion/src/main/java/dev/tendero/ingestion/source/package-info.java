/** Feeds of any shape, plain or compressed, as numbered rows. */
@NullMarked
package dev.tendero.ingestion.source;

import org.jspecify.annotations.NullMarked;
