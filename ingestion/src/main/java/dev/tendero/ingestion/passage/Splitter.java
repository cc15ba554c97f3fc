package dev.tendero.ingestion.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into pieces of at most {@value #MAX_LENGTH} characters: at paragraphs, else at
 * sentences, else at spaces, else anywhere. A Markdown heading begins a piece and stays with what
 * follows it; a page begins one, unless a heading ends the page before. A row of a table is cut
 * only when it alone is longer than a piece; a table that goes on in another piece repeats its head
 * there. But for that head every piece stands in the text word for word, and only white space lies
 * between two of them.
 */
final class Splitter {
  /** What an encoder of 256 tokens still sees most of, and a reader still takes in at a glance. */
  static final int MAX_LENGTH = 1_000;

  /** A longer line that begins with # is hardly a heading; its path would drown the passage. */
  private static final int MAX_HEADING = 200;

  private static final Pattern HEADING = Pattern.compile("(#{1,6})[ \\t]+(.*?)[ \\t#]*");
  private static final Pattern RULE = Pattern.compile("\\|(?:[ \\t]*:?-+:?[ \\t]*\\|)+[ \\t]*");

  /**
   * @param start of the piece in the text
   * @param headings above it and at its top, the widest first
   */
  record Piece(String text, int start, List<String> headings) {}

  private record Range(int start, int end) {
    int length() {
      return end - start;
    }
  }

  private sealed interface Block {
    Range range();
  }

  private record Heading(Range range, int level, String title) implements Block {}

  private record Paragraph(Range range) implements Block {}

  /** At least one row, each a line. */
  private record Table(Range range, List<Range> rows) implements Block {}

  private record Open(int level, String title) {}

  private final String text;
  private final Locale locale;
  private final List<Integer> pages;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Open> path = new ArrayList<>();

  /** The piece being filled: empty while {@code start} is negative. */
  private int start = -1;

  private int end;
  private String head = "";
  private boolean onlyHeadings;
  private List<String> headings = List.of();

  private Splitter(String text, Locale locale, List<Integer> pages) {
    this.text = text;
    this.locale = locale;
    this.pages = pages;
  }

  /**
   * @param pages where the text's pages begin; may be empty
   */
  static List<Piece> split(String text, String language, List<Integer> pages) {
    var splitter = new Splitter(text, Locale.forLanguageTag(language), pages);
    for (Block block : splitter.blocks()) {
      splitter.add(block);
    }
    splitter.close();
    return splitter.pieces;
  }

  private void add(Block block) {
    if (start >= 0 && !onlyHeadings && pageBetween(end, block.range().start())) {
      close();
    }
    switch (block) {
      case Heading heading -> {
        if (!onlyHeadings) {
          close();
        }
        while (!path.isEmpty() && path.getLast().level() >= heading.level()) {
          path.removeLast();
        }
        path.add(new Open(heading.level(), heading.title()));
        take(heading.range());
        onlyHeadings = start >= 0;
        headings = titles();
      }
      case Paragraph paragraph -> paragraph(paragraph.range());
      case Table table -> table(table.rows());
    }
  }

  private boolean pageBetween(int from, int to) {
    return pages.stream().anyMatch(page -> page >= from && page <= to && page > 0);
  }

  private void paragraph(Range range) {
    if (fits(range) || (range.length() <= MAX_LENGTH && !onlyHeadings)) {
      take(range);
      return;
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
    sentences.setText(text.substring(range.start(), range.end()));
    int from = sentences.first();
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      sentence(new Range(range.start() + from, range.start() + to));
      from = to;
    }
  }

  private void sentence(Range range) {
    int from = range.start();
    while (range.end() - from > MAX_LENGTH) {
      int space = text.lastIndexOf(' ', from + MAX_LENGTH);
      int cut = space > from ? space : from + MAX_LENGTH;
      if (Character.isHighSurrogate(text.charAt(cut - 1))) {
        cut--;
      }
      take(new Range(from, cut));
      from = cut;
    }
    take(new Range(from, range.end()));
  }

  private void table(List<Range> rows) {
    boolean ruled = rows.size() > 2 && RULE.matcher(text(rows.get(1))).matches();
    Range top = ruled ? new Range(rows.getFirst().start(), rows.get(1).end()) : rows.getFirst();
    if (!ruled || top.length() > MAX_LENGTH / 2) {
      rows.forEach(row -> row(row, ""));
      return;
    }
    // The head is of no use without its first row.
    row(new Range(top.start(), rows.get(2).end()), "");
    rows.subList(3, rows.size()).forEach(row -> row(row, text(top) + "\n"));
  }

  private void row(Range row, String repeated) {
    if (fits(row)) {
      take(row);
    } else if (repeated.length() + row.length() <= MAX_LENGTH) {
      close();
      take(row);
      head = repeated;
    } else {
      sentence(row);
    }
  }

  private boolean fits(Range range) {
    return start < 0
        ? range.length() <= MAX_LENGTH
        : head.length() + range.end() - start <= MAX_LENGTH;
  }

  /** Puts a range of at most a piece's length into the piece being filled, else into a new one. */
  private void take(Range raw) {
    int from = raw.start();
    int to = raw.end();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from == to) {
      return;
    }
    if (!fits(new Range(from, to))) {
      close();
    }
    if (start < 0) {
      start = from;
      headings = titles();
    }
    end = to;
    onlyHeadings = false;
  }

  private void close() {
    if (start >= 0) {
      String piece = head + text.substring(start, end);
      pieces.add(new Piece(piece.replace("\r\n", "\n").replace('\r', '\n'), start, headings));
    }
    start = -1;
    head = "";
    onlyHeadings = false;
  }

  private List<String> titles() {
    return path.stream().map(Open::title).filter(title -> !title.isEmpty()).toList();
  }

  private String text(Range range) {
    return text.substring(range.start(), range.end());
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Range> lines = new ArrayList<>();
    boolean tabled = false;
    boolean fenced = false;
    for (int from = 0; from < text.length(); ) {
      int to = lineEnd(from);
      Range line = new Range(from, to);
      String content = text(line).strip();
      boolean fence = content.startsWith("```");
      Matcher heading = HEADING.matcher(content);
      boolean row = !fenced && !fence && content.startsWith("|");
      boolean titled = !fenced && heading.matches() && content.length() <= MAX_HEADING;
      if ((content.isEmpty() && !fenced) || titled || row != tabled) {
        close(lines, tabled, blocks);
        tabled = row;
      }
      if (titled) {
        blocks.add(new Heading(line, heading.group(1).length(), heading.group(2)));
      } else if (!content.isEmpty()) {
        lines.add(line);
      }
      fenced ^= fence;
      from = afterBreak(to);
    }
    close(lines, tabled, blocks);
    return blocks;
  }

  private static void close(List<Range> lines, boolean tabled, List<Block> blocks) {
    if (!lines.isEmpty()) {
      var range = new Range(lines.getFirst().start(), lines.getLast().end());
      blocks.add(tabled ? new Table(range, List.copyOf(lines)) : new Paragraph(range));
      lines.clear();
    }
  }

  private int lineEnd(int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
      to++;
    }
    return to;
  }

  private int afterBreak(int lineEnd) {
    return text.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
  }
}
