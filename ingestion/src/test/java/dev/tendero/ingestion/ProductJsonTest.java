package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductJsonTest {

  @Test
  void read_everyField_isKept() {
    Product product =
        item(
            """
            {"id":"k-1","title":" Kettle ","brand":"Hervia","kind":"kettle","description":"Boils.",\
            "url":"https://shop.example/k-1","price":{"amount":"39.90","currency":"USD"},\
            "was":{"amount":49,"currency":"USD"},"availability":"in_stock","stock":4,"rating":4.5,\
            "reviewCount":12,"gtin":"4006381333931","groupId":"k",\
            "attributes":[{"name":"Capacity","value":1.70,"unit":"l"}],\
            "variants":[{"id":"k-1-r","attributes":[{"name":"Colour","value":"Red"}],"stock":1}],\
            "images":[{"url":"/img/k.svg","alt":"A kettle"}],\
            "reviews":[{"id":"a","rating":5,"title":"Fast","text":"Two minutes.","date":"2026-01-31",\
            "language":"en"}],"language":"en","updatedAt":"2026-02-01T00:00:00Z",\
            "translations":{"es":{"title":"Hervidor","description":"Hierve."}}}""");

    assertThat(product.title()).isEqualTo("Kettle");
    assertThat(product.wording().title("es")).isEqualTo("Hervidor");
    assertThat(product.wording().description("es")).contains("Hierve.");
    assertThat(product.brand()).contains("Hervia");
    assertThat(product.kind()).contains("kettle");
    assertThat(product.family().gtin()).contains("4006381333931");
    assertThat(product.family().groupId()).contains("k");
    assertThat(product.offer())
        .isEqualTo(
            new Offer(
                Optional.of(Money.of("39.9", "USD")),
                Optional.of(Money.of("49", "USD")),
                Optional.of(Offer.Availability.IN_STOCK),
                OptionalInt.of(4)));
    assertThat(product.rating()).contains(new Product.Rating(4.5, 12));
    assertThat(product.attributes())
        .containsExactly(
            new Attribute("Capacity", new Value.Measure(Quantity.of("1.7", Unit.LITRE))));
    assertThat(product.variants()).hasSize(1);
    assertThat(product.media().images())
        .containsExactly(new Product.Image("/img/k.svg", "A kettle"));
    assertThat(product.reviews())
        .containsExactly(
            new Product.Review("a", Optional.of(5), "Fast", "Two minutes.", "2026-01-31", "en"));
    assertThat(product.updatedAt().orElseThrow()).isEqualTo("2026-02-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'Weight','value':90,'unit':'g'}|90 g",
        "{'name':'Weight','value':1.50,'unit':'Kilograms'}|1.5 kg",
        "{'name':'Peso','value':2,'unit':'kilos'}|2 kg",
        "{'name':'Length','value':'1.8','unit':'m'}|1.8 m",
        "{'name':'Length','value':'1,8 m'}|1.8 m",
        "{'name':'Speed','value':'1333 MHz'}|1333 MHz",
        "{'name':'Diagonal','value':'15.6\\\"'}|15.6 in",
        "{'name':'Number of buttons','value':6}|6 pc",
        "{'name':'Operating temperature','value':'-20 - 60','unit':'°C'}|-20 °C to 60 °C",
        "{'name':'Voltage','value':'100-240 V'}|100 V to 240 V",
        "{'name':'Humidity','min':20,'max':80,'unit':'%'}|20 % to 80 %",
        "{'name':'Frequency','value':2660}|bare 2660",
        "{'name':'Number of buttons','value':6,'unit':null}|bare 6",
        "{'name':'Number of buttons','value':2.5}|bare 2.5",
        "{'name':'Number of years','value':3}|bare 3",
        "{'name':'Reach','value':3,'unit':'furlongs'}|[3 furlongs]",
        "{'name':'Reach','value':'3 - 5','unit':'furlongs'}|[3 - 5 furlongs]",
        "{'name':'USB version','value':'2.0'}|[2.0]",
        "{'name':'Capacity','value':'1,234 m'}|[1,234 m]",
        "{'name':'Range','value':'60 - 20 °C'}|[60 - 20 °C]",
        "{'name':'Colour','value':'Black, Silver'}|[Black, Silver]",
        "{'name':'Colour','value':['Black','Silver']}|[Black, Silver]",
        "{'name':'Length','value':['1.8 m']}|[1.8 m]",
        "{'name':'Wireless','value':true}|true"
      })
  void read_attribute_isTyped(String attribute, String expected) {
    Product product =
        item(("{'id':'1','title':'T','attributes':[" + attribute + "]}").replace('\'', '"'));

    assertThat(shown(product.attributes().getFirst().value())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title':'T'}|id|is missing",
        "{'id':' 1','title':'T'}|id|is no id of 1 to 200 characters without spaces around them",
        "{'id':{},'title':'T'}|id|is neither a text nor a whole number",
        "{'id':'1'}|title|is missing or blank",
        "{'id':'1','title':'  '}|title|is missing or blank",
        "{'id':'1','title':['T']}|title|is no text",
        "{'id':'1','title':'a\\u0000b'}|title|contains a broken character",
        "{'id':'1','title':'a\\ud83d'}|title|contains a broken character",
        "{'id':'1','title':'T','price':19.95}|price|is no price with its currency",
        "{'id':'1','title':'T','price':{'amount':'cheap','currency':'USD'}}|price.amount|is no amount",
        "{'id':'1','title':'T','price':{'amount':'19,95','currency':'EUR'}}|price.amount|is no amount",
        "{'id':'1','title':'T','price':{'amount':1e999999999,'currency':'EUR'}}|price.amount|is no amount",
        "{'id':'1','title':'T','price':{'amount':-1,'currency':'USD'}}|price.amount|is negative",
        "{'id':'1','title':'T','price':{'amount':'1.999','currency':'USD'}}|price.amount|has more decimals than the currency",
        "{'id':'1','title':'T','price':{'amount':'1.5','currency':'JPY'}}|price.amount|has more decimals than the currency",
        "{'id':'1','title':'T','price':{'amount':'1','currency':'BUCKS'}}|price.currency|is no currency",
        "{'id':'1','title':'T','price':{'amount':'1'}}|price.currency|is no currency",
        "{'id':'1','title':'T','price':{'amount':1,'currency':'USD'},'was':{'amount':2,'currency':'EUR'}}|was.currency|differs from the price's currency",
        "{'id':'1','title':'T','availability':'soon'}|availability|is no word for availability",
        "{'id':'1','title':'T','stock':-1}|stock|is no whole number of 0 or more",
        "{'id':'1','title':'T','stock':1.5}|stock|is no whole number of 0 or more",
        "{'id':'1','title':'T','stock':1e400}|stock|is no whole number of 0 or more",
        "{'id':'1','title':'T','rating':5.1}|rating|is no number from 0 to 5",
        "{'id':'1','title':'T','rating':'good'}|rating|is no number from 0 to 5",
        "{'id':'1','title':'T','attributes':{'Colour':'Black'}}|attributes|is no list",
        "{'id':'1','title':'T','attributes':['Black']}|attributes[0]|is no name with a value",
        "{'id':'1','title':'T','attributes':[{'name':'A','value':1},{'value':'Black'}]}|attributes[1].name|is no name of up to 200 characters",
        "{'id':'1','title':'T','attributes':[{'name':'A','value':{'x':1}}]}|attributes[0].value|is no value",
        "{'id':'1','title':'T','attributes':[{'name':'A','value':1e50,'unit':'m'}]}|attributes[0].value|has too many digits",
        "{'id':'1','title':'T','attributes':[{'name':'A','min':5,'max':1}]}|attributes[0]|is no range",
        "{'id':'1','title':'T','variants':[{'id':'1'}]}|variants[0].id|is missing or repeats another id of this product",
        "{'id':'1','title':'T','reviews':[{'text':'x','rating':9}]}|reviews[0].rating|is no whole number from 0 to 5",
        "{'id':'1','title':'T','reviews':[{'text':'x','date':'yesterday'}]}|reviews[0].date|is no date",
        "{'id':'1','title':'T','reviews':[{'id':'a','text':'x'},{'id':'a','text':'y'}]}|reviews[1].id|repeats another review's id",
        "{'id':'1','title':'T','language':'English!'}|language|is no language",
        "{'id':'1','title':'T','language':'en','translations':{'en':{'title':'T'}}}|translations|repeats the row's own language",
        "{'id':'1','title':'T','translations':{'es':{}}}|translations.es.title|is missing or blank",
        "{'id':'1','title':'T','updatedAt':'today'}|updatedAt|is no date or time",
        "{'id':'1','deleted':'yes'}|deleted|is neither true nor false",
        "{'type':'leaflet','id':'1','title':'T'}|type|is no kind of row",
        "{'type':'guide','id':'1','title':'T'}|text|is missing",
        "{'type':'guide','id':'1','title':'T','text':'x','productIds':[1]}|productIds[0]|is no product's id",
        "{'type':'guide','id':'1','title':'T','text':'x','translations':{'es':{'title':'T'}}}|translations.es.text|is missing",
      })
  void read_badValue_isRejectedWithFieldAndReason(String row, String field, String reason) {
    Reading reading = ProductJson.read(row.replace('\'', '"'));

    assertThat(reading).isInstanceOf(Reading.Rejected.class);
    assertThat(((Reading.Rejected) reading).problems())
        .extracting(Problem::field, p -> p.reason().replace('"', '\''))
        .containsExactly(Tuple.tuple(field, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id,title", "{\"id\":", "{\"id\":\"1\"} x", "[1]", "12", "{'id':'1'}"})
  void read_notOneObject_isRejected(String line) {
    assertThat(ProductJson.read(line)).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void read_deepNesting_isRejected() {
    String deep = "{\"id\":\"1\",\"title\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    assertThat(ProductJson.read(deep)).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void read_fieldTwice_isRejected() {
    var rejected =
        (Reading.Rejected) ProductJson.read("{\"id\":\"1\",\"id\":\"2\",\"title\":\"T\"}");

    assertThat(rejected.problems().getFirst().reason())
        .isEqualTo("a field stands twice in one object");
  }

  @Test
  void read_severalFaults_namesAll() {
    var rejected =
        (Reading.Rejected) ProductJson.read("{\"id\":\"7\",\"rating\":9,\"stock\":\"many\"}");

    assertThat(rejected.id()).contains("7");
    assertThat(rejected.problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("title", "rating", "stock");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`colour`:`Black`|colour",
        "`reviewCount`:3|reviewCount",
        "`price`:{`amount`:2,`currency`:`USD`},`was`:{`amount`:2,`currency`:`USD`}|was",
        "`attributes`:[{`name`:`Colour`,`value`:``}]|attributes[0].value",
        "`attributes`:[{`name`:`Colour`,`value`:null}]|attributes[0].value",
        "`reviews`:[{`rating`:4}]|reviews[0].text",
        "`url`:`javascript:alert(1)`|url",
        "`images`:[{`url`:`//evil.example/x`}]|images[0].url",
        "`images`:[{`alt`:`x`}]|images[0].url"
      })
  void read_uselessValue_isNotedAndTheRestKept(String fields, String noted) {
    Reading reading = ProductJson.read(("{`id`:`1`,`title`:`T`," + fields + "}").replace('`', '"'));

    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    assertThat(((Reading.Accepted) reading).notes())
        .extracting(Problem::field)
        .containsExactly(noted);
  }

  @Test
  void read_document_isKeptWithItsTranslations() {
    Document document =
        ProductJson.document(
            """
            {"type":"policy","id":"returns","title":"Returns","text":"30 days.","productIds":["1"],\
            "translations":{"es":{"title":"Devoluciones","text":"30 días."}}}""");

    assertThat(document.type()).isEqualTo(Document.Type.POLICY);
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.translations())
        .containsEntry("es", new Document.Translation("Devoluciones", "30 días."));
    assertThat(ProductJson.document(ProductJson.write(document))).isEqualTo(document);
  }

  @Test
  void read_documentWithPages_keepsThem() {
    Document document =
        ProductJson.document(
            """
            {"type":"manual","id":"m","title":"M","text":"One. Two.","pages":[0,5,9]}""");

    assertThat(document.pages()).containsExactly(0, 5, 9);
    assertThat(document.pageAt(4)).hasValue(1);
    assertThat(document.pageAt(5)).hasValue(2);
    assertThat(ProductJson.document(ProductJson.write(document))).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[0,6,5]", "[0,10]", "[0,-1]", "[0,2.5]", "[\"0\"]", "3"})
  void read_documentWithImpossiblePages_isRejected(String pages) {
    Reading reading =
        ProductJson.read(
            "{\"type\":\"manual\",\"id\":\"m\",\"title\":\"M\",\"text\":\"One. Two.\",\"pages\":"
                + pages
                + "}");

    assertThat(reading).isInstanceOf(Reading.Rejected.class);
    assertThat(((Reading.Rejected) reading).problems())
        .extracting(Problem::field)
        .contains("pages");
  }

  @Test
  void read_deletion_needsNothingButTheId() {
    assertThat(ProductJson.read("{\"id\":\"1\",\"deleted\":true}"))
        .isEqualTo(new Reading.Accepted(new Entry.Deletion("1"), List.of()));
  }

  @Test
  void write_sameProductWrittenOtherwise_givesTheSameBytes() {
    String one =
        "{\"id\":\"1\",\"title\":\"T\",\"stock\":2,\"attributes\":[{\"name\":\"W\",\"value\":1.50,\"unit\":\"kg\"}]}";
    String two =
        "{ \"attributes\" : [{\"unit\":\"kilograms\",\"value\":\"1.5\",\"name\":\"W\"}],\"stock\":2.0,\"title\":\"T \",\"id\":\"1\"}";

    assertThat(ProductJson.write(item(two))).isEqualTo(ProductJson.write(item(one)));
    assertThat(ProductJson.hash(ProductJson.write(item(one)))).matches("[0-9a-f]{64}");
  }

  @Test
  void product_ofADocument_isRefused() {
    assertThatThrownBy(
            () ->
                ProductJson.product(
                    "{\"type\":\"faq\",\"id\":\"1\",\"title\":\"T\",\"text\":\"x\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Product item(String line) {
    return ((Entry.Item) ((Reading.Accepted) ProductJson.read(line)).entry()).product();
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Measure(Quantity quantity) -> quantity.toString();
      case Value.Span(Quantity low, Quantity high) -> low + " to " + high;
      case Value.Bare(BigDecimal number) -> "bare " + number.toPlainString();
      case Value.Flag(boolean set) -> "" + set;
      case Value.Words(List<String> words) -> words.toString();
    };
  }
}
