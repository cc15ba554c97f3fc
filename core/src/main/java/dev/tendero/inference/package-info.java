@NullMarked
package dev.tendero.inference;

import org.jspecify.annotations.NullMarked;
