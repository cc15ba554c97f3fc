/** Pure functions on text: numbers, sentences, normal forms, language. */
@NullMarked
package dev.tendero.text;

import org.jspecify.annotations.NullMarked;
