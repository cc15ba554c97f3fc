package dev.tendero.ingestion;

/**
 * What has become of the rows so far. Every row read is counted once: {@code read = added + changed
 * + unchanged + rejected} and the deletions that the feed itself states.
 *
 * @param deleted by the feed's own deletions and, in a full run, by absence
 */
public record Counts(
    long read, long added, long changed, long unchanged, long deleted, long rejected) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  Counts plusRead() {
    return new Counts(read + 1, added, changed, unchanged, deleted, rejected);
  }

  Counts plusAdded() {
    return new Counts(read, added + 1, changed, unchanged, deleted, rejected);
  }

  Counts plusChanged() {
    return new Counts(read, added, changed + 1, unchanged, deleted, rejected);
  }

  Counts plusUnchanged() {
    return new Counts(read, added, changed, unchanged + 1, deleted, rejected);
  }

  Counts plusDeleted(long more) {
    return new Counts(read, added, changed, unchanged, deleted + more, rejected);
  }

  Counts plusRejected() {
    return new Counts(read, added, changed, unchanged, deleted, rejected + 1);
  }
}
