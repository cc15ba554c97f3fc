package dev.tendero.ingestion.passage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.ProductJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PassagesTest {

  @Test
  void of_product_descriptionsAndReviewsInTheirLanguages() {
    Product product =
        ProductJson.product(
            """
            {"id":"k","title":"Kettle","description":"Boils.","translations":{"es":{"title":"Hervidor",\
            "description":"Hierve."}},"reviews":[{"id":"r1","title":"Fast","text":"Two minutes."},\
            {"id":"r2","text":"Ruidoso.","language":"es"}]}""");

    assertThat(Passages.of(product))
        .containsExactly(
            new Passage(
                "k#description",
                "k",
                Origin.DESCRIPTION,
                Optional.of("k"),
                "Kettle",
                "Boils.",
                "en"),
            new Passage(
                "k#description.es",
                "k",
                Origin.DESCRIPTION,
                Optional.of("k"),
                "Hervidor",
                "Hierve.",
                "es"),
            new Passage(
                "k#review:r1",
                "k",
                Origin.REVIEW,
                Optional.of("k"),
                "Kettle",
                "Fast\nTwo minutes.",
                "en"),
            new Passage(
                "k#review:r2", "k", Origin.REVIEW, Optional.of("k"), "Hervidor", "Ruidoso.", "es"));
  }

  @Test
  void of_document_headingsBeginPassages() {
    var document =
        new Document(
            "returns",
            Document.Type.POLICY,
            "Returns",
            "We take things back.\n\n## How long\n\nThirty days.\n\nNot later.\n\n## Where\n\nHere.",
            "en",
            List.of("p1"),
            Map.of("es", new Document.Translation("Devoluciones", "Treinta días.")));

    assertThat(Passages.of(document))
        .extracting(Passage::id, Passage::text, Passage::language)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("returns#1", "We take things back.", "en"),
            org.assertj.core.api.Assertions.tuple(
                "returns#2", "## How long\n\nThirty days.\n\nNot later.", "en"),
            org.assertj.core.api.Assertions.tuple("returns#3", "## Where\n\nHere.", "en"),
            org.assertj.core.api.Assertions.tuple("returns#es.1", "Treinta días.", "es"));
    assertThat(Passages.of(document))
        .allSatisfy(p -> assertThat(p.productId()).contains("p1"))
        .allSatisfy(p -> assertThat(p.origin()).isEqualTo(Origin.POLICY));
  }

  @Test
  void split_longParagraph_cutsAtSentences() {
    String sentence = "This sentence has exactly fifty characters in it. ";
    List<String> pieces = Splitter.split(sentence.repeat(30), "en");

    assertThat(pieces).hasSize(2).allSatisfy(p -> assertThat(p).endsWith("in it."));
    assertThat(pieces.getFirst()).hasSizeBetween(900, Splitter.MAX_LENGTH);
  }

  @Test
  void split_oneEndlessWord_cutsAnyway() {
    assertThat(Splitter.split("😀".repeat(1_200), "en"))
        .hasSize(3)
        .allSatisfy(
            p -> assertThat(p.codePoints().allMatch(c -> c == "😀".codePointAt(0))).isTrue());
  }

  @Property(tries = 300)
  void split_anyText_losesNothingButWhiteSpace(@ForAll("texts") String text) {
    List<String> pieces = Splitter.split(text, "es");

    assertThat(pieces)
        .allSatisfy(p -> assertThat(p).isNotBlank().hasSizeLessThanOrEqualTo(Splitter.MAX_LENGTH));
    assertThat(String.join("", pieces).replaceAll("\\s+", ""))
        .isEqualTo(text.replaceAll("\\s+", ""));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "Una frase corta. ",
            "¿Otra? ",
            "\n\n",
            "\n",
            "# Título\n",
            "palabra ",
            "x".repeat(1_300),
            "\r\n\r\n")
        .list()
        .ofMaxSize(200)
        .map(parts -> String.join("", parts));
  }
}
