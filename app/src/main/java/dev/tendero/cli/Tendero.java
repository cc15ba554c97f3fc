package dev.tendero.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "tendero",
    description = "The shopping assistant that a shop can trust and an auditor can check.",
    mixinStandardHelpOptions = true,
    version = "Tendero 0.1.0",
    subcommands = {
      StartCommand.class,
      StopCommand.class,
      IngestCommand.class,
      AskCommand.class,
      SearchCommand.class,
      ScoreCommand.class,
      EvalCommand.class,
      AuditCommand.class,
      AccountsCommand.class,
      BenchCommand.class,
      RehearseCommand.class,
      HelpCommand.class
    },
    footer = {"", "  test   build and run every test"})
final class Tendero implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
