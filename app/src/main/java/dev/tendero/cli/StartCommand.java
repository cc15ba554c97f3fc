package dev.tendero.cli;

import dev.tendero.answer.Invalid;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
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
    var listen = new Program.Listen(host, port);
    // Who holds the home says more than that the port is taken, as both are by the same server.
    home.ifThere().ifPresent(there -> HomeOption.lock(there).close());
    checkFree(listen); // a start that fails leaves no home behind
    var opened = home.open();
    return Program.run(
        opened,
        HomeOption.lock(opened),
        Optional.of(listen),
        () ->
            Arc.container().instance(Server.class).get().serve(opened, listen.address(), !noDemo));
  }

  private static void checkFree(Program.Listen listen) {
    try (var _ = new ServerSocket(listen.port(), 1, address(listen.host()))) {
      return;
    } catch (IOException e) {
      throw new Invalid(
          "port_in_use",
          "--port",
          "cannot listen on "
              + listen.host()
              + ":"
              + listen.port()
              + " ("
              + e.getMessage()
              + "): choose another with --port or --host");
    }
  }

  private static InetAddress address(String host) {
    try {
      if (!host.isBlank()) { // which Java takes for this machine, and Quarkus for nothing
        return InetAddress.getByName(host);
      }
    } catch (UnknownHostException e) {
      // said below: its message is the host again
    }
    throw new Invalid(
        "host_unknown", "--host", "--host takes an address of this machine, not \"" + host + "\".");
  }
}
