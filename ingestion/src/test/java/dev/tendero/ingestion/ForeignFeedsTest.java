package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.source.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Feeds in the shapes that other shops' programs write. */
final class ForeignFeedsTest {
  private final Catalogue catalogue = new Catalogue();
  private final List<RejectedRow> rejected = new ArrayList<>();

  private final Watch watch =
      new Watch() {
        @Override
        public void rejected(RejectedRow row) {
          rejected.add(row);
        }
      };

  @Test
  void google_table_becomesProducts() throws IOException {
    BuildReport report =
        recognised(
            """
            id\ttitle\tdescription\tlink\timage link\tadditional image link\tavailability\tprice\tsale price\tbrand\tgtin\titem group id\tproduct type\tcolor\tshipping weight\tproduct detail
            K-1\tKettle 1.2 l\t<b>Fast.</b> Quiet&nbsp;too.\thttps://s.example/k1\thttps://s.example/k1.jpg\thttps://s.example/k2.jpg,https://s.example/k3.jpg\tin stock\t69.00 EUR\t59.00 EUR\tMiralva\t4006381333931\tK\tHome > Kitchen > Kettle\tRed\t1.5 kg\tGeneral:Capacity:1.2 l,General:Lid:Steel
            K-2\tKettle 2 l\t\thttps://s.example/k2\t\t\tout_of_stock\t1,299.00 USD\t\t\t\tK\t\tBlue\t\t
            K-3\tKettle 3 l\t\thttps://s.example/k3\t\t\tpreorder\tcheap\t\t\t\tK\t\t\t\t
            K-4\tKettle 4 l\t\thttps://s.example/k4\t\t\tin stock\t-5.00 EUR\t\t\t\tK\t\t\t\t
            K-5\tKettle 5 l\t\thttps://s.example/k5\t\t\tsomewhere\t5.00 BUCKS\t\t\t\tK\t\t\t\t
            """);

    assertThat(report.added()).isEqualTo(2);
    Product kettle = product("K-1");
    assertThat(kettle.offer().price()).contains(Money.of("59", "EUR"));
    assertThat(kettle.offer().was()).contains(Money.of("69", "EUR"));
    assertThat(kettle.wording().description()).contains("Fast. Quiet too.");
    assertThat(kettle.kind()).contains("Kettle");
    assertThat(kettle.family().groupId()).contains("K");
    assertThat(kettle.media().images()).hasSize(3);
    assertThat(kettle.attributes().toString()).contains("Red", "1.5 kg", "1.2 l", "Steel");
    assertThat(product("K-2").offer().price()).contains(Money.of("1299", "USD"));
    assertThat(rejected)
        .flatExtracting(
            row ->
                row.problems().stream()
                    .map(p -> tuple(row.row(), p.field(), p.value(), p.reason()))
                    .toList())
        .containsExactly(
            tuple(4L, "price", "cheap", "is no amount"),
            tuple(5L, "price", "-5.00 EUR", "is negative"),
            tuple(6L, "price", "5.00 BUCKS", "is no currency"),
            tuple(6L, "availability", "somewhere", "is no word for availability"));
  }

  @Test
  void google_rssWithVariants_becomesProducts() throws IOException {
    recognised(
        """
        <?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
        <item><g:id>S-1</g:id><g:title>Sofa</g:title><g:description>&lt;p&gt;Soft&lt;/p&gt;</g:description>
          <g:link>https://s.example/1</g:link><g:price>399.00 EUR</g:price><g:availability>in_stock</g:availability>
          <g:item_group_id>S</g:item_group_id><g:color>Grey</g:color><pubDate>Tue, 31 Mar 2026 08:00:00 GMT</pubDate>
          <g:product_detail><g:section_name>Size</g:section_name><g:attribute_name>Seats</g:attribute_name><g:attribute_value>3</g:attribute_value></g:product_detail></item>
        <item><g:id>S-2</g:id><g:title>Sofa</g:title><g:price>399.00 EUR</g:price>
          <g:sale_price>1.00 EUR</g:sale_price><g:sale_price_effective_date>2020-01-01T00:00Z/2020-02-01T00:00Z</g:sale_price_effective_date></item>
        </channel></rss>""");

    assertThat(catalogue.json).containsOnlyKeys("S-1", "S-2");
    assertThat(product("S-1").wording().description()).contains("Soft");
    assertThat(product("S-1").attributes()).extracting(a -> a.name()).contains("Seats", "Colour");
    assertThat(product("S-2").offer().price())
        .as("the sale may be over")
        .contains(Money.of("399", "EUR"));
  }

