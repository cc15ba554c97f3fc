/**
 * Measures the assistant and its retrieval. The checker is written apart from the rooms that answer
 * and review: what they take for true is not asked.
 */
@NullMarked
package dev.tendero.evaluation;

import org.jspecify.annotations.NullMarked;
