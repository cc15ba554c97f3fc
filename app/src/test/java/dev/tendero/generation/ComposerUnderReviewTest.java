package dev.tendero.generation;

import static dev.tendero.generation.Shop.HEADPHONES;
import static dev.tendero.generation.Shop.KEYBOARD;
import static dev.tendero.generation.Shop.LAMP;
import static dev.tendero.generation.Shop.QUIET_MOUSE;
import static dev.tendero.generation.Shop.TRAVEL_MOUSE;
import static dev.tendero.generation.Shop.about;
import static dev.tendero.generation.Shop.atLeast;
import static dev.tendero.generation.Shop.colour;
import static dev.tendero.generation.Shop.described;
import static dev.tendero.generation.Shop.evidence;
import static dev.tendero.generation.Shop.kind;
import static dev.tendero.generation.Shop.notDescribed;
import static dev.tendero.generation.Shop.noted;
import static dev.tendero.generation.Shop.offered;
import static dev.tendero.generation.Shop.passage;
import static dev.tendero.generation.Shop.plan;
import static dev.tendero.generation.Shop.soldOut;
import static dev.tendero.generation.Shop.sorted;
import static dev.tendero.generation.Shop.under;
import static dev.tendero.generation.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Sentence;
import dev.tendero.guardrails.Policy;
import dev.tendero.guardrails.Review;
import dev.tendero.guardrails.ReviewContext;
import dev.tendero.guardrails.Verdict;
import dev.tendero.text.Language;
import dev.tendero.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The composer passes the same review as a model, each move, each phrasing, both languages; but for
 * the share of words that its evidence must have: that judges prose from outside, and the
 * composer's phrases are its own.
 */
class ComposerUnderReviewTest {
  private static final String QUESTION = "Can I return it, the cosy keybord in 2 colours?";
  private static final Review REVIEW = new Review(Policy.shipped());

  private static final Product SHADED =
      Shop.product(
          "t1",
          "Acme towel set",
          "Juego de toallas Acme",
          "towel",
          "34.90",
          Shop.words("Type", "Towel set"),
          Shop.words("Colour", "Mint", "Burgundy"),
          Shop.measure("Batteries included", "2", Unit.COUNT),
          Shop.flag("Bagless", true));

  private record Case(Plan plan, Evidence evidence) {}

  @ParameterizedTest
  @EnumSource(names = {"ENGLISH", "SPANISH"})
  void draft_everyMove_passesReview(Language language) {
    List<String> refused = new ArrayList<>();
    for (Case c : cases(language)) {
      Review.Answer review =
          REVIEW.over(
              c.evidence(),
              language,
              ReviewContext.NONE
                  .asking(QUESTION, language)
                  .repeating(c.plan().repeatable())
                  .counting(Set.of(c.evidence().matching(), gained(c.evidence()))));
      IntStream.range(0, 12)
          .mapToObj(seed -> Told.of(QUESTION, c.plan(), c.evidence(), seed))
          .flatMap(
              told ->
                  Stream.of(told.sentences(), told.reasons(), told.cells()).flatMap(List::stream))
          .forEach(s -> refusal(s, review.judgeComposed(s)).ifPresent(refused::add));
    }

    assertThat(refused).isEmpty();
  }

  private static int gained(Evidence evidence) {
    return evidence.relaxation().map(Evidence.Relaxation::gained).orElse(0);
  }

