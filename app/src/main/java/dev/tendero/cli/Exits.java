package dev.tendero.cli;

import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.home.UnusableHome;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command's trouble means to the shell: a line on stderr and an exit code. */
final class Exits implements IExecutionExceptionHandler {
  static final int DONE = 0;
  static final int CHECK_FAILED = 1;
  static final int USAGE = 2;
  static final int UNAVAILABLE = 69;
  static final int HOME_IN_USE = 75;

  /** The home is held by another process that cannot do this for us. */
  static final class HomeInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    HomeInUse(String message) {
      super(message);
    }
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    int code =
        switch (e) {
          case Invalid _, UnusableHome _ -> USAGE;
          case Unavailable _ -> UNAVAILABLE;
          case HomeInUse _ -> HOME_IN_USE;
          default -> throw e; // a bug: let picocli show where
        };
    command.getErr().println(e.getMessage() + cause(e));
    return code;
  }

  /** What a dependency's trouble comes from; other messages say it themselves. */
  private static String cause(Exception e) {
    if (!(e instanceof Unavailable) || e.getCause() == null) {
      return "";
    }
    Throwable root = e.getCause();
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return ": " + (message == null ? root.getClass().getSimpleName() : message.strip());
  }
}
