package dev.tendero.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import dev.tendero.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
  private final Lexicon lexicon = Lexicon.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH | quiet mice under 20 dollars           | KIND      | mouse
          ENGLISH | HDMI cables                           | KIND      | video_cable
          ENGLISH | how long is the cable length          | ATTRIBUTE | cable_length
          ENGLISH | a dark gray sofa                      | COLOUR    | grey
          ENGLISH | not made of stainless steel           | MATERIAL  | stainless steel
          ENGLISH | something for working from home       | USE       | home office
          SPANISH | ratones inalámbricos                  | KIND      | mouse
          SPANISH | unos AURICULARES BARATOS              | KIND      | headphones
          SPANISH | lamparas de pie                       | KIND      | lamp
          ENGLISH | lenses for my camera                  | KIND      | camera_lens
          ENGLISH | label maker tape                      | KIND      | label_tape
          ENGLISH | accessories                           | KIND      | accessory
          SPANISH | accesorios para cámara                | KIND      | camera_accessory
          SPANISH | computadoras de escritorio            | KIND      | desktop_computer
          SPANISH | soportes para la tele                 | KIND      | tv_mount
          SPANISH | ¿cuál es la longitud del cable?       | ATTRIBUTE | cable_length
          SPANISH | zapatos negros                        | COLOUR    | black
          SPANISH | una silla de madera maciza            | MATERIAL  | wood
          SPANISH | auriculares para viajar               | USE       | travel
          SPANISH | muñecas para niñas                    | USE       | girls
          ENGLISH | a vacuum under 70 decibels            | ATTRIBUTE | noise_level
          SPANISH | portátil con luz en las teclas        | ATTRIBUTE | backlight
          SPANISH | una lámpara con intensidad regulable  | ATTRIBUTE | dimmable
          SPANISH | un switch de 8 bocas                  | ATTRIBUTE | ports_quantity
          SPANISH | que aguante 8 horas de uso            | ATTRIBUTE | battery_life_max
          ENGLISH | a laptop with a network port          | ATTRIBUTE | ethernet_lan
          ENGLISH | round labels                          | FEATURE   | round
          SPANISH | etiquetas redondas                    | FEATURE   | round
          SPANISH | pantalla de proyección motorizada     | FEATURE   | motorised
          SPANISH | un teclado con luz en las teclas      | FEATURE   | backlit
          ENGLISH | a lamp with adjustable brightness     | FEATURE   | dimmable
          SPANISH | afeitadora en seco y mojado           | FEATURE   | wet and dry
          ENGLISH | fanless PC                            | FEATURE   | fanless
          SPANISH | switch gestionable                    | FEATURE   | managed
          """)
  void find_inflectedForm_namesTheTerm(Language language, String text, Term.Type type, String id) {
    assertThat(lexicon.find(text, language))
        .filteredOn(match -> match.term().type() == type)
        .extracting(match -> match.term().id())
        .contains(id);
  }

  @Test
  void find_longerPhrase_hidesTheShorterOfItsType() {
    assertThat(lexicon.find("a cheap laptop bag", Language.ENGLISH))
        .filteredOn(match -> match.term().type() == Term.Type.KIND)
        .extracting(match -> match.term().id(), Lexicon.Match::start, Lexicon.Match::end)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("laptop_bag", 8, 18));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nordlys 15.6" Notebook Case Black                        | laptop_bag
          Replacement projector lamp for Lumio X200                | projector_lamp
          Leather case for iPhone                                  | phone_case
          Voltec laptop battery 4400 mAh                           | laptop_battery
          2 m USB printer cable                                    | serial_cable
          Wireless mouse with USB receiver, black                  | mouse
          Notebook 14" Core i5 processor, 8 GB memory, 256 GB SSD  | laptop
          Octa X7 processor 3.2 GHz box                            | processor
          Steel bookcase, 5 shelves                                | shelf
          Funda para portátil de 15 pulgadas                       | laptop_bag
          Cafetera italiana de aluminio                            | coffee_machine
          """)
  void kindOf_title_isTheThingItselfAndNotWhatItIsFor(String title, String kind) {
    assertThat(lexicon.kindOf(title, List.of())).contains(kind);
  }

  @Test
  void kindOf_declaredType_outranksTheTitle() {
    var declared = new Attribute("product_type", new Value.Words(List.of("Audio > Headphones")));

    assertThat(lexicon.kindOf("Aria X1 with charging case", List.of(declared)))
        .contains("headphones");
  }

  @Test
  void kindOf_titleThatNamesNothing_isReadFromTheAttributes() {
    var yield =
        new Attribute("black_toner_page_yield", new Value.Bare(new java.math.BigDecimal(1)));

    assertThat(lexicon.kindOf("TX-55", List.of(yield))).contains("toner_cartridge");
    assertThat(lexicon.kindOf("TX-55", List.of())).isEmpty();
  }

  @Test
  void keysOf_family_listsTheCatalogueKeysItStandsFor() {
    assertThat(lexicon.keysOf("colour")).contains("product_colour", "color", "cable_colour");
    assertThat(lexicon.keysOf("width")).startsWith("width");
    assertThat(lexicon.keysOf("a_key_of_nobody")).containsExactly("a_key_of_nobody");
  }

  @Test
  void attributeLabel_unknownKey_isTheKeyWithSpaces() {
    assertThat(lexicon.attributeLabel("cable_length", Language.SPANISH))
        .isEqualTo("longitud del cable");
    assertThat(lexicon.attributeLabel("paw_count", Language.SPANISH)).isEqualTo("paw count");
  }

  @ParameterizedTest
  @CsvSource({"Grey,grey", "gray,grey", "negra,black", "Matte Black,black", "gris oscuro,grey"})
  void canonicalColour_wordsOfBothLanguages_areOneId(String word, String colour) {
    assertThat(lexicon.canonicalColour(word)).contains(colour);
  }

  @ParameterizedTest
  @CsvSource({"PVC,polyvinyl chloride", "acero inoxidable,stainless steel", "Plastics,plastic"})
  void canonicalMaterial_wordsOfBothLanguages_areOneId(String word, String material) {
    assertThat(lexicon.canonicalMaterial(word)).contains(material);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          memory_card | ENGLISH | microSD cards          | microsd    | sd
          memory_card | SPANISH | tarjetas micro SD      | microsdhc  | sd
          headphones  | ENGLISH | earbuds                | in-ear     | over-ear
          radio       | SPANISH | radio despertador      | clock radio| internet
          lamp        | ENGLISH | reading light          | desk lamp  | chandelier
          lamp        | SPANISH | lámpara de estudio     | desk lamp  | chandelier
          calculator  | SPANISH | calculadora financiera | financial  | scientific
          power_tool  | SPANISH | rotomartillo           | hammer drill | drill
          hard_drive  | SPANISH | discos SAS             | sas        | sata
          video_cable | ENGLISH | HDMI cables            | hdmi       | vga
          """)
  void narrower_wordsForPartOfAKind_meanThatPartInBothLanguages(
      String kind, Language language, String words, String form, String another) {
    assertThat(lexicon.narrower(kind, words, language)).contains(form).doesNotContain(another);
  }

  /** A part may be told from another by its number alone: "cat6", "A4". */
  @Test
  void narrower_formsThatDifferByANumber_areTwoParts() {
    assertThat(lexicon.narrower("network_cable", "cat6 cable", Language.ENGLISH))
        .contains("cat6")
        .doesNotContain("cat5", "cat7");
    assertThat(lexicon.narrower("printing_paper", "papel A4", Language.SPANISH))
        .contains("a4")
        .doesNotContain("a3");
  }

  @Test
  void narrower_wordsForTheKind_areNone() {
    assertThat(lexicon.narrower("network_cable", "ethernet cable", Language.ENGLISH)).isEmpty();
    assertThat(lexicon.narrower("radio", "radios", Language.SPANISH)).isEmpty();
  }

  @Test
  void kindsUnder_accessory_holdsTheAccessoriesOfEverything() {
    assertThat(lexicon.kindsUnder("accessory"))
        .contains("camera_accessory", "printer_accessory")
        .doesNotContain("spare_part");
  }

  @Test
  void kindsUnder_group_holdsItsMembers() {
    assertThat(lexicon.kindsUnder("cable")).startsWith("cable").contains("network_cable");
    assertThat(lexicon.kindsUnder("mouse")).containsExactly("mouse");
    assertThat(lexicon.parentOf("network_cable")).contains("cable");
  }

  @ParameterizedTest
  @CsvSource({
    "unmanaged switch,ENGLISH,managed",
    "unshielded cable,ENGLISH,shielded",
    "female to female,ENGLISH,male to female"
  })
  void find_oppositeQuality_isAnotherTerm(String text, Language language, String opposite) {
    assertThat(lexicon.find(text, language))
        .filteredOn(match -> match.term().type() == Term.Type.FEATURE)
        .extracting(match -> match.term().id())
        .isNotEmpty()
        .doesNotContain(opposite);
  }

  /** A planner demands one of a quality's forms: two rows with one form would hide each other. */
  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ENGLISH", "SPANISH"})
  void features_mainForm_isOfThatFeatureAlone(Language language) {
    for (Term feature : lexicon.terms(Term.Type.FEATURE)) {
      String main = feature.forms(language).getFirst();
      assertThat(lexicon.named(Term.Type.FEATURE, main, language)).first().isEqualTo(feature);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ENGLISH", "SPANISH"})
  void kinds_formsOfOneLanguage_nameOneKindEach(Language language) {
    Map<List<String>, String> owners = new HashMap<>();
    // Spain says "cascos" of two kinds, England "jigsaw"; which is meant depends on the shop.
    Set<List<String>> both =
        Set.of(
            Folded.of("cascos", Language.SPANISH).keys(),
            Folded.of("jigsaw", Language.ENGLISH).keys());
    for (Term kind : lexicon.terms(Term.Type.KIND)) {
      for (String form : kind.forms(language)) {
        String before = owners.putIfAbsent(Folded.of(form, language).keys(), kind.id());
        boolean isBoth = both.contains(Folded.of(form, language).keys());
        assertThat(before == null || before.equals(kind.id()) || isBoth)
            .as("%s names %s and %s", form, before, kind.id())
            .isTrue();
      }
    }
  }
}
