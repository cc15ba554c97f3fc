/** The HTTP face: JSON, server-sent events, problem details. */
@NullMarked
package dev.tendero.api;

import org.jspecify.annotations.NullMarked;
