package dev.tendero.inference;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * The uncased BERT tokenizer: text to the ids of word pieces, identical to Hugging Face's {@code
 * BertNormalizer}, {@code BertPreTokenizer} and {@code WordPiece} in that order. Immutable.
 *
 * <p>One deviation on purpose: "[SEP]" and the like in a text are brackets and letters. Text comes
 * from outside and must not be able to place the model's control tokens.
 *
 * <p>Why not the reference itself: it is an 18 MB native library and six to ten times slower on a
 * line of text, because every call crosses JNI.
 *
 * <p>Devlin et al., "BERT" (2018), and its {@code tokenization.py}; greedy longest match first.
 */
final class WordPiece {
  /** Longer words are one unknown piece, in code points; BERT's own bound. */
  private static final int LONGEST_WORD = 100;

  private final Vocabulary vocabulary;
  private final int begin;
  private final int end;
  private final int unknown;

  WordPiece(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.begin = vocabulary.special("[CLS]");
    this.end = vocabulary.special("[SEP]");
    this.unknown = vocabulary.special("[UNK]");
  }

  /** Whether one piece is the whole of this word. */
  boolean isWord(String word) {
    return vocabulary.starts().containsKey(word);
  }

  /**
   * The ids of {@code text} between {@code [CLS]} and {@code [SEP]}.
   *
   * @param limit most ids in all, at least 2; what does not fit is cut off the end
   */
  long[] ids(String text, int limit) {
    var ids = new Ids(limit);
    var chunk = new StringBuilder();
    for (int i = 0; i < text.length() && !ids.full(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        split(chunk, ids);
      } else if (isIdeograph(c)) {
        split(chunk, ids);
        split(chunk.appendCodePoint(c), ids);
      } else if (!isControl(c)) {
        chunk.appendCodePoint(c);
      }
    }
    split(chunk, ids);
    return ids.closed();
  }

  /** Takes what stands between two spaces apart at its punctuation, and empties it. */
  private void split(StringBuilder chunk, Ids ids) {
    if (chunk.isEmpty()) {
      return;
    }
    String text = normal(chunk);
    chunk.setLength(0);
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isPunctuation(c)) {
        word(text, start, i, ids);
        word(text, i, next, ids);
        start = next;
      }
      i = next;
    }
    word(text, start, text.length(), ids);
  }

  /** Lower case without accents. */
  private static String normal(StringBuilder chunk) {
    boolean ascii = true;
    for (int i = 0; i < chunk.length(); i++) {
      char c = chunk.charAt(i);
      ascii &= c < 0x80;
      if (c >= 'A' && c <= 'Z') {
        chunk.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    if (ascii) {
      return chunk.toString();
    }
    var out = new StringBuilder(chunk.length());
    // Code point by code point: String.toLowerCase knows the final sigma, the reference does not.
    Normalizer.normalize(chunk, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(Character::toLowerCase)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void word(String text, int from, int to, Ids ids) {
    if (from == to) {
      return;
    }
    if (to - from > LONGEST_WORD && text.codePointCount(from, to) > LONGEST_WORD) {
      ids.add(unknown);
      return;
    }
    int before = ids.size();
    for (int start = from; start < to; ) {
      Map<String, Integer> pieces = start == from ? vocabulary.starts() : vocabulary.rests();
      int stop = Math.min(to, start + vocabulary.longest());
      Integer id = null;
      while (stop > start && (id = pieces.get(text.substring(start, stop))) == null) {
        stop--;
      }
      if (id == null) {
        ids.cut(before);
        ids.add(unknown);
        return;
      }
      ids.add(id);
      start = stop;
    }
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isControl(int c) {
    return c == 0
        || c == 0xFFFD
        || switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE ->
              true;
          default -> false;
        };
  }

  private static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c >= '!' && c <= '/'
          || c >= ':' && c <= '@'
          || c >= '[' && c <= '`'
          || c >= '{' && c <= '~';
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The blocks that BERT splits character by character; Kana and Hangul are not among them. */
  private static boolean isIdeograph(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x20000 && c <= 0x2A6DF
        || c >= 0x2A700 && c <= 0x2B73F
        || c >= 0x2B740 && c <= 0x2B81F
        || c >= 0x2B920 && c <= 0x2CEAF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }

  /** Ids so far, with room kept for the last one. */
  private final class Ids {
    private final long[] ids;
    private int size;

    Ids(int limit) {
      ids = new long[limit];
      ids[size++] = begin;
    }

    int size() {
      return size;
    }

    boolean full() {
      return size == ids.length - 1;
    }

    void add(int id) {
      if (!full()) {
        ids[size++] = id;
      }
    }

    void cut(int to) {
      size = to;
    }

    long[] closed() {
      ids[size++] = end;
      return Arrays.copyOf(ids, size);
    }
  }
}
