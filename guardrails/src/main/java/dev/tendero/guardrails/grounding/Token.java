package dev.tendero.guardrails.grounding;

/**
 * A word of a text.
 *
 * @param word lower case, without accents
 * @param concept what the word stands for in either language ("width" for "ancho"); a phrase is one
 *     token
 */
record Token(int start, int end, String word, String concept) {}
