package dev.tendero.cli;

import dev.tendero.answer.Unavailable;
import dev.tendero.home.Home;
import dev.tendero.home.HomeLock;
import dev.tendero.home.RunFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "stop",
    description = "Stops the server of a home; open answers end with an error that may be retried.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);

  @Mixin HomeOption home = new HomeOption();

  @Override
  public Integer call() {
    Home opened = home.existing();
    var process = RunFile.read(opened).flatMap(r -> ProcessHandle.of(r.pid()));
    if (process.isEmpty()) {
      System.err.println("No server holds " + home.path() + ".");
      return Exits.DONE;
    }
    process.get().destroy();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - until < 0) {
      Optional<HomeLock> free = HomeLock.tryTake(opened);
      if (free.isPresent()) {
        free.get().close();
        System.err.println("Stopped.");
        return Exits.DONE;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    throw new Unavailable("the server (process " + process.get().pid() + ")", PATIENCE, null);
  }
}
