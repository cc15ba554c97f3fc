package dev.tendero.generation;

import static dev.tendero.generation.Shop.KEYBOARD;
import static dev.tendero.generation.Shop.QUIET_MOUSE;
import static dev.tendero.generation.Shop.TRAVEL_MOUSE;
import static dev.tendero.generation.Shop.about;
import static dev.tendero.generation.Shop.atLeast;
import static dev.tendero.generation.Shop.colour;
import static dev.tendero.generation.Shop.evidence;
import static dev.tendero.generation.Shop.kind;
import static dev.tendero.generation.Shop.measure;
import static dev.tendero.generation.Shop.noted;
import static dev.tendero.generation.Shop.passage;
import static dev.tendero.generation.Shop.plan;
import static dev.tendero.generation.Shop.product;
import static dev.tendero.generation.Shop.sorted;
import static dev.tendero.generation.Shop.under;
import static dev.tendero.generation.Shop.words;
import static dev.tendero.text.Language.ENGLISH;
import static dev.tendero.text.Language.OTHER;
import static dev.tendero.text.Language.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.units.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The composer, read aloud. */
class FactsComposerTest {
  private static final Evidence MICE = evidence(41, QUIET_MOUSE, TRAVEL_MOUSE);
  private static final Evidence BOARD = evidence(1, KEYBOARD);

  // Find

