package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Reason;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The program of the parsing process. It reads one file, writes one {@link Extraction} to its
 * output and ends; it ends as well when its time is up or when the process that started it is gone.
 */
final class ParsingProcess {
  private static final int BROKEN_OFF = 4;

  private ParsingProcess() {}

  public static void main(String[] arguments) throws IOException {
    // Whatever a library prints must not get between the answer's bytes.
    OutputStream answer =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Path file = Path.of(arguments[0]);
    String ending = arguments[1];
    var budget =
        new Budget(
            Long.parseLong(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    endWithParent();
    endAfter(Duration.ofMillis(Long.parseLong(arguments[5])));
    Wire.write(answer, extract(file, ending, budget));
    Runtime.getRuntime().halt(0);
  }

  /** What {@link Limits} has for the parsers. */
  record Budget(long unpackedBytes, int pages, int textBytes) {}

  static Extraction extract(Path file, String ending, Budget budget) {
    try {
      return Recognition.of(file, ending).read(file, ending, budget);
    } catch (Trouble trouble) {
      return trouble.unreadable();
    } catch (StackOverflowError e) {
      return new Extraction.Unreadable(Reason.BROKEN, "its parts are nested without end");
    } catch (IOException | RuntimeException e) {
      // A parser's own words are for programmers, and may quote the file.
      return new Extraction.Unreadable(Reason.BROKEN, e.getClass().getSimpleName());
    }
  }

  /** The parent holds the other end of the input open as long as it lives, and writes nothing. */
  private static void endWithParent() {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is said on this line.
                }
              } catch (IOException e) {
                // As good as the end.
              }
              Runtime.getRuntime().halt(BROKEN_OFF);
            });
  }

  private static void endAfter(Duration time) {
    Thread.ofPlatform()
        .daemon()
        .name("deadline")
        .start(
            () -> {
              try {
                Thread.sleep(time.plusSeconds(5));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(BROKEN_OFF);
            });
  }
}
