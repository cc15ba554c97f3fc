package dev.tendero.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write a value as JSON: RFC 8785 without floating point numbers and null. Keys are
 * ASCII and sorted, there is no white space, strings escape only what JSON demands, numbers are
 * integers within 2^53. Equal values have equal bytes, so that bytes can be hashed and signed.
 */
final class CanonicalJson {
  /** Beyond it, readers that hold numbers as doubles would see another one. */
  static final long LARGEST = (1L << 53) - 1;

  /** Entries need three levels; a bound against nested input. */
  private static final int DEEPEST = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Payload.MOST_BYTES)
                  .build())
          .build();

  private CanonicalJson() {}

  /**
   * @param value of strings, longs, integers, booleans, lists and maps with string keys
   */
  static byte[] bytes(Object value) {
    var text = new StringBuilder(512);
    write(value, text);
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text that is not Unicode: half a surrogate pair", e);
    }
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case String text -> string(text, out);
      case Integer number -> out.append(number.intValue());
      case Long number -> integer(number, out);
      case Boolean flag -> out.append(flag.booleanValue());
      case List<?> list -> {
        char before = '[';
        for (Object element : list) {
          write(element, out.append(before));
          before = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, element) -> sorted.put(key((String) key), element));
        char before = '{';
        for (var member : sorted.entrySet()) {
          string(member.getKey(), out.append(before));
          write(member.getValue(), out.append(':'));
          before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
      }
      default -> throw new IllegalArgumentException("no canonical form of " + value.getClass());
    }
  }

  private static String key(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
        throw new IllegalArgumentException("a key is printable ASCII, not \"" + key + "\"");
      }
    }
    return key;
  }

  private static void integer(long number, StringBuilder out) {
    if (Math.abs(number) > LARGEST) {
      throw new IllegalArgumentException("beyond 2^53: " + number);
    }
    out.append(number);
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /**
   * Reads an object and insists that the bytes are its canonical form.
   *
   * @throws IllegalArgumentException when they are not, saying why without quoting them
   */
  static Map<String, Object> object(byte[] bytes) {
    Map<String, Object> object = members(bytes);
    if (!Arrays.equals(bytes, bytes(object))) {
      throw new IllegalArgumentException("JSON, but not in canonical form");
    }
    return object;
  }

  /**
   * Reads an object in whatever layout.
   *
   * @throws IllegalArgumentException when it is none, or has what no canonical form has
   */
  static Map<String, Object> members(byte[] bytes) {
    Object value;
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      parser.nextToken();
      value = read(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one JSON value");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("JSON, but not an object");
    }
    var object = new LinkedHashMap<String, Object>();
    map.forEach((key, element) -> object.put((String) key, element));
    return object;
  }

  private static Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("no JSON value");
    }
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> {
        var list = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(parser));
        }
        yield list;
      }
      case START_OBJECT -> {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, read(parser));
        }
        yield map;
      }
      case VALUE_NULL,
          VALUE_NUMBER_FLOAT,
          VALUE_EMBEDDED_OBJECT,
          FIELD_NAME,
          END_ARRAY,
          END_OBJECT,
          NOT_AVAILABLE ->
          throw new IllegalArgumentException("no canonical form has a " + token);
    };
  }
}
