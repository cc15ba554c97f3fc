package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** One export of 600 entries, and all that can be done to it. */
class VerifierTest {
  private static final int SIZE = 600;
  private static final int EARLIER = 70;

  private static Path folder = Path.of("unset");
  private static ExportFile sound = new ExportFile(Map.of());
  private static String earlier = "";
  private static Optional<VerifierKey> key = Optional.empty();

  @BeforeContainer
  static void export() throws IOException {
    folder = Files.createTempDirectory("tendero-verifier-test");
    DataSource database = Postgres.database(Postgres.freshDatabase());
    try (AuditLog log = AuditLog.open(database, folder, Clock.systemUTC())) {
      append(log, EARLIER);
    }
    try (AuditLog log = AuditLog.open(database, folder, Clock.systemUTC())) {
      earlier = log.checkpoint();
      append(log, SIZE - EARLIER);
    }
    try (AuditLog log = AuditLog.open(database, folder, Clock.systemUTC())) {
      log.export(zip());
      key = Optional.of(log.key());
    }
    sound = ExportFile.read(zip());
  }

  private static void append(AuditLog log, int entries) {
    for (int i = 0; i < entries; i++) {
      log.append(Samples.asked("s", "t-" + i), Optional.empty());
    }
  }

  @AfterContainer
  static void clean() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path zip() {
    return folder.resolve("export.zip");
  }

  private static Verification verify(ExportFile export) throws IOException {
    return AuditLog.verify(export.write(zip()), Optional.empty(), Optional.empty());
  }

  private static Optional<Long> entryAtFault(ExportFile export) throws IOException {
    Verification result = verify(export);
    assertThat(result).isInstanceOf(Verification.Faulty.class);
    return ((Verification.Faulty) result).entry();
  }

  @Example
  void verify_ofWhatWasExported_isIntact() throws IOException {
    Verification result = AuditLog.verify(sound.write(zip()), key, Optional.of(earlier));
    assertThat(result).isInstanceOf(Verification.Intact.class);
    Verification.Intact intact = (Verification.Intact) result;
    assertThat(intact.size()).isEqualTo(SIZE);
    assertThat(intact.grownFrom()).contains((long) EARLIER);
    assertThat(intact.fingerprint()).isEqualTo(key.orElseThrow().fingerprint());
    assertThat(result.report().lines().toList().getLast())
        .isEqualTo("OK size 600 root " + intact.root());
  }

  @Example
  void export_holdsNoPayloadAndOnlyTheFilesNamed() {
    assertThat(sound.files().keySet())
        .containsExactly(
            "manifest.json",
            "key.pub",
            "checkpoint",
            "entries.jsonl",
            "tiles/0/000",
            "tiles/0/001",
            "tiles/0/002.p/88",
            "tiles/1/000.p/2");
  }

  @Property(tries = 400)
  void verify_ofOneBitFlippedAnywhere_findsIt(
      @ForAll @IntRange(max = 7) int file,
      @ForAll @IntRange(min = 0) int place,
      @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    String name = List.copyOf(sound.files().keySet()).get(file);
    byte[] bytes = sound.file(name).clone();
    int at = place % bytes.length;
    bytes[at] ^= (byte) (1 << bit);
    Optional<Long> found = entryAtFault(sound.with(name, bytes));
    if (name.equals(Export.ENTRIES)) {
      assertThat(found).contains(lineOf(at));
    }
  }

  @Property(tries = 100)
  void verify_ofOneEntryDropped_namesIt(@ForAll @IntRange(max = SIZE - 1) int index)
      throws IOException {
    List<byte[]> entries = sound.entries();
    entries.remove(index);
    assertThat(entryAtFault(sound.with(entries))).contains((long) index);
  }

  @Property(tries = 100)
  void verify_ofOneEntryInserted_namesIt(
      @ForAll @IntRange(max = SIZE) int index, @ForAll @IntRange(max = SIZE - 1) int copied)
      throws IOException {
    List<byte[]> entries = sound.entries();
    entries.add(index, entries.get(copied));
    Optional<Long> found = entryAtFault(sound.with(entries));
    // A copy of its neighbour is found one place later: both read the same up to there.
    assertThat(found).contains(index == copied ? index + 1L : index);
  }

  @Property(tries = 100)
  void verify_ofTwoEntriesSwapped_namesTheFirst(
      @ForAll @IntRange(max = SIZE - 1) int one, @ForAll @IntRange(max = SIZE - 1) int other)
      throws IOException {
    if (one == other) {
      return;
    }
    List<byte[]> entries = sound.entries();
    Collections.swap(entries, one, other);
    assertThat(entryAtFault(sound.with(entries))).contains((long) Math.min(one, other));
  }

