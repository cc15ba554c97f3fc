package dev.tendero.cli;

import dev.tendero.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** A home that is gone when it is closed. */
record TemporaryHome(Home home) implements AutoCloseable {

  /**
   * @param parent empty for the system's folder for such
   */
  static TemporaryHome in(Optional<Path> parent) throws IOException {
    Path folder =
        parent.isPresent()
            ? Files.createTempDirectory(parent.get(), "tendero")
            : Files.createTempDirectory("tendero");
    return new TemporaryHome(Home.open(folder));
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(home.root())) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }
}
