/** The folder in which one Tendero keeps everything it knows. */
@NullMarked
package dev.tendero.home;

import org.jspecify.annotations.NullMarked;
