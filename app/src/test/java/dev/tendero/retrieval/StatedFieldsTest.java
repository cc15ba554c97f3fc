package dev.tendero.retrieval;

import static dev.tendero.app.catalog.SmallShop.feed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.app.catalog.SmallShop;
import dev.tendero.text.Language;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a question asks for is held against the fields of the rows, not against their titles. */
class StatedFieldsTest {
  @TempDir Path home;
  private SmallShop shop;

  @BeforeEach
  void openShop() {
    shop = new SmallShop(home);
    shop.loading.run(
        feed(
            product("tape-1", "label_tape", "Tape 9 mm", words("Label colour", "Black on yellow")),
            product(
                "tape-2", "label_tape", "Tape black, yellow box", words("Label colour", "Yellow")),
            product("tape-3", "label_tape", "Tape 12 mm", words("Label colour", "Black on white")),
            product(
                "cable-1",
                "video_cable",
                "Monitor lead",
                words("Connector 1", "HDMI Type A"),
                words("Connector 2", "VGA")),
            product(
                "cable-2",
                "video_cable",
                "HDMI lead, no VGA",
                words("Connector 1", "HDMI"),
                words("Connector 2", "HDMI")),
            product(
                "cable-3",
                "video_cable",
                "HDMI and VGA lead",
                words("Connector 1", "DVI"),
                words("Connector 2", "VGA")),
            product(
                "net-1",
                "network_cable",
                "Patch lead",
                words("Colour", "Black"),
                words("Connector contacts plating", "Gold")),
            product(
                "net-2",
                "network_cable",
                "Patch lead, gold",
                words("Colour", "Gold"),
                words("Connector contacts plating", "Nickel")),
            product(
                "roll-1",
                "photo_paper",
                "Satin paper roll",
                measure("Roll length", "30", "m"),
                measure("Media weight", "260", "g/m²")),
            product(
                "roll-2",
                "photo_paper",
                "Satin paper roll short",
                measure("Roll length", "10", "m"),
                measure("Media weight", "190", "g/m²")),
            product(
                "tray-1",
                "printer_tray",
                "Sheet feeder 500",
                words("Compatibility", "Phaser 7500, 7800")),
            product(
                "tray-2",
                "printer_tray",
                "Sheet feeder 250",
                words("Compatibility", "Phaser 5550")),
            product("printer-1", "printer", "Xerox Phaser 7500 colour printer"),
            product("pack-1", "backpack", "Harbour backpack, 20 l, pocket for a tablet"),
            product("pack-2", "backpack", "Harbour backpack, 22 l"),
            product("cpu-1", "processor", "Intel Xeon E1", words("Socket", "LGA 771")),
            product("cpu-2", "processor", "Intel Xeon E2", words("Socket", "LGA 1155")),
            product("cpu-3", "processor", "Intel Xeon E3", words("Socket", "LGA 1155")),
            product("cpu-4", "processor", "Intel Xeon E4", words("Socket", "LGA 1155"))));
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  private static String product(String id, String kind, String title, String... attributes) {
    return "{\"id\":\"%s\",\"kind\":\"%s\",\"title\":\"%s\",\"attributes\":[%s]}"
        .formatted(id, kind, title, String.join(",", attributes));
  }

  private static String words(String name, String value) {
    return "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, value);
  }

  private static String measure(String name, String value, String unit) {
    return "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"}".formatted(name, value, unit);
  }

  private Stream<String> shown(String question, Language language) {
    return RetrievalTest.gather(shop, question, language).products().stream()
        .map(found -> found.product().id());
  }

  private Stream<String> shown(String question) {
    return shown(question, Language.ENGLISH);
  }

  @Test
  void gather_valueOfSeveralWords_isReadBeforeItsWords() {
    assertThat(shown("label tape black on yellow")).containsExactly("tape-1");
  }

  @Test
  void gather_twoEndsOfACable_areTheirConnectors() {
    assertThat(shown("hdmi to vga video cable")).containsExactly("cable-1");
    assertThat(shown("cable de vídeo de vga a hdmi", Language.SPANISH)).containsExactly("cable-1");
  }

  @Test
  void gather_colourNamedWithItsField_isThatFields() {
    assertThat(shown("network cable with gold plated contacts")).containsExactly("net-1");
  }

  @Test
  void gather_bareQuantity_isOfAFieldThatSomeProductMeets() {
    assertThat(shown("photo paper of at least 25 m")).containsExactly("roll-1");
    assertThat(shown("photo paper, 250 gsm or heavier")).containsExactly("roll-1");
  }

  @Test
  void gather_titleAsItStands_isThatProduct() {
    assertThat(shown("Satin paper roll short")).containsExactly("roll-2");
    assertThat(shown("Harbour backpack, 22 l")).containsExactly("pack-2");
  }

  @Test
  void gather_thingForADevice_isNotTheDevice() {
    assertThat(shown("paper tray for a Phaser 7500")).containsExactly("tray-1");
    assertThat(shown("bandeja de papel para la phaser 5550", Language.SPANISH))
        .containsExactly("tray-2");
    assertThat(
            RetrievalTest.gather(shop, "paper tray for my Phaser 6600", Language.ENGLISH)
                .matching())
        .isZero();
    assertThat(shown("Phaser 7500 printer")).containsExactly("printer-1");
  }

  @Test
  void gather_wordThatNoConditionCameOf_showsWhatSaysIt() {
    assertThat(shown("I need a backpack, my tablet travels in it as well"))
        .containsExactly("pack-1");
    assertThat(shown("I need a backpack, my ferret travels in it as well"))
        .containsExactlyInAnyOrder("pack-1", "pack-2");
  }

  @Test
  void gather_noKindButAWordOfOneKind_searchesThatKind() {
    assertThat(shown("xeon lga 771")).containsExactly("cpu-1");
  }
}
