package dev.tendero.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Invalid;
import dev.tendero.ingestion.Formats;
import dev.tendero.ingestion.Kinds;
import dev.tendero.ingestion.Mapping;
import dev.tendero.ingestion.Problem;
import dev.tendero.ingestion.Survey;
import dev.tendero.ingestion.source.Feed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How a feed's rows are understood: as the feed's shape says, or by the mapping somebody chose. */
public final class Mappings {
  /** What a person can make of a column; mappings have a few more, for formats that ship. */
  static final List<String> TARGETS =
      List.of(
          "id",
          "title",
          "brand",
          "kind",
          "description",
          "url",
          "gtin",
          "group",
          "price",
          "was",
          "sale",
          "availability",
          "stock",
          "rating",
          "reviewCount",
          "image",
          "updated",
          "language",
          "attribute",
          "nothing");

  private static final int PREVIEWED = 12;

  /** From here on nobody needs to look. */
  private static final double CERTAIN = 0.9;

  private static final double LIKELY = 0.7;

  private final Kinds kinds;
  private final ObjectMapper json;

  public Mappings(Kinds kinds, ObjectMapper json) {
    this.kinds = kinds;
    this.json = json;
  }

  /**
   * @param sure "certain", "likely" or "unsure"
   */
  record Column(String name, String target, String sure, String why, List<String> samples) {}

  /** A row as it would become; without a product it would be rejected. */
  record Row(long row, Optional<JsonNode> product, List<Problem> problems) {}

  /**
   * A feed before anything of it is loaded.
   *
   * @param shape in words: "CSV, separated by ;"
   * @param certain whether the format needs no mapping
   * @param readable whether it could be loaded like this
   * @param mapping that the preview is by; empty where none is needed
   */
  record Look(
      String shape,
      String charset,
      boolean certain,
      boolean readable,
      List<Column> columns,
      Optional<JsonNode> mapping,
      List<Row> preview,
      List<Problem> problems) {}

  /**
   * @param mapping a built-in one's name or a whole one; empty where the feed's shape says
   * @throws Invalid for a mapping that is none
   */
  Formats of(Optional<JsonNode> mapping) {
    return mapping.isEmpty() ? Formats.recognised(kinds) : Formats.always(mapped(mapping.get()));
  }

  private Mapping mapped(JsonNode mapping) {
    if (mapping.isTextual()) {
      return Mapping.shipped(mapping.asText(), kinds)
          .orElseThrow(
              () ->
                  new Invalid(
                      "mapping_unknown", "mapping", "There is no built-in mapping of that name."));
    }
    if (!mapping.isObject()) {
      throw new Invalid("mapping_invalid", "mapping", "A mapping is a JSON object.");
    }
    try {
      return Mapping.of(mapping.toString(), kinds);
    } catch (IllegalArgumentException e) {
      throw new Invalid("mapping_invalid", "mapping", String.valueOf(e.getMessage()));
    }
  }

  /**
   * @throws Invalid for a feed that a load would not even begin to read
   */
  void require(Feed feed, Optional<JsonNode> mapping) throws IOException {
    if (mapping.isPresent()) {
      of(mapping);
      return;
    }
    switch (Survey.of(feed, kinds).meaning()) {
      case Survey.Meaning.Known _ -> {}
      case Survey.Meaning.Proposed _ ->
          throw new Invalid(
              "mapping_needed", "mapping", "The columns are the shop's own: say what they are.");
      case Survey.Meaning.Unreadable(Problem problem) ->
          throw new Invalid("feed_unreadable", "upload", problem.reason());
    }
  }

  /** What the feed is, and its first rows as they would become by {@code chosen}. */
  Look look(Feed feed, Optional<JsonNode> chosen) throws IOException {
    Survey survey = Survey.of(feed, kinds);
    return switch (survey.meaning()) {
      case Survey.Meaning.Unreadable(Problem problem) ->
          look(survey, false, Optional.empty(), List.of(problem));
      case Survey.Meaning.Known known when chosen.isEmpty() ->
          look(survey, true, Optional.empty(), List.of());
      case Survey.Meaning.Known _ -> look(survey, false, chosen, List.of());
      case Survey.Meaning.Proposed(String mapping, List<String> concerns) ->
          look(
              survey,
              false,
              Optional.of(chosen.orElseGet(() -> read(mapping))),
              chosen.isPresent()
                  ? List.of()
                  : concerns.stream().map(each -> new Problem("", "", each, "")).toList());
    };
  }

  private Look look(
      Survey survey, boolean certain, Optional<JsonNode> mapping, List<Problem> problems) {
    List<Problem> found = problems;
    List<Row> rows = List.of();
    boolean readable = !(survey.meaning() instanceof Survey.Meaning.Unreadable);
    if (readable) {
      try {
        rows =
            survey.preview(mapping.map(JsonNode::toString), PREVIEWED, kinds).stream()
                .map(row -> new Row(row.row(), row.json().map(this::read), row.problems()))
                .toList();
      } catch (IllegalArgumentException e) {
        // A mapping on its way to a sound one: the id has left its column and has no other yet.
        readable = false;
        found = List.of(new Problem("", "", String.valueOf(e.getMessage()), ""));
      }
    }
    return new Look(
        survey.shape().layout().words(),
        survey.shape().charset().displayName(),
        certain,
        readable,
        survey.columns().stream().map(column -> column(column, mapping)).toList(),
        mapping,
        rows,
        found);
  }

  private static Column column(Survey.Column column, Optional<JsonNode> mapping) {
    String target =
        mapping
            .map(m -> m.path("fields").path(column.name()).path("to").asText("nothing"))
            .orElse(column.becomes());
    boolean asProposed = target.equals(column.becomes());
    String sure =
        !asProposed || column.sure() >= CERTAIN
            ? "certain"
            : column.sure() >= LIKELY ? "likely" : "unsure";
    return new Column(
        column.name(), target, sure, asProposed ? column.why() : "as you chose", column.samples());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ingestion writes JSON", e);
    }
  }
}
