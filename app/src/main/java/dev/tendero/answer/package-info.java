@NullMarked
package dev.tendero.answer;

import org.jspecify.annotations.NullMarked;
