/** The catalogue console: uploads, durable jobs, and what the catalogue holds, for its keepers. */
@NullMarked
package dev.tendero.admin;

import org.jspecify.annotations.NullMarked;
