/**
 * The guardrails inside any LangChain4j application: screening as an input guardrail, review as an
 * output guardrail, and a streaming chat model whose text passes review sentence by sentence. Needs
 * langchain4j-core, which this library does not bring along.
 */
@NullMarked
package dev.tendero.guardrails.langchain4j;

import org.jspecify.annotations.NullMarked;
