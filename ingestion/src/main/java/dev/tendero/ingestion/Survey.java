package dev.tendero.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.ingestion.source.Row;
import dev.tendero.ingestion.source.Rows;
import dev.tendero.ingestion.source.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be told of a feed before anything of it is loaded: its shape, its columns, and how its
 * rows would be understood. Immutable; holds the first rows.
 *
 * @param columns in the feed's order; of XML and JSON the fields of the first rows
 * @param sample the first rows, at most {@value #MAX_ROWS}
 */
public record Survey(
    String feed, Shape shape, List<Column> columns, Meaning meaning, List<Row> sample) {
  /** Enough to see what a column holds; a column filled more rarely is a person's to judge. */
  static final int MAX_ROWS = 1_000;

  private static final int MAX_CHARACTERS = 8 << 20;

  /** Fields of JSON and XML come from the rows; beyond this they are no columns. */
  private static final int MAX_COLUMNS = 500;

  public Survey {
    columns = List.copyOf(columns);
    sample = List.copyOf(sample);
  }

  /** How the rows of a feed are to be understood. */
  public sealed interface Meaning {
    /** Beyond doubt, as the product format or a mapping that ships: no mapping is needed. */
    record Known(String name) implements Meaning {}

    /**
     * By a mapping that was worked out from names and values; a person decides.
     *
     * @param mapping as JSON, in the form of docs/product-format.md, to be edited or taken
     * @param concerns what the mapping lacks or leaves in doubt, in words for that person
     */
    record Proposed(String mapping, List<String> concerns) implements Meaning {
      public Proposed {
        concerns = List.copyOf(concerns);
      }
    }

    record Unreadable(Problem problem) implements Meaning {}
  }

  /**
   * One column and what it is taken for.
   *
   * @param filled in how many of the rows looked at
   * @param samples different values, shortened
   * @param becomes a target of the mapping: {@code title}, {@code attribute}, {@code nothing} …
   * @param sure from 0 to 1
   * @param why in words: "the name is known", "its values are addresses of pictures"
   */
  public record Column(
      String name, int filled, List<String> samples, String becomes, double sure, String why) {
    public Column {
      samples = List.copyOf(samples);
    }
  }

  /**
   * A row as it would become.
   *
   * @param json the product as {@link ProductJson} writes it; empty where the row is rejected
   * @param problems why it is rejected, or what of it is not kept
   */
  public record Preview(long row, String raw, Optional<String> json, List<Problem> problems) {
    public Preview {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @throws IOException when the feed's medium fails
   */
  public static Survey of(Feed feed, Kinds kinds) throws IOException {
    List<Row> sample = new ArrayList<>();
    Shape shape;
    try (Rows rows = feed.rows()) {
      shape = rows.shape();
      long characters = 0;
      while (sample.size() < MAX_ROWS && characters < MAX_CHARACTERS) {
        Optional<Row> row = rows.next();
        if (row.isEmpty()) {
          break;
        }
        sample.add(row.get());
        characters += row.get().raw().length();
      }
    }
    Map<String, List<JsonNode>> values = values(shape, sample);
    if (shape.layout() instanceof Shape.Unreadable(String reason, String remedy)) {
      var problem = new Problem("", "", reason, remedy);
      return new Survey(feed.name(), shape, List.of(), new Meaning.Unreadable(problem), sample);
    }
    Optional<String> known =
        Formats.recognisedAs(shape).filter(name -> !isForeignJson(shape, sample, kinds));
    if (known.isPresent()) {
      List<Column> columns =
          values.entrySet().stream()
              .map(
                  e ->
                      new Column(
                          e.getKey(),
                          Proposal.filled(e.getValue()),
                          Proposal.samples(e.getValue()),
                          "",
                          1,
                          "a field of " + known.get()))
              .toList();
      return new Survey(feed.name(), shape, columns, new Meaning.Known(known.get()), sample);
    }
    var proposal = new Proposal(values);
    return new Survey(
        feed.name(),
        shape,
        proposal.columns(),
        new Meaning.Proposed(proposal.mapping(), proposal.concerns()),
        sample);
  }

  /**
   * The first {@code n} rows as they would become.
   *
   * @param mapping JSON of a mapping; empty where the meaning is known
   * @throws IllegalArgumentException for a mapping that contradicts itself, in words for its author
   */
  public List<Preview> preview(Optional<String> mapping, int n, Kinds kinds) {
    Formats formats =
        mapping.isPresent()
            ? Formats.always(Mapping.of(mapping.get(), kinds))
            : Formats.recognised(kinds);
    return switch (formats.of(shape)) {
      case Formats.Choice.Refuse(Problem problem) ->
          List.of(new Preview(1, "", Optional.empty(), List.of(problem)));
      case Formats.Choice.Read(Format format) ->
          sample.stream().limit(n).map(row -> preview(row, format)).toList();
    };
  }

  private static Preview preview(Row row, Format format) {
    return switch (Run.understood(row, format)) {
      case Reading.Accepted(Entry entry, List<Problem> notes) ->
          new Preview(row.number(), row.raw(), Optional.of(json(entry)), notes);
      case Reading.Rejected(Optional<String> id, List<Problem> problems) ->
          new Preview(row.number(), row.raw(), Optional.empty(), problems);
    };
  }

  private static String json(Entry entry) {
    return switch (entry) {
      case Entry.Item(var product) -> ProductJson.write(product);
      case Entry.Text(var document) -> ProductJson.write(document);
      case Entry.Deletion(String id) -> "{\"id\":\"" + id + "\",\"deleted\":true}";
    };
  }

  /** Columns of a table are known from its head; others are the fields of its rows. */
  private static Map<String, List<JsonNode>> values(Shape shape, List<Row> sample) {
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    if (shape.layout() instanceof Shape.Table(char separator, List<String> columns)) {
      columns.forEach(column -> values.put(column, new ArrayList<>()));
    }
    for (Row row : sample) {
      if (row instanceof Row.Fields(long number, String raw, ObjectNode fields)) {
        fields
            .properties()
            .forEach(
                field -> {
                  if (values.containsKey(field.getKey()) || values.size() < MAX_COLUMNS) {
                    values
                        .computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                        .add(field.getValue());
                  }
                });
      }
    }
    return values;
  }

  /** JSON none of whose first rows is in the product format, though they are sound JSON. */
  private static boolean isForeignJson(Shape shape, List<Row> sample, Kinds kinds) {
    boolean json =
        shape.layout() instanceof Shape.JsonLines || shape.layout() instanceof Shape.JsonList;
    Format products = Format.products(kinds);
    return json
        && sample.stream().anyMatch(Row.Fields.class::isInstance)
        && sample.stream()
            .limit(50)
            .noneMatch(row -> Run.understood(row, products) instanceof Reading.Accepted)
        && sample.stream()
            .limit(50)
            .noneMatch(
                row ->
                    row instanceof Row.Fields(long n, String raw, ObjectNode fields)
                        && fields.has("id")
                        && fields.has("title"));
  }
}
