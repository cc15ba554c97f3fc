/** The connection to a language model that speaks OpenAI's chat protocol. */
@NullMarked
package dev.tendero.endpoint;

import org.jspecify.annotations.NullMarked;
