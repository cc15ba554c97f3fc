package dev.tendero.ingestion.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table with a head: comma, semicolon, tab or bar between cells, quotation marks around them. */
final class Table implements Rows.Reader {
  private static final char[] SEPARATORS = {'\t', ';', ',', '|'};

  /** A spreadsheet's first line that states the separator. */
  private static final Pattern STATED = Pattern.compile("(?i)\"?sep=(.)\"?\\s*");

  private static final Pattern VALUE =
      Pattern.compile("[-+]?\\d+(?:[.,]\\d+)*(?:\\s*(?:€|\\$|£|[A-Z]{3}))?|https?://.*|=.*");

  private static final int LOOKED_AT = 50;
  private static final int MAX_NAME = 120;
  private static final int MAX_COLUMNS = 2_000;
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private final Records records;
  private final Shape.Table shape;
  private final ObjectReader cells;
  private boolean headPassed;

  Table(Records records, Shape.Table shape) {
    this.records = records;
    this.shape = shape;
    this.cells = reader(shape.separator());
  }

  private static ObjectReader reader(char separator) {
    var schema = CsvSchema.emptySchema().withColumnSeparator(separator).withLineSeparator("\n");
    return CSV.readerFor(String[][].class).with(CsvParser.Feature.TRIM_SPACES).with(schema);
  }

  /** The table that begins with {@code head}, or why it is none. */
  static Shape.Layout recognised(byte[] head, boolean windows) throws IOException {
    Optional<Guess> best = Optional.empty();
    for (char separator : SEPARATORS) {
      Guess guess = guess(head, windows, separator);
      if (best.isEmpty() || guess.isBetterThan(best.get())) {
        best = Optional.of(guess);
      }
    }
    Guess guess = best.orElseThrow();
    if (guess.head().size() < 2) {
      return new Shape.Unreadable(
          "the file is no table, JSON or XML",
          "Export the products as CSV, JSON Lines, XML or a Google Merchant feed.");
    }
    if (guess.head().size() > MAX_COLUMNS) {
      return new Shape.Unreadable(
          "the first line has more than " + MAX_COLUMNS + " columns",
          "Export one product a line with fewer columns.");
    }
    if (holdsValues(guess.head())) {
      return new Shape.Unreadable(
          "the first line holds values, not the names of the columns",
          "Add a first line that names every column, like id, title, price.");
    }
    return new Shape.Table(guess.separator(), named(guess.head()));
  }

  /**
   * @param alike how many of the first records have as many cells as the first one
   */
  private record Guess(char separator, List<String> head, int alike, boolean stated) {
    boolean isBetterThan(Guess other) {
      if (stated || other.stated) {
        return stated;
      }
      if (head.size() < 2 || other.head.size() < 2) {
        return head.size() > other.head.size();
      }
      return alike != other.alike ? alike > other.alike : head.size() > other.head.size();
    }
  }

  private static Guess guess(byte[] head, boolean windows, char separator) throws IOException {
    var records = new Records(new ByteArrayInputStream(head), separator, windows);
    var cells = reader(separator);
    List<String> first = List.of();
    int alike = 0;
    boolean stated = false;
    for (int i = 0; i < LOOKED_AT; i++) {
      Optional<Records.Piece> piece = records.next();
      if (piece.isEmpty()) {
        break;
      }
      if (!(piece.get() instanceof Records.Piece.Text(long line, String text, int lines))) {
        continue;
      }
      var said = STATED.matcher(text);
      if (first.isEmpty() && said.matches()) {
        stated =
            said.group(1).charAt(0) == separator
                || (said.group(1).equals("t") && separator == '\t');
        continue;
      }
      Optional<List<String>> row = split(cells, text);
      if (first.isEmpty()) {
        first = withoutEmptyEnd(row.orElse(List.of()));
      } else if (row.isPresent()
          && withoutEmptyEnd(row.get()).size() <= first.size()
          && row.get().size() >= first.size()) {
        alike++;
      }
    }
    return new Guess(separator, first, alike, stated);
  }

  /** A name is short and no number; a line of values has a number, an address or a gap. */
  private static boolean holdsValues(List<String> head) {
    long empty = head.stream().filter(String::isBlank).count();
    return empty * 2 > head.size()
        || head.stream()
            .anyMatch(cell -> cell.length() > MAX_NAME || VALUE.matcher(cell.strip()).matches());
  }

