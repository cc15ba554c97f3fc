package dev.tendero.cli;

import dev.tendero.evaluation.PathBench;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts everything in a throw-away home, asks questions over HTTP for a while, stops: what the AOT
 * cache is made of. Besides classes it keeps how often each branch was taken, so that a fresh
 * server compiles the request path well at once.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  private static final String HOST = "127.0.0.1";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

  @Override
  public Integer call() throws IOException {
    int port = freePort();
    try (var temporary = TemporaryHome.in(Optional.empty())) {
      return Program.run(
          temporary.home(),
          HomeOption.lock(temporary.home()),
          Optional.of(new Program.Listen(HOST, port)),
          () -> {
            var server = Arc.container().instance(Server.class).get();
            var result =
                PathBench.run(
                    temporary.home(),
                    server.rehearse(URI.create("http://" + HOST + ":" + port)),
                    new PathBench.Pace.Clients(1),
                    LONG_ENOUGH,
                    PathBench.questions());
            return result.turns() > 0 ? Exits.DONE : Exits.UNAVAILABLE;
          });
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }
}
