package dev.tendero.text;

import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;

/**
 * Brings text from outside into one form: composed (NFKC, save for the signs below), without
 * control, zero-width and bidirectional characters, white space collapsed to one space or one line
 * break, at most {@value #MAX_MARKS} combining marks on a letter.
 *
 * <p>NFKC would turn "1º" into "1o", "m²" into "m2" and "½" into "1⁄2": signs that mean something
 * in a shop stay in the text people see and later stages read. The text that rules read ({@link
 * Normalized#folded}) goes further: full NFKC, small letters, no accents, and the letters of other
 * scripts that look Latin are Latin where the word or the text around is.
 */
public final class Normalizer {
  /** A letter piled higher than this is ornament or attack. */
  private static final int MAX_MARKS = 3;

  /** One character may become so many; "ﷺ", which NFKC writes out as eighteen, stays. */
  private static final int MAX_GROWTH = 4;

  private static final String KEPT = "²³¹ºª¼½¾™®…″′´¨·";

  /** Look-alikes and what they look like, pairwise: Cyrillic, Greek, Armenian, Latin oddities. */
  private static final String LOOKALIKES =
      "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdӏlԛqԝwһhɡgɩiвbпnгr"
          + "αaβbεeζzηnιiκkνvοoρpτtυuχxωwγy"
          + "օoսuոnցgհhզqıiȷjɑaɢgɪiʟlɴnʀrᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜱsʏyʙbʜhꜰf";

  private static final char[] TWIN = twins();

  private Normalizer() {}

  /** Both forms of {@code original} with the way back. Linear in its length. */
  public static Normalized normalize(String original) {
    Buffer clean = new Buffer(original.length());
    int at = 0;
    while (at < original.length()) {
      int end = clusterEnd(original, at);
      clean.addClean(original, at, end);
      at = end;
    }
    clean.trimEnd();
    String text = clean.text.toString();
    Buffer folded = new Buffer(text.length());
    boolean latin = mostlyLatin(text);
    for (int from = 0; from < text.length(); ) {
      int to = wordEnd(text, from);
      folded.addFolded(text, from, to, latin);
      from = to;
    }
    return new Normalized(
        original,
        text,
        folded.text.toString(),
        Arrays.copyOf(clean.origin, clean.text.length()),
        Arrays.copyOf(folded.origin, folded.text.length()));
  }

