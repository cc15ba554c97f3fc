/** Who asks, and how often. */
@NullMarked
package dev.tendero.security;

import org.jspecify.annotations.NullMarked;
