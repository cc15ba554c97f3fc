package dev.tendero.generation;

import static dev.tendero.generation.Shop.HEADPHONES;
import static dev.tendero.generation.Shop.KEYBOARD;
import static dev.tendero.generation.Shop.LAMP;
import static dev.tendero.generation.Shop.QUIET_MOUSE;
import static dev.tendero.generation.Shop.TRAVEL_MOUSE;
import static dev.tendero.generation.Shop.about;
import static dev.tendero.generation.Shop.atLeast;
import static dev.tendero.generation.Shop.bare;
import static dev.tendero.generation.Shop.colour;
import static dev.tendero.generation.Shop.described;
import static dev.tendero.generation.Shop.evidence;
import static dev.tendero.generation.Shop.kind;
import static dev.tendero.generation.Shop.measure;
import static dev.tendero.generation.Shop.notAgain;
import static dev.tendero.generation.Shop.notDescribed;
import static dev.tendero.generation.Shop.noted;
import static dev.tendero.generation.Shop.offered;
import static dev.tendero.generation.Shop.passage;
import static dev.tendero.generation.Shop.plan;
import static dev.tendero.generation.Shop.product;
import static dev.tendero.generation.Shop.soldOut;
import static dev.tendero.generation.Shop.sorted;
import static dev.tendero.generation.Shop.under;
import static dev.tendero.generation.Shop.words;
import static dev.tendero.text.Language.ENGLISH;
import static dev.tendero.text.Language.OTHER;
import static dev.tendero.text.Language.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.units.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            "I found 41 mice that meet your condition on price.",
            "The Acme Quiet Mouse comes first: it costs $19.95 and it is black. [e5, e2]",
            "But the Acme Travel Mouse costs less: $12.50. [e12, e5]");
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
            "He encontrado 41 ratones que cumplen tu condición de precio.",
            "El primero es el ratón silencioso Acme: cuesta 19,95 US$ y es negro. [e5, e2]",
            "Pero el ratón de viaje Acme cuesta menos: 12,50 US$. [e12, e5]");
    assertThat(told.cards()).containsExactly("m1: Color: negro [e2]", "m2: Color: rojo [e9]");
    assertThat(told.followups())
        .containsExactly(
            "Compara los dos primeros", "Enséñame los ratones más baratos", "Solo en negro");
  }

  @Test
  void draft_find_saysOfEachCardWhichConditionsItMeets() {
    Plan english =
        sorted(
            plan(
                Intent.FIND,
                ENGLISH,
                kind("mouse"),
                under("20"),
                colour("black"),
                described("tiny")),
            "price",
            true);

    assertThat(Told.of(english, MICE).standings())
        .containsExactly(
            "m1: Price at most $20.00: MET $19.95 [e5]; Colour black: MET black [e2];"
                + " Description tiny: UNKNOWN  []; by Price up $19.95 [e5]",
            "m2: Price at most $20.00: MET $12.50 [e12]; Colour black: UNMET red [e9];"
                + " Description tiny: UNKNOWN  []; by Price up $12.50 [e12]");
    assertThat(
            Told.of(plan(Intent.FIND, SPANISH, kind("mouse"), under("20"), colour("black")), MICE)
                .standings())
        .first()
        .isEqualTo(
            "m1: Precio como máximo 20,00 US$: MET 19,95 US$ [e5]; Color negro: MET negro [e2]");
  }

  @Test
  void draft_oneProduct_hasNoStandingInAList() {
    Plan plan = about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), "colour");

    assertThat(Told.of(plan, MICE).standings()).allMatch(s -> s.endsWith(": none"));
  }

  @Test
  void draft_findSortedByPrice_namesTheOrderAndTheCheapest() {
    Plan english = sorted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), "price", true);
    Plan spanish =
        sorted(plan(Intent.FIND, SPANISH, kind("server_chassis"), under("20")), "price", true);
    Evidence cheapestFirst = evidence(41, TRAVEL_MOUSE, QUIET_MOUSE);

    assertThat(Told.of(english, cheapestFirst).lines())
        .containsExactly(
            "I found 41 mice that meet your condition on price, sorted by price from low to high.",
            "The cheapest is the Acme Travel Mouse, at $12.50. [e5]");
    assertThat(Told.of(spanish, cheapestFirst).lines())
        .containsExactly(
            "He encontrado 41 carcasas de servidor que cumplen tu condición de precio, ordenadas por precio, de menor a mayor.",
            "El más barato es el ratón de viaje Acme, por 12,50 US$. [e5]");
  }

  @Test
  void draft_findSortedButFirstIsNotCheapest_claimsNoCheapest() {
    Plan plan = sorted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), "price", true);

    assertThat(Told.of(plan, MICE).text()).doesNotContain("is the cheapest", "The cheapest is");
  }

  private static Plan ofBoth(dev.tendero.text.Language language, Constraint... conditions) {
    return about(plan(Intent.COMPARE, language, conditions), List.of("m1", "m2"));
  }

  private static Constraint atMost(String grams) {
    return new Constraint(
        "weight",
        Constraint.Operator.LE,
        new Constraint.Operand.Amount(dev.tendero.units.Quantity.of(grams, Unit.GRAM)),
        true);
  }

  @Test
  void draft_askedWhetherAnyIsSo_saysWhichOrThatNoneIs() {
    Told some = Told.of("Is any of them under 80 g?", ofBoth(ENGLISH, atMost("80")), MICE, 0);
    Told none = Told.of("Is any of them under 40 g?", ofBoth(ENGLISH, atMost("40")), MICE, 0);
    Told all = Told.of("Are all of them under 80 g?", ofBoth(ENGLISH, atMost("80")), MICE, 0);

    assertThat(all.text()).startsWith("No, not all of them.").contains("95 g");
    Told spanish = Told.of("¿Alguno pesa menos?", ofBoth(SPANISH, atMost("80")), MICE, 0);

    assertThat(some.lines())
        .containsExactly("Yes: the weight of the Acme Travel Mouse is 61.5 g. [e11]");
    assertThat(some.cards()).containsExactly("m2:  []");
    assertThat(spanish.lines())
        .containsExactly("Sí: el peso del ratón de viaje Acme es de 61,5 g. [e11]");
    assertThat(none.lines())
        .containsExactly(
            "No, none of these. [e4, e11]",
            "The weight of the Acme Quiet Mouse is 95 g. [e4]",
            "The weight of the Acme Travel Mouse is 61.5 g. [e11]");
    assertThat(none.outcome()).isEqualTo(Draft.Outcome.GROUNDED);
  }

  @Test
  void draft_askedWhetherAnyIsSo_saysOfWhichNothingIsStated() {
    Plan foldable = about(plan(Intent.COMPARE, ENGLISH), List.of("h1", "l1", "m1"), "foldable");
    Evidence all = evidence(3, HEADPHONES, LAMP, QUIET_MOUSE);

    assertThat(Told.of("Is one of these foldable?", foldable, all, 0).lines())
        .element(1)
        .asString()
        .startsWith("The product data of the Acme Quiet Mouse does not say.");
    assertThat(
            Told.of("Is any of them rechargeable?", words(ofBoth(ENGLISH), "rechargeable"), MICE, 0)
                .outcome())
        .isEqualTo(Draft.Outcome.NO_MATCH);
    assertThat(Told.of("Compare them", ofBoth(ENGLISH), MICE, 0).outcome())
        .isEqualTo(Draft.Outcome.COMPARE);
  }

  @Test
  void draft_questionOfTwoParts_saysWhichIsNotAnswered() {
    Plan weight =
        words(about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), "weight"), "fold");
    Told product = Told.of("How heavy is it and does it fold?", weight, MICE, 0);
    Told find =
        Told.of(
            "Which mice do you have, and how long does delivery take?",
            plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")),
            MICE,
            0);

    assertThat(product.lines())
        .containsExactly(
            "The weight of the Acme Quiet Mouse is 95 g. [e4]",
            "The product data of the Acme Quiet Mouse does not answer “does it fold”. [e1]");
    assertThat(find.lines())
        .contains("I have not answered “how long does delivery take”; please ask that by itself.");
    assertThat(find.followups()).startsWith("How long does delivery take?");
  }

  @Test
  void draft_nothingAgain_answersTheNewConditionOrSaysThatThereIsNone() {
    Plan before = plan(Intent.FIND, ENGLISH, kind("mouse"), under("5"));
    Plan added = plan(Intent.FIND, ENGLISH, kind("mouse"), under("5"), colour("black"));
    Evidence none =
        evidence(
            0,
            Optional.of(new Evidence.Relaxation("price", Optional.empty(), 12, Optional.of("m1"))),
            List.of(),
            QUIET_MOUSE);

    assertThat(after(before, added, none).lines())
        .containsExactly(
            "12 mice meet your condition on colour, but none of them meets the price limit too.",
            "The closest is the Acme Quiet Mouse: it costs $19.95. [e5]");
    assertThat(after(before, before, none).lines())
        .startsWith(
            "I heard no new condition; there are still no mice that meet those you named before.",
            "Without the price limit, I find 12 mice.");
  }

  private static Told after(Plan before, Plan plan, Evidence evidence) {
    var earlier = new dev.tendero.answer.Turn("?", before, List.of(), Optional.empty());
    return Told.of(new Generator.Request("?", plan, evidence, List.of(earlier), 0));
  }

  @Test
  void draft_reducedPrice_isToldWithTheFormerOne() {
    Product reduced = offered(QUIET_MOUSE, Offer.Availability.IN_STOCK, "24.95");
    Plan english = plan(Intent.FIND, ENGLISH, kind("mouse"), under("20"));
    Plan spanish = plan(Intent.FIND, SPANISH, kind("mouse"), under("20"));

    assertThat(Told.of(english, evidence(1, reduced)).text())
        .contains("comes first: it costs $19.95 (was $24.95) and it is rated");
    assertThat(Told.of(spanish, evidence(1, reduced)).text())
        .contains("cuesta 19,95 US$ (antes 24,95 US$) y tiene una valoración");
    assertThat(Told.of(sorted(english, "price", true), evidence(1, reduced)).text())
        .contains("at $19.95 (was $24.95).");
  }

  @Test
  void draft_askedForADiscount_saysTheFormerPriceOrThatNoneIsStated() {
    Plan english = about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), Plan.DISCOUNT);
    Plan spanish = about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("m1"), Plan.DISCOUNT);
    Evidence reduced = evidence(1, offered(QUIET_MOUSE, Offer.Availability.IN_STOCK, "24.95"));
    Evidence raised = evidence(1, offered(QUIET_MOUSE, Offer.Availability.IN_STOCK, "14.95"));

    assertThat(Told.of("Is it discounted?", english, reduced, 0).lines())
        .containsExactly("Yes: the Acme Quiet Mouse costs $19.95 (was $24.95). [e5]");
    assertThat(Told.of("How much is the discount?", english, reduced, 0).lines())
        .containsExactly("The Acme Quiet Mouse costs $19.95 (was $24.95). [e5]");
    assertThat(Told.of("¿Está rebajado?", spanish, reduced, 0).lines())
        .containsExactly("Sí: el ratón silencioso Acme cuesta 19,95 US$ (antes 24,95 US$). [e5]");
    assertThat(Told.of("Is it discounted?", english, raised, 0).lines())
        .containsExactly(
            "The data states no former price for the Acme Quiet Mouse; the Acme Quiet Mouse costs"
                + " $19.95. [e5]");
    assertThat(Told.of("¿Está rebajado?", spanish, raised, 0).lines())
        .containsExactly(
            "En los datos del ratón silencioso Acme no consta un precio anterior; el ratón"
                + " silencioso Acme cuesta 19,95 US$. [e5]");
  }

  @Test
  void draft_askedForReviews_saysTheRatingAndWhatPeopleWrote() {
    Evidence evidence =
        evidence(
            1,
            Optional.empty(),
            List.of(
                passage(
                    Origin.REVIEW, "m1", "Acme Quiet Mouse", "Apenas se oye al usarlo en casa.", 2),
                passage(
                    Origin.REVIEW,
                    "m1",
                    "Acme Quiet Mouse",
                    "You hardly hear it at all. My cat does.",
                    1)),
            QUIET_MOUSE);
    Plan plan = about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), Plan.REVIEWS);
    Plan unrated = about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("l1"), Plan.REVIEWS);

    assertThat(Told.of("Any reviews?", plan, evidence, 0).lines())
        .containsExactly(
            "The Acme Quiet Mouse is rated 4.5 stars (120 reviews). [e7]",
            "A review of the Acme Quiet Mouse says: “You hardly hear it at all.” [e9]",
            "A review of the Acme Quiet Mouse says: “Apenas se oye al usarlo en casa.” [e8]");
    assertThat(Told.of("Any reviews?", unrated, evidence(1, LAMP), 0).lines().getFirst())
        .startsWith(
            "About the reviews the product data of the Acme desk lamp does not say anything.");
  }

  @Test
  void draft_firstIsSoldOut_saysSoAndWhatIsInStock() {
    Evidence evidence = evidence(41, soldOut(QUIET_MOUSE), TRAVEL_MOUSE);
    Evidence sorted = evidence(41, soldOut(TRAVEL_MOUSE), QUIET_MOUSE);

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), evidence).lines())
        .containsExactly(
            "I found 41 mice that meet your condition on price.",
            "The Acme Quiet Mouse comes first: it costs $19.95 and it is black. [e5, e2]",
            "The Acme Quiet Mouse is sold out at the moment; the Acme Travel Mouse is in stock, at"
                + " $12.50. [e6, e13, e12]");
    assertThat(Told.of(plan(Intent.FIND, SPANISH, kind("mouse"), under("20")), evidence).lines())
        .contains(
            "El ratón silencioso Acme está agotado ahora mismo; el ratón de viaje Acme está en"
                + " stock, por 12,50 US$. [e6, e13, e12]");
    assertThat(
            Told.of(
                    sorted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), "price", true),
                    sorted)
                .lines())
        .contains(
            "The cheapest is the Acme Travel Mouse, at $12.50. [e5]",
            "The Acme Travel Mouse is sold out at the moment; the Acme Quiet Mouse is in stock, at"
                + " $19.95. [e6, e12, e11]");
  }

  @Test
  void draft_allSoldOut_namesNothingInStead() {
    Evidence evidence = evidence(41, soldOut(QUIET_MOUSE), soldOut(TRAVEL_MOUSE));

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), evidence).lines())
        .endsWith("The Acme Quiet Mouse is sold out at the moment. [e6]");
  }

  @Test
  void draft_cheaperIsSoldOut_isNoAlternative() {
    Evidence evidence = evidence(41, QUIET_MOUSE, soldOut(TRAVEL_MOUSE));

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), evidence).text())
        .doesNotContain("costs less");
  }

  @Test
  void draft_nearestIsSoldOut_saysSo() {
    Evidence none =
        evidence(
            0,
            Optional.of(new Evidence.Relaxation("price", Optional.empty(), 12, Optional.of("m1"))),
            List.of(),
            soldOut(QUIET_MOUSE));

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("5")), none).lines())
        .endsWith("The Acme Quiet Mouse is sold out at the moment. [e6]");
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
  void draft_uncheckedWords_areNamedTogetherBehindTheFirstSentence() {
    Plan.Note[] notes = {
      new Plan.Note.Unchecked("cosy"), new Plan.Note.Unchecked("for  my cat"),
    };
    Plan english = noted(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), notes);
    Plan spanish = noted(plan(Intent.FIND, SPANISH, kind("mouse"), under("20")), notes);

    assertThat(Told.of(english, MICE).lines().subList(0, 2))
        .containsExactly(
            "I found 41 mice that meet your condition on price.",
            "I could not check “cosy” or “for my cat” in the product data.");
    assertThat(Told.of(spanish, MICE).lines().get(1))
        .isEqualTo("No he podido comprobar «cosy» ni «for my cat» en los datos de los productos.");
  }

  @Test
  void draft_uncheckedWordsThatAreNoPhrase_areNotRepeated() {
    Plan find = plan(Intent.FIND, ENGLISH, kind("mouse"), under("20"));

    for (String words :
        List.of("evil.example", "http://e.x", "[a](b)", "<b>hi</b>", "say “yes”", " ", "a/b/c")) {
      assertThat(Told.of(noted(find, new Plan.Note.Unchecked(words)), MICE).lines())
          .as(words)
          .isEqualTo(Told.of(find, MICE).lines());
    }
  }

  @Test
  void draft_manyLongUncheckedWords_areCut() {
    Plan plan =
        noted(
            plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")),
            new Plan.Note.Unchecked("with a story that is told by my grandmother every night"),
            new Plan.Note.Unchecked("b"),
            new Plan.Note.Unchecked("c"),
            new Plan.Note.Unchecked("d"));

    assertThat(Told.of(plan, MICE).lines().get(1))
        .isEqualTo(
            "I could not check “with a story that is told by my…”, “b” or “c” in the product data.");
  }

  @Test
  void draft_uncheckedWordsAndNothingFound_areNotBlamed() {
    Plan plan =
        noted(
            plan(Intent.FIND, ENGLISH, kind("mouse"), under("9")), new Plan.Note.Unchecked("cosy"));

    assertThat(Told.of(plan, none("price", 12)).text()).doesNotContain("cosy");
  }

  @Test
  void draft_wordReadAsAnother_isSaid() {
    Plan.Note note = new Plan.Note.ReadAs("keybord", "keyboard");
    Plan question = about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), "price");

    assertThat(Told.of(noted(question, note), MICE).lines())
        .containsExactly(
            "The Acme Quiet Mouse costs $19.95. [e5]", "I read “keybord” as “keyboard”.");
    assertThat(
            Told.of(
                    noted(plan(Intent.FIND, SPANISH, kind("mouse"), under("9")), note),
                    none("price", 12))
                .lines()
                .get(1))
        .isEqualTo("He leído «keybord» como «keyboard».");
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
            "I found no mice that meet your condition on price.",
            "Without the price limit, I find 12 mice.",
            "The closest is the Acme Quiet Mouse: it costs $19.95. [e5]");
    assertThat(english.followups()).containsExactly("And without the price limit?");
    assertThat(english.cards()).isEmpty();
    assertThat(english.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
    assertThat(spanish.lines())
        .containsExactly(
            "No he encontrado ratones que cumplan tu condición de precio.",
            "Sin el límite de precio encuentro 12 ratones.",
            "Lo más cercano es el ratón silencioso Acme: cuesta 19,95 US$. [e5]");
  }

  @Test
  void draft_nothingMeetsSeveral_namesThemTogether() {
    Plan english = plan(Intent.FIND, ENGLISH, kind("mouse"), under("9"), colour("black"));
    Plan spanish = plan(Intent.FIND, SPANISH, kind("mouse"), under("9"), colour("black"));

    assertThat(Told.of(english, none("colour", 1)).lines())
        .containsExactly(
            "I found no mice that meet your conditions on price and colour together.",
            "Without the condition on colour, I find 1 mouse.");
    assertThat(Told.of(spanish, none("colour", 1)).lines())
        .containsExactly(
            "No he encontrado ratones que cumplan a la vez tus condiciones de precio y color.",
            "Sin la condición de color encuentro 1 ratón.");
  }

  @Test
  void draft_qualityThatNothingMeets_isNamedInTheShoppersWords() {
    Plan english =
        plan(Intent.FIND, ENGLISH, kind("mouse"), under("9"), described("silent", "silencioso"));
    Plan spanish =
        plan(Intent.FIND, SPANISH, kind("mouse"), under("9"), described("silencioso", "silent"));
    Told told = Told.of(english, none(Constraint.QUALITY, Optional.of("silent"), 7, QUIET_MOUSE));

    assertThat(told.lines())
        .containsExactly(
            "I found no mice that meet your condition on price and are described as “silent”.",
            "Without the condition “silent”, I find 7 mice.",
            "The closest is the Acme Quiet Mouse: it costs $19.95. [e5]");
    assertThat(told.followups()).containsExactly("And without the condition “silent”?");
    assertThat(told.cards()).isEmpty();
    assertThat(Told.of(spanish, none(Constraint.QUALITY, Optional.of("silencioso"), 7)).lines())
        .containsExactly(
            "No he encontrado ratones que cumplan tu condición de precio y se describan como"
                + " «silencioso».",
            "Sin la condición «silencioso» encuentro 7 ratones.");
  }

  @Test
  void draft_nearestWithoutAValue_isNamedAlone() {
    Product bare = product("p1", "Acme Mouse", "", "mouse", "");

    assertThat(
            Told.of(
                    plan(Intent.FIND, ENGLISH, kind("mouse"), described("silent")),
                    none(Constraint.QUALITY, Optional.of("silent"), 1, bare))
                .lines())
        .endsWith("The closest is the Acme Mouse. [e1]");
  }

  @Test
  void draft_qualityInsideAnother_isSaidOnce() {
    Plan plan =
        plan(Intent.FIND, ENGLISH, kind("mouse"), described("travel mouse"), described("travel"));

    assertThat(Told.of(plan, evidence(41, QUIET_MOUSE)).lines().getFirst())
        .contains("“travel mouse”")
        .doesNotContain("“travel”");
  }

  @Test
  void draft_productsOfAQuality_areSaidToBeDescribedSo() {
    Plan english =
        plan(
            Intent.FIND,
            ENGLISH,
            kind("mouse"),
            described("silent"),
            described("travel", "viaje"),
            notDescribed("gaming"),
            notAgain("m9"));
    Plan spanish = plan(Intent.FIND, SPANISH, kind("mouse"), described("de viaje"), notAgain("m9"));

    assertThat(Told.of(english, MICE).lines().getFirst())
        .isEqualTo(
            "I found 41 mice that are described as “silent” and “travel” and are not described as"
                + " “gaming”.");
    assertThat(Told.of(spanish, MICE).lines().getFirst())
        .isEqualTo("He encontrado 41 ratones que se describen como «de viaje».");
  }

  @Test
  void draft_productsShownBefore_areNotSpokenOf() {
    Plan again = plan(Intent.FIND, ENGLISH, kind("mouse"), notAgain("m9"));

    assertThat(Told.of(again, MICE).lines())
        .isEqualTo(Told.of(plan(Intent.FIND, ENGLISH, kind("mouse")), MICE).lines());
    assertThat(Told.of(again, evidence(0)).lines().getFirst())
        .isEqualTo("I found no mice that fit what you describe.");
  }

  @Test
  void draft_cardOfAQuality_citesWhereItIsSaid() {
    Product board =
        product(
            "k2",
            "Acme Tenkey",
            "Teclado Acme Tenkey",
            "keyboard",
            "49.00",
            Shop.words("Switch type", "Mechanical"));
    Product titled =
        product("k3", "Acme Mechanical Board", "Teclado mecánico Acme", "keyboard", "59.00");
    Product silent = product("k4", "Acme Board", "Teclado Acme", "keyboard", "9.00");
    Evidence boards = evidence(3, board, titled, silent);
    Plan english =
        plan(Intent.FIND, ENGLISH, kind("keyboard"), described("mechanical", "mecánico"));

    Told told = Told.of(english, boards);

    assertThat(told.cards())
        .containsExactly(
            "k2: Switch type: Mechanical [e2]",
            "k3: Described as “Mechanical” [e5]",
            "k4: Availability: in stock [e10]");
    assertThat(told.lines().get(1))
        .isEqualTo(
            "Acme Tenkey comes first: its switch type is Mechanical and it"
                + " costs $49.00. [e2, e3]");
    assertThat(Told.of(english, evidence(1, titled)).lines().get(1)).doesNotContain("described as");
  }

  @Test
  void draft_productTheShopDoesNotHave_isNotReplacedByANeighbour() {
    Plan plan = words(plan(Intent.PRODUCT_QUESTION, ENGLISH), "Phonex z9000 battery");

    Told told = Told.of(about(plan, List.of(), "weight"), MICE);

    assertThat(told.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
    assertThat(told.text()).doesNotContain("Acme");
  }

  @Test
  void draft_questionAboutAProductByAnUnknownName_saysSoAndAsks() {
    Plan english = words(plan(Intent.PRODUCT_QUESTION, ENGLISH), "Phonex z9000");
    Plan spanish = words(plan(Intent.PRODUCT_QUESTION, SPANISH), "Phonex z9000");

    assertThat(Told.of(english, evidence(0)).lines())
        .containsExactly("I cannot find a product by that name here. Which one do you mean?");
    assertThat(Told.of(english, evidence(0)).outcome()).isEqualTo(Draft.Outcome.CLARIFY);
    assertThat(Told.of(spanish, evidence(0)).lines())
        .containsExactly("No encuentro ningún producto con ese nombre. ¿Cuál quieres decir?");
    assertThat(Told.of(plan(Intent.PRODUCT_QUESTION, ENGLISH), evidence(0)).lines())
        .containsExactly("Which product do you mean? Its name or its place in the list is enough.");
  }

  // Questions about a product

  @Test
  void draft_askedAttribute_isStatedWithItsFact() {
    assertThat(asked(ENGLISH, MICE, "m1", "cable_length"))
        .containsExactly("The cable length of the Acme Quiet Mouse is 1.8 m. [e3]");
    assertThat(asked(SPANISH, MICE, "m1", "cable_length"))
        .containsExactly("La longitud del cable del ratón silencioso Acme es de 1,8 m. [e3]");
    assertThat(asked(ENGLISH, MICE, "m1", "price", "rating", "stock"))
        .containsExactly(
            "The Acme Quiet Mouse costs $19.95. [e5]",
            "It is rated 4.5 stars (120 reviews). [e7]",
            "It is in stock. [e6]");
    assertThat(asked(SPANISH, MICE, "m2", "colour"))
        .containsExactly("El ratón de viaje Acme es rojo. [e9]");
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
        .containsExactly("La carcasa Acme es blanca. [e2]");
  }

  @Test
  void draft_conditionOnAProduct_isAnsweredYesOrNoWithTheNumber() {
    Plan longEnough =
        plan(Intent.PRODUCT_QUESTION, ENGLISH, atLeast("cable_length", "100", Unit.CENTIMETRE));
    Plan tooLong = plan(Intent.PRODUCT_QUESTION, ENGLISH, atLeast("cable_length", "6", Unit.FOOT));

    assertThat(Told.of(about(longEnough, List.of("m1")), MICE).lines())
        .containsExactly("Yes: the cable length of the Acme Quiet Mouse is 1.8 m. [e3]");
    assertThat(Told.of(about(tooLong, List.of("m1")), MICE).lines())
        .containsExactly("No: the cable length of the Acme Quiet Mouse is 1.8 m. [e3]");
    assertThat(
            Told.of(
                    about(plan(Intent.PRODUCT_QUESTION, SPANISH, colour("green")), List.of("m1")),
                    MICE)
                .lines())
        .containsExactly("No: el ratón silencioso Acme es negro. [e2]");
  }

  @Test
  void draft_valueWithoutUnit_isShownAsSuchAndDecidesNothing() {
    Plan plan =
        plan(Intent.PRODUCT_QUESTION, ENGLISH, atLeast("processor_cache", "2", Unit.MEGABYTE));

    assertThat(Told.of(about(plan, List.of("k1")), BOARD).lines())
        .containsExactly(
            "The data sheet of Acme Board One lists processor cache: 2660 (no unit stated). [e3]");
  }

  @Test
  void draft_flag_isSaidInWords() {
    assertThat(asked(ENGLISH, BOARD, "k1", "backlight"))
        .containsExactly("Acme Board One has a backlight. [e4]");
    assertThat(asked(SPANISH, BOARD, "k1", "backlight"))
        .containsExactly("El teclado Acme One tiene retroiluminación. [e4]");
  }

  @Test
  void draft_featureOrQuality_isSaidAsWhatItIs() {
    Evidence evidence = evidence(2, HEADPHONES, LAMP);

    assertThat(
            asked(
                ENGLISH,
                evidence,
                "h1",
                "wireless",
                "foldable",
                "noise_cancelling",
                "batteries_included",
                "assembly_required",
                "usb_port"))
        .containsExactly(
            "The Acme Air over-ear headphones are wireless. [e4]",
            "They are not foldable. [e5]",
            "They have noise cancelling. [e6]",
            "They do not come with batteries. [e7]",
            "They need no assembly. [e8]",
            "They have a USB port. [e9]");
    assertThat(
            asked(
                SPANISH,
                evidence,
                "h1",
                "wireless",
                "foldable",
                "noise_cancelling",
                "batteries_included",
                "assembly_required",
                "usb_port"))
        .containsExactly(
            "Los auriculares de diadema Acme Air son inalámbricos. [e4]",
            "No son plegables. [e5]",
            "Tienen cancelación de ruido. [e6]",
            "No incluyen pilas. [e7]",
            "No requieren montaje. [e8]",
            "Tienen puerto USB. [e9]");
    assertThat(asked(SPANISH, evidence, "l1", "wireless", "foldable"))
        .containsExactly(
            "La lámpara de escritorio Acme no es inalámbrica. [e17]", "Es plegable. [e18]");
  }

  @Test
  void draft_countListAndMaterial_readAsWords() {
    Evidence evidence = evidence(2, HEADPHONES, LAMP);

    assertThat(asked(ENGLISH, evidence, "h1", "material", "buttons_quantity"))
        .containsExactly(
            "The Acme Air over-ear headphones are made of metal and leather. [e3]",
            "They have 3 buttons. [e10]");
    assertThat(asked(SPANISH, evidence, "h1", "material", "buttons_quantity", "colour"))
        .containsExactly(
            "Los auriculares de diadema Acme Air son de metal y cuero. [e3]",
            "Tienen 3 botones. [e10]",
            "Son de color azul. [e2]");
    assertThat(asked(ENGLISH, evidence, "h1", "number_of_batteries_supported"))
        .containsExactly("The Acme Air over-ear headphones have 1 battery. [e11]");
    assertThat(asked(SPANISH, evidence, "l1", "colour"))
        .containsExactly("La lámpara de escritorio Acme es blanca. [e15]");
  }

  @Test
  void draft_oneOfSomethingThatIsAlwaysSeveral_isOneModel() {
    Evidence one = evidence(1, HEADPHONES);

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kind("headphones"), under("90")), one).lines())
        .startsWith(
            "I found 1 model of headphones that meets your condition on price.",
            "The Acme Air over-ear headphones come first: they cost $59.90 and they are in stock."
                + " [e12, e13]");
    assertThat(Told.of(plan(Intent.FIND, SPANISH, kind("headphones"), under("90")), one).lines())
        .startsWith(
            "He encontrado 1 modelo de auriculares que cumple tu condición de precio.",
            "En primer lugar, los auriculares de diadema Acme Air: cuestan 59,90 US$ y están en"
                + " stock. [e12, e13]");
  }

  @Test
  void draft_shade_keepsItsName() {
    Product mouse =
        product("g1", "Acme Mouse", "", "mouse", "5.00", Shop.words("Colour", "Graphite"));

    assertThat(asked(ENGLISH, evidence(1, mouse), "g1", "colour"))
        .containsExactly("The Acme Mouse is graphite. [e2]");
  }

  @Test
  void draft_codesPackingAndDays_areToldWhenAskedOnly() {
    Product one = coded("c1", "Acme Mouse One", "4006381333931", "2008-08-06T00:00:00Z", "400");
    Product two = coded("c2", "Acme Mouse Two", "4006381333948", "2009-01-02T00:00:00Z", "500");
    Evidence evidence = evidence(2, one, two);

    Told found = Told.of(plan(Intent.FIND, ENGLISH, kind("mouse"), under("20")), evidence);
    Told compared = Told.of(about(plan(Intent.COMPARE, ENGLISH), List.of("c1", "c2")), evidence);
    Told detail =
        Told.of(about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("c1"), "price"), evidence);

    assertThat(found.cards()).containsExactly("c1: Weight: 90 g [e5]", "c2: Weight: 80 g [e12]");
    assertThat(found.text()).doesNotContain("40063", "200");
    assertThat(compared.table())
        .containsExactly(
            "Weight | 90 g | 80 g", "Price | $5.00 | $5.00", "Availability | in stock | in stock");
    assertThat(detail.followups()).containsExactly("What is its weight?");
    assertThat(asked(ENGLISH, evidence, "c1", "ean", "package_weight", "launch_date"))
        .containsExactly(
            "The data sheet of the Acme Mouse One lists EAN: 4006381333931. [e2]",
            "Its package weight is 400 g. [e4]",
            "Its launch date is August 6, 2008. [e3]");
  }

  private static Product coded(String id, String title, String ean, String launch, String packed) {
    return product(
        id,
        title,
        "",
        "mouse",
        "5.00",
        Shop.words("EAN", ean),
        Shop.words("Launch date", launch),
        measure("Package weight", packed, Unit.GRAM),
        measure("Weight", id.equals("c1") ? "90" : "80", Unit.GRAM));
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
            "The data gives different values for the cable length of the Acme Torn Mouse: 1.8 m and"
                + " 2 m. [e2, e3]");
  }

  @Test
  void draft_attributeTheDataDoesNotHave_isNotInvented() {
    Told told =
        Told.of(about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), "warranty"), MICE);

    assertThat(told.lines())
        .containsExactly(
            "The product data of the Acme Quiet Mouse does not mention the warranty. [e1]",
            "The shop's customer service can tell you.");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
  }

  @Test
  void draft_severalAttributesTheDataDoesNotHave_areNamedInOneSentence() {
    assertThat(asked(ENGLISH, MICE, "m1", "weight", "warranty", "bluetooth"))
        .containsExactly(
            "The weight of the Acme Quiet Mouse is 95 g. [e4]",
            "The product data of the Acme Quiet Mouse does not mention the warranty or Bluetooth."
                + " [e1]");
    assertThat(asked(SPANISH, MICE, "m1", "weight", "warranty", "bluetooth"))
        .contains(
            "Los datos del ratón silencioso Acme no mencionan la garantía ni el Bluetooth. [e1]");
  }

  @Test
  void draft_twoQuestionsWithOneAnswer_getItOnce() {
    assertThat(asked(ENGLISH, evidence(1, LAMP), "l1", "connectivity_technology", "wireless"))
        .containsExactly("The Acme desk lamp is not wireless. [e4]");
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
            "A review of the Acme Quiet Mouse says: “The clicks cannot be heard in a library.” [e8]");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.EXCERPTS);
  }

  // Compare

  @Test
  void draft_compare_putsDifferencesFirstAndJudgesByCriterionOnly() {
    Told told = Told.of(about(plan(Intent.COMPARE, ENGLISH), List.of("m1", "m2")), MICE);

    assertThat(told.lines())
        .containsExactly(
            "The Acme Quiet Mouse and the Acme Travel Mouse differ in price, colour, cable length and"
                + " weight. [e1, e8, e5, e12, e2, e9, e3, e10, e4, e11]",
            "The Acme Travel Mouse is cheaper, at $12.50; the Acme Quiet Mouse costs $19.95. [e12, e5]");
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
  void draft_compareInDifferentUnits_showsOneUnitInARow() {
    Product light =
        product("w1", "Acme Mouse A", "", "mouse", "", measure("Weight", "1.2", Unit.KILOGRAM));
    Product heavy =
        product("w2", "Acme Mouse B", "", "mouse", "", measure("Weight", "600", Unit.GRAM));
    Product same =
        product("w3", "Acme Mouse C", "", "mouse", "", measure("Weight", "1200", Unit.GRAM));

    assertThat(compared(ENGLISH, light, heavy).table()).containsExactly("Weight | 1.2 kg | 0.6 kg");
    assertThat(compared(ENGLISH, light, same).lines())
        .containsExactly(
            "The table shows no difference between the Acme Mouse A and the Acme Mouse C. [e1, e3]");
  }

  @Test
  void draft_compareFieldsTheLexiconDoesNotHave_showsThemToReadersOfTheFeed() {
    Product one =
        product("w1", "Acme Mouse A", "", "mouse", "", Shop.words("Glide pad kit", "Felt"));
    Product two =
        product("w2", "Acme Mouse B", "", "mouse", "", Shop.words("Glide pad kit", "Foam"));

    assertThat(compared(ENGLISH, one, two).table()).containsExactly("Glide pad kit | felt | foam");
    assertThat(compared(SPANISH, one, two).table()).isEmpty();
  }

  @Test
  void draft_compareNumberWithoutUnitWithAFeature_showsNoSuchRow() {
    Product one =
        product("w1", "Acme Monitor A", "", "monitor", "", bare("Height adjustment", "100"));
    Product two =
        product("w2", "Acme Monitor B", "", "monitor", "", Shop.flag("Height adjustment", false));

    assertThat(compared(ENGLISH, one, two).table()).isEmpty();
  }

  @Test
  void draft_labelThatNamesItsOwnerInSpanish_takesNoPossessive() {
    Plan plan = plan(Intent.FIND, SPANISH, kind("mouse"), atLeast("cable_length", "1", Unit.METRE));

    assertThat(Told.of(plan, MICE).lines().get(1))
        .isEqualTo(
            "El primero es el ratón silencioso Acme: la longitud del cable es de 1,8 m y cuesta"
                + " 19,95 US$. [e3, e5]");
    assertThat(Told.of(sorted(plan, "weight", true), MICE).lines().get(1))
        .startsWith("El primero es el ratón silencioso Acme: su peso es de 95 g");
  }

  @Test
  void draft_compareByWhatIsTheSame_saysSoOnce() {
    Plan plan = about(plan(Intent.COMPARE, ENGLISH), List.of("h1", "l1"), "material");
    Product lamp = product("l1", "Acme desk lamp", "", "lamp", "", Shop.words("Material", "Metal"));
    Product other =
        product("h1", "Acme floor lamp", "", "lamp", "", Shop.words("Material", "Metal"));

    assertThat(Told.of(plan, evidence(2, other, lamp)).lines())
        .contains(
            "The Acme floor lamp and the Acme desk lamp have the same material: metal. [e2, e4]");
  }

  private static Told compared(dev.tendero.text.Language language, Product one, Product two) {
    return Told.of(
        about(plan(Intent.COMPARE, language), List.of(one.id(), two.id())), evidence(2, one, two));
  }

  @Test
  void draft_compareByAnAttributeInSpanish_namesBothValues() {
    Told told = Told.of(about(plan(Intent.COMPARE, SPANISH), List.of("m1", "m2"), "weight"), MICE);

    assertThat(told.lines())
        .contains(
            "El peso del ratón silencioso Acme es de 95 g; el peso del ratón de viaje Acme es de 61,5 g. [e4, e11]");
  }

  @Test
  void draft_compareWithOneProduct_asksWhich() {
    assertThat(Told.of(plan(Intent.COMPARE, ENGLISH), evidence(1, QUIET_MOUSE)).outcome())
        .isEqualTo(Draft.Outcome.CLARIFY);
  }

  // Texts of the shop

  private static Evidence returns(String text) {
    return evidence(
        -1, Optional.empty(), List.of(passage(Origin.POLICY, "d1", "Returns", text, 1)));
  }

  @Test
  void draft_policy_isQuotedWithItsTitle() {
    Evidence returns =
        returns(
            "# Returns\n\nYou can return any product within 30 days. Opened software"
                + " cannot be returned.");

    assertThat(Told.of("Can I return it?", plan(Intent.POLICY, ENGLISH), returns, 0).lines())
        .containsExactly(
            "The shop's policy (Returns) says: “You can return any product within 30 days.” [e1]");
    assertThat(Told.of("Can I return it?", plan(Intent.POLICY, SPANISH), returns, 0).lines())
        .contains(
            "Las condiciones de la tienda (Returns) dicen: «You can return any product within 30"
                + " days.» [e1]");
  }

  @Test
  void draft_policyThatAnswersYesOrNo_beginsWithIt() {
    Evidence returns =
        returns(
            "# Returns\n\nAny product can be returned within 30 days. Unless it was made for you.\n\n"
                + "The warranty covers faults. The warranty does not cover falls.");

    assertThat(
            Told.of("Does the warranty cover falls?", plan(Intent.POLICY, ENGLISH), returns, 0)
                .lines())
        .containsExactly(
            "No: the shop's policy (Returns) says: “The warranty does not cover falls.” [e1]");
    assertThat(Told.of("Can it be returned?", plan(Intent.POLICY, ENGLISH), returns, 0).lines())
        .containsExactly(
            "The shop's policy (Returns) says: “Any product can be returned within 30 days.” [e1]",
            "“Unless it was made for you.” [e1]");
  }

  @Test
  void draft_policyAboutSomethingElse_isNotQuoted() {
    Evidence returns =
        returns("You can return any product within 30 days. We return nothing else.");

    assertThat(Told.of("Can I pay by card?", plan(Intent.POLICY, ENGLISH), returns, 0).lines())
        .containsExactly(
            "I found nothing about that in the shop's texts.",
            "Please ask the shop's customer service before you buy.");
  }

  @Test
  void draft_questionAboutAnOrder_quotesWhatClearlyHelpsAndHandsOff() {
    Evidence texts = returns("If something arrives broken, tell us within 14 days.");
    Plan english = plan(Intent.ORDER_SUPPORT, ENGLISH);
    Plan spanish = plan(Intent.ORDER_SUPPORT, SPANISH);

    Told told = Told.of("My kettle arrived broken", english, texts, 0);

    assertThat(told.lines())
        .containsExactly(
            "The shop's policy (Returns) says: “If something arrives broken, tell us within 14"
                + " days.” [e1]",
            "For your own order please ask the shop's customer service, with your order number: I"
                + " cannot see it.");
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.HANDOFF);
    assertThat(Told.of("Me llegó roto el hervidor", spanish, texts, 0).lines()).hasSize(2);
    assertThat(Told.of("Where is my order 4567?", english, texts, 0).lines()).hasSize(1);
  }

  @Test
  void draft_policyWithoutPassages_saysSo() {
    Told told = Told.of(plan(Intent.POLICY, ENGLISH), Evidence.NONE);

    assertThat(told.lines().getFirst())
        .isEqualTo("I found nothing about that in the shop's texts.");
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
        .containsExactly("¡Cuando quieras!");
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
    return none(attribute, Optional.empty(), gained, nearest);
  }

  private static Evidence none(
      String attribute, Optional<String> words, int gained, Product... nearest) {
    return evidence(
        0,
        Optional.of(
            new Evidence.Relaxation(
                attribute, words, gained, Stream.of(nearest).map(Product::id).findFirst())),
        List.of(),
        nearest);
  }

  // Form: what a feed's columns become in a sentence

  @Test
  void draft_countOfWhatIsIncluded_readsAsASentence() {
    Product lock =
        product(
            "b1",
            "Acme wireless mouse",
            "Ratón inalámbrico Acme",
            "mouse",
            "9.00",
            measure("Batteries included", "2", Unit.COUNT),
            measure("Number of buttons", "1", Unit.COUNT),
            Shop.flag("Headrest", true));
    Evidence evidence = evidence(1, lock);
    String[] asked = {"batteries_included", "buttons_quantity", "headrest"};

    assertThat(
            Told.of(about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("b1"), asked), evidence)
                .lines())
        .containsExactly(
            "The Acme wireless mouse comes with 2 batteries. [e2]",
            "It has 1 button. [e3]",
            "It has a headrest. [e4]");
    assertThat(
            Told.of(about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("b1"), asked), evidence)
                .lines())
        .containsExactly(
            "El ratón inalámbrico Acme incluye 2 pilas. [e2]",
            "Su número de botones es 1. [e3]",
            "Tiene reposacabezas. [e4]");
  }

  @Test
  void draft_oneOrNoneIncluded_isNoPlural() {
    Product one =
        product(
            "b1",
            "Acme mouse",
            "Ratón Acme",
            "mouse",
            "9",
            measure("Batteries included", "1", Unit.COUNT));
    Product none =
        product(
            "b1",
            "Acme mouse",
            "Ratón Acme",
            "mouse",
            "9",
            measure("Batteries included", "0", Unit.COUNT));
    Plan english =
        about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("b1"), "batteries_included");
    Plan spanish =
        about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("b1"), "batteries_included");

    assertThat(Told.of(english, evidence(1, one)).text())
        .isEqualTo("The Acme mouse comes with 1 battery. [e2]");
    assertThat(Told.of(spanish, evidence(1, one)).text())
        .isEqualTo("El ratón Acme incluye 1 pila. [e2]");
    assertThat(Told.of(english, evidence(1, none)).text())
        .isEqualTo("The Acme mouse does not come with batteries. [e2]");
    assertThat(Told.of(spanish, evidence(1, none)).text())
        .isEqualTo("El ratón Acme no incluye pilas. [e2]");
  }

  @Test
  void draft_nothingSaidOfWhatIsIncluded_namesTheThing() {
    Plan english =
        about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("m1"), "batteries_included");
    Plan spanish =
        about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("m1"), "batteries_included");

    assertThat(Told.of(english, MICE).text())
        .startsWith("The product data of the Acme Quiet Mouse does not mention batteries.");
    assertThat(Told.of(spanish, MICE).text())
        .startsWith("Los datos del ratón silencioso Acme no mencionan pilas.");
  }

  @Test
  void draft_spanishNameWithAnotherNoun_hasItsArticleAndAgrees() {
    Product cleaner =
        product(
            "v1",
            "Acme canister vacuum cleaner",
            "Aspirador de trineo Acme Uno",
            "vacuum_cleaner",
            "99",
            words("Colour", "Red"),
            Shop.flag("Bagless", true));
    Product bagged =
        product(
            "v2",
            "Acme bag vacuum cleaner",
            "Aspirador con bolsa Acme Dos",
            "vacuum_cleaner",
            "89",
            Shop.flag("Bagless", false));
    Plan plan =
        about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("v1", "v2"), "bagless", "colour");

    assertThat(Told.of(plan, evidence(2, cleaner, bagged)).lines())
        .startsWith(
            "El aspirador de trineo Acme Uno no lleva bolsa. [e3]",
            "Es rojo. [e2]",
            "El aspirador con bolsa Acme Dos lleva bolsa. [e7]");
  }

  @Test
  void draft_nameThatBeginsWithAMaker_takesNoArticle() {
    Product maker =
        product("v1", "Brisa Uno", "Brisa Uno", "vacuum_cleaner", "99", words("Colour", "Red"));

    assertThat(
            Told.of(
                    about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("v1"), "colour"),
                    evidence(1, maker))
                .text())
        .isEqualTo("Brisa Uno es de color rojo. [e2]");
  }

  @Test
  void draft_shadesAndKindsInSpanish_areInSpanish() {
    Product towels =
        product(
            "t1",
            "Acme towel set",
            "Juego de toallas Acme",
            "towel",
            "34.90",
            words("Type", "Towel set"),
            words("Colour", "Mint", "Burgundy"));
    Plan plan = about(plan(Intent.PRODUCT_QUESTION, SPANISH), List.of("t1"), "type", "colour");

    assertThat(Told.of(plan, evidence(1, towels)).lines())
        .containsExactly(
            "El tipo del juego de toallas Acme es juego de toallas. [e2]",
            "Es de color verde menta y burdeos. [e3]");
  }

  @Test
  void draft_materialThatIsAnAcronym_staysOne() {
    Product desk = product("d1", "Acme desk", "", "desk", "99", words("Material", "MDF", "Steel"));

    assertThat(
            Told.of(
                    about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("d1"), "material"),
                    evidence(1, desk))
                .text())
        .isEqualTo("The Acme desk is made of MDF and steel. [e2]");
  }

  // Conversation

  @Test
  void draft_smallTalk_answersWhatWasSaid() {
    smallTalk("Are you a robot?", ENGLISH, "program");
    smallTalk("¿Eres una persona?", SPANISH, "programa");
    smallTalk("who are you?", ENGLISH, "assistant");
    smallTalk("¿Cómo te llamas?", SPANISH, "asistente");
    smallTalk("what can you do?", ENGLISH, "compar");
    smallTalk("¿Qué puedes hacer?", SPANISH, "compar");
    smallTalk("thanks a lot", ENGLISH, "welcome|pleasure|Glad|Any time");
    smallTalk("muchas gracias", SPANISH, "De nada|placer|Para eso|Cuando quieras");
    smallTalk("bye", ENGLISH, "Goodbye|soon|Take care");
    smallTalk("hasta luego", SPANISH, "Adiós|pronto|vaya bien");
    smallTalk("hello", ENGLISH, "Hello|Hi|Good to see");
  }

  private static void smallTalk(String question, dev.tendero.text.Language language, String has) {
    List<String> said =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(
                seed ->
                    Told.of(question, plan(Intent.SMALL_TALK, language), Evidence.NONE, seed)
                        .text())
            .toList();

    assertThat(said).allMatch(text -> text.matches("(?s).*(?:" + has + ").*"));
    assertThat(said.stream().distinct().count()).as(question).isBetween(3L, 5L);
  }

  @Test
  void draft_sameConversationAndTurn_saysTheSame() {
    Plan plan = plan(Intent.SMALL_TALK, ENGLISH);

    assertThat(Told.of("hello", plan, Evidence.NONE, 3).text())
        .isEqualTo(Told.of("hello", plan, Evidence.NONE, 3).text())
        .isNotEqualTo(Told.of("hello", plan, Evidence.NONE, 4).text());
  }

  @Test
  void draft_whatDoYouSell_namesTheKinds() {
    Constraint kinds =
        new Constraint(
            "kind",
            Constraint.Operator.EQ,
            new Constraint.Operand.Words(List.of("mouse", "lamp", "kettle")),
            false);

    assertThat(Told.of(plan(Intent.SMALL_TALK, ENGLISH, kinds), Evidence.NONE).text())
        .isEqualTo("Here you find mice, lamps and kettles. What are you looking for?");
    assertThat(Told.of(plan(Intent.SMALL_TALK, SPANISH, kinds), Evidence.NONE).text())
        .isEqualTo("Aquí encuentras ratones, lámparas y hervidores. ¿Qué buscas?");
  }

  @Test
  void draft_eitherOfTwoKinds_namesBoth() {
    Constraint kinds =
        new Constraint(
            "kind",
            Constraint.Operator.EQ,
            new Constraint.Operand.Words(List.of("mouse", "keyboard")),
            true);

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kinds, under("20")), MICE).lines())
        .first()
        .isEqualTo("I found 41 mice and keyboards that meet your condition on price.");
    assertThat(
            Told.of(plan(Intent.FIND, SPANISH, kinds, under("20")), evidence(1, TRAVEL_MOUSE))
                .lines())
        .first()
        .isEqualTo("He encontrado 1 ratón o teclado que cumple tu condición de precio.");
  }

  @Test
  void draft_kindWithWhatIsUnderIt_isOneKind() {
    Constraint kinds =
        new Constraint(
            "kind",
            Constraint.Operator.EQ,
            new Constraint.Operand.Words(List.of("headphones", "headset")),
            true);

    assertThat(Told.of(plan(Intent.FIND, ENGLISH, kinds, under("90")), MICE).lines())
        .first()
        .isEqualTo("I found 41 headphones that meet your condition on price.");
  }

  @Test
  void draft_oneModelInAnotherColour_saysYesAndThePrice() {
    Constraint model =
        new Constraint(
            Constraint.ID,
            Constraint.Operator.EQ,
            new Constraint.Operand.Words(List.of("m1", "m3")),
            true);

    assertThat(
            Told.of(
                    plan(Intent.FIND, ENGLISH, kind("mouse"), model, colour("black")),
                    evidence(1, QUIET_MOUSE))
                .lines())
        .containsExactly("Yes: the Acme Quiet Mouse is black. [e2]", "It costs $19.95. [e5]");
    assertThat(
            Told.of(
                    plan(Intent.FIND, SPANISH, kind("mouse"), model, colour("black")),
                    evidence(1, QUIET_MOUSE))
                .lines())
        .containsExactly("Sí: el ratón silencioso Acme es negro. [e2]", "Cuesta 19,95 US$. [e5]");
  }

  @Test
  void draft_amountForSeveralPieces_saysHowItWasTaken() {
    Plan plan = plan(Intent.FIND, ENGLISH, kind("mouse"), under("20"));

    assertThat(Told.of("two mice for 40 dollars in total", plan, MICE, 0).text())
        .containsPattern("equal(?:ly| share)");
    assertThat(Told.of("two mice under 20 dollars", plan, MICE, 0).text()).doesNotContain("equal");
  }

  @Test
  void draft_placeBeyondTheList_saysSo() {
    Plan nothing = plan(Intent.PRODUCT_QUESTION, ENGLISH);
    var shown =
        new dev.tendero.answer.Turn(
            "", plan(Intent.FIND, ENGLISH, kind("mouse")), List.of("m1"), Optional.empty());

    Told told = Told.of(new Generator.Request("the second one", nothing, MICE, List.of(shown), 0));

    assertThat(told.lines())
        .containsExactly("The list I showed you is not that long. Which product do you mean?");
    assertThat(told.cards()).isEmpty();
    assertThat(told.outcome()).isEqualTo(Draft.Outcome.CLARIFY);
  }

  @Test
  void draft_bestRatingOfWhatWasShown_comesFirstEvenWhereTwoAreAlike() {
    Plan plan = sorted(about(plan(Intent.COMPARE, ENGLISH), List.of("m1", "m2")), "rating", false);

    assertThat(Told.of(plan, evidence(2, QUIET_MOUSE, Shop.rated(TRAVEL_MOUSE, 4.5, 7))).lines())
        .first()
        .isEqualTo(
            "The Acme Quiet Mouse is rated 4.5 stars (120 reviews); the Acme Travel Mouse is rated"
                + " 4.5 stars (7 reviews). [e7, e14]");
  }

  // Service

  private static final Evidence DELIVERY =
      evidence(
          0,
          Optional.empty(),
          List.of(
              passage(
                  Origin.POLICY,
                  "d1",
                  "Delivery",
                  "# Delivery\n\nHow we send what you order, how long it takes and what it costs.\n\n"
                      + "## Times\n\nStandard delivery takes 2 to 4 working days.\n\n"
                      + "## Furniture\n\nDesks and chairs come by van in 3 to 6 working days.\n\n"
                      + "## Where\n\nWe deliver to addresses in the country of the shop.",
                  1)));

  @Test
  void draft_policyQuestionOfTwoParts_answersBoth() {
    assertThat(
            Told.of(
                    "Do you ship to islands and how long does it take?",
                    plan(Intent.POLICY, ENGLISH),
                    DELIVERY,
                    0)
                .text())
        .contains("We deliver to addresses in the country of the shop.")
        .contains("Standard delivery takes 2 to 4 working days.");
  }

  @Test
  void draft_policyOfOneThing_quotesWhatIsSaidOfIt() {
    assertThat(
            Told.of(
                    "How long does the delivery of a desk take?",
                    plan(Intent.POLICY, ENGLISH),
                    DELIVERY,
                    0)
                .lines())
        .containsExactly(
            "The shop's policy (Delivery) says: “Desks and chairs come by van in 3 to 6 working"
                + " days.” [e1]");
  }

  @Test
  void draft_wholePolicy_quotesARuleAndNoPreface() {
    assertThat(
            Told.of("what is the delivery policy?", plan(Intent.POLICY, ENGLISH), DELIVERY, 0)
                .text())
        .doesNotContain("How we send")
        .contains("deliver");
  }

  @Test
  void draft_nothingSaidOfWhatIsNeeded_readsAsASentence() {
    assertThat(asked(ENGLISH, MICE, "m1", "batteries_required").getFirst())
        .isEqualTo(
            "The product data of the Acme Quiet Mouse does not mention whether it needs batteries."
                + " [e1]");
    assertThat(asked(SPANISH, MICE, "m1", "batteries_required").getFirst())
        .isEqualTo("Los datos del ratón silencioso Acme no mencionan si necesita pilas. [e1]");
  }

  @Test
  void draft_nameThatEndsInAVersion_hasItsArticle() {
    Product chair = product("c1", "Acme chair, black and blue", "", "chair", "99");
    Product other = product("c2", "Acme chair, white and pink", "", "chair", "99");

    assertThat(
            Told.of(
                    about(plan(Intent.PRODUCT_QUESTION, ENGLISH), List.of("c1"), "price"),
                    evidence(2, chair, other))
                .text())
        .isEqualTo("The Acme chair, black and blue costs $99.00. [e2]");
  }
}
