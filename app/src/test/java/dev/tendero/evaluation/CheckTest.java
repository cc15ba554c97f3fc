package dev.tendero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.lexicon.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckTest {
  private static final Product HUSH =
      ProductJson.product(
          """
          {"id":"m1","title":"Norvik Hush™ silent mouse, black","brand":"Norvik","kind":"mouse",\
          "price":{"amount":"17.90","currency":"USD"},"stock":42,"rating":4.6,"reviewCount":318,\
          "attributes":[{"name":"Colour","value":"Black"},{"name":"Wireless","value":true},\
          {"name":"Cable length","value":1.8,"unit":"m"},{"name":"Weight","value":82,"unit":"g"},\
          {"name":"Operating temperature","value":"-10 - 40","unit":"°C"}],\
          "reviews":[{"id":"r1","rating":5,"title":"Quiet","text":"Nobody in the library ever heard it.",\
          "date":"2026-02-11","language":"en"}],\
          "language":"en","translations":{"es":{"title":"Ratón silencioso Norvik Hush, negro"}}}""");

  private static final Product LOUD =
      ProductJson.product(
          """
          {"id":"m2","title":"Quillon Basic mouse, white","brand":"Quillon","kind":"mouse",\
          "price":{"amount":"8.90","currency":"USD"},\
          "attributes":[{"name":"Colour","value":"White"},{"name":"Weight","value":120,"unit":"g"}],\
          "language":"en"}""");

  private static final Rows ROWS =
      new Rows() {
        @Override
        public Optional<Product> product(String id) {
          return List.of(HUSH, LOUD).stream().filter(p -> p.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Document> document(String id) {
          return Optional.empty();
        }

        @Override
        public void each(Consumer<Product> sink) {
          sink.accept(HUSH);
          sink.accept(LOUD);
        }
      };

  private static final Map<String, Seen.Cited> CITED =
      Map.of(
          "e1", new Seen.Cited("m1", Origin.PRICE, "price"),
          "e2", new Seen.Cited("m1", Origin.SPEC, "cable_length"),
          "e3", new Seen.Cited("m1", Origin.SPEC, "weight"),
          "e4", new Seen.Cited("m1", Origin.REVIEW, "m1#review:r1"),
          "e5", new Seen.Cited("m1", Origin.SPEC, "wireless"),
          "e6", new Seen.Cited("m2", Origin.SPEC, "weight"),
          "e8", new Seen.Cited("m1", Origin.SPEC, "operating_temperature"),
          "e7", new Seen.Cited("m1", Origin.SPEC, "colour"));

  private static final Seen.Shown CARD =
      new Seen.Shown("m1", "Norvik Hush™ silent mouse, black", "17.90", "USD");

  private static final String FIND =
      """
      {"id":"t","lang":"en","turns":["black mouse under 20 dollars"],"expect":{"outcome":["grounded"],\
      "kind":"mouse","all":[{"attribute":"price","op":"lt","value":20,"unit":"USD"},\
      {"attribute":"colour","op":"eq","value":"black"}]}}""";

  @Test
  void check_trueAnswer_passes() {
    var verdict =
        check(
            FIND,
            seen(
                "grounded",
                List.of(CARD),
                said("1 mouse meets everything you asked for."),
                said(
                    "The first is Norvik Hush: it costs $17.90 and its cable length is 1.8 m.",
                    "e1",
                    "e2")));

    assertThat(verdict.failure()).isEmpty();
    assertThat(verdict.meeting()).isEqualTo(1);
    assertThat(verdict.contained()).isEqualTo(1);
    assertThat(verdict.invented()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It costs $17.90.                               | e1",
        "It works from -10 to 40 °C.                    | e8",
        "The manual says 0.082 kg, and Hz is no name.    | e3",
        "Colour: black · Norvik Hush™ mouse: 82 g       | e3",
        "Cuesta 17,90 USD.                              | e1",
        "El cable mide 180 cm.                          | e2",
        "Its cable is 5.9 ft long.                      | e2",
        "It weighs 0.082 kg, and it is under 20 dollars.| e3",
        "A review of Norvik Hush says: “Nobody in the library ever heard it.” | e4",
      })
  void check_trueSentence_isContained(String sentence, String citation) {
    assertThat(check(FIND, seen("grounded", List.of(CARD), said(sentence, citation))).failure())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It costs $16.90.                                | e1",
        "It costs 17.90 euros.                           | e1",
        "Its cable is 2.8 m long.                        | e2",
        "Its cable is 1.8 kg.                            | e2",
        "Its cable is 180 m long.                        | e2",
        "The mouse is a Norvik Thunder.                  | e1",
        "The price of the TX-4000 is $17.90.             | e1",
        "Quillon Hush costs $17.90.                      | e1",
        "A review says: “Everybody in the library loves it.” | e4",
        "There are 14 mice like this.                    | ",
      })
  void check_inventedNameOrNumber_isCaught(String sentence, String citation) {
    var said = citation == null ? said(sentence) : said(sentence, citation);

    assertThat(check(FIND, seen("grounded", List.of(CARD), said)).invented()).hasSize(1);
  }

  @Test
  void check_numberOfAnotherFieldOfTheRow_isUncontainedButNotInvented() {
    var verdict =
        check(FIND, seen("grounded", List.of(CARD), said("Its cable is 1.8 m long.", "e3")));

    assertThat(verdict.failure().orElse("")).contains("citation lacks").contains("1.8");
    assertThat(verdict.contained()).isZero();
    assertThat(verdict.invented()).isEmpty();
  }

  @Test
  void check_citationOfNothing_isCaught() {
    var verdict = check(FIND, seen("grounded", List.of(CARD), said("It is quiet.", "e99")));

    assertThat(verdict.failure().orElse("")).contains("e99");
  }

  @Test
  void check_productAgainstACondition_isCaught() {
    var white = new Seen.Shown("m2", "Quillon Basic mouse, white", "8.90", "USD");
    var verdict = check(FIND, seen("grounded", List.of(CARD, white)));

    assertThat(verdict.failure()).hasValue("shows m2 against colour eq black");
    assertThat(verdict.shown()).isEqualTo(2);
    assertThat(verdict.meeting()).isEqualTo(1);
  }

  @Test
  void check_productThatStatesItInAnotherWay_meetsIt() {
    var white = new Seen.Shown("m2", "Quillon Basic mouse, white", "8.90", "USD");
    String either =
        """
        {"id":"t","lang":"en","turns":["light mouse"],"expect":{"outcome":["grounded"],\
        "all":[{"attribute":"weight","op":"lt","value":100,"unit":"g",\
        "or":[{"attribute":"title","value":["basic MOUSE"]}]}]}}""";
    var verdict = check(either, seen("grounded", List.of(CARD, white)));

    assertThat(verdict.meeting()).isEqualTo(2);
    assertThat(check(either.replace("basic MOUSE", "asic"), seen("grounded", List.of(white))))
        .extracting(Check.Verdict::meeting)
        .isEqualTo(0);
  }

  @Test
  void check_cardWithAnotherPriceOrTitleOrProduct_isInvented() {
    for (var card :
        List.of(
            new Seen.Shown("m1", "Norvik Hush™ silent mouse, black", "9.90", "USD"),
            new Seen.Shown("m1", "Norvik Hush Pro", "17.90", "USD"),
            new Seen.Shown("m9", "Norvik Ghost", "17.90", "USD"))) {
      assertThat(check(FIND, seen("grounded", List.of(card))).invented())
          .as(card.title())
          .hasSize(1);
    }
  }

  @Test
  void check_nothingShownWhereThereIsSomething_isCaught() {
    assertThat(check(FIND, seen("grounded", List.of())).failure()).hasValue("shows no product");
    assertThat(check(FIND, seen("no_match", List.of())).failure())
        .hasValue("outcome no_match, not grounded");
  }

  @Test
  void check_productsWhereNoneMeets_isCaught() {
    String impossible =
        """
        {"id":"t","lang":"en","turns":["red mouse"],"expect":{"outcome":["no_match"],"noProducts":true}}""";

    assertThat(check(impossible, seen("no_match", List.of())).failure()).isEmpty();
    assertThat(check(impossible, seen("no_match", List.of(CARD))).failure().orElse(""))
        .contains("1 products");
  }

  @Test
  void check_askedFact_needsValueAndRightCitation() {
    String fact = fact("cable_length");

    assertThat(
            check(fact, seen("grounded", List.of(), said("The cable is 1.8 m.", "e2"))).failure())
        .isEmpty();
    assertThat(
            check(fact, seen("grounded", List.of(), said("The cable is 1.8 m.", "e3")))
                .failure()
                .orElse(""))
        .contains("without the right citation");
    assertThat(
            check(fact, seen("grounded", List.of(), said("It has a cable.", "e2")))
                .failure()
                .orElse(""))
        .contains("does not state");
    assertThat(
            check(fact, seen("grounded", List.of(), said("It weighs 82 g.", "e3")))
                .failure()
                .orElse(""))
        .contains("does not state");
  }

  @Test
  void check_askedFlag_mustNotBeDenied() {
    String fact = fact("wireless");

    assertThat(
            check(fact, seen("grounded", List.of(), said("Yes: Norvik Hush has wireless.", "e5")))
                .failure())
        .isEmpty();
    assertThat(
            check(fact, seen("grounded", List.of(), said("No: it has no wireless.", "e5")))
                .failure())
        .isNotEmpty();
  }

  @Test
  void check_askedColourInSpanish_isUnderstood() {
    assertThat(
            check(
                    fact("colour"),
                    seen("grounded", List.of(), said("Norvik Hush es de color negro.", "e7")))
                .failure())
        .isEmpty();
    assertThat(
            check(
                    fact("colour"),
                    seen("grounded", List.of(), said("Norvik Hush es de color rojo.", "e7")))
                .failure())
        .isNotEmpty();
  }

  @Test
  void check_orderThatBeginsElsewhere_isCaught() {
    String cheapest =
        """
        {"id":"t","lang":"en","turns":["cheapest mouse"],"expect":{"kind":"mouse",\
        "order":{"attribute":"price","direction":"ascending"}}}""";
    var white = new Seen.Shown("m2", "Quillon Basic mouse, white", "8.90", "USD");

    assertThat(check(cheapest, seen("grounded", List.of(white, CARD))).failure()).isEmpty();
    assertThat(check(cheapest, seen("grounded", List.of(CARD, white))).failure())
        .hasValue("not in the order of price");
    assertThat(check(cheapest, seen("grounded", List.of(CARD))).failure().orElse(""))
        .contains("extreme");
  }

  @Test
  void check_wordsWantedAndUnwanted_areLookedFor() {
    String words =
        """
        {"id":"t","lang":"en","turns":["returns?"],"expect":{"mentions":["30|thirty"],"absent":["guarantee"]}}""";

    assertThat(check(words, seen("grounded", List.of(), said("Within thirty days."))).failure())
        .isEmpty();
    assertThat(check(words, seen("grounded", List.of(), said("Any time."))).failure())
        .hasValue("does not mention 30|thirty");
    assertThat(
            check(words, seen("grounded", List.of(), said("Thirty days, we guarantee."))).failure())
        .hasValue("mentions guarantee");
  }

  private static String fact(String attribute) {
    return """
        {"id":"t","lang":"en","turns":["tell me"],"expect":{"fact":{"product":"m1","attribute":"%s"}}}"""
        .formatted(attribute);
  }

  private static Seen.Said said(String text, String... citations) {
    return new Seen.Said(Seen.Place.SENTENCE, text, List.of(citations));
  }

  private static Seen seen(String outcome, List<Seen.Shown> shown, Seen.Said... said) {
    return new Seen(outcome, List.of(said), shown, CITED, Set.of(1));
  }

  private static Check.Verdict check(String json, Seen seen) {
    try {
      Task task = Task.of(new ObjectMapper().readTree(json));
      var census = Census.of(ROWS, List.of(task), Lexicon.shipped());
      return new Check(ROWS, Lexicon.shipped(), census).of(task, seen);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
