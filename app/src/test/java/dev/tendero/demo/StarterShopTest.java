package dev.tendero.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.ingestion.Entry;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.Reading;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the first start promises to a person who has no catalogue yet. */
final class StarterShopTest {
  private static final String SHOP = "/demo/starter-shop.jsonl";

  private final List<Reading.Accepted> rows = rows();
  private final List<Product> products =
      rows.stream()
          .map(Reading.Accepted::entry)
          .filter(Entry.Item.class::isInstance)
          .map(e -> ((Entry.Item) e).product())
          .toList();
  private final List<Document> documents =
      rows.stream()
          .map(Reading.Accepted::entry)
          .filter(Entry.Text.class::isInstance)
          .map(e -> ((Entry.Text) e).document())
          .toList();

  @Test
  void rows_all_areAcceptedWithoutNotesUnderTheirOwnIds() {
    assertThat(rows).allSatisfy(row -> assertThat(row.notes()).isEmpty());
    assertThat(rows).extracting(row -> row.entry().id()).doesNotHaveDuplicates().hasSize(63);
  }

  @Test
  void products_sixtyInSixKinds_ofTenEach() {
    assertThat(
            products.stream()
                .collect(Collectors.groupingBy(p -> p.kind().orElse(""), Collectors.counting())))
        .isEqualTo(
            Map.of(
                "mouse",
                10L,
                "keyboard",
                10L,
                "headphones",
                10L,
                "lamp",
                10L,
                "kettle",
                10L,
                "backpack",
                10L));
  }

  @Test
  void products_all_speakBothLanguages() {
    assertThat(products)
        .allSatisfy(
            product -> {
              assertThat(product.wording().language()).isEqualTo("en");
              assertThat(product.wording().title("es")).isNotEqualTo(product.title());
              assertThat(product.wording().description("es")).isPresent();
              assertThat(product.wording().description("es"))
                  .isNotEqualTo(product.wording().description());
            });
  }

  @Test
  void products_all_havePriceStockPictureAndSixToTwelveTypedAttributes() {
    assertThat(products)
        .allSatisfy(
            product -> {
              assertThat(product.offer().price()).isPresent();
              assertThat(product.offer().availability()).isPresent();
              assertThat(product.offer().stock()).isPresent();
              assertThat(product.attributes()).hasSizeBetween(6, 12);
              assertThat(product.attributes().stream().map(Attribute::value))
                  .noneMatch(Value.Bare.class::isInstance);
              String picture = product.media().images().getFirst().url();
              assertThat(StarterShopTest.class.getResource("/META-INF/resources" + picture))
                  .as(picture)
                  .isNotNull();
            });
  }

  @Test
  void products_aThird_haveTwoReviewsOrMore_inBothLanguages() {
    assertThat(products.stream().filter(p -> p.reviews().size() >= 2).count())
        .isGreaterThanOrEqualTo(20);
    assertThat(products.stream().flatMap(p -> p.reviews().stream()).map(Product.Review::language))
        .contains("en", "es");
  }

  @Test
  void products_someReducedSomeSoldOut() {
    assertThat(products.stream().filter(p -> p.offer().was().isPresent()).count())
        .isGreaterThanOrEqualTo(8);
    assertThat(products.stream().filter(p -> p.offer().stock().orElse(1) == 0).count())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void products_quietMouseUnderTwentyDollars_exists() {
    var limit = new Quantity(BigDecimal.valueOf(30), Unit.DECIBEL);

    assertThat(
            products.stream()
                .filter(p -> p.kind().orElse("").equals("mouse"))
                .filter(
                    p ->
                        p.offer().price().orElseThrow().amount().compareTo(BigDecimal.valueOf(20))
                            < 0)
                .filter(
                    p ->
                        p.attributes("noise_level")
                            .anyMatch(
                                a ->
                                    a.value() instanceof Value.Measure(Quantity level)
                                        && level.compareTo(limit) < 0)))
        .hasSizeBetween(2, 5);
  }

  @Test
  void documents_twoGuidesAndAPolicy_speakBothLanguages() {
    assertThat(documents)
        .extracting(Document::type)
        .containsExactlyInAnyOrder(Document.Type.GUIDE, Document.Type.GUIDE, Document.Type.POLICY);
    assertThat(documents)
        .allSatisfy(
            document -> {
              Document.Translation spanish =
                  Objects.requireNonNull(document.translations().get("es"));
              assertThat(headings(spanish.text())).isEqualTo(headings(document.text()));
            });
  }

  private static long headings(String text) {
    return text.lines().filter(line -> line.startsWith("## ")).count();
  }

  private static List<Reading.Accepted> rows() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(StarterShopTest.class.getResourceAsStream(SHOP)),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .map(ProductJson::read)
          .map(
              reading -> {
                assertThat(reading).isInstanceOf(Reading.Accepted.class);
                return (Reading.Accepted) reading;
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
