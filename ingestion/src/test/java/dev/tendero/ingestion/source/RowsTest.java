package dev.tendero.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Shape shape = new Shape(new Shape.JsonLines(), StandardCharsets.UTF_8, false);

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void table_anySeparator_isRead(String separator) throws IOException {
    List<Row> rows =
        rows("id,name,note\n1,Lamp,\"a,b\"\n2,Desk,\"says \"\"hi\"\"\"\n".replace(",", separator));

    assertThat(shape.layout())
        .isEqualTo(new Shape.Table(separator.charAt(0), List.of("id", "name", "note")));
    assertThat(shown(rows))
        .containsExactly(
            "2 {\"id\":\"1\",\"name\":\"Lamp\",\"note\":\"a"
                + separator.replace("\t", "\\t")
                + "b\"}",
            "3 {\"id\":\"2\",\"name\":\"Desk\",\"note\":\"says \\\"hi\\\"\"}");
  }

  @Test
  void table_lineBreaksInCellsAndEmptyLines_keepTheLinesNumbers() throws IOException {
    List<Row> rows = rows("id;text\r\n\r\n1;\"a\r\nb\r\n\r\nc\"\r\n;\r\n2;d\r\n");

    assertThat(shown(rows))
        .containsExactly(
            "3 {\"id\":\"1\",\"text\":\"a\\r\\nb\\r\\n\\r\\nc\"}",
            "8 {\"id\":\"2\",\"text\":\"d\"}");
  }

  @Test
  void table_raggedRows_areReportedAndTheOthersRead() throws IOException {
    List<Row> rows = rows("id,name\n1,Lamp\n2,Desk,extra\n3\n4,Shelf,,\n5,Chair\n6,,,,\n");

    assertThat(shown(rows))
        .containsExactly(
            "2 {\"id\":\"1\",\"name\":\"Lamp\"}",
            "3 has more cells than the table has columns",
            "4 has fewer cells than the table has columns",
            "5 {\"id\":\"4\",\"name\":\"Shelf\"}",
            "6 {\"id\":\"5\",\"name\":\"Chair\"}",
            "7 {\"id\":\"6\",\"name\":\"\"}");
  }

  @Test
  void table_quotationMarkNeverClosed_costsItsOwnRowOnly() throws IOException {
    List<Row> rows = rows("id,name\n1,\"Lamp\n2,Desk\n3,Shelf\n");

    assertThat(shown(rows))
        .containsExactly(
            "2 a quotation mark is opened and not closed",
            "3 {\"id\":\"2\",\"name\":\"Desk\"}",
            "4 {\"id\":\"3\",\"name\":\"Shelf\"}");
  }

  @Test
  void table_quotationMarkClosedByALaterRows_costsItsOwnRowOnly() throws IOException {
    List<Row> rows = rows("id,name\n1,\"Lamp\n2,Desk\n3,\"Shelf, white\"\n4,Chair\n");

    assertThat(shown(rows))
        .containsExactly(
            "2 a quotation mark is opened and not closed",
            "3 {\"id\":\"2\",\"name\":\"Desk\"}",
            "4 {\"id\":\"3\",\"name\":\"Shelf, white\"}",
            "5 {\"id\":\"4\",\"name\":\"Chair\"}");
  }

  @Test
  void table_inchMarks_areText() throws IOException {
    List<Row> rows = rows("id,name\n1,Monitor 27\" curved\n2,Desk\n");

    assertThat(shown(rows))
        .containsExactly(
            "2 {\"id\":\"1\",\"name\":\"Monitor 27\\\" curved\"}",
            "3 {\"id\":\"2\",\"name\":\"Desk\"}");
  }

  @Test
  void table_cellOf10Megabytes_isReportedAndTheOthersRead() throws IOException {
    String huge = "x".repeat(79) + "\n";
    List<Row> rows =
        rows(
            "id,name\n1,Lamp\n2,\""
                + huge.repeat(131_072)
                + "\"\n3,Desk\n4,"
                + "y".repeat(10 << 20)
                + "\n5,Chair\n");

    assertThat(shown(rows))
        .containsExactly(
            "2 {\"id\":\"1\",\"name\":\"Lamp\"}",
            "3 the row is longer than 1 MB",
            "131076 {\"id\":\"3\",\"name\":\"Desk\"}",
            "131077 the row is longer than 1 MB",
            "131078 {\"id\":\"5\",\"name\":\"Chair\"}");
  }

  @Test
  void table_manyOpenQuotationMarks_endsInReasonableTime() throws IOException {
    List<Row> rows = rows("id,name\n" + "1,\"\"\"a\n".repeat(60_000));

    assertThat(rows).isNotEmpty();
  }

  @Test
  void table_namesTwiceAndMissing_areToldApart() throws IOException {
    List<Row> rows = rows("id,Colour,Colour,,name\n1,red,blue,x,Lamp\n");

    assertThat(shown(rows))
        .containsExactly(
            "2 {\"id\":\"1\",\"Colour\":\"red\",\"Colour (2)\":\"blue\",\"column 4\":\"x\",\"name\":\"Lamp\"}");
  }

  @Test
  void table_separatorStatedByTheSpreadsheet_isTaken() throws IOException {
    assertThat(shown(rows("sep=|\nid|a;b;c;d\n1|2;3;4;5\n")))
        .containsExactly("3 {\"id\":\"1\",\"a;b;c;d\":\"2;3;4;5\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "'A-1,Lamp,19.95'^the first line holds values",
        "'A-1;https://a.example/1;Lamp'^the first line holds values",
        "',,,id'^the first line holds values",
        "'just words'^is no table, JSON or XML"
      })
  void table_withoutHead_isUnreadable(String first, String reason) throws IOException {
    assertThat(rows(first + "\nA-2,Desk,5.00\n")).isEmpty();
    assertThat(((Shape.Unreadable) shape.layout()).reason()).contains(reason);
    assertThat(((Shape.Unreadable) shape.layout()).remedy()).isNotBlank();
  }

  @Test
  void charset_isDetectedAndSaid() throws IOException {
    String table = "id,nombre\n1,Lámpara – 5 €\n2,Teléfono\n";
    String[] expected = {
      "2 {\"id\":\"1\",\"nombre\":\"Lámpara – 5 €\"}", "3 {\"id\":\"2\",\"nombre\":\"Teléfono\"}"
    };

    assertThat(shown(rows(("\uFEFF" + table).getBytes(StandardCharsets.UTF_8))))
        .containsExactly(expected);
    assertThat(shape.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(shown(rows(table.getBytes(WINDOWS_1252)))).containsExactly(expected);
    assertThat(shape.charset()).isEqualTo(WINDOWS_1252);
    assertThat(shown(rows(("\uFEFF" + table).getBytes(StandardCharsets.UTF_16LE))))
        .containsExactly(expected);
    assertThat(shape.charset()).isEqualTo(StandardCharsets.UTF_16LE);
    assertThat(shown(rows(("\uFEFF" + table).getBytes(StandardCharsets.UTF_16BE))))
        .containsExactly(expected);
    assertThat(shown(rows(table.getBytes(StandardCharsets.UTF_16LE)))).containsExactly(expected);
  }

  @Test
  void charset_firstAccentFarDown_isStillFound() throws IOException {
    String table = "id,nombre\n" + "1,Mesa\n".repeat(20_000) + "2,Lámpara\n";

    assertThat(shown(rows(table.getBytes(WINDOWS_1252))))
        .endsWith("20002 {\"id\":\"2\",\"nombre\":\"Lámpara\"}");
  }

  @Test
  void charset_oneRowOfAnother_isReported() throws IOException {
    var feed = new ByteArrayOutputStream();
    feed.writeBytes("id,nombre\n1,Lámpara\n".getBytes(StandardCharsets.UTF_8));
    feed.writeBytes("2,Teléfono\n".getBytes(WINDOWS_1252));
    feed.writeBytes("3,Cafetera\n".getBytes(StandardCharsets.UTF_8));

    assertThat(shown(rows(feed.toByteArray())))
        .containsExactly(
            "2 {\"id\":\"1\",\"nombre\":\"Lámpara\"}",
            "3 is not valid UTF-8",
            "4 {\"id\":\"3\",\"nombre\":\"Cafetera\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"1\"},{\"id\":\"2\",\"a\":[1,{\"b\":\"]}\\\"\"}]}]",
        "[\n  {\n    \"id\": \"1\"\n  },\n  {\"id\":\"2\",\n\"a\":[1,{\"b\":\"]}\\\"\"}]}\n]\n",
        "{\n \"id\":\"1\"\n}\n{\n \"id\":\"2\", \"a\":[1,{\"b\":\"]}\\\"\"}]}",
        "{\"shop\":\"x\",\"products\":[{\"id\":\"1\"},{\"id\":\"2\",\"a\":[1,{\"b\":\"]}\\\"\"}]}]}"
      })
  void json_inAnyForm_givesItsItems(String json) throws IOException {
    assertThat(rows(json))
        .extracting(row -> ((Row.Fields) row).fields().toString())
        .containsExactly("{\"id\":\"1\"}", "{\"id\":\"2\",\"a\":[1,{\"b\":\"]}\\\"\"}]}");
  }

  @Test
  void json_badItems_costOnlyThemselves() throws IOException {
    String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
    List<Row> rows =
        rows(
            "[{\"id\":\"1\"},{\"id\":2 3},7,{\"id\":\"4\",\"x\":\""
                + "y".repeat(10 << 20)
                + "\"},"
                + deep
                + ",{\"id\":\"6\"}]");

    assertThat(shown(rows))
        .containsExactly(
            "1 {\"id\":\"1\"}",
            "2 is not JSON; the value shows where reading stopped",
            "3 is no JSON object",
            "4 the row is longer than 1 MB",
            "5 is nested too deeply or holds too long a text",
            "6 {\"id\":\"6\"}");
    assertThat(((Row.Broken) rows.get(1)).value()).startsWith("3}");
  }

  @Test
  void json_cutOff_keepsWhatWasRead() throws IOException {
    assertThat(shown(rows("[{\"id\":\"1\"},\n{\"id\":\"2\",\"a\":[")))
        .containsExactly("1 {\"id\":\"1\"}", "2 the file ends in the middle of its JSON");
  }

  @Test
  void rss_items_becomeRows() throws IOException {
    List<Row> rows =
        rows(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- made by a shop -->
            <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
            <item><title>News title</title><g:title><![CDATA[Lamp <b>"Lux"</b>]]></g:title><g:id>1</g:id>
             <g:additional_image_link>https://a.example/1.jpg</g:additional_image_link>
             <g:additional_image_link>https://a.example/2.jpg</g:additional_image_link>
             <g:shipping><g:country>ES</g:country><g:price>5 EUR</g:price></g:shipping></item>
            <item><g:id>2</g:id><title>Desk &amp; chair</title></item>
            </channel></rss>""");

    assertThat(shape.layout()).isEqualTo(new Shape.Xml(Shape.Root.RSS));
    assertThat(shown(rows))
        .containsExactly(
            "1 {\"title\":\"Lamp <b>\\\"Lux\\\"</b>\",\"id\":\"1\",\"additional_image_link\":"
                + "[\"https://a.example/1.jpg\",\"https://a.example/2.jpg\"],"
                + "\"shipping\":{\"country\":\"ES\",\"price\":\"5 EUR\"}}",
            "2 {\"id\":\"2\",\"title\":\"Desk & chair\"}");
  }

  @Test
  void atom_entries_becomeRows() throws IOException {
    List<Row> rows =
        rows(
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:g='http://base.google.com/ns/1.0'><title>Shop</title>"
                + "<entry><title>Lamp</title><link href='https://a.example/1'/><g:id>1</g:id></entry></feed>");

    assertThat(shown(rows))
        .containsExactly("1 {\"title\":\"Lamp\",\"link\":\"https://a.example/1\",\"id\":\"1\"}");
  }

  @Test
  void xml_inLatin1AndUtf16_isRead() throws IOException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"%s\"?><catalogo><producto><nombre>Lámpara</nombre></producto></catalogo>";

    assertThat(shown(rows(xml.formatted("ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1))))
        .containsExactly("1 {\"nombre\":\"Lámpara\"}");
    assertThat(
            shown(rows(("\uFEFF" + xml.formatted("UTF-16")).getBytes(StandardCharsets.UTF_16LE))))
        .containsExactly("1 {\"nombre\":\"Lámpara\"}");
  }

  @Test
  void xml_externalEntity_isNeverRead() throws IOException {
    List<Row> rows =
        rows(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + "<rss><item><id>1</id><title>&x;</title></item></rss>");

    assertThat(rows.toString()).doesNotContain("root:");
    assertThat(shown(rows)).containsExactly("1 " + ENTITIES);
  }

  @Test
  void xml_entitiesOfEntities_endAtOnce() throws IOException {
    var bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    bomb.append("]><rss><item><id>&a29;</id></item></rss>");

    assertThat(shown(rows(bomb.toString()))).containsExactly("1 " + ENTITIES);
  }

  private static final String ENTITIES =
      "the file declares or uses entities of its own, which is never followed";

  @Test
  void xml_hugeTextsAndDeepNesting_areBounded() throws IOException {
    String huge = "<item><id>1</id><description>" + "x".repeat(10 << 20) + "</description></item>";
    String cdata = "<item><id>2</id><d><![CDATA[" + "x".repeat(10 << 20) + "]]></d></item>";
    String deep = "<item>" + "<a>".repeat(100_000);

    assertThat(shown(rows("<rss>" + huge + cdata + "<item><id>3</id></item>" + deep)))
        .containsExactly(
            "1 the row is longer than 1 MB",
            "2 the row is longer than 1 MB",
            "3 {\"id\":\"3\"}",
            "4 elements are nested more than 32 deep");
    assertThat(
            shown(
                rows("<rss><item><id>1</id></item><item x='" + "y".repeat(20 << 20) + "'/></rss>")))
        .containsExactly(
            "1 {\"id\":\"1\"}", "2 a name, value or text inside the XML is longer than 16 MB");
  }

  @Test
  void xml_broken_keepsWhatWasRead() throws IOException {
    assertThat(shown(rows("<rss><item><id>1</id></item>\n<item><title>A & B</title></item></rss>")))
        .containsExactly(
            "1 {\"id\":\"1\"}", "2 the XML is wrong in line 2; nothing behind it can be read");
  }

  @Test
  void linkedData_groupsGraphsAndReferences_becomeOneRowAProduct() throws IOException {
    List<Row> rows =
        rows(
            """
            {"@context":"https://schema.org","@graph":[
              {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home"}]},
              {"@type":"ProductGroup","@id":"#g","productGroupID":"G1","name":"Chair","brand":{"@id":"#b"},
               "hasVariant":[{"@type":"Product","sku":"C-red","color":"red"},{"@id":"#blue"}]},
              {"@type":"Product","@id":"#blue","sku":"C-blue","name":"Blue chair","offers":{"@id":"#o"}},
              {"@type":"Offer","@id":"#o","price":5,"priceCurrency":"EUR"},
              {"@type":"Brand","@id":"#b","name":"Norvik"},
              {"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":["Product","Thing"],"sku":"L"}}]}
            ]}""");

    assertThat(rows)
        .extracting(row -> ((Row.Fields) row).fields().path("sku").asText())
        .containsExactly("C-red", "C-blue", "L");
    var blue = ((Row.Fields) rows.get(1)).fields();
    assertThat(blue.path("inProductGroupWithID").asText()).isEqualTo("G1");
    assertThat(blue.path("brand").path("name").asText()).isEqualTo("Norvik");
    assertThat(blue.path("name").asText()).isEqualTo("Blue chair");
    assertThat(blue.path("offers").path("price").asInt()).isEqualTo(5);
    assertThat(((Row.Fields) rows.getFirst()).fields().path("name").asText()).isEqualTo("Chair");
  }

  @Test
  void html_blocksOfLinkedData_areRead() throws IOException {
    List<Row> rows =
        rows(
            """
            <!DOCTYPE html><html><head><title>Lamp</title>
            <script type="application/ld+json">{"@type":"Organization","name":"Shop"}</script>
            <script type="application/ld+json">[{"@type":"Product","sku":"1","name":"A <b> lamp"}]</script>
            <script type="application/ld+json">{"@type":"Product",</script>
            </head><body>&lt;</body></html>""");

    assertThat(shown(rows))
        .containsExactly(
            "1 {\"@type\":\"Product\",\"sku\":\"1\",\"name\":\"A <b> lamp\"}",
            "2 is not JSON; the value shows where reading stopped");
    assertThat(shown(rows("<html><body>Nothing</body></html>")))
        .containsExactly("1 the file holds no products");
  }

  @Test
  void gzip_ofAnyShape_isUnpacked() throws IOException {
    assertThat(shown(rows(gzip("id,name\n1,Lamp\n".getBytes(StandardCharsets.UTF_8)))))
        .containsExactly("2 {\"id\":\"1\",\"name\":\"Lamp\"}");
    assertThat(shape.compressed()).isTrue();
  }

  @Test
  void gzip_bomb_endsWithinBounds() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("id,name\n1,Lamp\n2,".getBytes(StandardCharsets.UTF_8));
      var zeros = new byte[1 << 20];
      java.util.Arrays.fill(zeros, (byte) 'x');
      for (int i = 0; i < 400; i++) {
        gzip.write(zeros);
      }
    }

    List<Row> rows = rows(packed.toByteArray());

    assertThat(shown(rows))
        .containsExactly(
            "2 {\"id\":\"1\",\"name\":\"Lamp\"}",
            "3 the compressed feed unpacks to more than 250 times its size, as no feed does");
  }

  private List<Row> rows(String feed) throws IOException {
    return rows(feed.getBytes(StandardCharsets.UTF_8));
  }

  private List<Row> rows(byte[] feed) throws IOException {
    InputStream in = new ByteArrayInputStream(feed);
    List<Row> all = new ArrayList<>();
    try (Rows rows = Feed.of("feed", in).rows()) {
      shape = rows.shape();
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get());
      }
    }
    return all;
  }

  private static List<String> shown(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                switch (row) {
                  case Row.Fields(long number, String raw, var fields) -> number + " " + fields;
                  case Row.Broken(
                          long number,
                          String raw,
                          String value,
                          String reason,
                          String remedy) -> {
                    assertThat(remedy).endsWith(".");
                    yield number + " " + reason;
                  }
                })
        .toList();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
