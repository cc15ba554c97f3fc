/** Small models in process: text to word pieces, word pieces to vectors. */
@NullMarked
package dev.tendero.inference;

import org.jspecify.annotations.NullMarked;
