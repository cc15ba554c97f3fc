@NullMarked
package dev.tendero.ingestion;

import org.jspecify.annotations.NullMarked;
