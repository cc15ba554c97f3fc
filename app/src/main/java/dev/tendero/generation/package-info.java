@NullMarked
package dev.tendero.generation;

import org.jspecify.annotations.NullMarked;
