/** Turns, their history, and resuming them. */
@NullMarked
package dev.tendero.conversation;

import org.jspecify.annotations.NullMarked;
