package dev.tendero.admin;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Product;
import dev.tendero.index.Explanation;
import dev.tendero.index.Hit;
import dev.tendero.index.PassageHit;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.IndexedCatalogue;
import dev.tendero.retrieval.Retrieval;
import dev.tendero.text.Language;
import dev.tendero.units.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question as retrieval sees it: what it is taken to ask, and how each hit came to its place. */
public final class PreviewSearch {
  private static final int PRODUCTS = 20;
  private static final int PASSAGES = 10;

  private final Planner planner;
  private final Retrieval retrieval;

  public PreviewSearch(Planner planner, Retrieval retrieval) {
    this.planner = planner;
    this.retrieval = retrieval;
  }

  /**
   * @param wanted conditions that every product meets
   * @param preferred what only lifts
   * @param matching how many products meet all of {@code wanted}
   */
  public record Preview(
      String intent,
      String language,
      String words,
      Optional<String> kind,
      List<Condition> wanted,
      List<Condition> preferred,
      int matching,
      List<Ranked> products,
      List<Read> passages,
      long catalogueVersion,
      long micros) {}

  /** One thing asked of a product: "price", "le", "150.00 USD". */
  public record Condition(String attribute, String operator, String value) {}

  /**
   * A product in its place.
   *
   * @param score what they are ordered by, from both arms and what lifts
   */
  public record Ranked(
      String id,
      String title,
      String language,
      Optional<Price> price,
      double score,
      Explanation explanation,
      String line) {}

  public record Price(String amount, String currency) {}

  public record Read(
      String id,
      String source,
      String title,
      String origin,
      String text,
      String language,
      double score,
      Explanation explanation,
      String line) {}

  Preview of(String question, Language locale) {
    long began = System.nanoTime();
    try (IndexedCatalogue catalogue = retrieval.catalogue()) {
      Plan plan = planner.plan(question, locale, List.of(), catalogue);
      Retrieval.Ranking ranking = retrieval.rank(catalogue, plan, question, PRODUCTS, PASSAGES);
      return new Preview(
          plan.intent().name().toLowerCase(Locale.ROOT),
          plan.language().tag(),
          plan.words(),
          plan.kind(),
          conditions(plan, true),
          conditions(plan, false),
          ranking.matching(),
          ranking.products().stream().flatMap(hit -> ranked(catalogue, hit).stream()).toList(),
          ranking.passages().stream().map(PreviewSearch::read).toList(),
          catalogue.version(),
          (System.nanoTime() - began) / 1_000);
    }
  }

  private static List<Condition> conditions(Plan plan, boolean hard) {
    return plan.constraints().stream()
        .filter(c -> c.hard() == hard)
        .map(c -> new Condition(c.attribute(), c.operator().wire(), value(c.operand())))
        .toList();
  }

  private static String value(Constraint.Operand operand) {
    return switch (operand) {
      case Constraint.Operand.Words(var words) -> String.join(" / ", words);
      case Constraint.Operand.Amount(var quantity) -> text(quantity);
      case Constraint.Operand.Amounts(var low, var high) -> text(low) + " – " + text(high);
      case Constraint.Operand.Price(var money) -> text(money);
      case Constraint.Operand.Prices(var low, var high) -> text(low) + " – " + text(high);
      case Constraint.Operand.Number(double number) ->
          BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case Constraint.Operand.Flag(boolean set) -> String.valueOf(set);
    };
  }

  private static String text(Quantity quantity) {
    return quantity.amount().toPlainString() + " " + quantity.unit().symbol();
  }

  private static String text(Money money) {
    return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
  }

  private static Price price(Money money) {
    return new Price(money.amount().toPlainString(), money.currency().getCurrencyCode());
  }

  private static Optional<Ranked> ranked(IndexedCatalogue catalogue, Hit hit) {
    return catalogue
        .product(hit.id())
        .map(
            (Product product) ->
                new Ranked(
                    hit.id(),
                    product.title(),
                    product.wording().language(),
                    product.offer().price().map(PreviewSearch::price),
                    hit.score(),
                    hit.explanation(),
                    hit.explanation().toString()));
  }

  private static Read read(PassageHit hit) {
    return new Read(
        hit.passage().id(),
        hit.passage().source(),
        hit.passage().title(),
        hit.passage().origin().wire(),
        hit.passage().text(),
        hit.passage().language(),
        hit.score(),
        hit.explanation(),
        hit.explanation().toString());
  }
}