  @Test
  void schemaOrg_becomesProducts() throws IOException {
    BuildReport report =
        recognised(
            """
            {"@context":"https://schema.org","@graph":[
            {"@type":"Product","sku":"L-1","name":[{"@value":"Lamp","@language":"en"},{"@value":"Lámpara","@language":"es"}],
             "description":"<p>Warm light</p>","brand":{"@type":"Brand","name":"Norvik"},"category":"Home > Lamp","gtin13":"4006381333931",
             "image":["https://s.example/1.jpg",{"@type":"ImageObject","url":"https://s.example/2.jpg","caption":"Side"}],
             "offers":{"@type":"Offer","price":"19.95","priceCurrency":"EUR","availability":"https://schema.org/LimitedAvailability","inventoryLevel":{"value":4},
               "priceSpecification":{"price":25,"priceCurrency":"EUR","priceType":"https://schema.org/ListPrice"}},
             "aggregateRating":{"ratingValue":"8.8","bestRating":10,"reviewCount":"12"},
             "review":[{"@type":"Review","author":"A","name":"Fine","reviewBody":"Bright.","datePublished":"2026-03-01","reviewRating":{"ratingValue":4}}],
             "weight":{"@type":"QuantitativeValue","value":1.5,"unitCode":"KGM"},"color":"White",
             "additionalProperty":[{"@type":"PropertyValue","name":"Power","value":"9","unitText":"W"},{"name":"Dimmable","value":true}]},
            {"@type":"ProductGroup","productGroupID":"C","name":"Chair","brand":"Norvik","hasVariant":[
              {"@type":"Product","sku":"C-1","color":"Red","offers":{"@type":"AggregateOffer","lowPrice":"10","highPrice":"12","priceCurrency":"EUR"}},
              {"@type":"Product","sku":"C-2","color":"Blue","offers":{"price":"11","priceCurrency":"euro"}}]},
            {"@type":"Product","name":"Nameless"}]}""");

    assertThat(catalogue.json).containsOnlyKeys("L-1", "C-1");
    Product lamp = product("L-1");
    assertThat(lamp.wording().title("es")).isEqualTo("Lámpara");
    assertThat(lamp.offer())
        .isEqualTo(
            new Offer(
                java.util.Optional.of(Money.of("19.95", "EUR")),
                java.util.Optional.of(Money.of("25", "EUR")),
                java.util.Optional.of(Offer.Availability.IN_STOCK),
                java.util.OptionalInt.of(4)));
    assertThat(lamp.rating()).contains(new Product.Rating(4.4, 12));
    assertThat(lamp.reviews())
        .singleElement()
        .satisfies(r -> assertThat(r.text()).isEqualTo("Bright."));
    assertThat(lamp.attributes().toString()).contains("1.5 kg", "White", "9 W", "Flag[set=true]");
    assertThat(lamp.media().images()).hasSize(2);
    assertThat(product("C-1").title()).isEqualTo("Chair");
    assertThat(product("C-1").family().groupId()).contains("C");
    assertThat(report.notes().causes()).anyMatch(c -> c.reason().contains("several prices"));
    assertThat(rejected)
        .extracting(
            RejectedRow::row,
            row -> row.problems().getFirst().field(),
            row -> row.problems().getFirst().reason())
        .containsExactly(
            tuple(3L, "offers.price", "is no currency"), tuple(4L, "sku", "is missing"));
  }

  @Test
  void ownColumns_withoutMapping_areRefused() throws IOException {
    BuildReport report = recognised("codigo;nombre\n1;Mesa\n");

    assertThat(report.read()).isEqualTo(1);
    assertThat(rejected.getFirst().problems().getFirst().reason())
        .isEqualTo("the columns are the shop's own");
  }

