package dev.tendero.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.generation.Draft;
import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.Policy;
import dev.tendero.guardrails.Review;
import dev.tendero.guardrails.ScriptedReview;
import dev.tendero.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of a verdict: what is told, what is recorded, what the reader learns is missing. */
final class ReleaseTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Draft.Finished END = new Draft.Finished(Draft.Outcome.GROUNDED, 0, 0);

  private final Listener reader = new Listener();
  private Evidence current = evidence("19.95", THEN);
  private boolean databaseAnswers = true;

  private Evidence current() {
    if (!databaseAnswers) {
      throw new Unavailable("catalogue database", Duration.ofSeconds(1), null);
    }
    return current;
  }

  private Release release(Review review) {
    var question =
        new Question("a mouse?", Language.ENGLISH, "subject", "c1", "t1", 0, THEN, List.of());
    var plan =
        new Plan(
            Intent.FIND,
            Language.ENGLISH,
            "",
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            1);
    var sinks = new Trail.Sinks(OpenTelemetry.noop().getTracer("test"), new SimpleMeterRegistry());
    return new Release(
        question,
        question.text(),
        plan,
        this::current,
        review,
        List.of(),
        reader,
        Trail.begin(question, sinks));
  }

  /** A mouse of one price: e1 is its title, e2 its price, e3 its colour. */
  private static Evidence evidence(String price, Instant asOf) {
    var product =
        new Product(
            "m1",
            new Wording("Kestrel mouse", Optional.empty(), "en", Map.of()),
            Product.Family.NONE,
            new Offer(
                Optional.of(Money.of(price, "USD")),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()),
            Optional.empty(),
            List.of(new Attribute("Colour", new Value.Words(List.of("Black")))),
            List.of(),
            Product.Media.NONE,
            List.of(),
            Optional.empty());
    return new Evidence(
        List.of(new Evidence.Found(product, 1, 1, "")),
        List.of(
            fact("e1", Origin.TITLE, "title", "Kestrel mouse", Optional.empty(), asOf),
            fact("e2", Origin.PRICE, "price", "price: $" + price, Optional.empty(), asOf),
            fact(
                "e3",
                Origin.SPEC,
                "colour",
                "Colour: Black",
                Optional.of(new Value.Words(List.of("Black"))),
                asOf)),
        1,
        Optional.empty(),
        List.of());
  }

  private static Fact fact(
      String id, Origin origin, String field, String text, Optional<Value> value, Instant asOf) {
    return new Fact(id, "m1", origin, field, "Kestrel mouse", text, value, 1, asOf, 0);
  }

  private static Draft said(int number, String text, String... citations) {
    return new Draft.Said(new Sentence(number, text, List.of(citations)));
  }

  @Test
  void prose_ofEveryVerdict_isToldCorrectedOrLeftOut() {
    var release = release(ScriptedReview.create());

    release.prose(said(0, "It is so."));
    release.prose(said(1, "It is wrong."));
    release.prose(said(2, "It is untrue."));
    release.prose(said(3, "It is broken."));
    release.facts(END);

    assertThat(reader.events())
        .containsExactly(
            new Event.Delta(0, "It is so.", List.of()),
            new Event.Delta(1, "It is right.", List.of()),
            new Event.Withheld(2, Phrases.ENGLISH.withheld(2)));
    assertThat(release.sentences())
        .containsExactly(
            new Answer.Reviewed("It is so.", List.of(), "pass"),
            new Answer.Reviewed("It is right.", List.of(), "correct"),
            new Answer.Reviewed("", List.of(), "withhold"),
            new Answer.Reviewed("", List.of(), "withhold"));
    assertThat(release.released()).isEqualTo(2);
    assertThat(release.corrected()).isEqualTo(1);
    assertThat(release.withheld()).isEqualTo(2);
    assertThat(release.findings())
        .extracting(Finding::kind)
        .containsExactly("said", "said", "failed");
  }

  @Test
  void facts_nothingWithheld_saysNothingOfIt() {
    var release = release(ScriptedReview.create());

    release.facts(said(0, "It is so."));
    release.facts(END);

    assertThat(reader.events()).containsExactly(new Event.Delta(0, "It is so.", List.of()));
    assertThat(release.finished()).contains(END);
  }

  @Test
  void facts_cardWhoseReasonIsWithheld_isShownWithoutIt() {
    var release = release(ScriptedReview.create());

    release.facts(
        new Draft.Cards(
            List.of(
                new Draft.Card("m1", "It is untrue.", List.of("e2")),
                new Draft.Card("gone", "It is so.", List.of()))));

    var cards = reader.all(Event.Products.class).getFirst().cards();
    assertThat(cards).extracting(Event.Card::id).containsExactly("m1");
    assertThat(cards).extracting(Event.Card::why).containsOnlyNulls();
    assertThat(reader.all(Event.Sources.class)).isEmpty();
    assertThat(release.withheld()).isEqualTo(1);
  }

  @Test
  void facts_conditionOfACard_isToldWithItsSource() {
    var release = release(new Review(Policy.shipped()));

    release.facts(new Draft.Cards(List.of(standing())));

    var told = reader.all(Event.Products.class).getFirst().cards().getFirst().standing();
    assertThat(told)
        .isEqualTo(
            new Event.Standing(
                List.of(
                    new Event.Condition(
                        "Price", "under $20.00", true, "met", "$19.95", List.of("e2"))),
                new Event.Order("Colour", true, "Black", List.of("e3"))));
    assertThat(reader.all(Event.Sources.class))
        .flatExtracting(Event.Sources::sources)
        .extracting(Event.Source::id)
        .containsExactly("e2", "e3");
  }

  @Test
  void finish_priceChangedSinceAConditionWasTold_saysThatItIsNotKnown() {
    var release = release(new Review(Policy.shipped()));
    release.facts(new Draft.Cards(List.of(standing())));

    current = evidence("24.95", THEN.plusSeconds(5));
    release.facts(END);

    var told = reader.all(Event.Products.class).getLast().cards().getFirst().standing();
    assertThat(told)
        .isEqualTo(
            new Event.Standing(
                List.of(
                    new Event.Condition("Price", "under $20.00", true, "unknown", null, List.of())),
                new Event.Order("Colour", true, "Black", List.of("e3"))));
  }

  private static Draft.Card standing() {
    return new Draft.Card(
        "m1",
        "",
        List.of(),
        Optional.of(
            new Draft.Standing(
                List.of(
                    new Draft.Condition(
                        "Price",
                        "under $20.00",
                        true,
                        Draft.Condition.State.MET,
                        "$19.95",
                        List.of("e2"))),
                Optional.of(new Draft.Order("Colour", true, "Black", List.of("e3"))))));
  }

  @Test
  void facts_cellThatIsNotPassed_isEmpty() {
    var release = release(ScriptedReview.create());

    release.facts(
        new Draft.Table(
            List.of("m1", "m1"),
            List.of(
                new Draft.Row(
                    "Price",
                    List.of(
                        new Draft.Cell("so", List.of("e2")),
                        new Draft.Cell("wrong", List.of("e2"))),
                    true))));

    assertThat(reader.all(Event.Table.class).getFirst().rows().getFirst().cells())
        .containsExactly(new Event.Cell("so", List.of("e2")), new Event.Cell("", List.of()));
  }

  @Test
  void prose_citing_tellsEachSourceOnceAndFirst() {
    var release = release(ScriptedReview.create());

    release.prose(said(0, "It is so.", "e2"));
    release.prose(said(1, "It is so too.", "e3", "e2"));

    assertThat(reader.events())
        .extracting(Event::event)
        .containsExactly("sources", "delta", "sources", "delta");
    assertThat(reader.all(Event.Sources.class))
        .flatExtracting(Event.Sources::sources)
        .extracting(Event.Source::id)
        .containsExactly("e2", "e3");
    assertThat(release.cited()).extracting(Fact::id).containsExactly("e2", "e3");
  }

  @Test
  void facts_quotingAnotherPartOfAPassage_tellsItsSourceAgain() {
    String policy = "Returns are free. You have 30 days.";
    var passage =
        new Fact(
            "e1", "d1", Origin.POLICY, "d1#1", "Returns", policy, Optional.empty(), 1, THEN, 1);
    current = new Evidence(List.of(), List.of(passage), 0, Optional.empty(), List.of());
    var release = release(ScriptedReview.create());

    release.facts(said(0, "It says: “Returns are free.”", "e1"));
    release.facts(said(1, "“You have 30 days.”", "e1"));
    release.facts(said(2, "It says so again: “Returns are free.”", "e1"));

    assertThat(reader.events())
        .extracting(Event::event)
        .containsExactly("sources", "delta", "sources", "delta", "delta");
    assertThat(reader.all(Event.Sources.class))
        .flatExtracting(Event.Sources::sources)
        .extracting(Event.Source::mark, Event.Source::highlight)
        .containsExactly(
            tuple(1, List.of(new Event.Span(0, 17))),
            tuple(1, List.of(new Event.Span(0, 17), new Event.Span(18, 35))));
  }

  @Test
  void prose_citingTwoFactsAtOnce_givesThemTwoMarks() {
    var release = release(ScriptedReview.create());

    release.prose(said(0, "It is so.", "e2", "e3"));

    assertThat(reader.all(Event.Sources.class))
        .flatExtracting(Event.Sources::sources)
        .extracting(Event.Source::mark, Event.Source::highlight)
        .containsExactly(
            tuple(1, List.of(new Event.Span(0, "price: $19.95".length()))),
            tuple(2, List.of(new Event.Span(0, "Colour: Black".length()))));
  }

  @Test
  void finish_priceChangedSinceItWasTold_setsSentenceCardAndSourceRight() {
    var release = release(new Review(Policy.shipped()));
    release.facts(said(0, "The Kestrel mouse costs $19.95.", "e2"));
    release.facts(said(1, "The Kestrel mouse is black.", "e3"));
    release.facts(new Draft.Cards(List.of(new Draft.Card("m1", "It is black.", List.of("e3")))));
    int before = reader.events().size();

    current = evidence("24.95", THEN.plusSeconds(5));
    release.facts(END);

    assertThat(reader.events().subList(before, reader.events().size()))
        .extracting(Event::event)
        .containsExactly("sources", "replace", "products");
    assertThat(reader.all(Event.Replace.class))
        .containsExactly(new Event.Replace(0, "The Kestrel mouse costs $24.95.", List.of("e2")));
    assertThat(reader.all(Event.Products.class).getLast().cards())
        .extracting(Event.Card::price)
        .containsExactly(new Event.Price("24.95", "USD", THEN.plusSeconds(5)));
    assertThat(release.corrected()).isEqualTo(1);
    assertThat(release.findings()).isNotEmpty();
    assertThat(release.withheld()).isZero();
  }

  @Test
  void finish_readAgainAndUnchanged_tellsNothingAgain() {
    var release = release(new Review(Policy.shipped()));
    release.facts(said(0, "The Kestrel mouse costs $19.95.", "e2"));
    int before = reader.events().size();

    current = evidence("19.95", THEN.plusSeconds(5));
    release.facts(END);

    assertThat(reader.events()).hasSize(before);
  }

  @Test
  void facts_productDeletedAfterItsTable_emptiesItsCells() {
    var release = release(new Review(Policy.shipped()));
    release.facts(
        new Draft.Table(
            List.of("m1"),
            List.of(
                new Draft.Row("Price", List.of(new Draft.Cell("$19.95", List.of("e2"))), false))));

    current = new Evidence(List.of(), List.of(), 1, Optional.empty(), List.of());
    release.facts(END);

    assertThat(reader.all(Event.Table.class))
        .extracting(told -> told.rows().getFirst().cells().getFirst().text())
        .containsExactly("$19.95", "");
  }

  @Test
  void facts_databaseFailsBetweenTwoSentences_tellsNothingMoreAndKeepsWhatWasTold() {
    var release = release(ScriptedReview.create());
    release.facts(said(0, "It is so.", "e2"));
    int before = reader.events().size();

    databaseAnswers = false;
    release.facts(said(1, "It is so too.", "e3"));
    databaseAnswers = true;
    release.facts(END);

    assertThat(reader.events()).hasSize(before);
    assertThat(release.released()).isEqualTo(1);
    assertThat(release.cited()).extracting(Fact::id).containsExactly("e2");
    assertThat(release.finished()).isEmpty();
    assertThat(release.failed()).contains(new Draft.Failed("unavailable"));
  }

  @Test
  void facts_productDeletedAfterItsSentence_leavesItNoCitations() {
    var release = release(new Review(Policy.shipped()));
    release.facts(said(0, "The Kestrel mouse costs $19.95.", "e2"));

    current = new Evidence(List.of(), List.of(), 1, Optional.empty(), List.of());
    release.facts(END);

    assertThat(reader.all(Event.Replace.class))
        .containsExactly(new Event.Replace(0, Phrases.ENGLISH.takenBack(), List.of()));
    assertThat(release.sentences())
        .containsExactly(new Answer.Reviewed(Phrases.ENGLISH.takenBack(), List.of(), "correct"));
  }
}
