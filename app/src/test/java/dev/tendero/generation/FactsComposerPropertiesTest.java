package dev.tendero.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every answer of the composer, however odd the evidence. */
class FactsComposerPropertiesTest {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])-?\\d+(?:[.,]\\d+)*");
  private static final Pattern QUOTED = Pattern.compile("[“«][^”»]*[”»]");

  /** A plan but for its language, and what was found. */
  record Case(
      Intent intent,
      List<Constraint> constraints,
      List<String> focus,
      List<String> asked,
      Optional<Plan.Sort> sort,
      Evidence evidence) {

    Told told(Language language, int seed) {
      Plan plan = new Plan(intent, language, "", constraints, focus, asked, sort, List.of(), 1);
      return Told.of("Can it be returned in 30 days?", plan, evidence, seed);
    }
  }

  @Property(tries = 1_500)
  void draft_everyNumberStandsInACitedFact(
      @ForAll("cases") Case c, @ForAll boolean spanish, @ForAll @IntRange(max = 5) int seed) {
    Language language = spanish ? Language.SPANISH : Language.ENGLISH;
    Told told = c.told(language, seed);

    for (Sentence sentence : told.sentences()) {
      Set<String> allowed = allowed(sentence, c.evidence(), language);
      assertThat(allowed)
          .as(sentence.toString())
          .containsAll(claims(sentence, c.evidence(), language));
    }
  }

  @Property(tries = 1_500)
  void draft_everyCitationIsOfTheEvidence(
      @ForAll("cases") Case c, @ForAll boolean spanish, @ForAll @IntRange(max = 5) int seed) {
    Told told = c.told(spanish ? Language.SPANISH : Language.ENGLISH, seed);

    for (Sentence sentence : told.sentences()) {
      assertThat(sentence.citations()).doesNotHaveDuplicates();
      assertThat(sentence.citations()).allMatch(id -> c.evidence().fact(id).isPresent());
      assertThat(sentence.text()).isNotBlank().doesNotContain("null", "Optional", "{", "  ");
      named(sentence, c.evidence(), spanish)
          .forEach(
              id ->
                  assertThat(sentence.citations().stream().map(e -> source(e, c.evidence())))
                      .as("names product %s: %s", id, sentence)
                      .contains(id));
    }
  }

  @Property(tries = 1_500)
  void draft_bothLanguages_makeTheSameClaims(
      @ForAll("cases") Case c, @ForAll @IntRange(max = 5) int seed) {
    Told english = c.told(Language.ENGLISH, seed);
    Told spanish = c.told(Language.SPANISH, seed);

    assertThat(spanish.outcome()).isEqualTo(english.outcome());
    assertThat(spanish.sentences().stream().map(Sentence::citations).toList())
        .isEqualTo(english.sentences().stream().map(Sentence::citations).toList());
    for (int i = 0; i < english.sentences().size(); i++) {
      assertThat(claims(spanish.sentences().get(i), c.evidence(), Language.SPANISH))
          .as("%s / %s", english.sentences().get(i), spanish.sentences().get(i))
          .isEqualTo(claims(english.sentences().get(i), c.evidence(), Language.ENGLISH));
    }
    assertThat(spanish.cards().size()).isEqualTo(english.cards().size());
    // A row under the feed's own English name says nothing to a reader of Spanish.
    assertThat(spanish.table().size()).isLessThanOrEqualTo(english.table().size());
  }

  /** The numbers a sentence claims: names and quotations aside; "1234.5" in both languages. */
  private static Set<String> claims(Sentence sentence, Evidence evidence, Language language) {
    String text = QUOTED.matcher(sentence.text()).replaceAll(" ");
    for (Evidence.Found found : evidence.products()) {
      text = text.replace(found.product().wording().title(language.tag()), " ");
    }
    for (Fact fact : evidence.facts()) {
      text = text.replace("(" + fact.title() + ")", " ");
    }
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(n -> plain(n, language))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String plain(String number, Language language) {
    String digits =
        language == Language.SPANISH
            ? number.replace(".", "").replace(',', '.')
            : number.replace(",", "");
    return new BigDecimal(digits).stripTrailingZeros().toPlainString();
  }

  private static Set<String> allowed(Sentence sentence, Evidence evidence, Language language) {
    Set<String> numbers = new TreeSet<>();
    if (sentence.citations().isEmpty()) {
      numbers.add(Integer.toString(evidence.matching()));
      evidence.relaxation().ifPresent(r -> numbers.add(Integer.toString(r.gained())));
    }
    for (String id : sentence.citations()) {
      Fact fact = evidence.fact(id).orElseThrow();
      fact.value().ifPresent(v -> add(v, numbers));
      evidence
          .product(fact.source())
          .ifPresent(
              p -> {
                if (fact.origin() == Origin.PRICE) {
                  p.offer().price().ifPresent(m -> numbers.add(plain(m.amount())));
                }
                if (fact.origin() == Origin.RATING) {
                  p.rating()
                      .ifPresent(
                          r -> {
                            numbers.add(plain(BigDecimal.valueOf(r.value())));
                            numbers.add(Integer.toString(r.count()));
                          });
                }
              });
    }
    return numbers;
  }

  private static void add(Value value, Set<String> numbers) {
    switch (value) {
      case Value.Measure(var q) -> numbers.add(plain(q.amount()));
      case Value.Span(var low, var high) -> {
        numbers.add(plain(low.amount()));
        numbers.add(plain(high.amount()));
      }
      case Value.Bare(var n) -> numbers.add(plain(n));
      case Value.Flag f -> {}
      case Value.Words(var words) ->
          words.forEach(
              w ->
                  NUMBER
                      .matcher(w)
                      .results()
                      .forEach(m -> numbers.add(plain(m.group(), Language.ENGLISH))));
    }
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static Set<String> named(Sentence sentence, Evidence evidence, boolean spanish) {
    return evidence.products().stream()
        .map(Evidence.Found::product)
        .filter(p -> sentence.text().contains(p.wording().title(spanish ? "es" : "en")))
        .map(Product::id)
        .collect(Collectors.toSet());
  }

  private static String source(String id, Evidence evidence) {
    return evidence.fact(id).orElseThrow().source();
  }

  // What is drawn

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<List<String>> ids =
        Arbitraries.of("p0", "p1", "p2", "gone").list().uniqueElements().ofMaxSize(3);
    Arbitrary<List<String>> asked = attributes().list().uniqueElements().ofMaxSize(2);
    Arbitrary<Optional<Plan.Sort>> sort =
        Combinators.combine(attributes(), Arbitraries.of(true, false))
            .as(Plan.Sort::new)
            .optional(0.3);
    return Combinators.combine(
            Arbitraries.of(Intent.class),
            constraints().list().ofMaxSize(3),
            ids,
            asked,
            sort,
            evidences())
        .as(Case::new);
  }

  private static Arbitrary<String> attributes() {
    return Arbitraries.of(
        "price",
        "stock",
        "rating",
        "brand",
        "colour",
        "material",
        "weight",
        "cable_length",
        "processor_cache",
        "backlight",
        "operating_temperature",
        "no_such_key");
  }

  private static Arbitrary<Constraint> constraints() {
    return Arbitraries.of(
        Shop.kind("mouse"),
        Shop.kind("no such kind"),
        Shop.under("20"),
        Shop.colour("black"),
        Shop.atLeast("weight", "100", Unit.GRAM),
        Shop.atLeast("cable_length", "1", Unit.SECOND),
        new Constraint(
            "backlight", Constraint.Operator.EQ, new Constraint.Operand.Flag(true), false),
        new Constraint("rating", Constraint.Operator.GE, new Constraint.Operand.Number(4), true));
  }

  private static Arbitrary<Evidence> evidences() {
    Arbitrary<Optional<Evidence.Relaxation>> relaxation =
        Combinators.combine(
                attributes(),
                Arbitraries.of("foldable", "with <b>", "that can be folded for a trip to the sea")
                    .optional(),
                Arbitraries.integers().between(0, 400),
                Arbitraries.of("p0", "p1", "gone").optional())
            .as(Evidence.Relaxation::new)
            .optional(0.2);
    Arbitrary<List<Fact>> passages =
        Arbitraries.of(Origin.REVIEW, Origin.DESCRIPTION, Origin.GUIDE, Origin.POLICY, Origin.FAQ)
            .flatMap(
                origin ->
                    Arbitraries.of(
                            "",
                            "## Title 7",
                            "It can be returned within 30 days if unopened.",
                            "Ships in 2 days. It may be returned to us at any time in 14 days.")
                        .map(
                            text ->
                                Shop.passage(
                                    origin,
                                    origin == Origin.REVIEW ? "p0" : "d9",
                                    "Terms 2024",
                                    text,
                                    1)))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().between(-1, 3_000),
            relaxation,
            passages,
            products(),
            Arbitraries.integers().between(0, 7))
        .as(
            (matching, relaxed, texts, products, dropped) -> {
              Evidence whole =
                  Shop.evidence(matching, relaxed, texts, products.toArray(Product[]::new));
              List<Fact> facts = new ArrayList<>(whole.facts());
              // Facts may be missing: of a product only some were retrieved.
              facts.removeIf(f -> dropped > 3 && f.hashCode() % dropped == 0);
              return new Evidence(
                  whole.products(), facts, whole.matching(), whole.relaxation(), List.of());
            });
  }

  private static Arbitrary<List<Product>> products() {
    return specs()
        .list()
        .ofMaxSize(6)
        .list()
        .ofMaxSize(4)
        .flatMap(
            specs ->
                Combinators.combine(
                        Arbitraries.of("", "0.00", "9.99", "1249.50", "20.00")
                            .list()
                            .ofSize(specs.size()),
                        Arbitraries.of(true, false).list().ofSize(specs.size()))
                    .as(
                        (prices, rated) ->
                            IntStream.range(0, specs.size())
                                .mapToObj(
                                    i -> product(i, prices.get(i), rated.get(i), specs.get(i)))
                                .toList()));
  }

  private static Product product(int i, String price, boolean rated, List<Attribute> specs) {
    Product product =
        Shop.product(
            "p" + i,
            List.of("Mouse 2000", "Mouse X-100 16 GB", "Lamp (3 pcs)", "Cable").get(i),
            i % 2 == 0 ? "Modelo " + i + " de 7 piezas" : "",
            i == 3 ? "unheard_of" : "mouse",
            price,
            specs.toArray(Attribute[]::new));
    return rated ? Shop.rated(product, 4.5 - i, i) : product;
  }

  private static Arbitrary<Attribute> specs() {
    return Arbitraries.of(
        Shop.words("Product colour", "Black"),
        Shop.words("Product colour", "Black", "Silver"),
        Shop.words("Colour", "Nebula 9"),
        Shop.words("Material", "Leather"),
        Shop.measure("Weight", "95.50", Unit.GRAM),
        Shop.measure("Weight", "12000", Unit.GRAM),
        Shop.measure("Cable length", "1.8", Unit.METRE),
        Shop.measure("Display diagonal", "15.6", Unit.INCH),
        Shop.measure("Quantity per pack", "6", Unit.COUNT),
        Shop.measure("Odd thing", "1", Unit.YEAR),
        Shop.bare("Processor cache", "2660"),
        Shop.flag("Backlight", false),
        Shop.flag("Strange flag", true),
        new Attribute(
            "Operating temperature",
            new Value.Span(Quantity.of("-20", Unit.CELSIUS), Quantity.of("60", Unit.CELSIUS))));
  }
}
