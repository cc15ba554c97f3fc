package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Read;
import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Unreadable;
import dev.tendero.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reads documents from outside, each in a process of its own that is thrown away afterwards: a file
 * that takes all memory, never ends or finds a hole in a parser costs that process and nothing
 * else. What the process may use is in {@link Limits}; what it is kept from, in docs/documents.md.
 * Safe for any number of threads; more than {@link Limits#atOnce} wait for their turn.
 */
public final class DocumentReader {
  private static final String FOLDER = "tendero-document-";

  /** Of a folder that nobody removed because its process was killed. */
  private static final Duration STALE = Duration.ofHours(1);

  /** Text, its pages and a report take far less; more is a parser run wild. */
  private static final int OUTPUT_PER_TEXT = 4;

  private static final int OUTPUT_BESIDES = 16 << 20;

  /** What a JVM ends with on {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int SIGNAL = 128;

  private final Path scratch;
  private final Limits limits;
  private final Class<?> main;
  private final Semaphore turns;

  /**
   * @param scratch a folder for temporary files; made where absent
   */
  public DocumentReader(Path scratch, Limits limits) {
    this(scratch, limits, ParsingProcess.class);
  }

  /** With another program in the parsing process: a test's, which hangs or hogs. */
  DocumentReader(Path scratch, Limits limits, Class<?> main) {
    this.scratch = scratch;
    this.limits = limits;
    this.main = main;
    this.turns = new Semaphore(limits.atOnce(), true);
  }

  /**
   * @param name the file's name as it was handed in; only its ending is believed, and only where
   *     the content leaves a choice
   * @throws InterruptedException when the thread was interrupted; the parsing process is gone then
   * @throws UncheckedIOException when this machine cannot hold a temporary file or start a process
   */
  public Extraction read(Path file, String name) throws InterruptedException {
    turns.acquire();
    try {
      return readNow(file, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private Extraction readNow(Path file, String name) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Unreadable(Reason.NOT_A_FILE, "");
    }
    Files.createDirectories(scratch);
    sweep();
    Path folder =
        scratch.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? Files.createTempDirectory(
                scratch,
                FOLDER,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
            : Files.createTempDirectory(scratch, FOLDER);
    try {
      // A copy under a name of ours: nobody changes it while it is read, and no name reaches a
      // command line.
      long size = copy(file, folder.resolve("document"));
      if (size == 0) {
        return new Unreadable(Reason.EMPTY, "");
      }
      if (size > limits.fileBytes()) {
        return new Unreadable(
            Reason.TOO_LARGE, "at most %,d MB".formatted(Math.max(1, limits.fileBytes() >> 20)));
      }
      return completed(parse(folder, name), name);
    } finally {
      remove(folder);
    }
  }

  /** Copies one byte more than is allowed, if there is one, whatever the file says of its size. */
  private long copy(Path file, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        out.write(buffer, 0, n);
        if (size > limits.fileBytes()) {
          return size;
        }
      }
      return size;
    }
  }

  private Extraction parse(Path folder, String name) throws IOException, InterruptedException {
    Path nowhere = Files.createFile(folder.resolve("hosts"));
    var builder = new ProcessBuilder(command(folder, nowhere, name));
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long deadline = System.nanoTime() + limits.time().toNanos();
    Process process = builder.start();
    try {
      var output = new Output(process);
      Thread reading = Thread.ofVirtual().name("document-output").start(output);
      boolean ended =
          process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
              && reading.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      if (!ended) {
        return new Unreadable(
            Reason.TOO_SLOW, "at most %,d seconds".formatted(limits.time().toSeconds()));
      }
      return judge(process.exitValue(), output);
    } finally {
      end(process);
    }
  }

  private Extraction judge(int exit, Output output) {
    if (output.tooMuch()) {
      return new Unreadable(Reason.TOO_MUCH_TEXT, "");
    }
    if (exit == OUT_OF_MEMORY) {
      return new Unreadable(
          Reason.TOO_MUCH_MEMORY, "at most %,d MB".formatted(limits.heapMebibytes()));
    }
    if (exit == 0) {
      try {
        return Wire.read(output.bytes());
      } catch (IOException e) {
        return new Unreadable(Reason.BROKEN, "its reader gave no sound answer");
      }
    }
    return new Unreadable(
        Reason.STOPPED,
        exit > SIGNAL ? "signal " + (exit - SIGNAL) : "its reader ended with " + exit);
  }

  private List<String> command(Path folder, Path nowhere, String name) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Memory: all that a JVM lets bound.
    command.add("-Xmx" + limits.heapMebibytes() + "m");
    command.add("-Xss2m");
    command.add("-XX:MaxMetaspaceSize=96m");
    command.add("-XX:ReservedCodeCacheSize=48m");
    command.add("-XX:MaxDirectMemorySize=16m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:-UsePerfData");
    // A short life on one core.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:ActiveProcessorCount=1");
    command.add("-Xshare:auto");
    // Nobody may look inside or attach.
    command.add("-XX:+DisableAttachMechanism");
    // No name resolves, and what the JDK connects, even to this machine, goes by a proxy nobody
    // runs.
    command.add("-Djdk.net.hosts.file=" + nowhere);
    command.add("-DsocksProxyHost=127.0.0.1");
    command.add("-DsocksProxyPort=9");
    command.add("-DsocksNonProxyHosts=");
    for (String protocol : List.of("http", "https")) {
      command.add("-D" + protocol + ".proxyHost=127.0.0.1");
      command.add("-D" + protocol + ".proxyPort=9");
    }
    command.add("-Dhttp.nonProxyHosts=");
    command.add("-Djava.net.useSystemProxies=false");
    // XML: no document type, no entity, nothing from elsewhere.
    command.add("-Djdk.xml.dtd.support=deny");
    command.add("-Djavax.xml.accessExternalDTD=");
    command.add("-Djavax.xml.accessExternalSchema=");
    command.add("-Djavax.xml.accessExternalStylesheet=");
    command.add("-Djdk.xml.entityExpansionLimit=64");
    command.add("-Djdk.xml.maxElementDepth=1000");
    command.add("-Djdk.xml.elementAttributeLimit=1000");
    // Nothing is written elsewhere than into the folder that is removed afterwards.
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Duser.home=" + folder);
    command.add("-Dpdfbox.fontcache=" + folder);
    command.add("-Djava.awt.headless=true");
    command.add("-Djava.util.logging.config.file=" + nowhere);
    command.add("-cp");
    command.add(Classes.path(main));
    command.add(main.getName());
    command.add(folder.resolve("document").toString());
    command.add(ending(name));
    command.add(Long.toString(limits.unpackedBytes()));
    command.add(Integer.toString(limits.pages()));
    command.add(Integer.toString(limits.textBytes()));
    command.add(Long.toString(limits.time().toMillis()));
    return command;
  }

  /** The ending of a file's name, with its dot; nothing else of the name is of use to a parser. */
  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(java.util.Locale.ROOT);
    return ending.matches("\\.[a-z0-9]{1,10}") ? ending : ".";
  }

  /** With what the parsing process cannot know: the file's name, the assistant's languages. */
  private static Extraction completed(Extraction extraction, String name) {
    return switch (extraction) {
      case Unreadable unreadable -> unreadable;
      case Read read ->
          new Read(
              read.format(),
              read.title().isBlank() ? stem(name) : read.title(),
              read.text(),
              read.pages(),
              read.report(),
              language(read.text()),
              read.warnings());
    };
  }

  private static String stem(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String stem = Cleaning.line(file.replaceFirst("\\.[^.]{1,10}$", "").replace('_', ' '));
    return stem.isEmpty() || stem.length() > 200 ? "Document" : stem;
  }

  /** By a stretch from the middle: a document begins with names, numbers and contents. */
  private static String language(String text) {
    int from = Math.max(0, text.length() / 2 - 1_000);
    return Language.detect(text.substring(from, Math.min(text.length(), from + 2_000))).tag();
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    // A killed process ends at once; its folder is removed only when it has.
    boolean gone = process.waitFor(10, TimeUnit.SECONDS);
    if (!gone) {
      throw new IllegalStateException("process " + process.pid() + " outlives SIGKILL");
    }
    try {
      process.getOutputStream().close();
      process.getInputStream().close();
    } catch (IOException e) {
      // The pipe broke with the process.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() throws IOException {
    Instant before = Instant.now().minus(STALE).minus(limits.time());
    try (Stream<Path> folders = Files.list(scratch)) {
      for (Path folder : folders.toList()) {
        if (folder.getFileName().toString().startsWith(FOLDER)
            && Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                    .compareTo(FileTime.from(before))
                < 0) {
          remove(folder);
        }
      }
    } catch (java.nio.file.NoSuchFileException removed) {
      // By another process that sweeps, just now.
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException trouble)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Takes what the process says, up to a bound; beyond, the process ends. */
  private final class Output implements Runnable {
    private final Process process;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean tooMuch;

    Output(Process process) {
      this.process = process;
    }

    @Override
    public void run() {
      long most = (long) limits.textBytes() * OUTPUT_PER_TEXT + OUTPUT_BESIDES;
      byte[] buffer = new byte[1 << 14];
      try {
        InputStream in = process.getInputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (bytes.size() + n > most) {
            tooMuch = true;
            process.destroyForcibly();
            return;
          }
          bytes.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // The process was ended: what it said is not complete, which Wire finds.
      }
    }

    boolean tooMuch() {
      return tooMuch;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
