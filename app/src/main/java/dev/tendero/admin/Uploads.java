package dev.tendero.admin;

import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that were handed in, under HOME/uploads by ids of our own: no name from outside ever
 * becomes a path. Thread-safe.
 */
public final class Uploads {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int LONGEST_NAME = 200;

  /** What the database and the index need to go on beside an upload. */
  private static final long ROOM = 512L << 20;

  private static final int LISTED = 500;

  private final Database database;
  private final Path folder;
  private final Optional<Path> shared;
  private final Clock clock;
  private final String home;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param shared where an operator puts files that are too large for a browser
   */
  public Uploads(javax.sql.DataSource database, Path folder, Optional<Path> shared, Clock clock) {
    this.database = new Database(database);
    this.folder = folder;
    this.shared = shared;
    this.clock = clock;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      this.home = identity();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in " + folder, e);
    }
  }

  /** A file that the operator's folder offers. */
  public record Offered(String name, long bytes, Instant at) {}

  /** Whose files these are: jobs run where their upload lies. */
  public String home() {
    return home;
  }

  private String identity() throws IOException {
    Path file = folder.resolve("home");
    if (!Files.exists(file)) {
      Files.writeString(file, fresh());
    }
    return Files.readString(file).strip();
  }

  /**
   * Keeps what {@code in} has, whole or not at all.
   *
   * @param name as the sender calls it
   * @throws Invalid for an empty file
   * @throws Unavailable when the disk has no room
   */
  public Upload take(String name, InputStream in, String who) throws IOException {
    String id = fresh();
    Path part = folder.resolve(id + ".part");
    try {
      var digest = sha256();
      long bytes;
      try (var out =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        bytes = copied(new DigestInputStream(in, digest), out);
      }
      if (bytes == 0) {
        throw new Invalid("upload_empty", "name", "The file is empty.");
      }
      Files.move(part, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      var upload =
          new Upload(id, shown(name), bytes, HexFormat.of().formatHex(digest.digest()), who, now());
      database.write(
          "insert into upload (id, name, bytes, sha256, home, who, at) values (?, ?, ?, ?, ?, ?, ?)",
          id,
          upload.name(),
          bytes,
          upload.sha256(),
          home,
          who,
          upload.at());
      return upload;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private long copied(InputStream in, java.io.OutputStream out) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (disk.getUsableSpace() < ROOM) {
        throw new Unavailable("room on the disk", Duration.ofMinutes(10), null);
      }
      out.write(buffer, 0, n);
      bytes += n;
    }
    return bytes;
  }

  /** Plain files that the operator's folder offers, newest first. */
  public List<Offered> offered() {
    if (shared.isEmpty() || !Files.isDirectory(shared.get())) {
      return List.of();
    }
    try (var files = Files.list(shared.get())) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .flatMap(file -> offer(file).stream())
          .sorted(Comparator.comparing(Offered::at).reversed())
          .limit(LISTED)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder of offered files", e);
    }
  }

  /** Empty for a file that has just gone. */
  private static Optional<Offered> offer(Path file) {
    try {
      return Optional.of(
          new Offered(
              String.valueOf(file.getFileName()),
              Files.size(file),
              Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A copy of an offered file: what is loaded again is what was loaded.
   *
   * @throws Invalid when the folder offers no such file; a link is none
   */
  public Upload take(String offered, String who) throws IOException {
    boolean there = offered().stream().anyMatch(each -> each.name().equals(offered));
    if (!there) {
      throw new Invalid("file_unknown", "name", "The folder has no file of that name.");
    }
    Path file = shared.orElseThrow().resolve(offered);
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return take(offered, in, who);
    }
  }

  public Optional<Upload> find(String id) {
    return ID.matcher(id).matches()
        ? database.first(
            "select id, name, bytes, sha256, who, at from upload where id = ? and home = ?",
            row ->
                new Upload(
                    row.getString("id"),
                    row.getString("name"),
                    row.getLong("bytes"),
                    row.getString("sha256"),
                    row.getString("who"),
                    Database.instant(row, "at")),
            id,
            home)
        : Optional.empty();
  }

  /** Where its bytes are. */
  Path file(Upload upload) {
    return folder.resolve(upload.id());
  }

  /** Forgets uploads from before {@code limit} that no job needs any more, and leftover pieces. */
  int clean(Instant limit) {
    List<String> gone =
        database.list(
            """
            delete from upload where home = ? and at < ?
              and not exists (select 1 from job where job.upload = upload.id)
            returning id
            """,
            row -> row.getString(1),
            home,
            limit);
    try {
      for (String id : gone) {
        Files.deleteIfExists(folder.resolve(id));
      }
      strays(limit);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete in " + folder, e);
    }
    return gone.size();
  }

  /** Files that a kill left without a row. */
  private void strays(Instant limit) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        boolean ours = ID.matcher(name).matches() || name.endsWith(".part");
        if (ours
            && Files.getLastModifiedTime(file).toInstant().isBefore(limit)
            && find(name).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The last part of a path, in one line that can be shown. */
  static String shown(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String line =
        last.replaceAll("[\\p{Cntrl}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
    String text = line.isEmpty() || line.matches("\\.+") ? "file" : line;
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }

  private Instant now() {
    return clock.instant();
  }

  private String fresh() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
