package dev.tendero.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.tendero.inference.Encoder;
import java.util.List;

/**
 * The encoder as an embedding model: vectors of length 1, those the index is made of. Texts beyond
 * {@link Encoder#MAX_TOKENS} count by their beginning. Thread-safe; throws {@link
 * dev.tendero.inference.Busy} when no seat comes free in time.
 */
public final class EncoderModel implements EmbeddingModel {
  private final Encoder encoder;

  public EncoderModel(Encoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(
        segments.stream().map(s -> Embedding.from(encoder.embed(s.text()))).toList());
  }

  @Override
  public int dimension() {
    return encoder.dimensions();
  }

  @Override
  public String modelName() {
    return encoder.model();
  }
}