  private static Optional<String> refusal(Sentence sentence, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass p -> Optional.empty();
      case Verdict.Correct c -> Optional.of("CORRECT " + sentence + " -> " + c);
      case Verdict.Withhold w -> Optional.of("WITHHOLD " + sentence + " " + w.findings());
    };
  }

  private static List<Case> cases(Language l) {
    Evidence mice = evidence(41, QUIET_MOUSE, TRAVEL_MOUSE);
    Evidence board = evidence(1, KEYBOARD);
    Product reduced = offered(QUIET_MOUSE, Offer.Availability.IN_STOCK, "24.95");
    Evidence sounds = evidence(2, HEADPHONES, LAMP);
    Plan find = plan(Intent.FIND, l, kind("mouse"), under("20"));
    Plan question = plan(Intent.PRODUCT_QUESTION, l);
    Evidence none =
        evidence(
            0,
            Optional.of(new Evidence.Relaxation("price", Optional.empty(), 12, Optional.of("m1"))),
            List.of(),
            QUIET_MOUSE);
    Evidence dated =
        evidence(
            2,
            Shop.product(
                "n1",
                "Acme network cable",
                "Cable de red Acme",
                "network_cable",
                "9.00",
                Shop.words("Release date", "2008-08-06T00:00:00"),
                Shop.words("Material", "Stainless steel", "Nylon")),
            Shop.product(
                "n2",
                "Acme long network cable",
                "Cable de red largo Acme",
                "network_cable",
                "19.00",
                Shop.words("Release date", "2011-02-28"),
                Shop.words("Material", "Nylon")));
    Evidence texts =
        evidence(
            1,
            Optional.empty(),
            List.of(
                passage(
                    Origin.POLICY,
                    "d1",
                    "Returns",
                    "You can return any product within 30 days. Opened software cannot be returned.",
                    1),
                passage(
                    Origin.REVIEW,
                    "m1",
                    "Acme Quiet Mouse",
                    "I had to return it after 2 days.",
                    1)),
            QUIET_MOUSE);
    return List.of(
        new Case(find, mice),
        new Case(sorted(find, "price", true), evidence(41, TRAVEL_MOUSE, QUIET_MOUSE)),
        new Case(find, evidence(41, soldOut(QUIET_MOUSE), TRAVEL_MOUSE)),
        new Case(find, evidence(41, soldOut(HEADPHONES), soldOut(LAMP))),
        new Case(about(question, List.of("m1"), "stock"), evidence(1, soldOut(QUIET_MOUSE))),
        new Case(about(plan(Intent.COMPARE, l, under("15")), List.of("m1", "m2")), mice),
        new Case(about(plan(Intent.COMPARE, l, under("5")), List.of("m1", "m2")), mice),
        new Case(
            about(plan(Intent.COMPARE, l, described("quiet", "silencioso")), List.of("m1", "m2")),
            mice),
        new Case(find, evidence(1, reduced)),
        new Case(sorted(find, "price", true), evidence(2, reduced, HEADPHONES)),
        new Case(plan(Intent.COMPARE, l), evidence(2, reduced, TRAVEL_MOUSE)),
        new Case(about(question, List.of("m1"), Plan.DISCOUNT), evidence(1, reduced)),
        new Case(about(question, List.of("m1"), Plan.DISCOUNT), evidence(1, QUIET_MOUSE)),
        new Case(about(question, List.of("m1"), Plan.REVIEWS), texts),
        new Case(sorted(find, "weight", false), mice),
        new Case(words(plan(Intent.FIND, l, kind("mouse")), "quiet"), mice),
        new Case(noted(find, new Plan.Note.OtherCurrency("EUR", "USD")), mice),
        new Case(
            noted(
                find,
                new Plan.Note.ReadAs("keybord", "keyboard"),
                new Plan.Note.Unchecked("cosy"),
                new Plan.Note.Unchecked("2 colours")),
            mice),
        new Case(words(question, "Phonex z9000"), Evidence.NONE),
        new Case(
            plan(
                Intent.FIND,
                l,
                kind("mouse"),
                described("quiet", "silencioso"),
                notDescribed("de 2 piezas")),
            mice),
        new Case(
            plan(Intent.FIND, l, kind("mouse"), described("for travel in red")),
            evidence(
                0,
                Optional.of(
                    new Evidence.Relaxation(
                        Constraint.QUALITY,
                        Optional.of("for travel in red"),
                        12,
                        Optional.of("m1"))),
                List.of(),
                QUIET_MOUSE)),
        new Case(plan(Intent.FIND, l, kind("headphones"), under("90")), sounds),
        new Case(sorted(plan(Intent.FIND, l, kind("headphones")), "price", true), sounds),
        new Case(
            about(
                question,
                List.of("h1"),
                "colour",
                "material",
                "wireless",
                "foldable",
                "noise_cancelling",
                "batteries_included",
                "assembly_required",
                "usb_port",
                "buttons_quantity",
                "number_of_batteries_supported"),
            sounds),
        new Case(
            about(
                question, List.of("l1"), "colour", "material", "wireless", "foldable", "warranty"),
            sounds),
        new Case(about(plan(Intent.COMPARE, l), List.of("h1", "l1"), "wireless", "colour"), sounds),
        new Case(about(plan(Intent.COMPARE, l), List.of("h1", "l1")), sounds),
        new Case(plan(Intent.COMPARE, l), Evidence.NONE),
        new Case(find, none),
        new Case(about(question, List.of("m1"), "cable_length", "price", "rating", "stock"), mice),
        new Case(about(question, List.of("m2"), "colour", "weight", "brand"), mice),
        new Case(
            about(
                plan(
                    Intent.PRODUCT_QUESTION,
                    l,
                    atLeast("cable_length", "1", Unit.METRE),
                    colour("green")),
                List.of("m1")),
            mice),
        new Case(about(question, List.of("k1"), "processor_cache", "backlight", "warranty"), board),
        new Case(about(plan(Intent.COMPARE, l), List.of("m1", "m2")), mice),
        new Case(
            about(plan(Intent.COMPARE, l), List.of("m1", "m2")),
            evidence(2, QUIET_MOUSE, Shop.rated(TRAVEL_MOUSE, 3.8, 7))),
        new Case(about(plan(Intent.COMPARE, l), List.of("m1", "m2"), "weight", "colour"), mice),
        new Case(plan(Intent.POLICY, l), texts),
        new Case(about(question, List.of("m1")), texts),
        new Case(about(question, List.of("n1"), "launch_date", "material"), dated),
        new Case(about(plan(Intent.COMPARE, l), List.of("n1", "n2"), "launch_date"), dated),
        new Case(
            about(question, List.of("t1"), "type", "colour", "batteries_included", "bagless"),
            evidence(1, SHADED)),
        new Case(
            plan(
                Intent.FIND,
                l,
                kind("lamp"),
                colour("white"),
                described("desk lamp", "lámpara de escritorio")),
            evidence(1, LAMP)),
        new Case(plan(Intent.FIND, l), Evidence.NONE),
        new Case(plan(Intent.POLICY, l), Evidence.NONE),
        new Case(plan(Intent.ORDER_SUPPORT, l), Evidence.NONE),
        new Case(plan(Intent.ORDER_SUPPORT, l), texts),
        new Case(plan(Intent.SMALL_TALK, l), Evidence.NONE),
        new Case(plan(Intent.OUT_OF_SCOPE, l), Evidence.NONE));
  }
}
