package dev.tendero.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Invalid;
import dev.tendero.answer.Plan;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Passage;
import dev.tendero.conversation.AskResult;
import dev.tendero.guardrails.FactCheck;
import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.Policy;
import dev.tendero.guardrails.Rails;
import dev.tendero.guardrails.Score;
import dev.tendero.inference.Encoder;
import dev.tendero.ingestion.Entry;
import dev.tendero.ingestion.ProductJson;
import dev.tendero.ingestion.Reading;
import dev.tendero.ingestion.passage.Passages;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.Planner;
import dev.tendero.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    description = {
      "Scores each JSON line of stdin by one rail: injection, indirect, personal-data, facts, leak,",
      "links, intent."
    },
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final String RAILS =
      "injection, indirect, personal-data, facts, support, leak, links, intent, answers";

  /** In the contract of the command, but nothing without a trained model. */
  private static final List<String> UNTRAINED = List.of("harmful", "toxicity", "hazard");

  /**
   * Likeness to the question from which a passage counts as an answer: about where the encoder puts
   * passages on the same matter and no others. No probability until a model for it is trained.
   */
  private static final double ANSWERS = 0.4;

  /** As long as the longest text there is to score, with its evidence. */
  private static final int LONGEST = 100_000;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Thresholds other than the shipped ones.")
  @Nullable Path policyFile;

  @Parameters(paramLabel = "RAIL")
  String rail = "";

  /**
   * Scores one row, leaving more than score, flag and findings in {@code out} where the rail has
   * more.
   */
  private interface Rail {
    Score score(JsonNode row, ObjectNode out);
  }

  @Override
  public Integer call() {
    Rail scoring = rail(rail, new Rails(policy()));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int code = Exits.DONE;
    try (var rows = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        ObjectNode scored = score(scoring, row);
        code = scored.has("error") ? Exits.CHECK_FAILED : code;
        out.println(scored);
        out.flush();
      }
    } catch (IOException e) {
      throw new Invalid("stdin", "stdin", "cannot read standard input: " + e.getMessage());
    }
    return code;
  }

  private static ObjectNode score(Rail rail, String line) {
    ObjectNode out = JSON.createObjectNode();
    out.putNull("id");
    try {
      JsonNode row = JSON.readTree(line);
      out.set("id", row.path("id").isMissingNode() ? JSON.nullNode() : row.path("id"));
      ObjectNode more = JSON.createObjectNode();
      long began = System.nanoTime();
      Score score = rail.score(row, more);
      out.put("score", score.score());
      out.put("flagged", score.flagged());
      out.put("micros", (System.nanoTime() - began) / 1_000);
      var findings = out.putArray("findings");
      score.findings().forEach(finding -> findings.add(finding(finding)));
      out.setAll(more);
    } catch (JsonProcessingException e) {
      out.put("error", "not JSON: " + e.getOriginalMessage());
    } catch (Invalid | IllegalArgumentException e) {
      out.put("error", String.valueOf(e.getMessage()));
    }
    return out;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode out = JSON.createObjectNode();
    out.put("rule", finding.rule());
    out.putArray("span").add(finding.start()).add(finding.end());
    out.put("kind", finding.kind());
    out.put("detail", finding.detail());
    return out;
  }

  private static Rail rail(String name, Rails rails) {
    return switch (name) {
      case "injection" -> (row, out) -> rails.injection(text(row, "text"));
      case "indirect" -> (row, out) -> rails.indirect(text(row, "text"));
      case "personal-data" -> (row, out) -> rails.personalData(text(row, "text"));
      case "leak" ->
          (row, out) ->
              rails.leak(text(row, "text"), Optional.ofNullable(row.path("secret").asText(null)));
      case "links" -> (row, out) -> rails.links(text(row, "text"), texts(row.path("allowed")));
      case "facts" -> (row, out) -> facts(row);
      case "support" ->
          (row, out) -> rails.support(text(row, "claim"), evidence(row.path("evidence")));
      case "intent" -> intent();
      case "answers" -> answers();
      default -> throw new Invalid("rail_unknown", "RAIL", unknown(name));
    };
  }

  private static String unknown(String name) {
    return UNTRAINED.contains(name)
        ? "The rail \""
            + name
            + "\" needs a trained model, which this version does not have yet."
            + " There are: "
            + RAILS
            + "."
        : "There is no rail \"" + name + "\". There are: " + RAILS + ".";
  }

  private static Score facts(JsonNode row) {
    String sentence = text(row, "sentence");
    Reading reading = ProductJson.read(row.path("product").toString());
    if (!(reading instanceof Reading.Accepted(Entry.Item(var product), var _))) {
      throw new Invalid("product", "product", "the product is not in the product format");
    }
    var result = FactCheck.check(sentence, product, Language.detect(sentence));
    return new Score(result.score(), result.flagged(), result.findings());
  }

  private static Rail intent() {
    var planner = new Planner(Lexicon.shipped(), word -> true);
    return (row, out) -> {
      Plan plan = planner.plan(text(row, "text"), Language.ENGLISH, List.of(), new BareCatalogue());
      boolean outside = plan.intent() == Intent.OUT_OF_SCOPE;
      out.put("intent", plan.intent().wire());
      out.put("language", plan.language().tag());
      out.put("confidence", plan.confidence());
      out.put("outOfScope", outside);
      out.set(
          "constraints",
          JSON.valueToTree(plan.constraints().stream().map(AskResult::constraint).toList()));
      return new Score(outside ? plan.confidence() : 1 - plan.confidence(), outside, List.of());
    };
  }

  private static List<String> evidence(JsonNode field) {
    if (!field.isTextual() && !field.isArray()) {
      throw new Invalid("evidence_missing", "evidence", "the field evidence is missing");
    }
    return field.isTextual() ? List.of(field.asText()) : texts(field);
  }

  /** The encoder ends with the process: it is needed to the last row. */
  private static Rail answers() {
    Encoder encoder = Encoder.load();
    return (row, out) -> {
      float[] question = encoder.embed(text(row, "question"));
      String title = row.path("title").asText("");
      ArrayNode scores = out.putArray("scores");
      double best = 0;
      for (String passage : evidence(row.path("passages"))) {
        double likeness = likeness(encoder, question, title, passage);
        scores.add(likeness);
        best = Math.max(best, likeness);
      }
      return new Score(1 - best, best < ANSWERS, List.of());
    };
  }

  /** Of the piece that is most like the question, as the index would hold it; 0 to 1. */
  private static double likeness(Encoder encoder, float[] question, String title, String passage) {
    var whole = new Document("row", Document.Type.GUIDE, title, passage, "en", List.of());
    double best = 0;
    for (Passage piece : Passages.of(whole)) {
      float[] vector = encoder.embed((title + "\n" + piece.text()).strip());
      double cosine = 0;
      for (int d = 0; d < vector.length; d++) {
        cosine += (double) question[d] * vector[d];
      }
      best = Math.max(best, Math.min(1, cosine));
    }
    return best;
  }

  private static String text(JsonNode row, String field) {
    JsonNode text = row.path(field);
    if (!text.isTextual()) {
      throw new Invalid(field + "_missing", field, "the field " + field + " is missing");
    }
    if (text.asText().length() > LONGEST) {
      throw new Invalid(field + "_too_long", field, field + " has over " + LONGEST + " characters");
    }
    return text.asText();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private Policy policy() {
    try {
      return policyFile == null ? Policy.shipped() : Policy.load(policyFile);
    } catch (IOException e) {
      throw new Invalid("policy", "--policy", "cannot read " + policyFile + ": " + e.getMessage());
    }
  }
}
