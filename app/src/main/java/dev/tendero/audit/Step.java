package dev.tendero.audit;

/** The moments between which a crash may fall; for the tests that make it fall there. */
enum Step {
  /** The data keys of a batch are durable. */
  KEYS,
  /** A batch of entries is durable. */
  SEQUENCED,
  /** A file of the tree is written, not yet synced. */
  DRAFTED,
  /** The tiles of a round are durable. */
  TILES,
  /** The database knows that they are. */
  INTEGRATED,
  /** The database knows the new checkpoint. */
  SIGNED,
  /** The checkpoint is on disk. */
  PUBLISHED;

  /** Told of each step once it is done, on the thread that did it. */
  interface Probe {
    Probe NONE = step -> {};

    void after(Step step);
  }
}
