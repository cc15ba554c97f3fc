package dev.tendero.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.catalog.Product;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A shopper's errand in one conversation; what is expected is expected of the last turn.
 *
 * @param turns what the shopper writes, in order
 * @param half "tune" may be looked at while building, "report" only counts
 * @param group what sort of errand it is ("find", "fact", "impossible")
 */
public record Task(
    String id,
    Language language,
    List<String> turns,
    String half,
    String group,
    Expectation expect) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Task {
    turns = List.copyOf(turns);
    if (id.isBlank() || turns.isEmpty()) {
      throw new IllegalArgumentException("a task needs an id and a turn");
    }
  }

  /**
   * @param outcomes allowed ones, as on the wire; empty for any
   * @param all what every product shown has to meet
   * @param ids one of them is to be shown or cited; empty for any
   * @param every each of them is
   * @param mentions each is to be in the answer's text; "a|b" for either
   * @param absent none may be
   */
  public record Expectation(
      List<String> outcomes,
      Optional<String> kind,
      List<Wanted> all,
      List<String> ids,
      List<String> every,
      Optional<Order> order,
      Optional<FactWanted> fact,
      boolean noProducts,
      List<String> mentions,
      List<String> absent) {

    public Expectation {
      outcomes = List.copyOf(outcomes);
      all = List.copyOf(all);
      ids = List.copyOf(ids);
      every = List.copyOf(every);
      mentions = List.copyOf(mentions);
      absent = List.copyOf(absent);
    }

    /** Whether it says which products may be shown. */
    boolean restricts() {
      return kind.isPresent() || !all.isEmpty();
    }

    boolean metBy(Product product, Lexicon lexicon) {
      return unmet(product, lexicon).isEmpty();
    }

    /** The first condition that the row does not meet. */
    Optional<String> unmet(Product product, Lexicon lexicon) {
      if (kind.isPresent()
          && !product.kind().map(lexicon.kindsUnder(kind.get())::contains).orElse(false)) {
        return Optional.of("kind " + kind.get());
      }
      return all.stream().filter(w -> !w.metBy(product, lexicon)).map(Wanted::toString).findFirst();
    }
  }

  /** "cheapest": the products come in this order and the first of them is the shop's extreme. */
  public record Order(String attribute, boolean ascending) {}

  /**
   * @param value as the row has it; empty to take it from there
   */
  public record FactWanted(String product, String attribute, String value, String unit) {}

  /**
   * @throws Invalid naming the line that is no task
   */
  public static List<Task> read(Path file) {
    var tasks = new ArrayList<Task>();
    Set<String> ids = new HashSet<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          Task task = of(JSON.readTree(line));
          if (!ids.add(task.id)) {
            throw new IllegalArgumentException("the id " + task.id + " stands twice");
          }
          tasks.add(task);
        } catch (JsonProcessingException | IllegalArgumentException e) {
          throw new Invalid("task", "--tasks", file + ":" + number + ": " + e.getMessage());
        }
      }
    } catch (IOException e) {
      throw new Invalid(
          "tasks.unreadable", "--tasks", "cannot read " + file + ": " + e.getMessage());
    }
    return tasks;
  }

  static Task of(JsonNode json) {
    JsonNode expect = json.path("expect");
    return new Task(
        json.path("id").asText(""),
        json.path("lang").asText().equals("es") ? Language.SPANISH : Language.ENGLISH,
        list(json.path("turns"), JsonNode::asText),
        json.path("half").asText("report"),
        json.path("group").asText("other"),
        new Expectation(
            list(expect.path("outcome"), JsonNode::asText),
            text(expect, "kind"),
            list(expect.path("all"), Wanted::of),
            list(expect.path("ids"), JsonNode::asText),
            list(expect.path("every"), JsonNode::asText),
            expect.has("order") ? Optional.of(order(expect.path("order"))) : Optional.empty(),
            expect.has("fact") ? Optional.of(fact(expect.path("fact"))) : Optional.empty(),
            expect.path("noProducts").asBoolean(false),
            list(expect.path("mentions"), JsonNode::asText),
            list(expect.path("absent"), JsonNode::asText)));
  }

  private static Order order(JsonNode json) {
    return new Order(
        json.path("attribute").asText(), !json.path("direction").asText().startsWith("desc"));
  }

  private static FactWanted fact(JsonNode json) {
    return new FactWanted(
        json.path("product").asText(),
        json.path("attribute").asText(),
        json.path("value").asText(""),
        json.path("unit").asText(""));
  }

  private static Optional<String> text(JsonNode json, String field) {
    return json.has(field) ? Optional.of(json.path(field).asText()) : Optional.empty();
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    var all = new ArrayList<T>();
    array.forEach(node -> all.add(each.apply(node)));
    return all;
  }
}
