/** From a plan to the evidence an answer may rest on. */
@NullMarked
package dev.tendero.retrieval;

import org.jspecify.annotations.NullMarked;
