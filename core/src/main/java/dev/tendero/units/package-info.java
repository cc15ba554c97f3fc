@NullMarked
package dev.tendero.units;

import org.jspecify.annotations.NullMarked;
