package dev.tendero.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.app.catalog.LoadReport;
import dev.tendero.app.catalog.Loading;
import dev.tendero.home.Home;
import dev.tendero.home.HomeLock;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ingest",
    description = "Loads feeds into the catalogue: new and changed rows, nothing else is touched.",
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin HomeOption home = new HomeOption();

  @Option(
      names = "--mapping",
      paramLabel = "NAME|FILE",
      description =
          "How a foreign feed is to be read: icecat, or a mapping file (docs/product-format.md).")
  @Nullable String mapping;

  @Option(
      names = "--full",
      description = "The feed is the whole catalogue: what it does not have is deleted.")
  boolean full;

  @Option(
      names = "--yes",
      description = "Delete even when that is more than a fifth of the catalogue.")
  boolean yes;

  @Option(names = "--rebuild", description = "Makes the index again from the catalogue.")
  boolean rebuild;

  @Option(names = "--json", description = "Prints the report as JSON, last.")
  boolean json;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "JSON Lines, plain or .gz.")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    Home opened = home.open();
    if (files.isEmpty() && !rebuild) {
      throw new Invalid("feed_missing", "FILE", "Which feed? Give a FILE, or --rebuild.");
    }
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new Invalid("feed_unreadable", "FILE", file + " is not there or cannot be read.");
      }
    }
    List<Path> absolute = files.stream().map(Path::toAbsolutePath).toList();
    Optional<ServerClient> server = ServerClient.of(opened);
    if (server.isPresent() && rebuild) {
      throw new Exits.HomeInUse(HomeOption.holder(opened) + " Stop it to rebuild the index.");
    }
    if (server.isPresent()) {
      return throughServer(server.get(), absolute);
    }
    HomeLock lock = HomeOption.lock(opened);
    if (rebuild) {
      opened.forgetIndex();
    }
    return Program.run(
        opened,
        lock,
        Optional.empty(),
        () -> {
          Arc.container().instance(Server.class).get().ready();
          Loading loading = Arc.container().instance(Loading.class).get();
          var order = new Loading.Order(absolute, Optional.ofNullable(mapping), full, yes);
          LoadReport report = loading.run(order, System.err::println);
          return report(JSON.valueToTree(report.figures()), report.problems(), report.clean());
        });
  }

  private int throughServer(ServerClient server, List<Path> absolute) {
    var body =
        ServerClient.body(
            "files",
            absolute.stream().map(Path::toString).toList(),
            "mapping",
            Optional.ofNullable(mapping),
            "full",
            full,
            "yes",
            yes);
    var last = new ArrayList<JsonNode>();
    server.follow(
        "ingest",
        body,
        line -> {
          if (line.has("progress")) {
            System.err.println(line.path("progress").asText());
          } else {
            last.add(line);
          }
        });
    if (last.isEmpty() || last.getLast().has("error")) {
      throw new Invalid(
          "feed_failed",
          "FILE",
          last.isEmpty() ? "the server broke off" : last.getLast().path("error").asText());
    }
    JsonNode report = last.getLast().path("report");
    var problems = new ArrayList<String>();
    report.path("problems").forEach(p -> problems.add(p.asText()));
    return report(report.path("figures"), problems, report.path("clean").asBoolean());
  }

  private int report(JsonNode figures, List<String> problems, boolean clean) {
    problems.forEach(System.err::println);
    if (json) {
      System.out.println(figures);
    } else {
      System.out.printf(
          "%d read: %d added, %d changed, %d unchanged, %d deleted, %d rejected, in %.1f s%n",
          figures.path("read").asLong(),
          figures.path("added").asLong(),
          figures.path("changed").asLong(),
          figures.path("unchanged").asLong(),
          figures.path("deleted").asLong(),
          figures.path("rejected").asLong(),
          figures.path("seconds").asDouble());
    }
    return clean ? Exits.DONE : Exits.CHECK_FAILED;
  }
}
