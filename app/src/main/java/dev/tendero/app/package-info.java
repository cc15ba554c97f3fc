@NullMarked
package dev.tendero.app;

import org.jspecify.annotations.NullMarked;
