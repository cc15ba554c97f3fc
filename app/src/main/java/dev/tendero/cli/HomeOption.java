package dev.tendero.cli;

import dev.tendero.home.Home;
import dev.tendero.home.HomeLock;
import dev.tendero.home.RunFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --home}, the same on every command. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where Tendero keeps its data (default: data/ beside ./tendero).")
  @Nullable Path folder;

  Path path() {
    if (folder != null) {
      return folder;
    }
    String root = System.getenv("TENDERO_ROOT");
    return Path.of(root == null ? "." : root).resolve("data");
  }

  /** For commands that may begin a home. */
  Home open() {
    return Home.open(path());
  }

  /** The home if one was begun there. */
  Optional<Home> ifThere() {
    return Home.isAt(path()) ? Optional.of(existing()) : Optional.empty();
  }

  /** For commands that ask a home something: a mistyped one is an error. */
  Home existing() {
    return Home.existing(path());
  }

  /**
   * @throws Exits.HomeInUse naming who holds it
   */
  static HomeLock lock(Home home) {
    return HomeLock.tryTake(home).orElseThrow(() -> new Exits.HomeInUse(holder(home)));
  }

  static String holder(Home home) {
    Optional<RunFile> run = RunFile.read(home);
    return home.root()
        + " is in use by "
        + run.map(r -> "the server at " + r.address() + " (process " + r.pid() + ")")
            .orElse("another command")
        + ".";
  }
}
