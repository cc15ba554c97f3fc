package dev.tendero.ingestion.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into pieces of at most {@value #MAX_LENGTH} characters: at paragraphs, else at
 * sentences, else at spaces, else anywhere. A Markdown heading begins a piece. Every piece stands
 * in the text word for word, and only white space lies between two of them.
 */
final class Splitter {
  /** What an encoder of 256 tokens still sees most of, and a reader still takes in at a glance. */
  static final int MAX_LENGTH = 1_000;

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n\\s*");

  private record Range(int start, int end) {}

  private Splitter() {}

  static List<String> split(String raw, String language) {
    String text = raw.replace("\r\n", "\n").replace('\r', '\n');
    List<String> pieces = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Range part : parts(text, Locale.forLanguageTag(language))) {
      boolean joins =
          start >= 0 && part.end() - start <= MAX_LENGTH && text.charAt(part.start()) != '#';
      if (!joins) {
        if (start >= 0) {
          pieces.add(text.substring(start, end));
        }
        start = part.start();
      }
      end = part.end();
    }
    if (start >= 0) {
      pieces.add(text.substring(start, end));
    }
    return pieces;
  }

  /** Paragraphs, and of long ones their sentences, none longer than a piece may be. */
  private static List<Range> parts(String text, Locale locale) {
    List<Range> parts = new ArrayList<>();
    Matcher blank = BLANK_LINE.matcher(text);
    int start = 0;
    while (blank.find()) {
      paragraph(text, start, blank.start(), locale, parts);
      start = blank.end();
    }
    paragraph(text, start, text.length(), locale, parts);
    return parts;
  }

  private static void paragraph(String text, int start, int end, Locale locale, List<Range> parts) {
    if (end - start <= MAX_LENGTH) {
      add(text, start, end, parts);
      return;
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
    sentences.setText(text.substring(start, end));
    int from = sentences.first();
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      sentence(text, start + from, start + to, parts);
      from = to;
    }
  }

  private static void sentence(String text, int start, int end, List<Range> parts) {
    int from = start;
    while (end - from > MAX_LENGTH) {
      int space = text.lastIndexOf(' ', from + MAX_LENGTH);
      int cut = space > from ? space : from + MAX_LENGTH;
      if (Character.isHighSurrogate(text.charAt(cut - 1))) {
        cut--;
      }
      add(text, from, cut, parts);
      from = cut;
    }
    add(text, from, end, parts);
  }

  private static void add(String text, int start, int end, List<Range> parts) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      parts.add(new Range(from, to));
    }
  }
}