  /** Each name once: the second "Colour" is "Colour (2)", one without a name "column 5". */
  private static List<String> named(List<String> head) {
    Map<String, Integer> times = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      String name = head.get(i).isBlank() ? "column " + (i + 1) : head.get(i).strip();
      int n = times.merge(name, 1, Integer::sum);
      String once = n == 1 ? name : name + " (" + n + ")";
      while (n > 1 && times.containsKey(once)) {
        once += "'";
      }
      times.putIfAbsent(once, 1);
      names.add(once);
    }
    return names;
  }

  @Override
  public Optional<Row> next() throws IOException {
    while (true) {
      Optional<Records.Piece> piece = records.next();
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      if (headPassed) {
        Optional<Row> row = row(piece.get());
        if (row.isPresent()) {
          return row;
        }
      } else {
        headPassed =
            !(piece.get() instanceof Records.Piece.Text(long line, String text, int lines)
                && STATED.matcher(text).matches());
      }
    }
  }

  /** Empty for a row of empty cells. */
  private Optional<Row> row(Records.Piece piece) {
    return switch (piece) {
      case Records.Piece.TooLong(long line, String start) ->
          Optional.of(Lines.tooLong(line, start));
      case Records.Piece.NotUtf8(long line, String start) ->
          Optional.of(Lines.notUtf8(line, start));
      case Records.Piece.Open(long line, String text) -> Optional.of(open(line, text));
      case Records.Piece.Text text -> row(text);
    };
  }

  private static Row open(long line, String text) {
    return new Row.Broken(
        line,
        text,
        text,
        "a quotation mark is opened and not closed",
        "Close it at the cell's end, or write it twice where it belongs to the text.");
  }

  private Optional<Row> row(Records.Piece.Text piece) {
    String raw = piece.text().strip();
    Optional<List<String>> split = split(cells, piece.text());
    if (split.isEmpty()) {
      return Optional.of(
          swallowing(piece, raw)
              .orElseGet(
                  () ->
                      new Row.Broken(
                          piece.line(),
                          raw,
                          raw,
                          "text stands behind a closing quotation mark",
                          "Write quotation marks inside a cell twice, and put the cell in"
                              + " quotation marks.")));
    }
    int columns = shape.columns().size();
    List<String> found = split.get();
    boolean onlyEmptyOnesMore = found.size() > columns && withoutEmptyEnd(found).size() <= columns;
    List<String> row = onlyEmptyOnesMore ? found.subList(0, columns) : found;
    if (row.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    if (row.size() == columns) {
      return Optional.of(fields(piece.line(), raw, row));
    }
    String reason =
        found.size() > columns
            ? "has more cells than the table has columns"
            : "has fewer cells than the table has columns";
    return Optional.of(
        swallowing(piece, raw)
            .orElseGet(
                () ->
                    new Row.Broken(
                        piece.line(),
                        raw,
                        raw,
                        reason,
                        "Compare the row with the first line; a cell that holds a separator or a"
                            + " line break stands in quotation marks.")));
  }

  /** A row whose open quotation mark has swallowed the rows behind it: they are given back. */
  private Optional<Row> swallowing(Records.Piece.Text piece, String raw) {
    if (piece.lines() < 2 || !records.mayGiveUp() || !secondLineIsARow(piece.text())) {
      return Optional.empty();
    }
    records.giveBackAfterFirstLine(piece);
    return Optional.of(open(piece.line(), raw.lines().findFirst().orElse("")));
  }

  private boolean secondLineIsARow(String text) {
    return text.lines()
        .skip(1)
        .findFirst()
        .flatMap(line -> split(cells, line))
        .filter(row -> row.size() == shape.columns().size())
        .isPresent();
  }

  private Row fields(long number, String raw, List<String> row) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < row.size(); i++) {
      fields.put(shape.columns().get(i), row.get(i).strip());
    }
    return new Row.Fields(number, raw, fields);
  }

  private static List<String> withoutEmptyEnd(List<String> row) {
    int end = row.size();
    while (end > 0 && row.get(end - 1).isBlank()) {
      end--;
    }
    return row.subList(0, end);
  }

  /** Empty where quotation marks contradict each other. */
  private static Optional<List<String>> split(ObjectReader cells, String record) {
    try {
      String[][] rows = cells.readValue(record);
      return Optional.of(rows.length == 0 ? List.of() : List.of(rows[0]));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
