package dev.tendero.ingestion.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON from outside: exact numbers, no field twice, bounded depth and texts. */
public final class JsonRow {
  /** Far above what a product needs; a deeper text is an attack on the parser. */
  private static final int MAX_DEPTH = 32;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Rows.MAX_ROW_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonRow() {}

  /** Any JSON, or why it is none. */
  sealed interface Parsed {
    record Json(JsonNode node) implements Parsed {}

    record No(Row.Broken why) implements Parsed {}
  }

  /** {@code text} as a row: an object, or why it is none. */
  public static Row of(long number, String text) {
    return switch (parse(number, text)) {
      case Parsed.Json(ObjectNode object) -> new Row.Fields(number, text, object);
      case Parsed.Json other ->
          new Row.Broken(
              number,
              text,
              text,
              "is no JSON object",
              "Write one product a line: {\"id\": …, \"title\": …}.");
      case Parsed.No(Row.Broken why) -> why;
    };
  }

  static Parsed parse(long number, String text) {
    try {
      return new Parsed.Json(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the source and its location in a form for programmers.
      String near = e.getLocation() == null ? "" : from(text, e.getLocation().getCharOffset());
      return new Parsed.No(
          new Row.Broken(number, text, near.isEmpty() ? text : near, reason(e), remedy(e)));
    }
  }

  private static String from(String text, long offset) {
    // The location is behind the character that did not fit.
    int at = (int) Math.max(0, Math.min(offset, text.length()) - 1);
    return text.substring(at, Math.min(text.length(), at + 200)).strip();
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "is nested too deeply or holds too long a text";
    }
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "a field stands twice in one object"
        : "is not JSON; the value shows where reading stopped";
  }

  private static String remedy(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "Export the row again with fewer levels and shorter texts.";
    }
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "Keep one of the two."
        : "Export the feed again; quotes, commas and brackets around the shown place are wrong.";
  }
}
