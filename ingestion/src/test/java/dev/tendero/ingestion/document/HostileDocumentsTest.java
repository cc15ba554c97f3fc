package dev.tendero.ingestion.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.ingestion.document.Extraction.Read;
import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Unreadable;
import dev.tendero.ingestion.document.Extraction.Warning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made to hurt whoever reads them. Each is read or refused with a reason; nothing is left
 * behind by any: no process, no file, no connection, no text from this machine.
 */
final class HostileDocumentsTest {
  /** Tight, so that a bomb goes off in seconds. */
  static final Limits LIMITS =
      new Limits(6L << 20, 20L << 20, 500, 300_000, Duration.ofSeconds(30), 128, 3);

  private static final String SECRET = "the contents of a file of this machine";

  @TempDir private static Path folder;
  private static final Map<String, Extraction> READ = new ConcurrentHashMap<>();
  private static ServerSocket server;
  private static List<HostileDocuments.Hostile> hostile = List.of();

  @BeforeAll
  static void readThemAll() throws IOException, InterruptedException, ExecutionException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
    hostile =
        HostileDocuments.all("http://127.0.0.1:" + server.getLocalPort() + "/x", secret.toUri());
    var reader = new DocumentReader(folder.resolve("scratch"), LIMITS);
    try (var pool = Executors.newFixedThreadPool(3)) {
      List<Future<?>> reading =
          hostile.stream()
              .<Future<?>>map(
                  each ->
                      pool.submit(
                          () -> {
                            Path file = Files.createTempFile(folder, "hostile", "");
                            Files.write(file, each.bytes().call());
                            READ.put(each.what(), reader.read(file, each.name()));
                            Files.delete(file);
                            return null;
                          }))
              .toList();
      for (Future<?> each : reading) {
        each.get();
      }
    }
  }

  @AfterAll
  static void closeServer() throws IOException {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> read_hostile_isReadOrRefusedWithItsReason() {
    assertThat(hostile).hasSizeGreaterThanOrEqualTo(40);
    return hostile.stream().map(each -> DynamicTest.dynamicTest(each.what(), () -> check(each)));
  }

  private static void check(HostileDocuments.Hostile each) {
    Extraction extraction = Objects.requireNonNull(READ.get(each.what()), each.what());
    switch (extraction) {
      case Read read -> {
        assertThat(each.allowed()).as("read: %s", read.text()).isEmpty();
        assertThat(read.text()).doesNotContain(SECRET).doesNotContain("obey");
        assertThat(read.warnings()).extracting(Warning::kind).containsAll(each.warnings());
      }
      case Unreadable unreadable -> {
        assertThat(each.allowed()).as(unreadable.toString()).contains(unreadable.reason());
        assertThat(unreadable.message()).isNotBlank().doesNotContain(SECRET);
        assertThat(unreadable.remedy()).isNotBlank();
      }
    }
  }

  @Test
  void read_cutOffAnywhere_isReadOrRefused() throws Exception {
    var reader = new DocumentReader(folder.resolve("scratch-cut"), LIMITS);
    byte[] pdf =
        Pdfs.of(
            page -> page.title("Manual").line("Rinse the filter."), page -> page.line("Twice."));
    byte[] word = Zips.body(Zips.paragraph("Rinse the filter.").repeat(50));
    for (byte[] whole : List.of(pdf, word)) {
      for (int part = 1; part < 5; part++) {
        Path file =
            Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length * part / 5));
        Extraction extraction = reader.read(file, "cut.pdf");
        if (extraction instanceof Unreadable unreadable) {
          assertThat(unreadable.reason())
              .isIn(Reason.BROKEN, Reason.NO_TEXT, Reason.NOT_A_DOCUMENT);
        }
      }
    }
    assertThat(folder.resolve("scratch-cut")).isEmptyDirectory();
  }

  @Test
  void read_noOrdinaryFile_isRefused() throws Exception {
    var reader = new DocumentReader(folder.resolve("scratch-file"), LIMITS);
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("secret.txt"));
    Path pipe = folder.resolve("pipe.txt");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assertThat(made).isZero();

    for (Path path : List.of(link, pipe, folder, Path.of("/dev/zero"), folder.resolve("absent"))) {
      assertThat(reader.read(path, "given.txt")).isEqualTo(new Unreadable(Reason.NOT_A_FILE, ""));
    }
  }

  @Test
  void read_all_connectsToNobody() throws Exception {
    server.setSoTimeout(1);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> server.accept())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void read_all_leavesNothingBehind() throws IOException {
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
    assertThat(
            ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(ParsingProcess.class.getName())))
        .isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("document-output"));
    // Names with .. in an archive would have gone here.
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("evil"));
    }
    assertThat(new String(Files.readAllBytes(folder.resolve("secret.txt")), StandardCharsets.UTF_8))
        .isEqualTo(SECRET);
  }
}
