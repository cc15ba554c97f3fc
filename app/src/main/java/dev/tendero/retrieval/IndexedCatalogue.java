package dev.tendero.retrieval;

import dev.tendero.answer.Constraint;
import dev.tendero.catalog.Product;
import dev.tendero.index.Filter;
import dev.tendero.index.Snapshot;
import dev.tendero.index.Stored;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.CatalogueView;
import dev.tendero.planning.Vocabulary;
import dev.tendero.text.Accents;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogue as one snapshot of the index has it: what a whole turn reads. */
public final class IndexedCatalogue implements CatalogueView, AutoCloseable {
  /** Shorter first words ("HP", "the") would name too much. */
  private static final int SHORTEST_FIRST_WORD = 4;

  /** Products that are read to see of which kinds a word is said. */
  private static final int MOST_OF_A_WORD = 5;

  private static final int LEAST_OF_A_WORD = 4;
  private static final double NEARLY_ALL = 0.8;

  private static final Conditions CONDITIONS = new Conditions(Lexicon.shipped());

  private final Snapshot snapshot;
  private final long version;
  private final Descriptions descriptions;
  private final Map<Optional<String>, Descriptions.Description> described =
      new ConcurrentHashMap<>();

  /** The catalogue of a command that asks it but for a while. */
  public IndexedCatalogue(Snapshot snapshot, long version) {
    this(snapshot, version, new Descriptions());
  }

  IndexedCatalogue(Snapshot snapshot, long version, Descriptions descriptions) {
    this.snapshot = snapshot;
    this.descriptions = descriptions;
    this.version = version;
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** The change of the catalogue's log up to which this is complete. */
  public long version() {
    return version;
  }

  @Override
  public List<String> currencies() {
    return snapshot.currencies().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Map<String, Integer> kinds() {
    return snapshot.kinds();
  }

  @Override
  public List<String> brands(String words) {
    String folded = Accents.strip(words).toLowerCase(Locale.ROOT);
    SortedMap<String, String> brands = snapshot.brands();
    String exact = brands.get(folded);
    if (exact != null) {
      return List.of(exact);
    }
    return folded.length() < SHORTEST_FIRST_WORD
        ? List.of()
        : brands.subMap(folded, folded + "\uffff").entrySet().stream()
            .filter(brand -> !Character.isLetterOrDigit(brand.getKey().charAt(folded.length())))
            .map(Map.Entry::getValue)
            .toList();
  }

  @Override
  public int saying(List<String> kinds, List<List<String>> qualities) {
    var filters = new ArrayList<Filter>();
    if (!kinds.isEmpty()) {
      filters.add(new Filter.Kind(kinds));
    }
    qualities.forEach(forms -> filters.add(Conditions.quality(forms)));
    return snapshot.count(new Filter.All(filters));
  }

  @Override
  public int meeting(List<Constraint> constraints) {
    return snapshot.count(CONDITIONS.of(constraints));
  }

  @Override
  public List<String> titled(List<String> words, int limit) {
    return snapshot.ids(new Filter.Titled(words), limit);
  }

  @Override
  public Map<String, Stated> attributes(Optional<String> kind) {
    return described(kind).attributes();
  }

  @Override
  public Optional<String> kindSaying(String word) {
    var says = new Filter.Says(List.of(word));
    int all = snapshot.count(says);
    return all < LEAST_OF_A_WORD
        ? Optional.empty()
        : snapshot.ids(says, MOST_OF_A_WORD).stream()
            .flatMap(id -> product(id).flatMap(Product::kind).stream())
            .distinct()
            .filter(
                kind ->
                    snapshot.count(new Filter.All(List.of(new Filter.Kind(List.of(kind)), says)))
                        >= all * NEARLY_ALL)
            .findFirst();
  }

  /** The same for the whole turn, whatever other turns make of newer states. */
  private Descriptions.Description described(Optional<String> kind) {
    return described.computeIfAbsent(kind, each -> descriptions.of(snapshot, each));
  }

  @Override
  public Vocabulary vocabulary(String kind) {
    return described(Optional.of(kind)).vocabulary();
  }

  @Override
  public List<String> named(String titleOrModel, int limit) {
    var ids = new LinkedHashSet<String>(snapshot.titled(titleOrModel, limit));
    ids.addAll(snapshot.withCode(titleOrModel, limit));
    return ids.stream().limit(limit).toList();
  }

  @Override
  public Optional<Product> product(String id) {
    return snapshot.product(id).map(Stored::product);
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
