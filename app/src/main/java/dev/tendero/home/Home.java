package dev.tendero.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one Tendero: {@code postgres/ index/ keys/ log/ run.json lock version}.
 *
 * @param root absolute
 */
public record Home(Path root) {
  /**
   * Counts up when the layout of this folder or the database changes in a way old programs cannot
   * read.
   */
  private static final int VERSION = 1;

  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The home at {@code path}, made if it is not there.
   *
   * @throws UnusableHome when it cannot be written or belongs to a newer Tendero
   */
  public static Home open(Path path) {
    var home = new Home(path);
    try {
      privateFolder(home.root);
      privateFolder(home.keys());
      checkVersion(home.root.resolve("version"));
    } catch (IOException e) {
      throw new UnusableHome(
          "cannot write in "
              + home.root
              + " ("
              + reason(e)
              + "): choose another folder with --home",
          e);
    }
    return home;
  }

  /** Whether a home was begun at {@code path}. */
  public static boolean isAt(Path path) {
    return Files.isRegularFile(path.resolve("version"));
  }

  /**
   * The home that is at {@code path}; nothing is made there.
   *
   * @throws UnusableHome when there is none, or as {@link #open}
   */
  public static Home existing(Path path) {
    if (!isAt(path)) {
      throw new UnusableHome(
          "there is no home in " + new Home(path).root + ": name the right one with --home", null);
    }
    return open(path);
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path index() {
    return root.resolve("index");
  }

  /** The index is derived from the catalogue: the next command that needs it makes it again. */
  public void forgetIndex() {
    if (!Files.isDirectory(index())) {
      return;
    }
    try (var files = Files.list(index())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UnusableHome("cannot delete the index in " + index() + ": " + reason(e), e);
    }
  }

  /** Readable by the owner only. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** What was handed in to be loaded. */
  public Path uploads() {
    return root.resolve("uploads");
  }

  /** What is thrown away soon. */
  public Path scratch() {
    return root.resolve("scratch");
  }

  public Path log() {
    return root.resolve("log");
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  Path runFile() {
    return root.resolve("run.json");
  }

  private static void privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("not writable");
    }
  }

  private static void checkVersion(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, VERSION + "\n");
      return;
    }
    String text = Files.readString(file).strip();
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > VERSION) {
      throw new UnusableHome(
          file
              + " says version "
              + text
              + ", this program knows "
              + VERSION
              + ": use the newer Tendero that made this home",
          null);
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
