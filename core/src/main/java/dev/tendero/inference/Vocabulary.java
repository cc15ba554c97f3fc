package dev.tendero.inference;

import java.util.HashMap;
import java.util.Map;

/**
 * The word pieces of a BERT model by their ids, as {@code tokenizer.json} lists them. Immutable.
 *
 * @param starts pieces that begin a word
 * @param rests pieces that continue one, without the {@code ##} that marks them in the file
 * @param longest length of the longest piece in UTF-16 units
 */
record Vocabulary(Map<String, Integer> starts, Map<String, Integer> rests, int longest) {
  private static final String CONTINUES = "##";

  /** The id of a piece that every BERT vocabulary has, such as {@code [CLS]}. */
  int special(String piece) {
    Integer id = starts.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return id;
  }

  /**
   * Reads {@code model.vocab} of a Hugging Face {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException where the text is not of that form, with the offset
   */
  static Vocabulary parse(String json) {
    int model = json.indexOf("\"model\"");
    int vocab = json.indexOf("\"vocab\"", Math.max(0, model));
    if (model < 0 || vocab < 0) {
      throw new IllegalArgumentException("no model.vocab in the tokenizer");
    }
    var starts = new HashMap<String, Integer>(1 << 16);
    var rests = new HashMap<String, Integer>(1 << 14);
    int longest = 0;
    var scanner = new Scanner(json, vocab + "\"vocab\"".length());
    scanner.expect(':');
    scanner.expect('{');
    do {
      String piece = scanner.string();
      scanner.expect(':');
      int id = scanner.number();
      if (piece.startsWith(CONTINUES) && piece.length() > CONTINUES.length()) {
        rests.put(piece.substring(CONTINUES.length()), id);
      } else {
        starts.put(piece, id);
      }
      longest = Math.max(longest, piece.length());
    } while (scanner.follows(','));
    scanner.expect('}');
    return new Vocabulary(starts, rests, longest);
  }

  /** As much of JSON as an object of numbers needs. */
  private static final class Scanner {
    private final String json;
    private int at;

    Scanner(String json, int at) {
      this.json = json;
      this.at = at;
    }

    void expect(char wanted) {
      if (!follows(wanted)) {
        throw new IllegalArgumentException("expected '" + wanted + "' at offset " + at);
      }
    }

    boolean follows(char wanted) {
      while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
        at++;
      }
      boolean found = at < json.length() && json.charAt(at) == wanted;
      if (found) {
        at++;
      }
      return found;
    }

    String string() {
      expect('"');
      var out = new StringBuilder();
      while (true) {
        char c = next();
        switch (c) {
          case '"' -> {
            return out.toString();
          }
          case '\\' -> out.append(escaped());
          default -> out.append(c);
        }
      }
    }

    private char escaped() {
      char c = next();
      return switch (c) {
        case '"', '\\', '/' -> c;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> {
          if (at + 4 > json.length()) {
            throw new IllegalArgumentException("escape cut at offset " + at);
          }
          at += 4;
          yield (char) Integer.parseInt(json, at - 4, at, 16);
        }
        default -> throw new IllegalArgumentException("escape '\\" + c + "' at offset " + at);
      };
    }

    int number() {
      follows(' ');
      int from = at;
      while (at < json.length() && Character.isDigit(json.charAt(at))) {
        at++;
      }
      if (from == at) {
        throw new IllegalArgumentException("expected a number at offset " + at);
      }
      return Integer.parseInt(json, from, at, 10);
    }

    private char next() {
      if (at == json.length()) {
        throw new IllegalArgumentException("the vocabulary breaks off");
      }
      return json.charAt(at++);
    }
  }
}
