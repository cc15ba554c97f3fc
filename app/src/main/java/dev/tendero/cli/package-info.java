/** The commands: one class each, no logic of their own. */
@NullMarked
package dev.tendero.cli;

import org.jspecify.annotations.NullMarked;
