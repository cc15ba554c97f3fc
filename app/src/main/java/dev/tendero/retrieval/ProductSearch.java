package dev.tendero.retrieval;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Plan;
import dev.tendero.index.Facet;
import dev.tendero.index.Filter;
import dev.tendero.index.Hit;
import dev.tendero.index.Search;
import dev.tendero.index.Snapshot;
import dev.tendero.index.Sort;
import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What a plan finds in one snapshot of the index. Thread-safe. */
public final class ProductSearch {
  /** What is said in words and yet leaves no product out of a list of results. */
  private static final Set<String> FILTERING = Set.of("brand", "colour", "material");

  private final Encoder encoder;
  private final Lexicon lexicon;
  private final Conditions conditions;

  /** Vectors of the kinds' names, which many a question comes down to; at most one a kind. */
  private final ConcurrentMap<String, float[]> ofKinds = new ConcurrentHashMap<>();

  public ProductSearch(Encoder encoder, Lexicon lexicon) {
    this.encoder = encoder;
    this.lexicon = lexicon;
    this.conditions = new Conditions(lexicon);
  }

  /** What every product of the answer meets: the plan's hard constraints. */
  Filter filter(Plan plan) {
    return filter(hard(plan));
  }

  Filter filter(List<Constraint> constraints) {
    return conditions.of(constraints);
  }

  static List<Constraint> hard(Plan plan) {
    return plan.constraints().stream().filter(Constraint::hard).toList();
  }

  /** What a plan has to say in words, and their meaning, made when it is first needed. One turn. */
  final class Sought {
    private final String words;
    private final String kind;
    private float @Nullable [] vector;

    private Sought(String words, String kind) {
      this.words = words;
      this.kind = kind;
    }

    Optional<float[]> vector() {
      if (words.isBlank()) {
        return Optional.empty();
      }
      if (vector == null) {
        vector =
            words.equals(kind)
                ? ofKinds.computeIfAbsent(kind, encoder::embed)
                : encoder.embed(words);
      }
      return Optional.of(vector);
    }
  }

  /** The plan's words, led by the kind, which is what most titles name. */
  Sought sought(Plan plan) {
    String kind = name(plan);
    return new Sought((kind + " " + plan.words()).strip(), kind);
  }

  /**
   * Products that meet every hard constraint, best first.
   *
   * @param sought of this plan or of one with other conditions on the same kind
   */
  List<Hit> find(Snapshot snapshot, Plan plan, Sought sought, int limit) {
    return snapshot.search(search(snapshot, plan, sought, hard(plan), true, limit));
  }

  /**
   * As for a list of results: always ranks, by the question's own words; a kind, a quality or a
   * name that no product here goes by only lifts.
   */
  public List<Hit> rank(Snapshot snapshot, Plan plan, String question, int limit) {
    List<Constraint> typed =
        hard(plan).stream().filter(c -> !onlyLifts(c) && !isUnborne(snapshot, c)).toList();
    return snapshot.search(
        search(snapshot, plan, new Sought(question, name(plan)), typed, false, limit));
  }

  /**
   * A list has room for what was named otherwise: a kind, a quality, an attribute's value in words.
   */
  private static boolean onlyLifts(Constraint constraint) {
    return constraint.operand() instanceof Constraint.Operand.Words
        && !FILTERING.contains(constraint.attribute());
  }

  /**
   * "Google", "Microsoft Surface" where neither makes anything that is sold: an answer says so, a
   * list has what speaks of them.
   */
  private boolean isUnborne(Snapshot snapshot, Constraint constraint) {
    return constraint.operand() instanceof Constraint.Operand.Words
        && snapshot.count(conditions.of(constraint)) == 0;
  }

  /** The cheapest of a kind is the cheapest of all of it, whatever words stand beside. */
  private Search search(
      Snapshot snapshot,
      Plan plan,
      Sought words,
      List<Constraint> filtering,
      boolean varied,
      int limit) {
    var preferences = new ArrayList<Search.Preference>();
    for (Constraint constraint : plan.constraints()) {
      if (!filtering.contains(constraint)) {
        preferences.add(new Search.Preference(conditions.of(constraint), weight(constraint)));
      }
    }
    Optional<Sort> order = plan.sort().flatMap(sort -> sort(snapshot, plan, sort));
    boolean everyOne = varied && order.isPresent() && plan.kind().isPresent();
    return new Search(
        everyOne ? "" : words.words,
        everyOne ? Optional.empty() : words.vector(),
        conditions.of(filtering),
        preferences,
        order,
        varied,
        limit);
  }

  /** Products that meet every hard constraint and say every word: what a question describes. */
  List<Hit> described(Snapshot snapshot, Plan plan, int limit) {
    Search search = search(snapshot, plan, sought(plan), hard(plan), false, limit);
    return plan.words().isBlank()
        ? snapshot.search(search)
        : snapshot.search(
            search.where(
                new Filter.All(List.of(search.filter(), new Filter.Says(List.of(plan.words()))))));
  }

  private static double weight(Constraint constraint) {
    return constraint.attribute().equals("kind") ? Search.Preference.KIND : Search.Preference.LIGHT;
  }

  private String name(Plan plan) {
    return plan.kind()
        .flatMap(id -> lexicon.term(Term.Type.KIND, id))
        .map(term -> term.label(Language.ENGLISH))
        .orElse("");
  }

  /** By the key that most products of the kind state, of those the attribute goes by. */
  private Optional<Sort> sort(Snapshot snapshot, Plan plan, Plan.Sort sort) {
    return switch (sort.attribute()) {
      case "price" -> currency(snapshot).map(c -> new Sort.Price(c, sort.ascending()));
      case "rating" -> Optional.of(new Sort.Rating(sort.ascending()));
      default -> {
        List<String> keys = lexicon.keysOf(sort.attribute());
        List<Facet> facets = plan.kind().map(snapshot::facets).orElseGet(snapshot::facets);
        yield facets.stream()
            .filter(facet -> facet.measure().isPresent() && keys.contains(facet.key()))
            .findFirst()
            .map(
                facet ->
                    new Sort.Attribute(
                        facet.key(), facet.measure().get().dimension(), sort.ascending()));
      }
    };
  }

  /** The one most prices are in. */
  private static Optional<Currency> currency(Snapshot snapshot) {
    return snapshot.currencies().entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(entry -> Currency.getInstance(entry.getKey()));
  }
}
