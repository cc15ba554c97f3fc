package dev.tendero.cli;

import dev.tendero.answer.Invalid;
import dev.tendero.answer.Plan;
import dev.tendero.index.Hit;
import dev.tendero.index.IndexUnusable;
import dev.tendero.index.PassageFilter;
import dev.tendero.index.Snapshot;
import dev.tendero.inference.Encoder;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.IndexedCatalogue;
import dev.tendero.retrieval.ProductSearch;
import dev.tendero.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "search",
    description =
        "Ranks products for each query line of stdin: query, product id, rank, score by tabs.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  @Mixin HomeOption home = new HomeOption();

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "10",
      description = "Default: ${DEFAULT-VALUE}.")
  int top;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description =
          "Ranks the passages of one product instead: question, passage id, rank, score, text.")
  @Nullable String product;

  @Override
  public Integer call() {
    if (top < 1 || top > dev.tendero.index.Search.MOST) {
      throw new Invalid(
          "top", "--top", "--top is from 1 to " + dev.tendero.index.Search.MOST + ".");
    }
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (var encoder = Encoder.load();
        var catalogue = new IndexedCatalogue(Snapshot.open(home.existing().index()), 0);
        var queries =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var search = new ProductSearch(encoder, Lexicon.shipped());
      var planner = new Planner(Lexicon.shipped(), encoder::isWord);
      for (String query = queries.readLine(); query != null; query = queries.readLine()) {
        if (query.isBlank()) {
          continue;
        }
        if (product == null) {
          Plan plan = planner.plan(query, Language.ENGLISH, List.of(), catalogue);
          print(out, query, search.rank(catalogue.snapshot(), plan, query, top));
        } else {
          passages(out, query, encoder, catalogue.snapshot(), product);
        }
        out.flush();
      }
      return Exits.DONE;
    } catch (IndexUnusable e) {
      throw new Invalid(
          "index_none", "--home", e.getMessage() + "; load a feed first (./tendero ingest).");
    } catch (IOException e) {
      throw new Invalid("stdin", "stdin", "cannot read standard input: " + e.getMessage());
    }
  }

  private static void print(PrintStream out, String query, List<Hit> hits) {
    int rank = 1;
    for (Hit hit : hits) {
      out.printf(Locale.ROOT, "%s\t%s\t%d\t%.6f\n", query, hit.id(), rank++, hit.score());
    }
  }

  private void passages(
      PrintStream out, String query, Encoder encoder, Snapshot snapshot, String productId) {
    int rank = 1;
    var hits =
        snapshot.passages(
            query, Optional.of(encoder.embed(query)), PassageFilter.about(productId), top);
    for (var hit : hits) {
      out.printf(
          Locale.ROOT,
          "%s\t%s\t%d\t%.6f\t%s\n",
          query,
          hit.passage().id(),
          rank++,
          hit.score(),
          hit.passage().text().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    }
  }
}
