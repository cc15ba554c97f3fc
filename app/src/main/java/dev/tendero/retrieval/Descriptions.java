package dev.tendero.retrieval;

import dev.tendero.index.Facet;
import dev.tendero.index.Snapshot;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.CatalogueView.Stated;
import dev.tendero.planning.Vocabulary;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What products of each kind state, kept for as long as the index describes them alike. One for all
 * turns; thread-safe.
 */
final class Descriptions {
  private final Map<Optional<String>, Description> known = new ConcurrentHashMap<>();

  /**
   * @param of what it was made from, by identity
   */
  record Description(List<Facet> of, Map<String, Stated> attributes, Vocabulary vocabulary) {}

  Description of(Snapshot snapshot, Optional<String> kind) {
    List<Facet> facets = kind.map(id -> facets(snapshot, id)).orElseGet(snapshot::facets);
    Description description = known.get(kind);
    if (description == null || description.of != facets) {
      description = description(facets);
      known.put(kind, description);
    }
    return description;
  }

  private static Description description(List<Facet> facets) {
    var stated = new LinkedHashMap<String, Stated>();
    facets.forEach(facet -> stated.put(facet.key(), stated(facet)));
    return new Description(
        facets, Collections.unmodifiableMap(stated), new Vocabulary(stated.values()));
  }

  /** A group is described by the sort of it that the shop has most of: bags by backpacks, say. */
  private static List<Facet> facets(Snapshot snapshot, String kind) {
    Map<String, Integer> kinds = snapshot.kinds();
    return Lexicon.shipped().kindsUnder(kind).stream()
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
}
