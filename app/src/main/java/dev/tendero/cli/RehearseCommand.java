package dev.tendero.cli;

import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts everything in a throw-away home, asks some questions, stops: what the AOT cache is made
 * of.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    try (var temporary = TemporaryHome.in(Optional.empty())) {
      return Program.run(
          temporary.home(),
          HomeOption.lock(temporary.home()),
          Optional.of(new Program.Listen("127.0.0.1", 0)),
          () -> Arc.container().instance(Server.class).get().rehearse());
    }
  }
}
