package dev.tendero.retrieval;

import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Evidence.Found;
import dev.tendero.evidence.Fact;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The evidence of one answer for as long as it is told: price and stock are read again from the
 * catalogue's tables, those of all products by one query, when their last reading has grown older
 * than {@link #FRESH}. Facts keep their ids; the facts of a product that was deleted, and a price
 * or stock that is no longer stated, are gone. One per turn; not thread-safe.
 */
public final class CurrentEvidence implements Supplier<Evidence> {
  /**
   * How old a price may be when it is told. The composer tells a whole answer within it and pays no
   * second query; a model's stream of 30 s pays at most one a second.
   */
  static final Duration FRESH = Duration.ofSeconds(1);

  private final CatalogueTables tables;
  private final Function<Instant, FactSheet> wording;
  private final Clock clock;
  private Evidence evidence;
  private Instant readAt;

  /** {@code evidence} has just been read. */
  CurrentEvidence(
      CatalogueTables tables, Lexicon lexicon, Clock clock, Evidence evidence, Language language) {
    this.tables = tables;
    this.wording = asOf -> new FactSheet(lexicon, language, asOf);
    this.clock = clock;
    this.evidence = evidence;
    this.readAt = clock.instant();
  }

  /** The evidence with prices and stock at most {@link #FRESH} old; the same one while it is. */
  @Override
  public Evidence get() {
    boolean stale = Duration.between(readAt, clock.instant()).compareTo(FRESH) > 0;
    if (stale && !evidence.products().isEmpty()) {
      evidence = readAgain();
      readAt = clock.instant();
    }
    return evidence;
  }

  private Evidence readAgain() {
    List<Found> current = reread(tables, evidence.products());
    Set<String> before = ids(evidence.products()).collect(Collectors.toSet());
    FactSheet sheet = wording.apply(clock.instant());
    var now = current.stream().collect(Collectors.toMap(f -> f.product().id(), f -> f));
    List<Fact> facts =
        evidence.facts().stream()
            .flatMap(
                fact ->
                    before.contains(fact.source())
                        ? Optional.ofNullable(now.get(fact.source())).stream()
                            .flatMap(found -> sheet.again(fact, found).stream())
                        : Stream.of(fact))
            .toList();
    return new Evidence(
        current, facts, evidence.matching(), evidence.relaxation(), evidence.degraded());
  }

  /** The same products with price and stock as the catalogue has them now, without deleted ones. */
  static List<Found> reread(CatalogueTables tables, List<Found> products) {
    if (products.isEmpty()) {
      return products;
    }
    var now = tables.current(ids(products).toList());
    return products.stream()
        .flatMap(
            found ->
                Stream.ofNullable(now.get(found.product().id()))
                    .map(
                        current ->
                            new Found(
                                at(found.product(), current.offer()),
                                current.version(),
                                found.score(),
                                found.explanation())))
        .toList();
  }

  private static Stream<String> ids(List<Found> products) {
    return products.stream().map(found -> found.product().id());
  }

  private static Product at(Product product, Offer now) {
    return product.with(
        new Offer(now.price(), product.offer().was(), now.availability(), now.stock()));
  }
}
