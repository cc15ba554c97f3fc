/** The catalogue of record: its tables, its change log, and the index that follows it. */
@NullMarked
package dev.tendero.app.catalog;

import org.jspecify.annotations.NullMarked;
