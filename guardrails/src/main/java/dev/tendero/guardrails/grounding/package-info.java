/** The rules on the answer: one class each, over one reading of the sentence. */
@NullMarked
package dev.tendero.guardrails.grounding;

import org.jspecify.annotations.NullMarked;
