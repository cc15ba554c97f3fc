package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.source.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SurveyTest {
  private static final String SPANISH =
      """
      Referencia;Nombre del producto;Title (EN);Descripción;Marca;Familia;PVP (EUR);Precio anterior (EUR);Existencias;Disponibilidad;EAN;Peso (kg);Alto cm;Color;Bluetooth;Foto;Última modificación;Coste;SKU padre
      A-1;Lámpara de mesa;Table lamp;"<p>Luz c&aacute;lida.</p><ul><li>Regulable</li></ul>";Norvik;Hogar > Lámparas;1.019,95;1.129,00;12;en stock;4006381333931;1,4;32;Blanco;Sí;https://a.example/1.jpg, https://a.example/2.jpg;31/03/2026;10,00;L
      A-2;Silla;Chair;;Norvik;Hogar > Sillas;79,50;;0;agotado;;6,25;91,5;-;No;https://a.example/3.jpg;01/04/2026;20,00;
      A-3;Mesa;Table;Roble;Norvik;Hogar > Mesas;;;3;bajo pedido;;20;75;Natural;No;;02/04/2026;30,00;
      """;

  @Test
  void of_spanishTable_proposesEveryColumnWithItsReason() throws IOException {
    Survey survey = survey(SPANISH.getBytes(Charset.forName("windows-1252")));

    assertThat(survey.shape().layout().words()).isEqualTo("CSV, separated by ;");
    assertThat(survey.shape().charset()).isEqualTo(Charset.forName("windows-1252"));
    assertThat(becomes(survey))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("Referencia", "id"),
                Map.entry("Nombre del producto", "title"),
                Map.entry("Title (EN)", "title"),
                Map.entry("Descripción", "description"),
                Map.entry("Marca", "brand"),
                Map.entry("Familia", "kind"),
                Map.entry("PVP (EUR)", "price"),
                Map.entry("Precio anterior (EUR)", "was"),
                Map.entry("Existencias", "stock"),
                Map.entry("Disponibilidad", "availability"),
                Map.entry("EAN", "gtin"),
                Map.entry("Peso (kg)", "attribute"),
                Map.entry("Alto cm", "attribute"),
                Map.entry("Color", "attribute"),
                Map.entry("Bluetooth", "attribute"),
                Map.entry("Foto", "image"),
                Map.entry("Última modificación", "updated"),
                Map.entry("Coste", "nothing"),
                Map.entry("SKU padre", "group")));
    assertThat(survey.columns())
        .allSatisfy(column -> assertThat(column.why()).isNotBlank())
        .allSatisfy(column -> assertThat(column.sure()).isBetween(0.0, 1.0));
    assertThat(survey.columns().getFirst().samples()).containsExactly("A-1", "A-2", "A-3");
    assertThat(proposed(survey).concerns()).isEmpty();
  }

  /** What the shop pays is nobody's answer. */
  @Test
  void of_columnsForTheShopAlone_leavesThemOut() throws IOException {
    Survey survey =
        survey(
            """
            sku;name;Buying-in cost;Supplier code;Landed costs EUR;Nota interna;Colour
            A-1;Grey lamp;20.40;S-7;22,10;caro;grey
            A-2;Red lamp;21.40;S-8;23,10;lento;red
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(becomes(survey))
        .containsEntry("Buying-in cost", "nothing")
        .containsEntry("Supplier code", "nothing")
        .containsEntry("Landed costs EUR", "nothing")
        .containsEntry("Nota interna", "nothing")
        .containsEntry("Colour", "attribute");
  }

  @Test
  void preview_ofTheProposal_showsProducts() throws IOException {
    Survey survey = survey(SPANISH.getBytes(StandardCharsets.UTF_8));

    List<Survey.Preview> previews =
        survey.preview(Optional.of(proposed(survey).mapping()), 2, Kinds.NONE);

    assertThat(previews).hasSize(2);
    assertThat(previews.getFirst().problems()).isEmpty();
    assertThat(previews.getFirst().row()).isEqualTo(2);
    Product lamp = ProductJson.product(previews.getFirst().json().orElseThrow());
    assertThat(lamp.title()).isEqualTo("Lámpara de mesa");
    assertThat(lamp.wording().language()).isEqualTo("es");
    assertThat(lamp.wording().title("en")).isEqualTo("Table lamp");
    assertThat(lamp.wording().description()).contains("Luz cálida.\nRegulable");
    assertThat(lamp.kind()).contains("Lámparas");
    assertThat(lamp.offer().price()).contains(Money.of("1019.95", "EUR"));
    assertThat(lamp.offer().was()).contains(Money.of("1129", "EUR"));
    assertThat(lamp.offer().stock()).hasValue(12);
    assertThat(lamp.offer().availability()).contains(Offer.Availability.IN_STOCK);
    assertThat(lamp.family().groupId()).contains("L");
    assertThat(lamp.media().images())
        .extracting(Product.Image::url)
        .containsExactly("https://a.example/1.jpg", "https://a.example/2.jpg");
    assertThat(lamp.updatedAt()).contains(java.time.Instant.parse("2026-03-31T00:00:00Z"));
    assertThat(lamp.attributes().toString())
        .contains("Peso", "1.4 kg", "Alto", "32 cm", "Blanco", "Flag[set=true]");
    Product chair = ProductJson.product(previews.get(1).json().orElseThrow());
    assertThat(chair.attributes())
        .extracting(a -> a.name())
        .containsExactly("Peso", "Alto", "Bluetooth");
  }

  @Test
  void of_tableWithoutKnownNames_goesByValuesAndSaysSo() throws IOException {
    Survey survey =
        survey(
            """
            Col A,Col B,Col C,Col D
            X1,Steel table lamp,19.95 EUR,https://a.example/1.jpg
            X2,Oak garden chair,24.50 EUR,https://a.example/2.jpg
            """);

    assertThat(becomes(survey))
        .isEqualTo(Map.of("Col A", "id", "Col B", "title", "Col C", "price", "Col D", "image"));
    assertThat(proposed(survey).concerns())
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(c -> c.endsWith("."));
    assertThat(survey.preview(Optional.of(proposed(survey).mapping()), 5, Kinds.NONE))
        .allMatch(row -> row.json().isPresent());
  }

  @Test
  void of_priceWithoutCurrency_asksForIt() throws IOException {
    Survey survey = survey("sku,name,price\n1,Lamp,19.95\n2,Desk,5\n");

    assertThat(proposed(survey).concerns()).anyMatch(c -> c.contains("currency of \"price\""));
    assertThat(
            survey
                .preview(Optional.of(proposed(survey).mapping()), 1, Kinds.NONE)
                .getFirst()
                .problems())
        .extracting(Problem::field, Problem::reason)
        .containsExactly(org.assertj.core.api.Assertions.tuple("price", "states no currency"));
    String edited = proposed(survey).mapping().replaceFirst("\\{", "{\"currency\":\"EUR\",");
    assertThat(survey.preview(Optional.of(edited), 1, Kinds.NONE).getFirst().json()).isPresent();
  }

  @Test
  void of_foreignJson_proposesAMapping() throws IOException {
    Survey survey =
        survey(
            "[{\"sku\":\"1\",\"name\":\"Lamp\",\"weight_kg\":1.5},{\"sku\":\"2\",\"name\":\"Desk\"}]");

    assertThat(becomes(survey))
        .isEqualTo(Map.of("sku", "id", "name", "title", "weight_kg", "attribute"));
    assertThat(
            survey
                .preview(Optional.of(proposed(survey).mapping()), 1, Kinds.NONE)
                .getFirst()
                .json()
                .orElseThrow())
        .contains("\"value\":1.5,\"unit\":\"kg\"");
  }

  @Test
  void of_whatIsCertain_needsNoMapping() throws IOException {
    assertThat(survey("{\"id\":\"1\",\"title\":\"T\"}\n{\"id\":\"2\"}\n").meaning())
        .isEqualTo(new Survey.Meaning.Known("the product format"));
    assertThat(survey("id\ttitle\tlink\timage link\tprice\n1\tT\th\ti\t5 EUR\n").meaning())
        .isEqualTo(new Survey.Meaning.Known("Google Merchant"));
    assertThat(
            survey("{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"sku\":\"1\"}")
                .meaning())
        .isEqualTo(new Survey.Meaning.Known("schema.org"));
  }

  @Test
  void of_whatIsNoFeed_saysWhy() throws IOException {
    assertThat(survey("A-1,19.95,Lamp\nA-2,5.00,Desk\n").meaning())
        .isInstanceOfSatisfying(
            Survey.Meaning.Unreadable.class,
            u -> assertThat(u.problem().reason()).contains("first line holds values"));
  }

  @Test
  void preview_mappingThatIsNone_saysSo() throws IOException {
    Survey survey = survey("sku,name\n1,Lamp\n");

    assertThatThrownBy(() -> survey.preview(Optional.of("{"), 1, Kinds.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> survey.preview(Optional.of("{\"feilds\":{}}"), 1, Kinds.NONE))
        .hasMessageContaining("unknown field feilds");
  }

  private static Survey.Meaning.Proposed proposed(Survey survey) {
    return (Survey.Meaning.Proposed) survey.meaning();
  }

  private static Map<String, String> becomes(Survey survey) {
    return survey.columns().stream()
        .collect(Collectors.toMap(Survey.Column::name, Survey.Column::becomes));
  }

  private static Survey survey(String feed) throws IOException {
    return survey(feed.getBytes(StandardCharsets.UTF_8));
  }

  private static Survey survey(byte[] feed) throws IOException {
    return Survey.of(Feed.of("feed", new ByteArrayInputStream(feed)), Kinds.NONE);
  }
}
