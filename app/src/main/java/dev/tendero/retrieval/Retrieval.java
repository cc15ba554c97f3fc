package dev.tendero.retrieval;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Turn;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.app.catalog.IndexFollower;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Evidence.Found;
import dev.tendero.evidence.Evidence.Relaxation;
import dev.tendero.index.Filter;
import dev.tendero.index.Hit;
import dev.tendero.index.PassageFilter;
import dev.tendero.index.PassageHit;
import dev.tendero.index.ProductIndex;
import dev.tendero.index.Search;
import dev.tendero.index.Snapshot;
import dev.tendero.index.Stored;
import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Gathers what an answer may rest on: products that meet every hard constraint, by one snapshot of
 * the index, with price and stock as the catalogue has them at this moment. Thread-safe.
 */
public final class Retrieval {
  /** Cards that fit a first look. */
  private static final int SHOWN = 6;

  /** So far down the list is looked for what can be had, when what stands above is sold out. */
  private static final int LOOKED_AT = 2 * SHOWN;

  /** Columns that still compare on a phone. */
  private static final int COMPARED = 4;

  private static final int PASSAGES = 6;

  /** Sections of policies and guides, each in two languages: any may have the answer. */
  private static final int TEXTS = 24;

  /** Share of the question's words, by rarity, that a product must have to be what is asked for. */
  private static final double COVERED = 0.5;

  /** Words that are looked up in what was found; an index is asked about each. */
  private static final int MOST_UNHELD = 5;

  /** Sums of rarities are equal within this. */
  private static final double ROUNDING = 0.01;

  /** What misses a limit by no more than this share of it is still worth a look. */
  private static final double NEAR = 0.5;

  private final ProductIndex index;
  private final IndexFollower follower;
  private final Encoder encoder;
  private final CatalogueTables tables;
  private final ProductSearch products;
  private final Descriptions descriptions = new Descriptions();
  private final Lexicon lexicon;
  private final Clock clock;

  public Retrieval(
      ProductIndex index,
      IndexFollower follower,
      Encoder encoder,
      CatalogueTables tables,
      Lexicon lexicon,
      Clock clock) {
    this.index = index;
    this.follower = follower;
    this.encoder = encoder;
    this.tables = tables;
    this.products = new ProductSearch(encoder, lexicon);
    this.lexicon = lexicon;
    this.clock = clock;
  }

  /** The catalogue as it is now, for one turn. */
  public IndexedCatalogue catalogue() {
    return new IndexedCatalogue(index.snapshot(), follower.followed(), descriptions);
  }

  /**
   * @param question the admitted text: what passages are searched by
   * @param history earlier turns of the conversation, oldest first
   */
  public Evidence gather(
      IndexedCatalogue catalogue, Plan plan, String question, List<Turn> history) {
    Snapshot snapshot = catalogue.snapshot();
    return switch (plan.intent()) {
      case FIND -> find(snapshot, plan, unmet(history));
      case PRODUCT_QUESTION -> about(snapshot, plan, question);
      case COMPARE -> compare(snapshot, plan);
      case ADVICE ->
          texts(snapshot, plan, question, Set.of(Origin.GUIDE, Origin.FAQ, Origin.MANUAL));
      case POLICY, ORDER_SUPPORT ->
          texts(snapshot, plan, question, Set.of(Origin.POLICY, Origin.FAQ, Origin.GUIDE));
      case SMALL_TALK, OUT_OF_SCOPE -> Evidence.NONE;
    };
  }

  /**
   * Products and passages in the order in which an answer's are chosen, whatever the intent.
   *
   * @param matching how many products meet every hard condition
   */
  public record Ranking(int matching, List<Hit> products, List<PassageHit> passages) {}

  /** The same search as {@link #gather} begins with, for who wants to see it. */
  public Ranking rank(
      IndexedCatalogue catalogue, Plan plan, String question, int products, int passages) {
    Snapshot snapshot = catalogue.snapshot();
    return new Ranking(
        snapshot.count(this.products.filter(plan)),
        this.products.find(snapshot, plan, this.products.sought(plan), products),
        passages(snapshot, question, List.of(PassageFilter.ALL), passages));
  }

  /** What was just gathered, kept current while its answer is told. */
  public CurrentEvidence current(Evidence gathered, Plan plan) {
    return new CurrentEvidence(tables, lexicon, clock, gathered, plan.language());
  }

