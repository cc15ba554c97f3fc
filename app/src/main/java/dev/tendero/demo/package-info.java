/** The shop that a new home starts with. */
@NullMarked
package dev.tendero.demo;

import org.jspecify.annotations.NullMarked;
