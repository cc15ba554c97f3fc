@NullMarked
package dev.tendero.evidence;

import org.jspecify.annotations.NullMarked;