  /**
   * What two spellings of one thing share: small letters and digits without accents, spaces and
   * signs, every look-alike of a Latin letter as that letter, whatever stands around it.
   */
  public static String letters(String text) {
    String folded = normalize(text).folded();
    StringBuilder letters = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = TWIN[folded.charAt(i)] == 0 ? folded.charAt(i) : TWIN[folded.charAt(i)];
      if (Character.isLetterOrDigit(c)) {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /** A base character with the marks that compose with it; Hangul letters compose among them. */
  private static int clusterEnd(String text, int at) {
    int first = text.codePointAt(at);
    int end = at + Character.charCount(first);
    if (isSpace(first) || isInvisible(first)) {
      return end;
    }
    while (end < text.length()) {
      int next = text.codePointAt(end);
      if (!isMark(next) && !isInvisible(next) && !(isJamo(first) && isJamo(next))) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  private static int wordEnd(String text, int from) {
    int to = from;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return Math.max(to, from + 1);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isJamo(int c) {
    return c >= 0x1100 && c <= 0x11FF;
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE ->
          !isLineBreak(c) && c != '\t';
      default ->
          (c >= 0xFE00 && c <= 0xFE0F)
              || (c >= 0xE0000 && c <= 0xE0FFF)
              || c == 0x115F
              || c == 0x1160
              || c == 0x3164
              || c == 0xFFA0
              || c == 0x034F
              || c == 0x2800
              || c == 0xFFFD;
    };
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || isLineBreak(c);
  }

  private static boolean isLineBreak(int c) {
    return c == '\n'
        || c == '\r'
        || c == 0x85
        || c == 0x2028
        || c == 0x2029
        || c == 0x0B
        || c == 0x0C;
  }

  private static boolean mostlyLatin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin = text.codePoints().filter(Normalizer::isLatin).count();
    return latin * 2 >= letters;
  }

  private static boolean isLatin(int c) {
    return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  private static char[] twins() {
    char[] twins = new char[0x10000];
    for (int i = 0; i < LOOKALIKES.length(); i += 2) {
      twins[LOOKALIKES.charAt(i)] = LOOKALIKES.charAt(i + 1);
    }
    return twins;
  }

  private static final class Buffer {
    final StringBuilder text;
    int[] origin;

    Buffer(int expected) {
      text = new StringBuilder(expected + 16);
      origin = new int[expected + 16];
    }

    void addClean(String source, int from, int to) {
      int first = source.codePointAt(from);
      if (isSpace(first)) {
        addSpace(isLineBreak(first), from);
        return;
      }
      if (to - from == 1 && first < 0x80 && !isInvisible(first)) {
        append(source.substring(from, to), from);
        return;
      }
      StringBuilder visible = new StringBuilder(to - from);
      source
          .substring(from, to)
          .codePoints()
          .filter(c -> !isInvisible(c))
          .forEach(visible::appendCodePoint);
      boolean kept = KEPT.indexOf(first) >= 0;
      String apart = java.text.Normalizer.normalize(visible, kept ? Form.NFD : Form.NFKD);
      StringBuilder light = new StringBuilder(apart.length());
      int marks = 0;
      for (int c : apart.codePoints().toArray()) {
        marks = isMark(c) ? marks + 1 : 0;
        if (marks <= MAX_MARKS) {
          light.appendCodePoint(c);
        }
      }
      String composed = java.text.Normalizer.normalize(light, Form.NFC);
      if (composed.length() > MAX_GROWTH * (to - from)) {
        composed = java.text.Normalizer.normalize(visible, Form.NFC);
      }
      for (int i = 0; i < composed.length(); i++) {
        if (isSpace(composed.charAt(i))) {
          addSpace(false, from);
        } else {
          append(composed.substring(i, i + 1), from);
        }
      }
    }

    /** One space for any run of white space, one line break if the run has one. */
    private void addSpace(boolean lineBreak, int from) {
      if (text.isEmpty()) {
        return;
      }
      char last = text.charAt(text.length() - 1);
      if (last == ' ' && lineBreak) {
        text.setCharAt(text.length() - 1, '\n');
      } else if (last != ' ' && last != '\n') {
        append(lineBreak ? "\n" : " ", from);
      }
    }

    void addFolded(String source, int from, int to, boolean latinText) {
      boolean fold = foldable(source, from, to, latinText);
      for (int i = from; i < to; ) {
        int c = source.codePointAt(i);
        int next = i + Character.charCount(c);
        if (c < 0x80) {
          append(String.valueOf((char) Character.toLowerCase(c)), i);
        } else {
          append(foldedCharacter(source.substring(i, next), fold), i);
        }
        i = next;
      }
    }

    private static String foldedCharacter(String character, boolean fold) {
      String plain = java.text.Normalizer.normalize(character, Form.NFKD).toLowerCase(Locale.ROOT);
      if (plain.length() > 2 * MAX_GROWTH) {
        return character;
      }
      StringBuilder folded = new StringBuilder(plain.length());
      plain
          .codePoints()
          .filter(c -> !isMark(c) && !Character.isWhitespace(c))
          .forEach(
              c -> {
                boolean twin = fold && c < 0x10000 && TWIN[c] != 0;
                folded.appendCodePoint(twin ? TWIN[c] : c == '’' || c == '‘' ? '\'' : c);
              });
      return folded.toString();
    }

    /** A word that mixes scripts, or one all of look-alikes inside a Latin text. */
    private static boolean foldable(String source, int from, int to, boolean latinText) {
      boolean latin = false;
      boolean twin = false;
      boolean genuine = false;
      for (int i = from; i < to; ) {
        int c = source.codePointAt(i);
        if (c >= 0x80 && Character.isLetter(c)) {
          int small = Character.toLowerCase(c);
          boolean lookalike = small < 0x10000 && TWIN[small] != 0;
          twin |= lookalike;
          latin |= !lookalike && isLatin(c);
          genuine |= !lookalike && !isLatin(c);
        } else {
          latin |= Character.isLetter(c);
        }
        i += Character.charCount(c);
      }
      return twin && (latin || (latinText && !genuine));
    }

    private void append(CharSequence piece, int from) {
      int needed = text.length() + piece.length();
      if (needed > origin.length) {
        origin = Arrays.copyOf(origin, Math.max(needed, origin.length * 2));
      }
      Arrays.fill(origin, text.length(), needed, from);
      text.append(piece);
    }

    void trimEnd() {
      while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
        text.setLength(text.length() - 1);
      }
    }
  }
}
