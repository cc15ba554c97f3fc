/** Feeds: files and streams, plain or compressed, as numbered lines. */
@NullMarked
package dev.tendero.ingestion.source;

import org.jspecify.annotations.NullMarked;
