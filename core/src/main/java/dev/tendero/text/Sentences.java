package dev.tendero.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts running text into sentences, English and Spanish, prose and Markdown lines.
 *
 * <p>One left-to-right scan. At each mark that may end a sentence the scan looks a bounded number
 * of characters ahead and decides from those alone; while they have not all arrived it waits at the
 * mark. A decision therefore depends on the text and never on how it was cut into chunks, and the
 * work is linear in the text. When the text ends inside such a look ahead, the mark ends nothing:
 * what is left is one sentence.
 *
 * <p>Sentences come without the white space around them; nothing else of the text is lost, changed
 * or moved.
 */
public final class Sentences {
  /** Longest sentence, in UTF-16 units: a reader waits for it whole, and a judge reads it whole. */
  public static final int MAX_LENGTH = 1_000;

  /** Longest look ahead and look back, so that every mark costs a constant. */
  private static final int REACH = 64;

  private static final int MAX_CITATION = 16;

  /** Titles and the like never end a sentence; lower case, without the last dot. */
  private static final Set<String> ABBREVIATIONS =
      words(
          "mr mrs ms dr prof st mt jr vs approx aprox appr ca cf eg e.g ie i.e incl excl avg dept dpto"
              + " sr sra srta sres dña ud uds vd vds ing lic avda p.ej ej e.j viz ee");

  /** These do so only before a number: "No. 5" goes on, "No. It does not fit." does not. */
  private static final Set<String> BEFORE_NUMBERS =
      words(
          "no nos num núm nº n.º fig figs vol vols art arts ed p pp pg pág págs cap ch sec tel tfno ext"
              + " max máx min mín est ref rev ver v apdo op");

  /** After "U.S." or a single capital only these begin a new sentence. */
  private static final Set<String> OPENERS =
      words(
          "the this that these those it its they he she we you i a an in on at for from with without"
              + " but and or however if no not yes there here each both all one two your our my which"
              + " when while as to by also please what why how is are do does can"
              + " el la los las un una unos unas es son está están este esta estos estas ese esa eso"
              + " se su sus sí y o pero si no con sin para por en de del al lo le les hay cada ambos"
              + " todo todos tu tus mi además también tiene tienen cuando como qué cuál");

  private Sentences() {}

  private static Set<String> words(String list) {
    return Set.copyOf(List.of(list.split(" ")));
  }

  /** The sentences of a whole text: the same as a {@link Gate} gives for any way of cutting it. */
  public static List<String> split(String text) {
    Gate gate = new Gate();
    List<String> sentences = new ArrayList<>(gate.offer(text));
    String last = gate.flush();
    if (!last.isEmpty()) {
      sentences.add(last);
    }
    return List.copyOf(sentences);
  }

  /** Takes a text in chunks and lets whole sentences through. For one thread. */
  public static final class Gate {
    private static final int WAIT = -1;
    private static final int NONE = -2;

    private final StringBuilder text = new StringBuilder();
    private int start;
    private int scan;

    /** The sentences that {@code chunk} completes, in order; mostly none or one. */
    public List<String> offer(String chunk) {
      text.append(chunk);
      List<String> sentences = new ArrayList<>(2);
      while (true) {
        skipSpaceBeforeSentence();
        int end = nextEnd();
        if (end == WAIT) {
          break;
        }
        sentences.add(text.substring(start, end).strip());
        start = end;
        scan = end;
      }
      text.delete(0, start);
      scan -= start;
      start = 0;
      return sentences;
    }

    /** What is left at the end of the text, "" when nothing; the gate is then as new. */
    public String flush() {
      String rest = text.toString().strip();
      text.setLength(0);
      start = 0;
      scan = 0;
      return rest;
    }

    private void skipSpaceBeforeSentence() {
      while (start < text.length() && isSpace(text.charAt(start))) {
        start++;
      }
      scan = Math.max(scan, start);
    }

