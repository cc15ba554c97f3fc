@NullMarked
package dev.tendero.index;

import org.jspecify.annotations.NullMarked;
