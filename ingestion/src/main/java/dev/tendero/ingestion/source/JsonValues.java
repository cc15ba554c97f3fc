package dev.tendero.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The items of a JSON list, or JSON values one after another, however they are spread over lines.
 * Items are cut out by their brackets before they are parsed, so that a bad one costs only itself.
 */
final class JsonValues implements Rows.Reader {
  /**
   * A whole list inside an object, as JSON-LD has it; some five thousand products. It is parsed
   * whole, and tiny objects take fifty times their bytes.
   */
  private static final int MAX_DOCUMENT_BYTES = 8 << 20;

  private static final int SHOWN_BYTES = 200;

  private final InputStream in;
  private final boolean linkedData;
  private final Queue<Row> ready = new ArrayDeque<>();
  private boolean begun;
  private boolean list;
  private long number;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  JsonValues(InputStream in, boolean linkedData) {
    this.in = in;
    this.linkedData = linkedData;
  }

  @Override
  public Optional<Row> next() throws IOException {
    while (ready.isEmpty()) {
      int first = skipBetween();
      if (first < 0) {
        if (list) {
          throw cutOff();
        }
        return end();
      }
      if (list && first == ']') {
        list = false;
        position++;
        if (skipBetween() >= 0) {
          throw new BrokenOff(
              "something stands behind the end of the list", "Export the feed again.");
        }
        return end();
      }
      if (!begun && first == '[') {
        begun = true;
        list = true;
        position++;
        continue;
      }
      begun = true;
      value();
    }
    return Optional.of(ready.remove());
  }

  /** Linked data about other things than products is worth a word. */
  private Optional<Row> end() {
    if (linkedData && number == 0) {
      number++;
      return Optional.of(Lines.noProducts());
    }
    return Optional.empty();
  }

  /** Cuts out the next value and makes rows of it. */
  private void value() throws IOException {
    int most = list ? Rows.MAX_ROW_BYTES : MAX_DOCUMENT_BYTES;
    var value = new ByteArrayOutputStream(1024);
    boolean tooLong = false;
    int depth = 0;
    boolean string = false;
    boolean escaped = false;
    boolean any = false;
    while (true) {
      int b = peek();
      if (b < 0) {
        if (depth > 0 || string) {
          throw cutOff();
        }
        break;
      }
      if (!string && depth == 0 && any && (b == ',' || b == ']' || isSpace(b))) {
        break;
      }
      position++;
      any = true;
      if (value.size() < most) {
        value.write(b);
      } else {
        tooLong = true;
      }
      if (string) {
        string = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (b == '"') {
        string = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
        if (depth <= 0) {
          break;
        }
      }
    }
    String text = value.toString(StandardCharsets.UTF_8);
    if (tooLong) {
      ready.add(Lines.tooLong(++number, text.substring(0, SHOWN_BYTES)));
    } else if (text.indexOf('\uFFFD') >= 0 && !isUtf8(value.toByteArray(), text)) {
      ready.add(Lines.notUtf8(++number, text.substring(0, Math.min(SHOWN_BYTES, text.length()))));
    } else {
      rows(text);
    }
  }

  private void rows(String text) {
    if (linkedData) {
      switch (JsonRow.parse(number + 1, text)) {
        case JsonRow.Parsed.Json(JsonNode node) ->
            new LinkedProducts(node).products().forEach(this::add);
        case JsonRow.Parsed.No(Row.Broken why) -> {
          number++;
          ready.add(why);
        }
      }
      return;
    }
    Row row = JsonRow.of(number + 1, text);
    Optional<JsonNode> inside = list ? Optional.empty() : listInside(row);
    if (inside.isEmpty()) {
      number++;
      ready.add(row);
      return;
    }
    for (JsonNode item : inside.get()) {
      if (item instanceof ObjectNode object) {
        add(object);
      } else {
        ready.add(JsonRow.of(++number, item.toString()));
      }
    }
  }

  private void add(ObjectNode fields) {
    ready.add(new Row.Fields(++number, fields.toString(), fields));
  }

  /** {@code {"products": [{…}, …]}}: the one list of objects in an object that is no product. */
  private static Optional<JsonNode> listInside(Row row) {
    if (!(row instanceof Row.Fields(long n, String raw, ObjectNode fields))
        || fields.has("id")
        || fields.has("title")) {
      return Optional.empty();
    }
    var lists =
        fields.properties().stream()
            .map(java.util.Map.Entry::getValue)
            .filter(v -> v.isArray() && !v.isEmpty() && v.get(0).isObject())
            .toList();
    return lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty();
  }

  private static boolean isUtf8(byte[] bytes, String text) {
    return java.util.Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
  }

  private BrokenOff cutOff() {
    return new BrokenOff(
        "the file ends in the middle of its JSON",
        "Export or transfer it again; a bracket or a quotation mark may be missing as well.");
  }

  /** The first byte of the next value, not taken; -1 at the end. */
  private int skipBetween() throws IOException {
    int b = peek();
    while (isSpace(b) || (begun && b == ',')) {
      position++;
      b = peek();
    }
    return b;
  }

  private int peek() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return limit == 0 ? -1 : buffer[position] & 0xff;
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
