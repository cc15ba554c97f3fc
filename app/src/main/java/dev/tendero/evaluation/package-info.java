@NullMarked
package dev.tendero.evaluation;

import org.jspecify.annotations.NullMarked;
