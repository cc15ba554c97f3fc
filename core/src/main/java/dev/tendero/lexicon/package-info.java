@NullMarked
package dev.tendero.lexicon;

import org.jspecify.annotations.NullMarked;
