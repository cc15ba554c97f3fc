package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.ingestion.source.JsonRow;
import dev.tendero.ingestion.source.Row;
import dev.tendero.units.Quantity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MappingTest {
  private static final Kinds KINDS =
      (title, attributes) -> {
        String all = (title + " " + attributes).toLowerCase(Locale.ROOT);
        for (String kind : List.of("laptop", "printer", "memory card")) {
          if (all.contains(kind)) {
            return Optional.of(kind.replace(' ', '_'));
          }
        }
        return Optional.empty();
      };

  private final Mapping icecat = Mapping.shipped("icecat", KINDS).orElseThrow();

  @Test
  void icecat_headFields_becomeTheProducts() {
    Product product =
        product(
            """
            {"id":"77","name":"X-200","title":"Norvik X-200 laptop","ean":["111","222"],\
            "short_description":"Thin &amp; light.<br />Two ports.\\\\nQuiet.",\
            "img_high":"http://i.example/h.jpg","img_low":"x","img_500x500":"http://i.example/m.jpg",\
            "img_thumb":"x","date_released":"2019-03-01T00:00:00Z","supplier":"Norvik","price":49995}""");

    assertThat(product.id()).isEqualTo("77");
    assertThat(product.brand()).contains("Norvik");
    assertThat(product.kind()).contains("laptop");
    assertThat(product.family().gtin()).contains("111");
    assertThat(product.offer().price()).contains(Money.of("499.95", "USD"));
    assertThat(product.wording().description()).contains("Thin & light.\nTwo ports.\nQuiet.");
    assertThat(product.media().images())
        .containsExactly(new Product.Image("http://i.example/m.jpg", ""));
    // The model's name stands in the title already.
    assertThat(shown(product)).isEqualTo("Release date=[2019-03-01T00:00:00Z]");
  }

  @Test
  void icecat_modelNameNotInTheTitle_isAnAttribute() {
    Product product = product("{\"id\":\"1\",\"name\":\"ZQ-1\",\"title\":\"Lamp\"}");

    assertThat(shown(product)).isEqualTo("Model name=[ZQ-1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // unit and range declared
        "Thing | 'attr_n_cable_length':1.80 | Cable length=1.8 m",
        "Thing | 'attr_n_cable_length':3050 | Cable length=bare 3050",
        "Thing | 'attr_n_weight':680.0 | Weight=680 g",
        "Thing | 'attr_n_weight':2.7 | Weight=bare 2.7",
        "Thing | 'attr_n_width':0 | Width=bare 0",
        "Thing | 'attr_n_quantity_per_pack':6.0 | Quantity per pack=6 pc",
        "Thing | 'attr_n_usb_2_0_ports_quantity':2.0 | USB 2.0 ports quantity=2 pc",
        "Thing | 'attr_n_number_of_years':3 | Number of years=3 years",
        "Thing | 'attr_n_number_of_processing_die_transistors':410 | Number of processing die transistors=bare 410",
        // by kind
        "Laptop | 'attr_n_weight':250 | Weight=bare 250",
        "Memory card | 'attr_n_weight':2.7 | Weight=2.7 g",
        "Thing | 'attr_t_product_type':'Laptop','attr_n_internal_memory':32 | Product type=[Laptop]; Internal memory=32 GB",
        "Thing | 'attr_n_internal_memory':32 | Internal memory=bare 32",
        "Printer | 'attr_n_internal_memory':32 | Internal memory=32 MB",
        "Memory card | 'attr_n_capacity':4 | Capacity=4 GB",
        "Thing | 'attr_n_capacity':4 | Capacity=bare 4",
        // the title tells
        "Processor 533 MHz | 'attr_n_processor_frequency':533 | Processor frequency=533 MHz",
        "Processor | 'attr_n_processor_frequency':533 | Processor frequency=bare 533",
        "Processor 2.66 GHz | 'attr_n_processor_frequency':2.66 | Processor frequency=2.66 GHz",
        "CPU 2 MB L2 | 'attr_n_processor_cache':2048 | Processor cache=2048 KB",
        "CPU 2 GHz | 'attr_n_processor_cache':2048 | Processor cache=bare 2048",
        "Module 512 MB | 'attr_n_internal_memory':512 | Internal memory=512 MB",
        "Switch 1000 Mbit/s | 'attr_n_data_transfer_rate':1000 | Data transfer rate=1000 Mbit/s",
        "Switch 1 Gbit/s | 'attr_n_data_transfer_rate':1000 | Data transfer rate=1000 Mbit/s",
        "Switch | 'attr_n_data_transfer_rate':1000 | Data transfer rate=bare 1000",
        "Cable 30 cm (1 ft) | 'attr_n_cable_length':0.3 | Cable length=0.3 m",
        "Cable 50 cm | 'attr_n_package_width':50 | Package width=50 mm",
        "Monitor 39.6 cm (15.6\\\") | 'attr_n_display_diagonal':15.6 | Display diagonal=15.6 in",
        // texts that are numbers
        "Thing | 'attr_t_bus_speed':'1333 MHz' | Bus speed=1333 MHz",
        "Thing | 'attr_t_bus_speed':'2.5 GT/s' | Bus speed=[2.5 GT/s]",
        "Thing | 'attr_t_operating_temperature__t_t_':'0 - 40' | Operating temperature (t t)=0 °C to 40 °C",
        "Thing | 'attr_t_storage_temperature__t_t_':'-20 - 60' | Storage temperature (t t)=-20 °C to 60 °C",
        "Thing | 'attr_t_operating_relative_humidity__h_h_':'20 - 80' | Operating relative humidity (h h)=20 % to 80 %",
        "Thing | 'attr_t_operating_relative_humidity__h_h_':'20 - 800' | Operating relative humidity (h h)=[20 - 800]",
        "Thing | 'attr_t_processor_cores':'4' | Processor cores=4 pc",
        "Thing | 'attr_t_ac_input_voltage':'100-240' | AC input voltage=100 V to 240 V",
        "Thing | 'attr_t_rack_capacity':'2U' | Rack capacity=2 U",
        "Thing | 'attr_t_usb_version':'2.0' | USB version=[2.0]",
        "Thing | 'attr_t_awg_wire_size':'26' | AWG wire size=[26]",
        "Thing | 'attr_t_memory_layout__slots_x_size_':'2 x 4' | Memory layout (slots x size)=[2 x 4]",
        "Thing | 'attr_t_dimensions__wxdxh_':'105 x 95 x 25' | Dimensions (wxdxh)=[105 x 95 x 25]; Width=105 mm; Depth=95 mm; Height=25 mm",
        "Thing | 'attr_n_width':104,'attr_t_dimensions__wxdxh_':'105 x 95 x 25' | Width=104 mm; Dimensions (wxdxh)=[105 x 95 x 25]; Depth=95 mm; Height=25 mm",
        "Thing | 'attr_t_dimensions__wxdxh_':'105 x 95' | Dimensions (wxdxh)=[105 x 95]",
        // lists
        "Thing | 'attr_t_product_colour':'Black,Silver' | Product colour=[Black, Silver]",
        "Thing | 'attr_t_certification':'CE, FCC, REACH' | Certification=[CE, FCC, REACH]",
        "Thing | 'attr_t_hd_formats':'720p (a,b),1080p' | HD formats=[720p (a,b), 1080p]",
        "Thing | 'attr_t_compatibility':'Fits A, B and C' | Compatibility=[Fits A, B and C]",
        "Thing | 'attr_t_technical_features':'for 3,5 disk' | Technical features=[for 3,5 disk]",
        "Thing | 'attr_t_compatibility':'- Model A\\\\n- Model B' | Compatibility=[Model A; Model B]",
        // absent and flags
        "Thing | 'attr_t_processor_model':'Unspecified' | ``",
        "Thing | 'attr_t_material':'' | ``",
        "Thing | 'attr_t_turbo':'N' | Turbo=false",
        "Thing | 'attr_b_bluetooth':true | Bluetooth=true",
        "Thing | 'attr_b_colour':true | In colour=true",
        // keys nobody knows
        "Thing | 'attr_n_battery_run_hours':9 | Battery run hours=9 h",
        "Thing | 'attr_n_microphone_in':1 | Microphone in=bare 1",
        "Thing | 'attr_n_number_of_wheels':4 | Number of wheels=4 pc",
        "Thing | 'attr_n_surge_energy_rating':480 | Surge energy rating=bare 480"
      })
  void icecat_attribute_isTyped(String title, String attributes, String expected) {
    Product product =
        product("{\"id\":\"1\",\"title\":\"" + title + "\"," + attributes.replace('\'', '"') + "}");

    assertThat(shown(product)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title':'T'}|id",
        "{'id':'1'}|title",
        "{'id':'1','title':'T','price':'free'}|price",
        "{'id':'1','title':'T','price':-5}|price",
        "{'id':'1','title':'T','price':19.5}|price",
        "{'id':'1','title':'T','attr_t_material':'a\\ud800b'}|Material",
        "{'id':'1','title':'T','attr_t_material':'a\\u0000b'}|Material"
      })
  void icecat_badRow_isRejected(String row, String field) {
    Reading reading = read(row.replace('\'', '"'));

    assertThat(reading).isInstanceOf(Reading.Rejected.class);
    assertThat(((Reading.Rejected) reading).problems().getFirst().field()).isEqualTo(field);
  }

  @Test
  void icecat_fieldNobodyKnows_isNoted() {
    var accepted = (Reading.Accepted) read("{\"id\":\"1\",\"title\":\"T\",\"shelf\":\"B4\"}");

    assertThat(accepted.notes())
        .containsExactly(
            new Problem(
                "shelf",
                "B4",
                "is not in the mapping; left out",
                "Add the column to the mapping, or say there that it becomes nothing."));
  }

  @ParameterizedTest
  @CsvSource({
    "cable_length",
    "operating_temperature__t_t_",
    "dimensions__wxdxh_",
    "master__outer__case_gtin__ean_upc_",
    "usb_3_2_gen_1__3_1_gen_1__type_a_ports_quantity",
    "core___cladding_diameter",
    "pallet_dimensions__w_x_d_x_h___imperial_",
    "iso_a_series_sizes__a0___a9_",
    "connector_s_",
    "4g_wimax",
    "10_100_1000",
    "Peso neto"
  })
  void names_ofAKey_keepsTheKey(String key) {
    assertThat(Attribute.key(Names.of(key))).isEqualTo(Attribute.key(key));
  }

  @Test
  void icecat_keyWithoutEnd_isNotedInNoTime() {
    var accepted =
        (Reading.Accepted)
            read("{\"id\":\"1\",\"title\":\"T\",\"attr_n_" + "a".repeat(40_000) + "!\":1}");

    assertThat(accepted.notes()).hasSize(1);
  }

  @Test
  void read_exampleOfTheDocumentation_isAMapping() throws IOException {
    // Tests run in the module's folder.
    String page = Files.readString(Path.of("..", "docs", "product-format.md"));
    int start = page.indexOf("{", page.indexOf("```json", page.indexOf("## Mappings")));
    String example = page.substring(start, page.indexOf("```", start));

    Product product =
        item(
            mapping(example)
                .read(
                    row(
                        "{\"codigo\":\"1\",\"nombre\":\"T\",\"attr_size_wxdxh\":\"3 x 2 x 1\",\"attr_colours\":\"rojo, azul\"}")));

    assertThat(shown(product))
        .isEqualTo(
            "Size wxdxh=[3 x 2 x 1]; Colour=[rojo, azul]; Width=3 mm; Depth=2 mm; Height=1 mm");
  }

  @Test
  void shipped_unknownName_isEmpty() {
    assertThat(Mapping.shipped("nothing", KINDS)).isEmpty();
    assertThat(Mapping.shipped("../icecat", KINDS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|no field becomes the",
        "{'fields':{'a':{'to':'idd'}}}|cannot go to",
        "{'fields':{'a':{'to':'id'},'b':{'to':'title'}},'keys':{'w':{'unit':'stone'}}}|unknown unit",
        "{'fields':{'a':{'to':'id'},'b':{'to':'title'}},'keys':{'w':{'units':'g'}}}|unknown field units",
        "{'fields':{'a':{'to':'id'},'b':{'to':'title'}},'keys':{'w':{'unit':'g','from':5,'to':1}}}|from is greater",
        "{'fields':{'a':{'to':'id'},'b':{'to':'title'},'c':{'to':'price','currency':'ZZ'}}}|unknown currency"
      })
  void read_badMapping_saysWhatIsWrong(String file, String message) {
    assertThatThrownBy(() -> mapping(file.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_ownMapping_mapsPlainFields() throws IOException {
    Mapping own =
        mapping(
            """
            {"language":"es","fields":{"codigo":{"to":"id"},"nombre":{"to":"title"},\
            "precio":{"to":"price","currency":"EUR"},"tipo":{"to":"kind"},"existencias":{"to":"stock"},\
            "peso":{"to":"attribute","name":"Peso"}},"keys":{"Peso":{"unit":"kg","from":0.1,"to":50}}}""");

    Product product =
        item(
            own.read(
                row(
                    "{\"codigo\":7,\"nombre\":\"Portátil\",\"precio\":\"499,90\",\"tipo\":\"laptop\",\"existencias\":3,\"peso\":\"1,4\"}")));

    assertThat(product.id()).isEqualTo("7");
    assertThat(product.wording().language()).isEqualTo("es");
    assertThat(product.kind()).contains("laptop");
    assertThat(product.offer().price()).contains(Money.of("499.90", "EUR"));
    assertThat(product.offer().stock()).hasValue(3);
    assertThat(shown(product)).isEqualTo("Peso=1.4 kg");
  }

  private static Mapping mapping(String file) throws IOException {
    return Mapping.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), KINDS);
  }

  private Product product(String row) {
    return item(read(row));
  }

  private Reading read(String row) {
    return icecat.read(row(row));
  }

  private static JsonNode row(String row) {
    return ((Row.Fields) JsonRow.of(1, row)).fields();
  }

  private static Product item(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Entry.Item) ((Reading.Accepted) reading).entry()).product();
  }

  private static String shown(Product product) {
    return product.attributes().stream()
        .map(a -> a.name() + "=" + shown(a.value()))
        .collect(Collectors.joining("; "));
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
