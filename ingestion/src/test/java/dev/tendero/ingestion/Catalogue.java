package dev.tendero.ingestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A catalogue in memory: the port's contract in its plainest form. */
final class Catalogue implements ChangeSink {
  final Map<String, String> json = new TreeMap<>();
  final List<List<Change>> applied = new ArrayList<>();

  /** For each of {@link #applied} who said so. */
  final List<String> feeds = new ArrayList<>();

  private final Map<String, String> hashes = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private long changes;

  /** How many chunks are still taken before the catalogue breaks. */
  int chunksUntilFailure = Integer.MAX_VALUE;

  @Override
  public Map<String, String> hashes(Collection<String> ids) {
    Map<String, String> found = new HashMap<>();
    for (String id : ids) {
      String hash = hashes.get(id);
      if (hash != null) {
        found.put(id, hash);
      }
    }
    return found;
  }

  @Override
  public void apply(String feed, List<Change> changes) {
    if (chunksUntilFailure-- == 0) {
      throw new IllegalStateException("the catalogue broke");
    }
    applied.add(changes);
    feeds.add(feed);
    for (Change change : changes) {
      this.changes++;
      switch (change) {
        case Change.Upsert(var product, String text, String hash) -> put(product.id(), text, hash);
        case Change.UpsertDocument(var document, String text, String hash) ->
            put(document.id(), text, hash);
        case Change.Delete(String id) -> {
          json.remove(id);
          hashes.remove(id);
        }
      }
    }
  }

  private void put(String id, String text, String hash) {
    json.put(id, text);
    versions.put(id, changes);
    hashes.put(id, hash);
  }

  @Override
  public Stock stock() {
    long documents = json.values().stream().filter(Catalogue::isDocument).count();
    return new Stock(json.size() - documents, documents, changes);
  }

  @Override
  public void eachLive(Consumer<Live> live) {
    json.forEach(
        (id, text) -> live.accept(new Live(id, isDocument(text), versions.getOrDefault(id, 0L))));
  }

  private static boolean isDocument(String text) {
    return text.contains("\"type\":\"");
  }
}
