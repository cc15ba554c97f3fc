@NullMarked
package dev.tendero.guardrails;

import org.jspecify.annotations.NullMarked;
