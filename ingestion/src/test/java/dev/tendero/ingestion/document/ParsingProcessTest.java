package dev.tendero.ingestion.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Unreadable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the service when the parsing process goes wrong in ways no file of ours does. */
final class ParsingProcessTest {
  private static final Limits LIMITS =
      new Limits(1 << 20, 1 << 20, 10, 10_000, Duration.ofSeconds(20), 64, 1);

  @TempDir private Path folder;

  @Test
  void read_hangs_isStoppedWithAllItsChildren() throws Exception {
    var hurried = new Limits(1 << 20, 1 << 20, 10, 10_000, Duration.ofSeconds(4), 64, 1);

    assertThat(read(Hanging.class, hurried))
        .isEqualTo(new Unreadable(Reason.TOO_SLOW, "at most 4 seconds"));
    assertThat(
            ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains("sleep 98.765")))
        .isEmpty();
  }

  @Test
  void read_takesAllMemory_isStopped() throws Exception {
    assertThat(read(Hogging.class, LIMITS))
        .isEqualTo(new Unreadable(Reason.TOO_MUCH_MEMORY, "at most 64 MB"));
  }

  @Test
  void read_saysTooMuch_isStopped() throws Exception {
    assertThat(read(Babbling.class, LIMITS)).isEqualTo(new Unreadable(Reason.TOO_MUCH_TEXT, ""));
  }

  @Test
  void read_saysNonsense_isRefused() throws Exception {
    assertThat(read(Lying.class, LIMITS))
        .isEqualTo(new Unreadable(Reason.BROKEN, "its reader gave no sound answer"));
  }

  @Test
  void read_killedFromOutside_saysSo() throws Exception {
    assertThat(read(Killed.class, LIMITS)).isEqualTo(new Unreadable(Reason.STOPPED, "signal 9"));
  }

  @Test
  void read_triesTheNetwork_getsNowhere() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path port = Files.writeString(folder.resolve("port"), "" + server.getLocalPort());
      Extraction extraction =
          new DocumentReader(folder.resolve("scratch"), LIMITS, Calling.class).read(port, "a.txt");

      assertThat(extraction)
          .isEqualTo(new Unreadable(Reason.BROKEN, "no socket, no URL, no client"));
    }
  }

  @Test
  void read_interrupted_endsTheProcess() throws Exception {
    var thrown = new AtomicReference<Throwable>();
    Thread reading =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    read(Hanging.class, LIMITS);
                  } catch (IOException | InterruptedException e) {
                    thrown.set(e);
                  }
                });
    Thread.sleep(500);
    reading.interrupt();
    reading.join(10_000);

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void main_whenItsParentIsGone_ends() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                Classes.path(ParsingProcess.class),
                ParsingProcess.class.getName(),
                pipe.toString(),
                ".txt",
                "1000",
                "10",
                "1000",
                "60000")
            .start();
    // Opening a pipe that nobody writes to waits forever; only the parent's end can end it.
    assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse();
    process.getOutputStream().close();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(4);
  }

  @Test
  void read_staleFolderOfAKilledService_isRemoved() throws Exception {
    Path stale = Files.createDirectories(folder.resolve("scratch/tendero-document-1"));
    Files.writeString(stale.resolve("document"), "left");
    Files.setLastModifiedTime(stale, java.nio.file.attribute.FileTime.fromMillis(0));
    Path other = Files.createDirectories(folder.resolve("scratch/other"));

    read(Lying.class, LIMITS);

    assertThat(stale).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void wire_anyPrefixOrChange_isRefusedOrRead() throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    Wire.write(out, new Unreadable(Reason.BROKEN, "why"));
    byte[] whole = out.toByteArray();

    assertThat(Wire.read(whole)).isEqualTo(new Unreadable(Reason.BROKEN, "why"));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Wire.read(part)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> Wire.read(java.util.Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(IOException.class);
  }

  private Extraction read(Class<?> main, Limits limits) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("given.txt"), "text");
    Extraction extraction =
        new DocumentReader(folder.resolve("scratch"), limits, main).read(file, "given.txt");
    if (Files.notExists(folder.resolve("scratch/other"))) {
      assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }
    return extraction;
  }

  static final class Hanging {
    public static void main(String[] arguments) throws Exception {
      new ProcessBuilder("sleep", "98.765").start();
      Thread.sleep(Duration.ofHours(1));
    }
  }

  static final class Hogging {
    public static void main(String[] arguments) {
      List<byte[]> all = new ArrayList<>();
      while (all.size() < 1_000_000) {
        all.add(new byte[1 << 20]);
      }
    }
  }

  static final class Babbling {
    public static void main(String[] arguments) {
      byte[] babble = new byte[1 << 20];
      while (!System.out.checkError()) {
        System.out.write(babble, 0, babble.length);
      }
    }
  }

  static final class Lying {
    public static void main(String[] arguments) {
      System.out.print("TDOC Everything is fine.");
    }
  }

  static final class Killed {
    public static void main(String[] arguments) throws Exception {
      new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
      Thread.sleep(Duration.ofHours(1));
    }
  }

  /** Tells which ways out were closed. */
  static final class Calling {
    public static void main(String[] arguments) throws IOException {
      int port = Integer.parseInt(Files.readString(Path.of(arguments[0])));
      String closed =
          (fails(() -> new Socket("127.0.0.1", port).close()) ? "no socket" : "a socket")
              + (fails(() -> URI.create("http://127.0.0.1:" + port).toURL().openStream().close())
                  ? ", no URL"
                  : ", a URL")
              + (fails(() -> client(port)) ? ", no client" : ", a client");
      Wire.write(System.out, new Unreadable(Reason.BROKEN, closed));
    }

    private static void client(int port) throws IOException {
      try (var client = HttpClient.newHttpClient()) {
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build(),
            HttpResponse.BodyHandlers.discarding());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private interface Attempt {
      void run() throws IOException;
    }

    private static boolean fails(Attempt attempt) {
      try {
        attempt.run();
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }
}
