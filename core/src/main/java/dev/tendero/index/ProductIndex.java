package dev.tendero.index;

import dev.tendero.catalog.Document;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Product;
import dev.tendero.inference.Encoder;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The index in one directory, open for writing by this process alone. Changes become visible with
 * {@link #refresh()} and durable with {@link #commit(long)}; what was not committed is replayed
 * from the catalogue's change log after a crash.
 *
 * <p>Thread-safe. Changes to different ids may come from any number of threads; changes to one id
 * must come in their order. Snapshots are taken and read while changes go on.
 */
public final class ProductIndex implements AutoCloseable {
  private static final String SEQUENCE = "sequence";
  private static final String FORMAT = "format";
  private static final String MODEL = "model";

  /** Before it a segment is written: fewer, larger segments at the price of heap. */
  private static final double BUFFER_MEGABYTES = 96;

  /** A vector search walks one graph per segment: few of them. */
  private static final int SEGMENTS_PER_TIER = 4;

  private final Path directory;
  private final Directory files;
  private final Encoder encoder;
  private volatile IndexWriter writer;
  private volatile SearcherManager searchers;

  /** Of a writer that was reopened, until it has caught up with what snapshots show. */
  private Optional<SearcherManager> next = Optional.empty();

  private volatile long opened;
  private final AtomicLong changes = new AtomicLong();
  private volatile Described described = new Described(0, new ConcurrentHashMap<>());

  private ProductIndex(
      Path directory, Directory files, Encoder encoder, IndexWriterConfig.OpenMode mode)
      throws IOException {
    this.directory = directory;
    this.files = files;
    this.encoder = encoder;
    this.writer = writer(directory, files, mode);
    this.searchers = searchers(writer);
    this.opened = sequence(writer);
  }

  private SearcherManager searchers(IndexWriter writer) throws IOException {
    return new SearcherManager(
        writer,
        new SearcherFactory() {
          @Override
          public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            return new Searcher(reader, facets(reader.numDocs()));
          }
        });
  }

  private static long sequence(IndexWriter writer) {
    return Long.parseLong(data(writer).getOrDefault(SEQUENCE, "0"));
  }

  /**
   * The index that is in {@code directory}, at its last commit.
   *
   * @throws IndexUnusable where none is, or none that this program and encoder can use
   */
  public static ProductIndex open(Path directory, Encoder encoder) {
    try {
      if (!Files.isDirectory(directory)
          || !DirectoryReader.indexExists(FSDirectory.open(directory))) {
        throw new IndexUnusable(directory, "there is none yet");
      }
      verify(directory, encoder);
      return writing(
          directory, FSDirectory.open(directory), encoder, IndexWriterConfig.OpenMode.APPEND);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | NoSuchFileException
        | FileNotFoundException e) {
      throw new IndexUnusable(directory, "damaged or of another version", e);
    } catch (IOException e) {
      throw new UncheckedIOException("index in " + directory, e);
    }
  }

  /** An empty index in {@code directory}, whatever was there before. */
  public static ProductIndex create(Path directory, Encoder encoder) {
    return create(directory, encoder, UnaryOperator.identity());
  }

  /**
   * @param disk what is put between the index and its files; for the tests of a disk in trouble
   */
  static ProductIndex create(Path directory, Encoder encoder, UnaryOperator<Directory> disk) {
    try {
      Files.createDirectories(directory);
      clear(directory);
      ProductIndex index =
          writing(
              directory,
              disk.apply(FSDirectory.open(directory)),
              encoder,
              IndexWriterConfig.OpenMode.CREATE);
      index.commit(0);
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("index in " + directory, e);
    }
  }

  /** Deletes what a damaged index left, which the writer itself would first try to read. */
  private static void clear(Path directory) throws IOException {
    try (var files = FSDirectory.open(directory);
        var _ = files.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : files.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          files.deleteFile(file);
        }
      }
    } catch (LockObtainFailedException e) {
      throw held(directory, e);
    }
  }

  private static IllegalStateException held(Path directory, LockObtainFailedException cause) {
    return new IllegalStateException("another process writes the index in " + directory, cause);
  }

  private static ProductIndex writing(
      Path directory, Directory files, Encoder encoder, IndexWriterConfig.OpenMode mode)
      throws IOException {
    return new ProductIndex(directory, files, encoder, mode);
  }

  private static IndexWriter writer(
      Path directory, Directory files, IndexWriterConfig.OpenMode mode) throws IOException {
    var merging = new TieredMergePolicy();
    merging.setSegmentsPerTier(SEGMENTS_PER_TIER);
    var config = new IndexWriterConfig(Fields.analyzer());
    config.setOpenMode(mode);
    config.setMergePolicy(merging);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    config.setUseCompoundFile(false);
    config.setCommitOnClose(false);
    try {
      return new IndexWriter(files, config);
    } catch (LockObtainFailedException e) {
      throw held(directory, e);
    }
  }

  /** Reads every file once: a flipped bit is found here, not in an answer. */
  private static void verify(Path directory, Encoder encoder) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(directory))) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      requireFormat(directory, data);
      if (!encoder.model().equals(data.get(MODEL))) {
        throw new IndexUnusable(directory, "its vectors are of " + data.get(MODEL));
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  static void requireFormat(Path directory, Map<String, String> data) {
    if (!Fields.FORMAT.equals(data.get(FORMAT))) {
      throw new IndexUnusable(
          directory, "of format " + data.get(FORMAT) + ", this program reads " + Fields.FORMAT);
    }
  }

  /** Those of the state before, until one in a hundred products has changed. */
  private ConcurrentMap<String, List<Facet>> facets(int products) {
    long now = changes.get();
    Described current = described;
    if (now - current.at() > products / 100) {
      current = new Described(now, new ConcurrentHashMap<>());
      described = current;
    }
    return current.facets();
  }

  /**
   * @param at the number of changes applied when the first of {@code facets} was computed
   */
  private record Described(long at, ConcurrentMap<String, List<Facet>> facets) {}

  private static Map<String, String> data(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    var live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  /** The change-log sequence up to which the index was complete when it was opened last. */
  public long sequence() {
    return opened;
  }

  /**
   * False once a disk that was full, or otherwise in trouble, has closed the writer. What was not
   * committed is lost to it; snapshots stay what they were.
   */
  public boolean isOpen() {
    return writer.isOpen();
  }

  /**
   * Goes on writing at the last commit, which {@link #sequence()} then tells. Snapshots stay what
   * they were until the next {@link #refresh()}, so that no change disappears from them while it is
   * replayed. Not while changes are applied.
   *
   * @throws UncheckedIOException while the disk is still in trouble
   */
  public void reopen() {
    writing(
        () -> {
          if (next.isPresent()) {
            next.get().close();
            next = Optional.empty();
          }
          IndexWriter again = writer(directory, files, IndexWriterConfig.OpenMode.APPEND);
          try {
            next = Optional.of(searchers(again));
          } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(again);
            throw e;
          }
          opened = sequence(again);
          writer = again; // last: whoever sees it open has a reader of it to catch up with
        });
  }

  /** One change to the index. */
  public sealed interface Change {
    /** Of the product or document; they share one space of ids. */
    String id();

    /**
     * The product, its variants and its passages in place of whatever its id had.
     *
     * @param passages of its description and reviews, where they are to be found and quoted
     */
    record Upsert(Product product, List<Passage> passages, long version) implements Change {
      public Upsert {
        passages = List.copyOf(passages);
      }

      @Override
      public String id() {
        return product.id();
      }
    }

    /** The document's passages in place of whatever its id had. */
    record UpsertDocument(Document document, List<Passage> passages, long version)
        implements Change {
      public UpsertDocument {
        passages = List.copyOf(passages);
      }

      @Override
      public String id() {
        return document.id();
      }
    }

    record Delete(String id) implements Change {}
  }

  /**
   * Applies one change on the caller's thread. A text that stands in the index already keeps its
   * vector: a change of price or stock embeds nothing.
   *
   * @throws dev.tendero.inference.Busy when the encoder pushes back; nothing was changed
   */
  public void apply(Change change) {
    writing(
        () -> {
          switch (change) {
            case Change.Upsert(Product product, List<Passage> passages, long version) -> {
              var vectors = new Vectors(product.id());
              List<org.apache.lucene.document.Document> documents =
                  documents(passages, Set.of(), version, vectors);
              for (Product sold : Variants.withItself(product)) {
                float[] vector = vectors.of(Fields.embedded(sold));
                documents.add(Fields.document(sold, product.id(), version, vector));
              }
              replace(product.id(), documents);
            }
            case Change.UpsertDocument(Document document, List<Passage> passages, long version) ->
                replace(
                    document.id(),
                    documents(
                        passages,
                        new HashSet<>(document.productIds()),
                        version,
                        new Vectors(document.id())));
            case Change.Delete(String id) -> writer.deleteDocuments(owner(id));
          }
          changes.incrementAndGet();
        });
  }

  /**
   * Applies changes on {@code threads} threads and returns when all are applied. Changes to one id
   * keep their order.
   */
  public void applyAll(List<? extends Change> changes, int threads) {
    List<List<Change>> lanes = new ArrayList<>();
    for (int lane = 0; lane < threads; lane++) {
      lanes.add(new ArrayList<>());
    }
    changes.forEach(
        change -> lanes.get(Math.floorMod(change.id().hashCode(), threads)).add(change));
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (List<Change> lane : lanes) {
        work.add(
            () -> {
              lane.forEach(this::apply);
              return null;
            });
      }
      for (Future<Void> done : executor.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while indexing", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private static List<org.apache.lucene.document.Document> documents(
      List<Passage> passages, Set<String> about, long version, Vectors vectors) throws IOException {
    var documents = new ArrayList<org.apache.lucene.document.Document>();
    for (Passage passage : passages) {
      documents.add(Fields.document(passage, about, version, vectors.of(Fields.embedded(passage))));
    }
    return documents;
  }

  private void replace(String id, List<org.apache.lucene.document.Document> documents)
      throws IOException {
    if (documents.isEmpty()) {
      writer.deleteDocuments(owner(id));
    } else {
      writer.updateDocuments(owner(id), documents);
    }
  }

  private static Term owner(String id) {
    return new Term(Fields.OWNER, id);
  }

  /** The vectors that a product or document has in the index, and new ones for new texts. */
  private final class Vectors {
    private final Map<Long, float[]> known = new HashMap<>();

    Vectors(String id) throws IOException {
      SearcherManager from = searchers;
      Searcher searcher = (Searcher) from.acquire();
      try {
        for (int doc : searcher.matches(new TermQuery(owner(id)), Integer.MAX_VALUE)) {
          known.put(searcher.numbers(Fields.TEXT_HASH, doc).getFirst(), searcher.vector(doc));
        }
      } finally {
        from.release(searcher);
      }
    }

    float[] of(String text) {
      return known.computeIfAbsent(Fields.hash(text), _ -> encoder.embed(text));
    }
  }

  /** Makes all changes so far visible to snapshots taken from now on. */
  public void refresh() {
    writing(
        () -> {
          if (next.isEmpty()) {
            searchers.maybeRefreshBlocking();
            return;
          }
          SearcherManager before = searchers;
          next.get().maybeRefreshBlocking();
          searchers = next.get();
          next = Optional.empty();
          before.close();
        });
  }

  /**
   * Makes all changes so far durable.
   *
   * @param sequence of the last change of the log that they contain
   */
  public void commit(long sequence) {
    writing(
        () -> {
          writer.setLiveCommitData(
              Map.of(
                      SEQUENCE,
                      Long.toString(sequence),
                      FORMAT,
                      Fields.FORMAT,
                      MODEL,
                      encoder.model())
                  .entrySet());
          writer.commit();
        });
  }

  /**
   * Merges everything into one segment, the fastest to search; worth its time after a load of a
   * whole catalogue, not after changes.
   */
  public void compact() {
    writing(
        () -> {
          writer.forceMerge(1);
        });
  }

  /** What was visible at the last {@link #refresh()}. */
  public Snapshot snapshot() {
    while (true) {
      SearcherManager from = searchers;
      try {
        Searcher searcher = (Searcher) from.acquire();
        return new Snapshot(searcher, Weights.MEASURED, () -> from.release(searcher));
      } catch (AlreadyClosedException e) {
        if (from == searchers) {
          throw e;
        } // else a reopened writer has taken over between the two lines
      } catch (IOException e) {
        throw new UncheckedIOException("index in " + directory, e);
      }
    }
  }

  /** What its files take on the disk. */
  public long bytes() {
    try {
      long bytes = 0;
      for (String file : files.listAll()) {
        bytes += files.fileLength(file);
      }
      return bytes;
    } catch (FileNotFoundException | NoSuchFileException e) {
      return bytes(); // merged away between the two lines
    } catch (IOException e) {
      throw new UncheckedIOException("index in " + directory, e);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void writing(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("index in " + directory, e);
    } catch (AlreadyClosedException e) {
      throw new UncheckedIOException("index in " + directory, new IOException(e));
    }
  }

  /** Gives the directory back; what was not committed is gone. */
  @Override
  public void close() {
    writing(
        () -> {
          searchers.close();
          if (next.isPresent()) {
            next.get().close();
          }
          writer.close();
        });
  }
}