  @Test
  void table_of50000Rows_everyBadRowIsExplainedAndAllOthersGoIn() throws IOException {
    int rows = 50_000;
    Map<Long, List<String>> bad = new TreeMap<>();
    String table = table(rows, bad);
    assertThat(bad).hasSize(37);
    Feed feed =
        Feed.of("big.csv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    Survey survey =
        Survey.of(
            Feed.of("big.csv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))),
            Kinds.NONE);
    String mapping = ((Survey.Meaning.Proposed) survey.meaning()).mapping();

    long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    BuildReport report =
        new Ingestion(catalogue, Mapping.of(mapping, Kinds.NONE), Clock.systemUTC())
            .run(List.of(feed), Ingestion.Options.UPSERT, watch);

    double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "50,000-row CSV: %.1f s, %.1f s of CPU, %.0f rows per second of CPU%n",
        report.seconds(),
        cpu,
        rows / cpu);
    assertThat(report.read()).isEqualTo(rows);
    assertThat(report.rejected()).isEqualTo(37);
    assertThat(report.added()).isEqualTo(rows - 37);
    Map<Long, List<String>> told = new TreeMap<>();
    for (RejectedRow row : rejected) {
      Problem problem = row.problems().getFirst();
      told.put(row.row(), List.of(problem.field(), problem.value(), problem.reason()));
      assertThat(row.problems()).hasSize(1);
      assertThat(problem.remedy()).isNotBlank();
      assertThat(row.raw()).isNotBlank();
    }
    assertThat(told).isEqualTo(bad);
    assertThat(report.rejections().causes()).hasSizeGreaterThanOrEqualTo(8);
  }

  /** By line: field, value and reason that are to be told. */
  private static String table(int rows, Map<Long, List<String>> bad) {
    var table =
        new StringBuilder(
            "Referencia,Nombre,Descripción,Precio (EUR),Existencias,Valoración,Disponibilidad,Actualizado,Peso (kg)\n");
    long line = 2;
    for (int i = 1; i <= rows; i++) {
      String[] cells = {
        "R-" + i,
        "\"Mesa, modelo " + i + "\"",
        "\"<p>Roble &amp; acero</p>\"",
        "\"" + i % 900 + ",95\"",
        "" + i % 50,
        "\"4,5\"",
        "en stock",
        "2026-03-31",
        "\"12,5\""
      };
      long at = line;
      if (i % 1_000 == 7) {
        cells[2] = "\"Primera línea\nsegunda línea\"";
        line++;
      }
      if (i % 1_350 == 13 && bad.size() < 37) {
        spoil(cells, bad.size() % 10, at, bad);
      }
      table.append(String.join(",", cells)).append('\n');
      line++;
    }
    return table.toString();
  }

  private static void spoil(String[] cells, int cause, long line, Map<Long, List<String>> bad) {
    switch (cause) {
      case 0 -> {
        cells[0] = "";
        bad.put(line, List.of("Referencia", "", "is missing"));
      }
      case 1 -> {
        cells[1] = "";
        bad.put(line, List.of("Nombre", "", "is missing or blank"));
      }
      case 2 -> {
        cells[3] = "\"-5,00\"";
        bad.put(line, List.of("Precio (EUR)", "-5,00", "is negative"));
      }
      case 3 -> {
        cells[3] = "consultar";
        bad.put(line, List.of("Precio (EUR)", "consultar", "is no amount"));
      }
      case 4 -> {
        cells[3] = "\"19,95 XYZ\"";
        bad.put(line, List.of("Precio (EUR)", "19,95 XYZ", "is no currency"));
      }
      case 5 -> {
        cells[4] = "pocas";
        bad.put(line, List.of("Existencias", "pocas", "is no whole number of 0 or more"));
      }
      case 6 -> {
        cells[5] = "45";
        bad.put(line, List.of("Valoración", "45", "is no number from 0 to 5"));
      }
      case 7 -> {
        cells[7] = "31.02.2026";
        bad.put(line, List.of("Actualizado", "31.02.2026", "is no date or time"));
      }
      case 8 -> {
        cells[1] = "\"=A1&B1\"";
        bad.put(
            line, List.of("Nombre", "=A1&B1", "is a spreadsheet's formula or error, not a value"));
      }
      default -> {
        cells[8] = "12,5";
        bad.put(
            line,
            List.of("", String.join(",", cells), "has more cells than the table has columns"));
      }
    }
    if (cause == 9) {
      bad.computeIfPresent(
          line,
          (l, told) -> List.of("", new Problem("", told.get(1), "", "").value(), told.get(2)));
    }
  }

  private BuildReport recognised(String feed) throws IOException {
    return new Ingestion(catalogue, Formats.recognised(Kinds.NONE), Clock.systemUTC())
        .run(
            List.of(
                Feed.of("feed", new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)))),
            Ingestion.Options.UPSERT,
            watch);
  }

  private Product product(String id) {
    return ProductJson.product(String.valueOf(catalogue.json.get(id)));
  }
}
