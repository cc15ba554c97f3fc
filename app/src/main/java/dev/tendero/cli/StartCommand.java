package dev.tendero.cli;

import dev.tendero.answer.Invalid;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "start",
    description = "Starts the assistant and prints its address.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Mixin HomeOption home = new HomeOption();

  @Option(names = "--port", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Default: ${DEFAULT-VALUE}.")
  String host = "127.0.0.1";

  @Option(names = "--no-demo", description = "Do not load the demo shop into a new home.")
  boolean noDemo;

  @Override
  public Integer call() {
    var opened = home.open();
    var lock = HomeOption.lock(opened);
    checkFree(host, port);
    return Program.run(
        opened,
        lock,
        Optional.of(new Program.Listen(host, port)),
        () -> Arc.container().instance(Server.class).get().serve(opened, host, port, !noDemo));
  }

  private static void checkFree(String host, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new Invalid(
          "port_in_use",
          "--port",
          "cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "): choose another with --port");
    }
  }
}
