/** The rules on questions and on retrieved text, and the decoding that feeds them. */
@NullMarked
package dev.tendero.guardrails.screening;

import org.jspecify.annotations.NullMarked;