    /** One past the next sentence, or WAIT until more text decides. */
    private int nextEnd() {
      while (scan < text.length()) {
        if (scan - start >= MAX_LENGTH) {
          return forcedEnd();
        }
        char c = text.charAt(scan);
        if (isLineBreak(c)) {
          int end = endAtLineBreak(scan);
          if (end == WAIT) {
            return WAIT;
          }
          if (end != NONE) {
            return end;
          }
        } else if (isTerminator(c)) {
          int run = scan + 1;
          while (run < text.length() && run - scan < REACH && isTerminator(text.charAt(run))) {
            run++;
          }
          if (run == text.length() && run - scan < REACH) {
            return WAIT;
          }
          int end = run - scan < REACH ? endAfterTerminators(scan, run) : NONE;
          if (end == WAIT) {
            return WAIT;
          }
          if (end != NONE) {
            return Math.min(end, start + MAX_LENGTH);
          }
          scan = run - 1;
        }
        scan++;
      }
      return WAIT;
    }

    /** The last space of the second half, else the hard limit; never inside a surrogate pair. */
    private int forcedEnd() {
      int limit = start + MAX_LENGTH;
      for (int i = limit; i > start + MAX_LENGTH / 2; i--) {
        if (isSpace(text.charAt(i))) {
          return i;
        }
      }
      return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    /**
     * A line break ends a sentence, except a single one before a small letter: that is a paragraph
     * wrapped by its writer.
     */
    private int endAtLineBreak(int at) {
      int breaks = 0;
      int next = at;
      for (; next - at < REACH; next++) {
        if (next >= text.length()) {
          return WAIT;
        }
        char c = text.charAt(next);
        if (!isSpace(c)) {
          break;
        }
        breaks += c == '\n' || (isLineBreak(c) && c != '\r') ? 1 : 0;
      }
      if (next - at >= REACH || breaks > 1 || !Character.isLowerCase(text.charAt(next))) {
        return at;
      }
      if (":.!?…|".indexOf(text.charAt(lastInk(at))) >= 0 || text.charAt(start) == '#') {
        return at;
      }
      if (next + 1 >= text.length()) {
        return WAIT;
      }
      boolean enumerated = text.charAt(next + 1) == ')';
      return enumerated ? at : NONE;
    }

    /** The last character before {@code at} that is no white space; the sentence has one. */
    private int lastInk(int at) {
      int i = at - 1;
      while (i > start && isSpace(text.charAt(i))) {
        i--;
      }
      return Math.max(i, start);
    }

    private int endAfterTerminators(int first, int afterRun) {
      int limit = first + REACH;
      int end = afterRun;
      boolean closed = false;
      while (end < text.length() && end < limit && isCloser(text.charAt(end))) {
        end++;
        closed = true;
      }
      boolean cited = false;
      while (true) {
        int after = afterCitation(end);
        if (after == WAIT) {
          return WAIT;
        }
        if (after == NONE || after >= limit) {
          break;
        }
        end = after;
        cited = true;
      }
      if (end >= text.length()) {
        return WAIT;
      }
      if (end >= limit) {
        return NONE;
      }
      char following = text.charAt(end);
      if (!isSpace(following)) {
        boolean wide = "。！？".indexOf(text.charAt(afterRun - 1)) >= 0;
        boolean opens = following == '¿' || following == '¡';
        return wide || opens || (cited && Character.isUpperCase(following)) ? end : NONE;
      }
      int next = end;
      while (next < text.length() && isSpace(text.charAt(next))) {
        if (isLineBreak(text.charAt(next)) && !listNumber(first)) {
          return end;
        }
        next++;
        if (next >= limit) {
          return end;
        }
      }
      if (next >= text.length()) {
        return WAIT;
      }
      return switch (text.charAt(afterRun - 1)) {
        case '!', '?' -> closed && Character.isLowerCase(text.charAt(next)) ? NONE : end;
        case '.' -> afterRun - first > 1 ? endOfTrailing(next, end) : endOfDot(first, next, end);
        default -> endOfTrailing(next, end);
      };
    }

    /** "..." ends a sentence unless it goes on with a small letter. */
    private int endOfTrailing(int next, int end) {
      return Character.isLowerCase(text.charAt(next)) ? NONE : end;
    }

    private int endOfDot(int dot, int next, int end) {
      if (listNumber(dot)) {
        return NONE;
      }
      if (Character.isLowerCase(text.charAt(next))) {
        return endBeforeSmallLetter(next, end);
      }
      String word = wordBefore(dot);
      String small = word.toLowerCase(Locale.ROOT);
      if (ABBREVIATIONS.contains(small)
          || (BEFORE_NUMBERS.contains(small) && Character.isDigit(text.charAt(next)))) {
        return NONE;
      }
      return acronym(word) ? endAfterAcronym(next, end) : end;
    }

    /** Names like iPhone and eBay begin sentences too. */
    private int endBeforeSmallLetter(int next, int end) {
      if (next + 1 >= text.length()) {
        return WAIT;
      }
      return Character.isUpperCase(text.charAt(next + 1)) ? end : NONE;
    }

    /** Needs the whole next word: "the U.S. It has" against "U.S. Robotics". */
    private int endAfterAcronym(int next, int end) {
      int after = next;
      while (after < text.length() && after - next < 12 && Character.isLetter(text.charAt(after))) {
        after++;
      }
      if (after >= text.length()) {
        return WAIT;
      }
      if (after == next) {
        return end;
      }
      return OPENERS.contains(text.substring(next, after).toLowerCase(Locale.ROOT)) ? end : NONE;
    }

    /**
     * One past a citation mark at {@code from}: "[1]", "[e2]", "[1, 2]", one space before it
     * allowed; NONE when there is none.
     */
    private int afterCitation(int from) {
      int open = from;
      if (open < text.length() && text.charAt(open) == ' ') {
        open++;
      }
      if (open >= text.length()) {
        return WAIT;
      }
      if (text.charAt(open) != '[') {
        return NONE;
      }
      boolean digit = false;
      for (int i = open + 1; i - open <= MAX_CITATION; i++) {
        if (i >= text.length()) {
          return WAIT;
        }
        char c = text.charAt(i);
        if (c == ']') {
          if (i + 1 >= text.length()) {
            return WAIT;
          }
          return digit && text.charAt(i + 1) != '(' ? i + 1 : NONE;
        }
        digit |= c >= '0' && c <= '9';
        if (!(c >= '0' && c <= '9') && "e^, -".indexOf(c) < 0) {
          return NONE;
        }
      }
      return NONE;
    }

    /** "1. " at the head of a sentence numbers it. */
    private boolean listNumber(int dot) {
      if (dot - start > 3 || dot == start) {
        return false;
      }
      for (int i = start; i < dot; i++) {
        if (!Character.isDigit(text.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    private String wordBefore(int dot) {
      int from = dot;
      while (from > start && dot - from < REACH && isWordPart(text.charAt(from - 1))) {
        from--;
      }
      return text.substring(from, dot);
    }

    private static boolean isWordPart(char c) {
      return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '\'' || c == 'º';
    }

    /** "U.S", "J", "UU": capitals that a dot shortens. */
    private static boolean acronym(String word) {
      if (word.equals("UU") || (word.length() == 1 && Character.isUpperCase(word.charAt(0)))) {
        return true;
      }
      if (word.length() < 3 || word.indexOf('.') < 0) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (i % 2 == 0 ? !Character.isUpperCase(c) : c != '.') {
          return false;
        }
      }
      return true;
    }

    private static boolean isTerminator(char c) {
      return c == '.' || c == '!' || c == '?' || c == '…' || "。！？".indexOf(c) >= 0;
    }

    private static boolean isCloser(char c) {
      return "\"'”’»)]}*_`".indexOf(c) >= 0;
    }

    private static boolean isLineBreak(char c) {
      return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isSpace(char c) {
      return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
  }
}
