package dev.tendero.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where every command begins. Quarkus is started by the commands that need it. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    System.exit(commands().execute(args));
  }

  static CommandLine commands() {
    return new CommandLine(new Tendero())
        .setExecutionExceptionHandler(new Exits())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
