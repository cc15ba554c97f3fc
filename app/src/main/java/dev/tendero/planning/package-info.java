@NullMarked
package dev.tendero.planning;

import org.jspecify.annotations.NullMarked;
