package dev.tendero.audit;

import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The log of all that was asked, answered, refused and changed; append-only, and provably so. An
 * entry is durable when {@link #append} returns, in the tree within a second, and under a signed
 * checkpoint right after. docs/audit-log.md specifies every byte of it.
 *
 * <p>Entries live in the database; keys under {@code home/keys}, outside of it; the tree, which can
 * be derived from the entries, under {@code home/log}. Uses two connections of the pool.
 * Thread-safe.
 */
public final class AuditLog implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Entries of a subject read at once. */
  private static final int PAGE = 500;

  private final DataSource database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final FileChannel lock;
  private final TileStore store;
  private final Keyring keys;
  private final Integrator integrator;
  private final GroupCommit commits;

  /**
   * Opens the log, beginning it when there is none. The schema is there (Flyway, V1__audit).
   *
   * @throws IllegalStateException when tree, database and keys do not belong together, or another
   *     process has the log open; the message says what to do
   * @throws Unavailable when the database or the disk is
   */
  public static AuditLog open(DataSource database, Path home, Clock clock) {
    return open(database, home, clock, Step.Probe.NONE);
  }

  static AuditLog open(DataSource database, Path home, Clock clock, Step.Probe probe) {
    try {
      return new AuditLog(database, home, clock, probe);
    } catch (IOException | SQLException e) {
      throw new Unavailable("log", SOON, e);
    }
  }

  private AuditLog(DataSource database, Path home, Clock clock, Step.Probe probe)
      throws IOException, SQLException {
    this.database = database;
    this.clock = clock;
    Files.createDirectories(log(home));
    Files.createDirectories(keys(home), Durable.OWNER_ONLY_FOLDER);
    this.lock = lock(log(home).resolve("lock"));
    try {
      this.store = new TileStore(log(home), probe);
      this.keys = Keyring.open(keys(home), random);
      this.integrator = Integrator.open(database, store, new LogKey(home, random), probe);
      this.commits = new GroupCommit(database, keys, integrator::wake, probe);
    } catch (IOException | SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  static Path log(Path home) {
    return home.resolve("log");
  }

  static Path keys(Path home) {
    return home.resolve("keys");
  }

  private record LogKey(Path home, SecureRandom random) implements Integrator.Keys {
    @Override
    public Signer read() throws IOException {
      return Signer.read(file());
    }

    @Override
    public Signer create() throws IOException {
      return Signer.create(file(), random);
    }

    private Path file() {
      return keys(home).resolve("log.key");
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this process: the same trouble as held by another.
    }
    channel.close();
    throw new IllegalStateException("The audit log is open in another process: " + file);
  }

  /**
   * Makes an entry durable; blocks until it is, a few milliseconds. Concurrent callers share one
   * transaction.
   *
   * @param clear what the shopper wrote and read; the entry gets commitments to it
   * @throws Unavailable when the entry may not be durable; the exchange must not go on
   */
  public Recorded append(Entry entry, Optional<Payload> clear) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    AuditId id = AuditId.fresh(at, random);
    String pseudonym = EntryBytes.exchange(entry).map(e -> keys.pseudonym(e.subject())).orElse("");
    if (clear.isPresent() && pseudonym.isEmpty()) {
      throw new IllegalArgumentException("a payload belongs to a subject's exchange");
    }
    Openings openings = clear.map(this::openings).orElse(Openings.NONE);
    EntryBytes.Commitments commitments =
        clear.map(p -> p.commitments(openings)).orElse(EntryBytes.Commitments.NONE);
    byte[] bytes = EntryBytes.of(id.toString(), at, entry, pseudonym, commitments);
    byte[] sealed =
        clear
            .map(p -> keys.seal(p.plaintext(openings), pseudonym, Keyring.month(at), id))
            .orElse(new byte[0]);
    return new Recorded(id.toString(), commits.append(new Tables.Row(id.uuid(), bytes, sealed)));
  }

  /**
   * Appends within the caller's transaction: the change and its entry become durable together, or
   * neither does. To be called last, as other appends wait until the transaction ends.
   *
   * @param transaction on the log's own database
   */
  public Recorded append(Entry.CatalogueChange change, Connection transaction) throws SQLException {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    AuditId id = AuditId.fresh(at, random);
    byte[] bytes = EntryBytes.of(id.toString(), at, change, "", EntryBytes.Commitments.NONE);
    try (var statement = transaction.createStatement()) {
      statement.execute("set local synchronous_commit = on"); // whatever the server's default
    }
    var row = new Tables.Row(id.uuid(), bytes, new byte[0]);
    return new Recorded(id.toString(), new Tables(transaction).append(List.of(row)));
  }

  private Openings openings(Payload clear) {
    return new Openings(
        clear.question().map(question -> opening()),
        clear.response().isEmpty() ? Optional.empty() : Optional.of(opening()));
  }

  private String opening() {
    byte[] opening = new byte[Commitment.OPENING_BYTES];
    random.nextBytes(opening);
    return Base64.getEncoder().encodeToString(opening);
  }

  /**
   * Proof that an entry stands in the log, for the subject it is about.
   *
   * @param subject as it was given in the entry's exchange
   */
  public Receipt receipt(String auditId, String subject) {
    return AuditId.parse(auditId).map(id -> receipt(id, subject)).orElseGet(Receipt.Unknown::new);
  }

  private Receipt receipt(AuditId id, String subject) {
    Integrator.Published head = integrator.published();
    String pseudonym = keys.pseudonym(subject);
    Optional<Tables.Stored> found = find(id);
    if (found.isEmpty()) {
      return new Receipt.Unknown();
    }
    Tables.Stored stored = found.get();
    Map<String, Object> entry = CanonicalJson.object(stored.bytes());
    if (!pseudonym.equals(entry.get("subject"))) {
      return new Receipt.Unknown();
    }
    if (stored.index() >= head.size()) {
      return new Receipt.Pending(SOON);
    }
    List<Hash> proof = Proof.inclusion(stored.index(), head.size(), store.nodes(head.size()));
    return new Receipt.Issued(
        id.toString(),
        stored.bytes(),
        stored.index(),
        head.size(),
        proof,
        head.note(),
        integrator.verifier(),
        openings(stored, entry, pseudonym, id));
  }

  private Openings openings(
      Tables.Stored stored, Map<String, Object> entry, String pseudonym, AuditId id) {
    return stored
        .sealed()
        .flatMap(s -> keys.open(s, pseudonym, Keyring.month(EntryBytes.at(entry)), id))
        .map(plaintext -> Payload.read(plaintext).openings())
        .orElse(Openings.NONE);
  }

  private Optional<Tables.Stored> find(AuditId id) {
    try (Connection connection = database.getConnection()) {
      return new Tables(connection).find(id.uuid());
    } catch (SQLException e) {
      throw new Unavailable("log", SOON, e);
    }
  }

  /**
   * An entry as its subject may know of it.
   *
   * @param kind "asked", "answered", "blocked", "feedback"
   */
  public record Mention(String auditId, String kind, Instant at) {}

  /** What stands for the subject in its entries: 32 hex digits. */
  public String pseudonym(String subject) {
    return keys.pseudonym(subject);
  }

  /** How many entries are about the subject. */
  public long mentions(String subject) {
    try (Connection connection = database.getConnection()) {
      return new Tables(connection).count(keys.pseudonym(subject));
    } catch (SQLException e) {
      throw new Unavailable("log", SOON, e);
    }
  }

  /**
   * Reads what is about the subject, oldest first, in constant memory, and holds no connection
   * while the reader works: it may write to somebody slow.
   */
  public void mentions(String subject, Consumer<Mention> reader) {
    String pseudonym = keys.pseudonym(subject);
    long next = 0;
    while (next >= 0) {
      List<Tables.Stored> page = about(pseudonym, next);
      page.forEach(stored -> reader.accept(mention(stored)));
      next = page.size() < PAGE ? -1 : page.getLast().index() + 1;
    }
  }

  private List<Tables.Stored> about(String pseudonym, long index) {
    try (Connection connection = database.getConnection()) {
      return new Tables(connection).about(pseudonym, index, PAGE);
    } catch (SQLException e) {
      throw new Unavailable("log", SOON, e);
    }
  }

  private static Mention mention(Tables.Stored stored) {
    Map<String, Object> entry = CanonicalJson.object(stored.bytes());
    return new Mention(
        new AuditId(stored.id()).toString(),
        String.valueOf(entry.get("kind")),
        EntryBytes.at(entry));
  }

  /** The last checkpoint published, as a signed note. */
  public String checkpoint() {
    return integrator.published().note();
  }

  /** How many entries it covers. */
  public long size() {
    return integrator.published().size();
  }

  /** Whether durable entries get into the tree; receipts wait while they do not. */
  public boolean isIntegrating() {
    return integrator.isSound();
  }

  public VerifierKey key() {
    return integrator.verifier();
  }

  /** That the second tree of two published sizes begins with the first. */
  public List<Hash> consistency(long first, long second) {
    return Proof.consistency(first, second, store.nodes(size()));
  }

  /**
   * Writes what the last checkpoint covers into a zip file for {@link #verify}: no payload, no key
   * but the public one. A file of that name is replaced when the new one is whole.
   *
   * @return what the file covers
   * @throws Invalid when the file's folder is none
   * @throws Unavailable when database or disk is
   */
  public Checkpoint export(Path zip) {
    Path folder = Durable.folder(zip);
    if (!Files.isWritable(folder) || Files.isDirectory(zip)) {
      throw new Invalid("export_file", "file", "No file " + zip + " can be written.");
    }
    try (Connection connection = database.getConnection()) {
      return Export.write(
          zip,
          new Tables(connection),
          store,
          integrator.signer(),
          checkpoint(),
          clock.instant().truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException | UncheckedIOException | SQLException e) {
      throw new Unavailable("log", SOON, e);
    }
  }

  /**
   * Checks an export offline, with no log at hand.
   *
   * @param key the log's key as the auditor had it from elsewhere; without it the enclosed one is
   *     used, and its fingerprint told
   * @param checkpoint one that the auditor kept: the export must have grown from it
   */
  public static Verification verify(
      Path zip, Optional<VerifierKey> key, Optional<String> checkpoint) {
    return Verifier.verify(zip, key, checkpoint);
  }

  /**
   * Checks a receipt offline, with no log at hand.
   *
   * @param json as {@link Receipt.Issued#json} writes it, in any layout
   * @param key as in {@link #verify(Path, Optional, Optional)}
   * @param shown what the entry is to be about
   */
  public static Verification verify(byte[] json, Optional<VerifierKey> key, Shown shown) {
    return ReceiptVerifier.verify(json, key, shown);
  }

  /** Waits for appends under way, takes them into the tree, and lets go of the log. */
  @Override
  public void close() {
    commits.close();
    integrator.close();
    try {
      keys.close();
      lock.close();
    } catch (IOException e) {
      throw new Unavailable("log", SOON, e);
    }
  }
}
