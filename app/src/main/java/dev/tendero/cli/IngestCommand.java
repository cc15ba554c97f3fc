package dev.tendero.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Unavailable;
import dev.tendero.app.catalog.LoadReport;
import dev.tendero.app.catalog.Loading;
import dev.tendero.app.catalog.SurveyWords;
import dev.tendero.home.Home;
import dev.tendero.home.HomeLock;
import dev.tendero.ingestion.Kinds;
import dev.tendero.ingestion.Survey;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
          "How a foreign feed is to be read: google, icecat, proposed (worked out from the feed), "
              + "or a mapping file (docs/product-format.md).")
  @Nullable String mapping;

  @Option(
      names = "--propose",
      paramLabel = "FILE.json",
      description =
          "Writes the mapping that is proposed for the feed, to be edited; loads nothing.")
  @Nullable Path propose;

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

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "JSON, CSV, TSV, XML, or a page with product data, plain or gzip; - is standard input.")
  List<Path> files = List.of();

  private static final Path STDIN = Path.of("-");

  @Override
  public Integer call() {
    if (propose != null) {
      return propose(propose);
    }
    Home opened = home.open();
    if (files.isEmpty() && !rebuild) {
      throw new Invalid("feed_missing", "FILE", "Which feed? Give a FILE, or --rebuild.");
    }
    if (files.stream().filter(STDIN::equals).count() > 1) {
      throw new Invalid("feed_twice", "FILE", "Standard input can be read once only.");
    }
    List<Feed> feeds = files.stream().map(IngestCommand::feed).toList();
    Optional<ServerClient> server = ServerClient.of(opened);
    if (server.isPresent() && rebuild) {
      throw new Exits.HomeInUse(HomeOption.holder(opened) + " Stop it to rebuild the index.");
    }
    if (server.isPresent()) {
      return throughServer(server.get(), opened);
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
          var order = new Loading.Order(feeds, Optional.ofNullable(mapping), full, yes);
          LoadReport report = loading.run(order, System.err::println);
          return report(JSON.valueToTree(report.figures()), report.problems(), report.clean());
        });
  }

  private int propose(Path target) {
    if (files.size() != 1 || files.contains(STDIN)) {
      throw new Invalid("feed_missing", "FILE", "Which feed? Give one FILE to look at.");
    }
    try {
      Survey survey = Survey.of(feed(files.getFirst()), Kinds.NONE);
      SurveyWords.of(survey).forEach(System.err::println);
      if (survey.meaning() instanceof Survey.Meaning.Proposed(String json, List<String> concerns)) {
        Files.writeString(target, json + "\n", StandardOpenOption.CREATE_NEW);
        System.out.println(target);
        return Exits.DONE;
      }
      return survey.meaning() instanceof Survey.Meaning.Known ? Exits.DONE : Exits.CHECK_FAILED;
    } catch (FileAlreadyExistsException e) {
      throw new Invalid("file_exists", "--propose", target + " is there already.");
    } catch (IOException e) {
      throw new Invalid("feed_unreadable", "FILE", String.valueOf(e.getMessage()));
    }
  }

  /** A mapping file is named from here, not from where the server runs. */
  private static String found(String mapping) {
    Path file = Path.of(mapping);
    return Files.isRegularFile(file) ? file.toAbsolutePath().toString() : mapping;
  }

  private static Feed feed(Path file) {
    return file.equals(STDIN) ? Feed.of(Feed.STANDARD_INPUT, System.in) : Loading.file(file);
  }

  /** The server reads files; what comes by standard input is put into one for it. */
  private int throughServer(ServerClient server, Home opened) {
    Optional<Path> spooled = files.contains(STDIN) ? Optional.of(spool(opened)) : Optional.empty();
    try {
      return throughServer(
          server,
          files.stream()
              .map(file -> file.equals(STDIN) ? spooled.orElseThrow() : file.toAbsolutePath())
              .map(file -> Map.of("path", file.toString(), "name", name(file, spooled)))
              .toList());
    } finally {
      spooled.ifPresent(file -> file.toFile().delete());
    }
  }

  private static String name(Path file, Optional<Path> spooled) {
    return spooled.equals(Optional.of(file)) ? Feed.STANDARD_INPUT : Loading.file(file).name();
  }

  /** In the home, as its content is the shop's; readable by the owner only. */
  private static Path spool(Home home) {
    try {
      Path file = Files.createTempFile(home.root(), "stdin-", ".feed");
      try (var out = Files.newOutputStream(file)) {
        System.in.transferTo(out);
        return file;
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw new Unavailable("room for standard input in " + home.root(), Duration.ofSeconds(1), e);
    }
  }

  private int throughServer(ServerClient server, List<Map<String, String>> feeds) {
    var body =
        ServerClient.body(
            "files",
            feeds,
            "mapping",
            Optional.ofNullable(mapping).map(IngestCommand::found),
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
    JsonNode end = last.isEmpty() ? JSON.nullNode() : last.getLast();
    if (end.has("invalid")) {
      throw new Invalid("feed_failed", "FILE", end.path("invalid").asText());
    }
    if (!end.has("report")) {
      String what = end.path("unavailable").asText("the server broke off: its answer");
      throw new Unavailable(what, Duration.ofSeconds(1), null);
    }
    JsonNode report = end.path("report");
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