  @Property(tries = 100)
  void verify_ofEntriesCutOff_namesTheFirstMissing(@ForAll @IntRange(min = 0) int place)
      throws IOException {
    byte[] bytes = sound.file(Export.ENTRIES);
    int length = place % bytes.length;
    assertThat(entryAtFault(sound.with(Export.ENTRIES, Arrays.copyOf(bytes, length))))
        .contains(lineOf(length));
  }

  @Property(tries = 60)
  void verify_ofTheZipCutOrGrown_findsIt(@ForAll @IntRange(min = 0) int place) throws IOException {
    byte[] bytes = Files.readAllBytes(sound.write(zip()));
    Files.write(zip(), Arrays.copyOf(bytes, place % bytes.length));
    assertThat(AuditLog.verify(zip(), Optional.empty(), Optional.empty()).intact()).isFalse();
    Files.write(zip(), Arrays.copyOf(bytes, bytes.length + 1 + place % 100));
    assertThat(AuditLog.verify(zip(), Optional.empty(), Optional.empty()).intact()).isFalse();
  }

  @Property(tries = 200)
  void verify_ofAnyDamagedZip_neverThrowsAndNeverSaysAnotherRoot(
      @ForAll @IntRange(min = 0) int place, @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    byte[] bytes = Files.readAllBytes(sound.write(zip()));
    bytes[place % bytes.length] ^= (byte) change;
    Files.write(zip(), bytes);
    Verification result = AuditLog.verify(zip(), Optional.empty(), Optional.empty());
    if (result instanceof Verification.Intact intact) {
      assertThat(intact.root()).isEqualTo(Checkpoint.open(head(), key.orElseThrow()).root());
    }
  }

  private static String head() {
    return new String(sound.file(Export.CHECKPOINT), UTF_8);
  }

  @Example
  void verify_ofAFileMissingOrAdded_findsIt() throws IOException {
    for (String name : sound.files().keySet()) {
      assertThat(verify(sound.without(name)).intact()).as(name).isFalse();
    }
    for (String name : List.of("readme.txt", "../../outside", "/etc/passwd", "tiles/2/000")) {
      assertThat(verify(sound.with(name, new byte[] {1})).intact()).as(name).isFalse();
    }
  }

  @Example
  void verify_ofHistoryRewrittenByTheKeysOwner_isFoundByTheKeptCheckpoint() throws IOException {
    Signer signer = Signer.read(folder.resolve("keys/log.key"));
    List<byte[]> entries = sound.entries();
    entries.set(EARLIER - 1, entries.get(0));
    Path forged = ExportFile.forge(entries, signer).write(zip());

    assertThat(AuditLog.verify(forged, key, Optional.empty()).intact()).isTrue();
    assertThat(AuditLog.verify(forged, key, Optional.of(earlier)).report()).contains("forked");
  }

  @Example
  void verify_ofALogRolledBack_isFoundByTheKeptCheckpoint() throws IOException {
    Signer signer = Signer.read(folder.resolve("keys/log.key"));
    var shorter = new ArrayList<>(sound.entries().subList(0, EARLIER - 1));
    Path forged = ExportFile.forge(shorter, signer).write(zip());
    assertThat(AuditLog.verify(forged, key, Optional.empty()).intact()).isTrue();
    assertThat(AuditLog.verify(forged, key, Optional.of(earlier)).report()).contains("rolled back");
  }

  @Example
  void verify_ofALogSignedBySomebodyElse_isFoundByTheKeyGiven() throws IOException {
    Signer thief = Signer.create(folder.resolve("thief.key"), new SecureRandom());
    Path forged = ExportFile.forge(sound.entries(), thief).write(zip());
    assertThat(AuditLog.verify(forged, Optional.empty(), Optional.empty()).intact()).isTrue();
    assertThat(AuditLog.verify(forged, key, Optional.empty()).report()).contains("another key");
    assertThat(AuditLog.verify(forged, Optional.empty(), Optional.of(earlier)).intact()).isFalse();
  }

  @Example
  void verify_ofAnEntryWithoutEnd_staysWithinItsBound() throws IOException {
    byte[] bomb = new byte[64 << 20];
    assertThat(entryAtFault(sound.with(Export.ENTRIES, bomb))).contains(0L);
  }

  /** The line that a byte of entries.jsonl belongs to. */
  private static long lineOf(int at) {
    byte[] bytes = sound.file(Export.ENTRIES);
    long line = 0;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
