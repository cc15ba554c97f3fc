/**
 * The catalogue for programs built on LangChain4j: what retrieval finds as a {@code
 * ContentRetriever}, the encoder as an {@code EmbeddingModel}. Adapters only; the request path does
 * not go through here.
 */
@NullMarked
package dev.tendero.langchain4j;

import org.jspecify.annotations.NullMarked;
