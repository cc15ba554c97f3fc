package dev.tendero.ingestion.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** JSON, one object a line. */
final class Lines implements Rows.Reader {
  private final Records records;
  private final boolean linkedData;
  private final Queue<Row> ready = new ArrayDeque<>();

  Lines(Records records, boolean linkedData) {
    this.records = records;
    this.linkedData = linkedData;
  }

  @Override
  public Optional<Row> next() throws IOException {
    while (ready.isEmpty()) {
      Optional<Records.Piece> piece = records.next();
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      Row row = row(piece.get());
      if (linkedData && row instanceof Row.Fields(long number, String raw, ObjectNode fields)) {
        var products = new LinkedProducts(fields).products();
        products.forEach(product -> ready.add(new Row.Fields(number, product.toString(), product)));
      } else {
        ready.add(row);
      }
    }
    return Optional.of(ready.remove());
  }

  private static Row row(Records.Piece piece) {
    return switch (piece) {
      case Records.Piece.Text(long line, String text, int lines) -> JsonRow.of(line, text.strip());
      case Records.Piece.TooLong(long line, String start) -> tooLong(line, start);
      case Records.Piece.NotUtf8(long line, String start) -> notUtf8(line, start);
      case Records.Piece.Open(long line, String text) ->
          throw new IllegalStateException("quotation marks mean nothing in lines: " + line);
    };
  }

  static Row.Broken noProducts() {
    return new Row.Broken(
        1,
        "",
        "",
        "the file holds no products",
        "Load a feed with products: items of RSS or Atom, or schema.org's Product (JSON-LD).");
  }

  static Row.Broken tooLong(long number, String start) {
    return new Row.Broken(
        number,
        start,
        start,
        "the row is longer than 1 MB",
        "Shorten its texts; pictures belong behind an address.");
  }

  static Row.Broken notUtf8(long number, String start) {
    return new Row.Broken(
        number, start, start, "is not valid UTF-8", "Save the feed as UTF-8, the whole of it.");
  }
}
