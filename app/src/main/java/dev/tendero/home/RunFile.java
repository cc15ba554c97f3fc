package dev.tendero.home;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * How other commands of the same user reach the server that holds a home: {@code run.json},
 * readable by the owner only.
 *
 * @param address of the API's root ("http://127.0.0.1:8080")
 * @param token whoever can read it may do what a command may
 */
public record RunFile(long pid, URI address, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static Optional<RunFile> read(Home home) {
    if (!Files.exists(home.runFile())) {
      return Optional.empty();
    }
    try {
      var run = JSON.readValue(home.runFile().toFile(), RunFile.class);
      boolean alive = ProcessHandle.of(run.pid).map(ProcessHandle::isAlive).orElse(false);
      return alive ? Optional.of(run) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // half written by a process that was killed: as good as absent
    }
  }

  public void write(Home home) {
    try {
      var draft = home.root().resolve("run.json.new");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writeValue(draft.toFile(), this);
      Files.move(draft, home.runFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnusableHome("cannot write " + home.runFile() + ": " + e.getMessage(), e);
    }
  }

  public static void delete(Home home) {
    try {
      Files.deleteIfExists(home.runFile());
    } catch (IOException e) {
      throw new UnusableHome("cannot delete " + home.runFile() + ": " + e.getMessage(), e);
    }
  }
}
