package dev.tendero.ingestion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The catalogue as ingestion needs it. Products and documents share one space of ids: an upsert
 * replaces whatever is live under its id, product or document.
 */
public interface ChangeSink {

  /**
   * The content hashes of those of {@code ids} that are live; others are absent.
   *
   * @param ids at most {@link Ingestion#CHUNK_ROWS}
   */
  Map<String, String> hashes(Collection<String> ids);

  /**
   * Applies all of {@code changes} in their order or none of them, durably when it returns. Ids do
   * not repeat; deleting what is not live does nothing.
   *
   * @param feed name of the feed that says so; of all feeds of the run for what they do not have
   * @param changes 1 to {@link Ingestion#CHUNK_ROWS}
   */
  void apply(String feed, List<Change> changes);

  /** What there is now; read when a run begins. */
  Stock stock();

  /** Hands over what is live, in any order. */
  void eachLive(Consumer<Live> live);

  /**
   * A product or a document.
   *
   * @param version the number of the change that made it so
   */
  record Live(String id, boolean document, long version) {}

  /**
   * How much is live.
   *
   * @param lastChange the number of the last change; every later one has a higher number
   */
  record Stock(long products, long documents, long lastChange) {
    public static final Stock NONE = new Stock(0, 0, 0);
  }
}
