package dev.tendero.ingestion.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.ProductJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            tuple("returns#1", "We take things back.", "en"),
            tuple("returns#2", "## How long\n\nThirty days.\n\nNot later.", "en"),
            tuple("returns#3", "## Where\n\nHere.", "en"),
            tuple("returns#es.1", "Treinta días.", "es"));
    assertThat(Passages.of(document))
        .allSatisfy(p -> assertThat(p.productId()).contains("p1"))
        .allSatisfy(p -> assertThat(p.origin()).isEqualTo(Origin.POLICY));
  }

  @Test
  void split_longParagraph_cutsAtSentences() {
    String sentence = "This sentence has exactly fifty characters in it. ";
    List<String> pieces = split(sentence.repeat(30), "en");

    assertThat(pieces).hasSize(2).allSatisfy(p -> assertThat(p).endsWith("in it."));
    assertThat(pieces.getFirst()).hasSizeBetween(900, Splitter.MAX_LENGTH);
  }

  @Test
  void split_oneEndlessWord_cutsAnyway() {
    assertThat(split("😀".repeat(1_200), "en"))
        .hasSize(3)
        .allSatisfy(
            p -> assertThat(p.codePoints().allMatch(c -> c == "😀".codePointAt(0))).isTrue());
  }

  @Property(tries = 300)
  void split_anyText_losesNothingButWhiteSpace(@ForAll("texts") String text) {
    List<String> pieces = split(text, "es");

    assertThat(pieces)
        .allSatisfy(p -> assertThat(p).isNotBlank().hasSizeLessThanOrEqualTo(Splitter.MAX_LENGTH));
    assertThat(String.join("", pieces).replaceAll("\\s+", ""))
        .isEqualTo(text.replaceAll("\\s+", ""));
  }

  @Test
  void split_headings_stayWithWhatFollows() {
    String paragraph = "A sentence that fills. ".repeat(43).strip();

    assertThat(split("# Care\n\n## Filter\n\nRinse it.\n\n## Bowl of glass\n\n" + paragraph, "en"))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("# Care\n\n## Filter\n\nRinse it."),
            second -> assertThat(second).startsWith("## Bowl of glass\n\nA sentence"),
            third -> assertThat(third).isEqualTo("A sentence that fills."));
  }

  @Test
  void split_long_tableRepeatsItsHeadAndCutsNoRow() {
    String head = "| Part | Interval |\n| --- | --- |\n";
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> "| Part number " + i + " | every " + i + " days |\n")
            .collect(Collectors.joining());

    List<String> pieces = split("# Care\n\n" + head + rows + "\nEnd.", "en");

    assertThat(pieces).hasSizeBetween(3, 4);
    assertThat(pieces.getFirst()).startsWith("# Care\n\n" + head);
    assertThat(pieces.subList(1, pieces.size())).allSatisfy(p -> assertThat(p).startsWith(head));
    assertThat(pieces)
        .allSatisfy(p -> assertThat(p).hasSizeLessThanOrEqualTo(Splitter.MAX_LENGTH))
        .allSatisfy(p -> assertThat(p.lines()).allMatch(line -> whole(line)));
    assertThat(String.join("\n", pieces).lines().filter(line -> line.contains("Part number")))
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  private static boolean whole(String line) {
    return !line.startsWith("|") || line.endsWith("|");
  }

  @Test
  void of_documentWithPages_passagesKnowPageAndHeadings() {
    String first = "# Manual\n\nRead this.";
    String second = "## Cleaning\n\nWipe.\n\n### Filter\n\nRinse.";
    String third = "Dry it.\n\n## Disposal";
    String fourth = "Not with the rubbish.";
    String text = String.join("\n\n", first, second, third, fourth);
    var document =
        new Document(
            "m",
            Document.Type.MANUAL,
            "Manual",
            text,
            "en",
            List.of(),
            Map.of(),
            List.of(0, text.indexOf(second), text.indexOf(third), text.indexOf(fourth)));

    assertThat(Passages.of(document))
        .extracting(Passage::id, p -> p.place().page(), p -> p.place().headings())
        .containsExactly(
            tuple("m#p1.1", OptionalInt.of(1), List.of("Manual")),
            tuple("m#p2.1", OptionalInt.of(2), List.of("Manual", "Cleaning")),
            tuple("m#p2.2", OptionalInt.of(2), List.of("Manual", "Cleaning", "Filter")),
            tuple("m#p3.1", OptionalInt.of(3), List.of("Manual", "Cleaning", "Filter")),
            tuple("m#p3.2", OptionalInt.of(3), List.of("Manual", "Disposal")));
  }

  @Test
  void split_lineBreaksOfWindows_areOneCharacter() {
    assertThat(split("One.\r\nTwo.\r\n\r\nThree.", "en")).containsExactly("One.\nTwo.\n\nThree.");
  }

  private static List<String> split(String text, String language) {
    return Splitter.split(text, language, List.of()).stream().map(Splitter.Piece::text).toList();
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
