@NullMarked
package dev.tendero.postgres;

import org.jspecify.annotations.NullMarked;
