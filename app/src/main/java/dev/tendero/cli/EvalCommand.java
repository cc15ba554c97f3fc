package dev.tendero.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Answer;
import dev.tendero.answer.Invalid;
import dev.tendero.app.catalog.CatalogueTables;
import dev.tendero.conversation.AskResult;
import dev.tendero.conversation.Turns;
import dev.tendero.evaluation.AssistantEvaluation;
import dev.tendero.evaluation.CatalogueRows;
import dev.tendero.evaluation.Judgements;
import dev.tendero.evaluation.RetrievalEvaluation;
import dev.tendero.evaluation.Task;
import dev.tendero.home.Home;
import dev.tendero.index.Hit;
import dev.tendero.index.IndexUnusable;
import dev.tendero.index.Search;
import dev.tendero.index.Snapshot;
import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.IndexedCatalogue;
import dev.tendero.retrieval.ProductSearch;
import dev.tendero.text.Language;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "eval",
    description = "Measures the assistant or its retrieval against tasks and judgements.",
    mixinStandardHelpOptions = true,
    subcommands = {EvalCommand.Assistant.class, EvalCommand.Retrieval.class})
final class EvalCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Measure what: assistant or retrieval?");
  }

  private static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  @Command(
      name = "assistant",
      description = {
        "Asks the turns of each task and holds the last answer against the catalogue's rows.",
        "Exits 1 when an answer invented a name or a number."
      },
      mixinStandardHelpOptions = true)
  static final class Assistant implements Callable<Integer> {
    /** Conversations of an evaluation are nobody else's. */
    private static final String SUBJECT = "evaluation";

    @Mixin HomeOption home = new HomeOption();

    @Option(
        names = "--tasks",
        required = true,
        paramLabel = "FILE",
        description = "One task a line.")
    @Nullable Path tasks;

    @Option(
        names = "--half",
        paramLabel = "tune|report",
        description = "Only the tasks of this half.")
    @Nullable String half;

    @Option(names = "--json", description = "Prints each result and the figures as JSON lines.")
    boolean json;

    @Override
    public Integer call() {
      List<Task> wanted =
          Task.read(Objects.requireNonNull(tasks)).stream()
              .filter(task -> half == null || task.half().equals(half))
              .toList();
      Home opened = home.existing();
      return Program.run(
          opened, HomeOption.lock(opened), Optional.empty(), () -> evaluate(wanted, out()));
    }

    private int evaluate(List<Task> wanted, PrintStream out) {
      Arc.container().instance(Server.class).get().ready();
      Turns turns = Arc.container().instance(Turns.class).get();
      var rows = new CatalogueRows(Arc.container().instance(CatalogueTables.class).get());
      var evaluation = new AssistantEvaluation(task -> ask(turns, task), rows, Lexicon.shipped());
      var mapper = new ObjectMapper();
      Consumer<AssistantEvaluation.Result> told =
          result -> out.println(json ? mapper.valueToTree(line(result)).toString() : text(result));
      var report = evaluation.run(wanted, told);
      if (json) {
        out.println(
            mapper.valueToTree(
                Map.of(
                    "solved", report.solved(),
                    "figures", report.figures(),
                    "invented", report.invented())));
      } else {
        print(report, out);
      }
      return report.invented().isEmpty() ? Exits.DONE : Exits.CHECK_FAILED;
    }

    private static Answer ask(Turns turns, Task task) {
      Optional<String> conversation = Optional.empty();
      @Nullable Answer last = null;
      for (String turn : task.turns()) {
        var asked =
            turns.ask(
                SUBJECT, new Turns.Ask(turn, task.language(), conversation, Optional.empty()));
        conversation = Optional.of(asked.started().conversationId());
        last = asked.answer();
      }
      return Objects.requireNonNull(last);
    }

    private static String text(AssistantEvaluation.Result result) {
      return result.task().id() + "  " + result.failure().orElse("pass");
    }

    private static Map<String, Object> line(AssistantEvaluation.Result result) {
      var line = new LinkedHashMap<String, Object>();
      line.put("id", result.task().id());
      line.put("pass", result.failure().isEmpty());
      result.failure().ifPresent(why -> line.put("failure", why));
      line.put("group", result.task().group());
      line.put("half", result.task().half());
      line.put("turns", result.task().turns());
      result.answer().ifPresent(answer -> told(answer, line));
      return line;
    }

    /**
     * What helps to find the room that is at fault; nothing of it was asked whether it is right.
     */
    private static void told(Answer answer, Map<String, Object> line) {
      line.put("outcome", answer.outcome().wire());
      line.put("products", answer.shown());
      line.put("text", answer.text());
      line.put("withheld", answer.withheld());
      line.put("matching", answer.evidence().matching());
      answer.plan().ifPresent(plan -> line.put("plan", AskResult.plan(plan)));
    }

    private static void print(AssistantEvaluation.Report report, PrintStream out) {
      out.println();
      report.solved().forEach((part, figure) -> out.printf("solved, %-24s %s%n", part, figure));
      report.figures().forEach((what, figure) -> out.printf("%s: %s%n", what, figure));
      report.invented().forEach(what -> out.println("invented: " + what));
    }
  }

  @Command(
      name = "retrieval",
      description =
          "Ranks the queries of a judgements file and prints nDCG@10; reads the index alone.",
      mixinStandardHelpOptions = true)
  static final class Retrieval implements Callable<Integer> {
    private static final long SEED = 1;

    @Mixin HomeOption home = new HomeOption();

    @Option(
        names = "--judgements",
        required = true,
        paramLabel = "FILE",
        description = "query, product id and rating (0 to 3) by tabs.")
    @Nullable Path judgements;

    @Override
    public Integer call() {
      var judged = Judgements.read(Objects.requireNonNull(judgements));
      PrintStream out = out();
      try (var encoder = Encoder.load();
          var catalogue = new IndexedCatalogue(Snapshot.open(home.existing().index()), 0)) {
        var search = new ProductSearch(encoder, Lexicon.shipped());
        var planner = new Planner(Lexicon.shipped(), encoder::isWord);
        out.println(
            "ranking             queries  condensed              plain                  judged@10");
        print(
            out,
            "as search ranks",
            judged,
            query ->
                search.rank(
                    catalogue.snapshot(),
                    planner.plan(query, Language.ENGLISH, List.of(), catalogue),
                    query,
                    RetrievalEvaluation.DEPTH));
        print(
            out,
            "words alone (BM25)",
            judged,
            query -> catalogue.snapshot().search(byWords(query)));
        return Exits.DONE;
      } catch (IndexUnusable e) {
        throw new Invalid(
            "index.none", "--home", e.getMessage() + "; load a feed first (./tendero ingest).");
      }
    }

    private static Search byWords(String query) {
      return new Search(
          query,
          Optional.empty(),
          dev.tendero.index.Filter.EVERYTHING,
          List.of(),
          Optional.empty(),
          false,
          RetrievalEvaluation.DEPTH);
    }

    private static void print(
        PrintStream out, String name, Judgements judged, Function<String, List<Hit>> ranking) {
      var figures =
          RetrievalEvaluation.of(
              judged, query -> ranking.apply(query).stream().map(Hit::id).toList(), SEED);
      out.printf(
          "%-19s %7d  %-22s %-22s %s%n",
          name, figures.queries(), figures.condensed(), figures.plain(), figures.judged());
    }
  }
}