  /** The conditions that nothing met a moment ago. */
  private static List<Constraint> unmet(List<Turn> history) {
    return history.isEmpty() || !history.getLast().isEmptySearch()
        ? List.of()
        : ProductSearch.hard(history.getLast().plan());
  }

  private Evidence find(Snapshot snapshot, Plan plan, List<Constraint> unmet) {
    int matching = snapshot.count(products.filter(plan));
    if (matching == 0) {
      return nothing(snapshot, plan, unmet);
    }
    List<Hit> hits = products.find(snapshot, plan, products.sought(plan), LOOKED_AT);
    return isAbsent(plan, hits.stream().limit(SHOWN).toList())
        ? new Evidence(List.of(), List.of(), matching, Optional.empty(), List.of())
        : evidence(plan, fullest(snapshot, plan, found(snapshot, hits)), List.of(), matching);
  }

  /**
   * Where words remain that no condition holds, and some of the products say more of them, each by
   * its rarity here, than the others do: those. Not where none of those can be had.
   */
  private static List<Found> fullest(Snapshot snapshot, Plan plan, List<Found> found) {
    if (plan.sort().isPresent()) {
      return found;
    }
    var ids = new Filter.Ids(found.stream().map(each -> each.product().id()).toList());
    var said = new HashMap<String, Double>();
    for (String word : plan.unheld().stream().limit(MOST_UNHELD).toList()) {
      var saying = new Filter.All(List.of(ids, new Filter.Says(List.of(word))));
      List<String> who = snapshot.ids(saying, found.size());
      double rarity = Math.log((double) found.size() / Math.max(1, who.size()));
      who.forEach(id -> said.merge(id, rarity, Double::sum));
    }
    double most = said.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Found> fullest =
        found.stream()
            .filter(each -> said.getOrDefault(each.product().id(), 0.0) >= most - ROUNDING)
            .toList();
    return fullest.stream().allMatch(each -> each.product().offer().isSoldOut()) ? found : fullest;
  }

  /**
   * Whether what is asked for is not sold here: some product is always nearest in meaning, so words
   * that no recognised kind or brand stands behind must be found in one.
   */
  private static boolean isAbsent(Plan plan, List<Hit> hits) {
    boolean named =
        plan.constraints().stream()
            .anyMatch(c -> c.attribute().equals("kind") || c.attribute().equals("brand"));
    return !named
        && !plan.words().isBlank()
        && hits.stream().noneMatch(hit -> hit.explanation().coverage() >= COVERED);
  }

  private Evidence about(Snapshot snapshot, Plan plan, String question) {
    List<Found> subjects = named(snapshot, plan);
    if (subjects.isEmpty()) {
      subjects = found(snapshot, products.described(snapshot, plan, 1));
    }
    Set<Origin> origins = plan.asked().contains(Plan.REVIEWS) ? Set.of(Origin.REVIEW) : Set.of();
    List<PassageFilter> about =
        subjects.stream()
            .map(subject -> new PassageFilter(Optional.of(subject.product().id()), origins))
            .toList();
    return evidence(plan, subjects, passages(snapshot, question, about, PASSAGES), subjects.size());
  }

  private Evidence compare(Snapshot snapshot, Plan plan) {
    List<Found> subjects = named(snapshot, plan);
    if (subjects.size() < 2) {
      subjects = found(snapshot, products.find(snapshot, plan, products.sought(plan), COMPARED));
    }
    subjects = ordered(subjects, plan.sort());
    return evidence(plan, subjects.stream().limit(SHOWN).toList(), List.of(), subjects.size());
  }

  private Evidence texts(Snapshot snapshot, Plan plan, String question, Set<Origin> origins) {
    int limit = plan.intent() == Intent.ADVICE ? PASSAGES : TEXTS;
    var among = List.of(new PassageFilter(Optional.empty(), origins));
    return evidence(plan, named(snapshot, plan), passages(snapshot, question, among, limit), 0);
  }

  /** The best of each; the question's vector is made only where there is a passage to measure. */
  private List<PassageHit> passages(
      Snapshot snapshot, String question, List<PassageFilter> among, int limit) {
    List<PassageFilter> filled = among.stream().filter(snapshot::hasPassages).toList();
    if (filled.isEmpty()) {
      return List.of();
    }
    var vector = Optional.of(encoder.embed(question));
    return filled.stream()
        .flatMap(each -> snapshot.passages(question, vector, each, limit).stream())
        .toList();
  }

