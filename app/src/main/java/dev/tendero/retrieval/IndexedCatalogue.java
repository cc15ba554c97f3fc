package dev.tendero.retrieval;

import dev.tendero.answer.Constraint;
import dev.tendero.catalog.Product;
import dev.tendero.index.Facet;
import dev.tendero.index.Filter;
import dev.tendero.index.Snapshot;
import dev.tendero.index.Stored;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.CatalogueView;
import dev.tendero.text.Accents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

  private static final Conditions CONDITIONS = new Conditions(Lexicon.shipped());

  private final Snapshot snapshot;
  private final long version;

  /** What {@link #attributes} was asked for already: a plan asks many times. */
  private final Map<Optional<String>, Map<String, Stated>> attributes = new ConcurrentHashMap<>();

  public IndexedCatalogue(Snapshot snapshot, long version) {
    this.snapshot = snapshot;
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
        : List.copyOf(brands.subMap(folded + " ", folded + " \uffff").values());
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
    return attributes.computeIfAbsent(
        kind,
        _ -> {
          var stated = new LinkedHashMap<String, Stated>();
          kind.map(this::described)
              .orElseGet(snapshot::facets)
              .forEach(facet -> stated.put(facet.key(), stated(facet)));
          return Collections.unmodifiableMap(stated);
        });
  }

  /** A shop without plain bags describes bags by the sort of which it has most: backpacks. */
  private List<Facet> described(String kind) {
    Map<String, Integer> kinds = snapshot.kinds();
    return kinds.containsKey(kind)
        ? snapshot.facets(kind)
        : Lexicon.shipped().kindsUnder(kind).stream()
            .filter(kinds::containsKey)
            .max(Comparator.comparingInt(each -> kinds.getOrDefault(each, 0)))
            .map(snapshot::facets)
            .orElse(List.of());
  }

  private static Stated stated(Facet facet) {
    var measures = facet.measure();
    return new Stated(
        facet.key(),
        facet.products(),
        measures.map(Facet.Measures::dimension),
        measures.map(Facet.Measures::min).orElse(0.0),
        measures.map(Facet.Measures::max).orElse(0.0),
        facet.flags() > 0,
        facet.words());
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
