package dev.tendero.ingestion;

import java.util.Collection;
import java.util.List;
import java.util.Map;

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

  /** Products and documents that are live. */
  long liveCount();

  /**
   * Ids of products and documents that are live, in any order; read once, before {@link #apply}.
   */
  Iterable<String> liveIds();
}