  /**
   * No product meets everything: which one constraint, dropped, gains most, and what then comes
   * closest to it. The whole shop is no gain: "Google" without its maker asks for nothing. Where a
   * condition was added to some that nothing met, one of those is dropped: the answer is about the
   * new one.
   */
  private Evidence nothing(Snapshot snapshot, Plan plan, List<Constraint> unmet) {
    List<Constraint> hard = ProductSearch.hard(plan);
    ProductSearch.Sought sought = products.sought(plan);
    boolean added = !unmet.containsAll(hard);
    Optional<Gain> best =
        hard.stream()
            .filter(c -> !c.attribute().equals("kind") && !c.attribute().equals(Constraint.ID))
            .filter(c -> hard.size() > 1 || !Limit.of(c).isEmpty())
            .map(c -> gain(snapshot, plan, sought, c))
            .filter(gain -> gain.products > 0)
            .max(
                Comparator.comparing((Gain gain) -> added && unmet.contains(gain.dropped))
                    .thenComparing(Gain::isNear)
                    .thenComparingInt(Gain::products));
    if (best.isEmpty()) {
      return new Evidence(List.of(), List.of(), 0, Optional.empty(), List.of());
    }
    Constraint dropped = best.get().dropped;
    Plan relaxed = plan.with(without(plan.constraints(), dropped), plan.sort());
    List<Found> closest =
        Limit.of(dropped).isEmpty()
            ? found(snapshot, products.find(snapshot, relaxed, sought, 1))
            : best.get().nearest;
    Evidence nearest = evidence(relaxed, closest, List.of(), 0);
    var relaxation =
        new Relaxation(
            dropped.attribute(),
            dropped.quality(),
            best.get().products,
            nearest.products().stream().map(found -> found.product().id()).findFirst());
    return new Evidence(nearest.products(), nearest.facts(), 0, Optional.of(relaxation), List.of());
  }

  /**
   * What there would be without one constraint.
   *
   * @param nearest what then comes closest to it, at most one
   * @param miss by how much that misses the limit, as a share of it; nothing where there is none
   */
  private record Gain(Constraint dropped, int products, List<Found> nearest, OptionalDouble miss) {
    /** A little dearer than wished is the better advice than many things of another sort. */
    boolean isNear() {
      return miss.isPresent() && miss.getAsDouble() <= NEAR;
    }
  }

  private Gain gain(Snapshot snapshot, Plan plan, ProductSearch.Sought sought, Constraint dropped) {
    int count = snapshot.count(products.filter(without(ProductSearch.hard(plan), dropped)));
    return count == 0 || Limit.of(dropped).isEmpty()
        ? new Gain(dropped, count, List.of(), OptionalDouble.empty())
        : nearest(snapshot, plan, sought, dropped, count);
  }

  private static List<Constraint> without(List<Constraint> constraints, Constraint dropped) {
    return constraints.stream().filter(c -> c != dropped).toList();
  }

  /** Of those that meet all others what misses the limit by least. */
  private Gain nearest(
      Snapshot snapshot, Plan plan, ProductSearch.Sought sought, Constraint dropped, int count) {
    record Miss(Found found, double distance, double limit) {}
    List<Constraint> others = without(plan.constraints(), dropped);
    Optional<Miss> least =
        Limit.of(dropped).stream()
            .flatMap(
                limit ->
                    found(snapshot, products.find(snapshot, limit.beyond(plan, others), sought, 1))
                        .stream()
                        .flatMap(
                            found ->
                                lexicon.measure(found.product(), dropped.attribute()).stream()
                                    .mapToObj(
                                        v ->
                                            new Miss(
                                                found,
                                                Math.abs(v - limit.value()),
                                                limit.value()))))
            .min(Comparator.comparingDouble(Miss::distance));
    return new Gain(
        dropped,
        count,
        least.map(Miss::found).stream().toList(),
        least.stream().mapToDouble(miss -> miss.distance / Math.abs(miss.limit)).findFirst());
  }

