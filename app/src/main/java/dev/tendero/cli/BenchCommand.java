package dev.tendero.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.audit.AuditBench;
import dev.tendero.evaluation.PathBench;
import dev.tendero.evaluation.PathResult;
import dev.tendero.evaluation.RetrievalBench;
import dev.tendero.home.Home;
import dev.tendero.home.RunFile;
import dev.tendero.index.IndexUnusable;
import dev.tendero.index.Search;
import dev.tendero.index.Snapshot;
import dev.tendero.inference.Encoder;
import dev.tendero.retrieval.IndexedCatalogue;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measures: how long answers and searches take, how many entries a second the log takes.",
      "\"bench micro\" runs the micro-benchmarks of the libraries from their sources."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.PathCommand.class,
      BenchCommand.RetrievalCommand.class,
      BenchCommand.LogCommand.class
    })
final class BenchCommand implements Runnable {
  /** A day: nobody means to measure for longer. */
  private static final int MOST_SECONDS = 86_400;

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which of path, retrieval, audit, micro?");
  }

  private static Duration seconds(int seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new Invalid("seconds", "--seconds", "--seconds is from 1 to " + MOST_SECONDS + ".");
    }
    return Duration.ofSeconds(seconds);
  }

  private static List<String> asked(@Nullable Path questions) {
    if (questions == null) {
      return PathBench.questions();
    }
    try (var lines = Files.lines(questions)) {
      List<String> asked = lines.filter(line -> !line.isBlank()).toList();
      if (!asked.isEmpty()) {
        return asked;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Invalid("questions", "--questions", questions + " is not there, or is no text.");
    }
    throw new Invalid("questions", "--questions", "There is no question in " + questions + ".");
  }

  @Command(
      name = "path",
      description = {
        "Asks the running server of a home over HTTP, and prints how long it took from the request",
        "to the first reviewed sentence and to the end of the answer."
      },
      mixinStandardHelpOptions = true)
  static final class PathCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Mixin HomeOption home = new HomeOption();

    @ArgGroup @Nullable PaceOption pace;

    @Option(
        names = "--seconds",
        defaultValue = "20",
        description = "Measured after 5 seconds of warm-up (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
        names = "--questions",
        paramLabel = "FILE",
        description =
            "One question a line, asked in turn (default: a mix of all kinds in both languages).")
    @Nullable Path questions;

    @Option(names = "--json", description = "Prints one JSON object instead.")
    boolean json;

    static final class PaceOption {
      @Option(names = "--sequential", description = "One question after another (the default).")
      boolean sequential;

      @Option(
          names = "--clients",
          paramLabel = "N",
          description = "So many ask at once, each one question after another.")
      int clients;

      @Option(
          names = "--rate",
          paramLabel = "R",
          description =
              "Asks R questions a second, whatever the server does; late answers count from when they were due.")
      double rate;

      PathBench.Pace pace() {
        if (rate != 0) {
          return new PathBench.Pace.Rate(rate);
        }
        return new PathBench.Pace.Clients(sequential ? 1 : clients);
      }
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
      Home opened = home.existing();
      RunFile run =
          RunFile.read(opened)
              .orElseThrow(
                  () ->
                      new Invalid(
                          "server_none",
                          "--home",
                          "No server holds " + opened.root() + ": start one (./tendero start)."));
      PathResult result = PathBench.run(opened, run, pace(), seconds(seconds), asked(questions));
      spec.commandLine()
          .getOut()
          .println(
              json ? new ObjectMapper().writeValueAsString(result) : result.text().stripTrailing());
      return result.clean() ? Exits.DONE : Exits.CHECK_FAILED;
    }

    private PathBench.Pace pace() {
      try {
        return pace == null ? new PathBench.Pace.Clients(1) : pace.pace();
      } catch (IllegalArgumentException e) {
        throw new Invalid("pace", "--clients", String.valueOf(e.getMessage()));
      }
    }
  }

  @Command(
      name = "retrieval",
      description = {
        "Searches the index of a home one question after another, as answers do, and beside it by",
        "the questions' words alone, and prints how long each took."
      },
      mixinStandardHelpOptions = true)
  static final class RetrievalCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Mixin HomeOption home = new HomeOption();

    @Option(
        names = "--seconds",
        defaultValue = "20",
        description = "Measured after 3 seconds of warm-up (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
        names = "--top",
        paramLabel = "K",
        defaultValue = "10",
        description = "Products ranked by each search (default: ${DEFAULT-VALUE}).")
    int top;

    @Option(
        names = "--questions",
        paramLabel = "FILE",
        description = "One question a line (default: a mix of all kinds in both languages).")
    @Nullable Path questions;

    @Option(names = "--json", description = "Prints one JSON object instead.")
    boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
      Duration time = seconds(seconds);
      if (top < 1 || top > Search.MOST) {
        throw new Invalid("top", "--top", "--top is from 1 to " + Search.MOST + ".");
      }
      try (var encoder = Encoder.load();
          var catalogue = new IndexedCatalogue(Snapshot.open(home.existing().index()), 0)) {
        var result = RetrievalBench.run(catalogue, encoder, asked(questions), top, time);
        spec.commandLine()
            .getOut()
            .println(
                json
                    ? new ObjectMapper().writeValueAsString(result)
                    : result.text().stripTrailing());
        return Exits.DONE;
      } catch (IndexUnusable e) {
        throw new Invalid(
            "index_none", "--home", e.getMessage() + "; load a feed first (./tendero ingest).");
      }
    }
  }

  @Command(
      name = "audit",
      description = "Appends entries to the log of a throw-away home with its own database.",
      mixinStandardHelpOptions = true)
  static final class LogCommand implements Callable<Integer> {
    private static final int MOST_WRITERS = 10_000;

    @Spec CommandSpec spec;

    @Option(names = "--writers", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
    int writers;

    @Option(names = "--seconds", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    int seconds;

    @Option(
        names = "--in",
        paramLabel = "DIR",
        description = "Whose disk is measured (default: the system's folder for temporary files).")
    @Nullable Path folder;

    @Option(names = "--json", description = "Prints one JSON object instead.")
    boolean json;

    @Override
    public Integer call() throws IOException {
      Duration time = seconds(seconds);
      if (writers < 1 || writers > MOST_WRITERS) {
        throw new Invalid("writers", "--writers", "--writers is from 1 to " + MOST_WRITERS + ".");
      }
      if (folder != null && !Files.isWritable(folder)) {
        throw new Invalid("in", "--in", "Nothing can be written in " + folder + ".");
      }
      try (var temporary = TemporaryHome.in(Optional.ofNullable(folder))) {
        Home home = temporary.home();
        String disk = Files.getFileStore(home.root()).type();
        return Program.run(
            home,
            HomeOption.lock(home),
            Optional.empty(),
            () -> {
              DataSource database = Arc.container().instance(DataSource.class).get();
              var result = AuditBench.run(database, home.root(), writers, time);
              spec.commandLine().getOut().println(json ? result.json() : text(result, disk));
              return result.fsync().equals("on") ? Exits.DONE : Exits.CHECK_FAILED;
            });
      }
    }

    private static String text(AuditBench.Result result, String disk) {
      return String.format(
          Locale.ROOT,
          "%d writers for %.1f s: %d entries durable, %.0f a second; fsync %s, file system %s%n"
              + "ms to durable    p50 %.1f  p90 %.1f  p99 %.1f%n"
              + "CPU per entry    %.1f microseconds (this process, the database's not)%n"
              + "checkpoint       at most %d ms behind%n"
              + "load average     %.2f",
          result.writers(),
          result.seconds(),
          result.entries(),
          result.perSecond(),
          result.fsync(),
          disk,
          result.p50Millis(),
          result.p90Millis(),
          result.p99Millis(),
          result.cpuMicros(),
          result.lagMillis(),
          result.load());
    }
  }
}