  @Test
  void draft_findUnderPriceInEnglish_countsNamesAndContrasts() {
    Told told = Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), MICE);

    assertThat(told.lines())
        .containsExactly(
            "41 mice meet the conditions I filtered by.",
            "Acme Quiet Mouse comes first: it costs $19.95 and it is black. [e5, e2]",
            "But Acme Travel Mouse costs less: $12.50. [e12, e5]");
    assertThat(told.cards()).containsExactly("m1: Colour: black [e2]", "m2: Colour: red [e9]");
    assertThat(told.followups())
        .containsExactly("Compare the first two", "Show me the cheapest mice", "Only in black");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.GROUNDED);
  }

  @Test
  void draft_findUnderPriceInSpanish_saysTheSameInSpanish() {
    Told told = Told.of(plan(Intent.FIND, SPANISH, kind("mouse"), under("20")), MICE);

    assertThat(told.lines())
        .containsExactly(
            "41 ratones cumplen las condiciones por las que he filtrado.",
            "El primero es Ratón silencioso Acme: cuesta 19,95 US$ y es negro. [e5, e2]",
            "Pero Ratón de viaje Acme cuesta menos: 12,50 US$. [e12, e5]");
    assertThat(told.cards()).containsExactly("m1: Color: negro [e2]", "m2: Color: rojo [e9]");
    assertThat(told.followups())
        .containsExactly(
            "Compara los dos primeros", "Enséñame los ratones más baratos", "Solo en negro");
  }

  @Test
  void draft_findSortedByPrice_namesTheOrderAndTheCheapest() {
    Plan english = sorted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), "price", true);
    Plan spanish =
        sorted(plan(Intent.FIND, SPANISH, kind("server_chassis"), under("20")), "price", true);
    Evidence cheapestFirst = evidence(41, TRAVEL_MOUSE, QUIET_MOUSE);

    assertThat(Told.of(english, cheapestFirst).lines())
        .containsExactly(
            "41 mice meet the conditions I filtered by, by price, low to high.",
            "The cheapest is Acme Travel Mouse, at $12.50. [e5]");
    assertThat(Told.of(spanish, cheapestFirst).lines())
        .containsExactly(
            "41 carcasas de servidor cumplen las condiciones por las que he filtrado, por precio, de menor a mayor.",
            "La más barata es Ratón de viaje Acme, por 12,50 US$. [e5]");
  }

  @Test
  void draft_findSortedButFirstIsNotCheapest_claimsNoCheapest() {
    Plan plan = sorted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), "price", true);

    assertThat(Told.of(plan, MICE).text()).doesNotContain("is the cheapest", "The cheapest is");
  }

  @Test
  void draft_findWithoutConditions_doesNotCount() {
    Told told = Told.of(words(plan(Intent.FIND, ENGLISH, kind("mouse")), "quiet"), MICE);

    assertThat(told.lines().getFirst()).isEqualTo("These mice come closest to what you describe.");
  }

  @Test
  void draft_otherCurrency_isSaid() {
    Plan.Note note = new Plan.Note.OtherCurrency("EUR", "USD");
    Plan english = noted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), note);
    Plan spanish = noted(plan(Intent.FIND, SPANISH, kind("mouse"), under("20")), note);

    assertThat(Told.of(english, MICE).lines())
        .contains(
            "Prices here are in US dollars; I took your amount as it stands, without converting it"
                + " from euros.");
    assertThat(Told.of(spanish, MICE).lines())
        .contains(
            "Aquí los precios están en dólares estadounidenses; he tomado tu importe tal cual, sin"
                + " convertirlo desde euros.");
  }

  @Test
  void draft_findMoreThanSix_showsSixCards() {
    Product[] many =
        java.util.stream.IntStream.range(0, 9)
            .mapToObj(
                i -> product("p" + i, "Mouse number " + (char) ('a' + i), "", "mouse", "5.00"))
            .toArray(Product[]::new);

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kind("mouse")), evidence(9, many)).cards())
        .hasSize(6);
  }

  // Nothing found

  @Test
  void draft_nothingMeetsAll_namesTheConditionToRelaxAndShowsNoCard() {
    Evidence none = none("price", 12, QUIET_MOUSE);

    Told english = Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("9")), none);
    Told spanish = Told.of(plan(Intent.FIND, SPANISH, kind("mouse"), under("9")), none);

    assertThat(english.lines())
        .containsExactly(
            "There are no mice here that meet the conditions I filtered by.",
            "Without the condition on price, there are 12 matches.",
            "The closest is Acme Quiet Mouse: it costs $19.95. [e5]");
    assertThat(english.followups()).containsExactly("And without the condition on price?");
    assertThat(english.cards()).isEmpty();
    assertThat(english.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
    assertThat(spanish.lines())
        .containsExactly(
            "No hay ratones que cumplan las condiciones por las que he filtrado.",
            "Sin la condición de precio hay 12 resultados.",
            "Lo más cercano es Ratón silencioso Acme: cuesta 19,95 US$. [e5]");
  }

  @Test
  void draft_productTheShopDoesNotHave_isNotReplacedByANeighbour() {
    Plan plan = words(plan(Intent.PRODUCT_QUESTION, ENGLISH), "Phonex z9000 battery");

    Told told = Told.of(about(plan, List.of(), "weight"), MICE);

    assertThat(told.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
    assertThat(told.text()).doesNotContain("Acme");
  }

  // Questions about a product

  @Test
  void draft_askedAttribute_isStatedWithItsFact() {
    assertThat(asked(ENGLISH, MICE, "m1", "cable_length"))
        .containsExactly("The cable length of Acme Quiet Mouse is 1.8 m. [e3]");
    assertThat(asked(SPANISH, MICE, "m1", "cable_length"))
        .containsExactly("La longitud del cable de Ratón silencioso Acme es de 1,8 m. [e3]");
    assertThat(asked(ENGLISH, MICE, "m1", "price", "rating", "stock"))
        .containsExactly(
            "Acme Quiet Mouse costs $19.95. [e5]",
            "Acme Quiet Mouse is rated 4.5 stars by 120 buyers. [e7]",
            "Acme Quiet Mouse is in stock. [e6]");
    assertThat(asked(SPANISH, MICE, "m2", "colour"))
        .containsExactly("Ratón de viaje Acme es rojo. [e9]");
  }

  @Test
  void draft_colourOfAFeminineKindInSpanish_agrees() {
    Product chassis =
        product(
            "c1",
            "Acme Rack Chassis",
            "Carcasa Acme",
            "server_chassis",
            "80.00",
            Shop.words("Product colour", "White"));

    assertThat(asked(SPANISH, evidence(1, chassis), "c1", "colour"))
        .containsExactly("Carcasa Acme es blanca. [e2]");
  }

  @Test
  void draft_conditionOnAProduct_isAnsweredYesOrNoWithTheNumber() {
    Plan longEnough =
        plan(Intent.PRODUCT_QUESTION, ENGLISH, atLeast("cable_length", "100", Unit.CENTIMETRE));
    Plan tooLong = plan(Intent.PRODUCT_QUESTION, ENGLISH, atLeast("cable_length", "6", Unit.FOOT));

    assertThat(Told.of(about(longEnough, List.of("m1")), MICE).lines())
        .containsExactly("Yes: the cable length of Acme Quiet Mouse is 1.8 m. [e3]");
    assertThat(Told.of(about(tooLong, List.of("m1")), MICE).lines())
        .containsExactly("No: the cable length of Acme Quiet Mouse is 1.8 m. [e3]");
    assertThat(
            Told.of(
                    about(plan(Intent.PRODUCT_QUESTION, SPANISH, colour("green")), List.of("m1")),
                    MICE)
                .lines())
        .containsExactly("No: Ratón silencioso Acme es negro. [e2]");
  }

  @Test
  void draft_valueWithoutUnit_isShownAsSuchAndDecidesNothing() {
    Plan plan =
        plan(Intent.PRODUCT_QUESTION, ENGLISH, atLeast("processor_cache", "2", Unit.MEGABYTE));

    assertThat(Told.of(about(plan, List.of("k1")), BOARD).lines())
        .containsExactly(
            "For processor cache of Acme Board One the data says 2660, unit not stated. [e3]");
  }

  @Test
  void draft_flag_isSaidInWords() {
    assertThat(asked(ENGLISH, BOARD, "k1", "backlight"))
        .containsExactly("Acme Board One has backlight, the data says. [e4]");
    assertThat(asked(SPANISH, BOARD, "k1", "backlight"))
        .containsExactly("Según los datos, Teclado Acme One tiene retroiluminación. [e4]");
  }

  @Test
  void draft_conflictingValues_areBothShown() {
    Product torn =
        product(
            "t1",
            "Acme Torn Mouse",
            "",
            "mouse",
            "5.00",
            measure("Cable length", "1.8", Unit.METRE),
            measure("Cable length", "2", Unit.METRE));

    assertThat(asked(ENGLISH, evidence(1, torn), "t1", "cable_length"))
        .containsExactly(
            "The data gives different values for the cable length of Acme Torn Mouse: 1.8 m and"
                + " 2 m. [e2, e3]");
  }

  @Test
  void draft_attributeTheDataDoesNotHave_isNotInvented() {
    Told told =
        Told.of(about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), "warranty"), MICE);

    assertThat(told.lines())
        .containsExactly(
            "The product data does not say what the warranty of Acme Quiet Mouse is. [e1]",
            "The shop's customer service can tell you.");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
  }

  @Test
  void draft_answerStandsInAReview_isQuotedWordForWord() {
    Evidence reviewed =
        evidence(
            1,
            Optional.empty(),
            List.of(
                passage(
                    Origin.REVIEW,
                    "m1",
                    "Acme Quiet Mouse",
                    "It arrived on time. The clicks cannot be heard in a library. Nice box too.",
                    1)),
            QUIET_MOUSE);
    Plan plan = about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"));

    Told told = Told.of("Can you hear the clicks?", plan, reviewed, 0);

    assertThat(told.lines())
        .containsExactly(
            "A review of Acme Quiet Mouse says: “The clicks cannot be heard in a library.” [e8]");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.EXCERPTS);
  }

  // Compare

  @Test
  void draft_compare_putsDifferencesFirstAndJudgesByCriterionOnly() {
    Told told = Told.of(about(plan(Intent.COMPARE, ENGLISH), List.of("m1", "m2")), MICE);

    assertThat(told.lines())
        .containsExactly(
            "Here are Acme Quiet Mouse and Acme Travel Mouse side by side; what differs comes"
                + " first. [e1, e8]",
            "Acme Travel Mouse is cheaper, at $12.50; Acme Quiet Mouse costs $19.95. [e12, e5]");
    assertThat(told.table())
        .containsExactly(
            "Price | $19.95 | $12.50",
            "Colour | black | red",
            "Cable length | 1.8 m | 0.7 m",
            "Weight | 95 g | 61.5 g",
            "Availability | in stock | in stock");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.COMPARE);
  }

  @Test
  void draft_compareByAnAttributeInSpanish_namesBothValues() {
    Told told = Told.of(about(plan(Intent.COMPARE, SPANISH), List.of("m1", "m2"), "weight"), MICE);

    assertThat(told.lines())
        .contains(
            "En peso, Ratón silencioso Acme tiene 95 g y Ratón de viaje Acme tiene 61,5 g. [e4, e11]");
  }

  @Test
  void draft_compareWithOneProduct_asksWhich() {
    assertThat(Told.of(plan(Intent.COMPARE, ENGLISH), evidence(1, QUIET_MOUSE)).outcome())
        .isEqualTo(Draft.Outcome.CLARIFY);
  }

  // Texts of the shop

  @Test
  void draft_policy_isQuotedWithItsTitle() {
    Evidence returns =
        evidence(
            -1,
            Optional.empty(),
            List.of(
                passage(
                    Origin.POLICY,
                    "d1",
                    "Returns",
                    "# Returns\n\nYou can return any product within 30 days. Opened software"
                        + " cannot be returned.",
                    1)));

    assertThat(Told.of("Can I return it?", plan(Intent.POLICY, ENGLISH), returns, 0).lines())
        .containsExactly(
            "The shop's policy (Returns) says: “You can return any product within 30 days.” [e1]",
            "“Opened software cannot be returned.” [e1]");
    assertThat(Told.of("Can I return it?", plan(Intent.POLICY, SPANISH), returns, 0).lines())
        .contains(
            "Las condiciones de la tienda (Returns) dicen: «You can return any product within 30"
                + " days.» [e1]");
  }

  @Test
  void draft_policyWithoutPassages_saysSo() {
    Told told = Told.of(plan(Intent.POLICY, ENGLISH), Evidence.NONE);

    assertThat(told.lines().getFirst()).isEqualTo("The shop's texts say nothing about that.");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
  }

  // Without products

  @Test
  void draft_nothingToSearchFor_asks() {
    assertThat(Told.of(plan(Intent.FIND, ENGLISH), MICE).outcome())
        .isEqualTo(Draft.Outcome.CLARIFY);
  }

  @Test
  void draft_otherLanguage_getsOneBilingualLine() {
    Told told = Told.of(plan(Intent.FIND, OTHER, kind("mouse")), MICE);

    assertThat(told.lines())
        .containsExactly(
            "I can help in English or Spanish. / Puedo ayudarte en inglés o en español.");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.OUT_OF_SCOPE);
  }

  @Test
  void draft_thanks_isNotGreeted() {
    assertThat(
            Told.of("¡Muchas gracias!", plan(Intent.SMALL_TALK, SPANISH), Evidence.NONE, 0).lines())
        .containsExactly("¡De nada!");
    assertThat(Told.of("Hola", plan(Intent.SMALL_TALK, SPANISH), Evidence.NONE, 0).lines())
        .containsExactly("¡Hola! Dime qué buscas y lo miro en el catálogo.");
  }

  @Test
  void draft_nextSeed_saysItAnotherWay() {
    Plan plan = plan(Intent.FIND, ENGLISH, kind("mouse"), under("20"));

    assertThat(Told.of("", plan, MICE, 1).lines())
        .doesNotContainAnyElementsOf(Told.of("", plan, MICE, 0).lines());
    assertThat(Told.of("", plan, MICE, 7).lines()).isEqualTo(Told.of("", plan, MICE, 7).lines());
  }

  private static List<String> asked(
      dev.tendero.text.Language language, Evidence evidence, String id, String... attributes) {
    return Told.of(
            about(plan(Intent.PRODUCT_QUESTION, language), List.of(id), attributes), evidence)
        .lines();
  }

  private static Evidence none(String attribute, int gained, Product... nearest) {
    return evidence(
        0,
        Optional.of(new Evidence.Relaxation(attribute, gained, Optional.empty())),
        List.of(),
        nearest);
  }
}