  /** "Which of them is cheapest": what is asked about comes first, before some are left out. */
  private List<Found> ordered(List<Found> subjects, Optional<Plan.Sort> sort) {
    if (sort.isEmpty()) {
      return subjects;
    }
    double sign = sort.get().ascending() ? 1 : -1;
    return subjects.stream()
        .sorted(
            Comparator.comparingDouble(
                found -> {
                  var value = lexicon.measure(found.product(), sort.get().attribute());
                  return value.isPresent() ? sign * value.getAsDouble() : Double.MAX_VALUE;
                }))
        .toList();
  }

  private static List<Found> named(Snapshot snapshot, Plan plan) {
    return plan.focus().stream()
        .flatMap(id -> snapshot.product(id).stream())
        .map(stored -> new Found(stored.product(), stored.version(), 1, "named"))
        .toList();
  }

  private static List<Found> found(Snapshot snapshot, List<Hit> hits) {
    var found = new ArrayList<Found>();
    for (Hit hit : hits) {
      Stored stored = snapshot.product(hit.id()).orElseThrow();
      found.add(
          new Found(stored.product(), stored.version(), hit.score(), hit.explanation().toString()));
    }
    return found;
  }

  private Evidence evidence(
      Plan plan, List<Found> subjects, List<PassageHit> passages, int matching) {
    List<Found> current =
        CurrentEvidence.reread(tables, subjects).stream()
            .filter(found -> plan.intent() != Intent.FIND || offerMeets(plan, found.product()))
            .toList();
    int gone = subjects.size() - current.size();
    List<Found> shown = plan.intent() == Intent.FIND ? shown(plan, current) : current;
    var sheet = new FactSheet(lexicon, plan.language(), clock.instant());
    shown.forEach(found -> sheet.add(found.product(), found.version(), found.score()));
    passages.forEach(hit -> sheet.add(hit.passage(), hit.version(), hit.score()));
    return new Evidence(
        shown, sheet.facts(), Math.max(0, matching - gone), Optional.empty(), List.of());
  }

  /**
   * The first few, where what is sold out stands behind whatever can be had and fits as well. Where
   * the question has conditions only, all that meet them fit alike; where it has words, a product
   * that they fit clearly better stays first, sold out or not: it may be the very one that is asked
   * for. An order that was asked for is kept. Nothing is left out of what matches, and by the
   * catalogue's tables, not the index: a stock is what changes most.
   */
  private static List<Found> shown(Plan plan, List<Found> found) {
    var ordered = new ArrayList<>(found);
    double allowed = plan.words().isBlank() ? Double.POSITIVE_INFINITY : Search.Preference.LIGHT;
    for (int i = ordered.size() - 1; i >= 0 && plan.sort().isEmpty(); i--) {
      Found each = ordered.get(i);
      if (each.product().offer().isSoldOut()) {
        int to = i;
        while (to + 1 < ordered.size()
            && !ordered.get(to + 1).product().offer().isSoldOut()
            && each.score() - ordered.get(to + 1).score() <= allowed) {
          to++;
        }
        ordered.add(to, ordered.remove(i));
      }
    }
    return ordered.stream().limit(SHOWN).toList();
  }

  /** The index may lag behind a price or a stock that the conditions were about. */
  private static boolean offerMeets(Plan plan, Product product) {
    Offer offer = product.offer();
    return ProductSearch.hard(plan).stream()
        .allMatch(
            condition ->
                switch (condition.operand()) {
                  case Constraint.Operand.Price(Money limit) ->
                      offer
                          .price()
                          .map(
                              price ->
                                  price.currency().equals(limit.currency())
                                      && holds(
                                          condition.operator(),
                                          price.amount().compareTo(limit.amount())))
                          .orElse(false);
                  case Constraint.Operand.Prices(Money low, Money high) ->
                      offer
                          .price()
                          .map(
                              p ->
                                  p.currency().equals(low.currency())
                                      && p.amount().compareTo(low.amount()) >= 0
                                      && p.amount().compareTo(high.amount()) <= 0)
                          .orElse(false);
                  case Constraint.Operand.Flag(boolean set) ->
                      !condition.attribute().equals("stock")
                          || offer.stock().isEmpty()
                          || (offer.stock().getAsInt() > 0) == set;
                  case Constraint.Operand.Words _,
                      Constraint.Operand.Amount _,
                      Constraint.Operand.Amounts _,
                      Constraint.Operand.Number _ ->
                      true;
                });
  }

  private static boolean holds(Constraint.Operator operator, int order) {
    return switch (operator) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      case BETWEEN -> false;
    };
  }
}
