package dev.tendero.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.CosineSimilarity;
import dev.tendero.inference.Encoder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EncoderModelTest {
  @Test
  void embedAll_isWhatTheEncoderSays() {
    try (var encoder = Encoder.load()) {
      var model = new EncoderModel(encoder);

      var vectors =
          model
              .embedAll(
                  List.of(
                      TextSegment.from("a quiet mouse"),
                      TextSegment.from("a silent pointing device"),
                      TextSegment.from("return policy")))
              .content();

      assertThat(vectors.getFirst().vector()).isEqualTo(encoder.embed("a quiet mouse"));
      assertThat(CosineSimilarity.between(vectors.get(0), vectors.get(1)))
          .isGreaterThan(CosineSimilarity.between(vectors.get(0), vectors.get(2)));
      assertThat(model.dimension()).isEqualTo(vectors.getFirst().dimension());
      assertThat(model.modelName()).isEqualTo("all-minilm-l6-v2-q");
    }
  }
}
