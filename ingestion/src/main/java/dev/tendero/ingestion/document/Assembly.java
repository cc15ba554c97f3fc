package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.PageReport;
import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a document's text together as Markdown, block by block, and remembers the page of each. Ends
 * the reading when there is more than the limits allow. For one thread and one document.
 */
final class Assembly {
  private static final int MAX_WARNINGS = 100;
  private static final int MAX_SAMPLE = 80;
  private static final int MAX_CELLS = 50;
  private static final int MAX_TITLE = 200;

  private record Block(int page, String markdown, boolean item) {}

  private final int maxTextBytes;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final Map<Integer, String> notes = new TreeMap<>();
  private long bytes;
  private int page;
  private String title = "";
  private String firstHeading = "";

  Assembly(int maxTextBytes) {
    this.maxTextBytes = maxTextBytes;
  }

  /** What follows stands on this page, counted from 1. */
  void page(int number) {
    page = number;
  }

  /** What the document says of itself; a heading takes its place where it says nothing. */
  void title(String text) {
    title = Cleaning.line(text);
  }

  void heading(int level, String text) {
    String line = Cleaning.line(text);
    if (!line.isEmpty()) {
      if (firstHeading.isEmpty()) {
        firstHeading = line;
      }
      add("#".repeat(Math.clamp(level, 1, 6)) + " " + line, false);
    }
  }

  void paragraph(String text) {
    String line = Cleaning.line(text);
    if (!line.isEmpty()) {
      // Lest a paragraph be taken for a heading or a row of a table.
      add(line.startsWith("#") || line.startsWith("|") ? "\\" + line : line, false);
    }
  }

  /**
   * @param depth of the list, 0 for the outermost
   * @param mark "-" or "3."
   */
  void item(int depth, String mark, String text) {
    String line = Cleaning.line(text);
    if (!line.isEmpty()) {
      add("  ".repeat(Math.min(depth, 5)) + mark + " " + line, true);
    }
  }

  /** Lines that are Markdown already, or plain text. */
  void verbatim(String text) {
    String lines = text.stripTrailing();
    if (!lines.isBlank()) {
      add(lines.strip(), false);
    }
  }

  /** The first row is the head. A table of one column is no table but paragraphs. */
  void table(List<List<String>> raw) {
    List<List<String>> rows = new ArrayList<>();
    int width = 0;
    for (List<String> row : raw) {
      List<String> cells = row.stream().limit(MAX_CELLS).map(Assembly::cell).toList();
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(cells);
        width = Math.max(width, cells.size());
      }
    }
    if (width < 2 || rows.size() < 2) {
      rows.forEach(row -> paragraph(String.join(" ", row)));
      return;
    }
    var out = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      out.append('|');
      for (int column = 0; column < width; column++) {
        out.append(' ').append(column < row.size() ? row.get(column) : "").append(" |");
      }
      out.append('\n');
      if (i == 0) {
        out.append('|').append(" --- |".repeat(width)).append('\n');
      }
      room(out.length());
    }
    add(out.toString().stripTrailing(), false);
  }

  private static String cell(String text) {
    return Cleaning.line(text).replace("|", "\\|");
  }

  void warn(Warning.Kind kind, int page, String message) {
    var warning = new Warning(kind, page, message);
    if (warnings.size() < MAX_WARNINGS && !warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** Text that does not show was left out; shows how it begins. */
  void hidden(int page, String text) {
    String line = Cleaning.line(text);
    if (!line.isEmpty()) {
      int end =
          line.offsetByCodePoints(0, Math.min(MAX_SAMPLE, line.codePointCount(0, line.length())));
      String sample = line.substring(0, end) + (end < line.length() ? "…" : "");
      warn(
          Warning.Kind.HIDDEN_TEXT,
          page,
          "Text that a reader does not see was left out: \"" + sample + "\"");
    }
  }

  /** For the page's line in the report. */
  void note(int page, String note) {
    notes.merge(page, note, (a, b) -> a.contains(b) ? a : a + " " + b);
  }

  private void add(String markdown, boolean item) {
    for (int i = 0; i < markdown.length(); i++) {
      char c = markdown.charAt(i);
      bytes += c < 0x80 ? (c == '"' || c == '\\' || c == '\n' ? 2 : 1) : c < 0x800 ? 2 : 3;
    }
    bytes += 4;
    room(0);
    blocks.add(new Block(page, markdown, item));
  }

  private void room(int more) {
    if (bytes + more > maxTextBytes) {
      throw new Trouble(
          Reason.TOO_MUCH_TEXT,
          blocks.isEmpty() || page == 0
              ? "at most %,d bytes".formatted(maxTextBytes)
              : "at most %,d bytes, reached on page %d".formatted(maxTextBytes, page));
    }
  }

  /**
   * @param pageCount 0 where the format has no pages
   */
  Extraction.Read read(Extraction.Format format, int pageCount) {
    var text = new StringBuilder();
    int[] starts = new int[pageCount];
    Arrays.fill(starts, -1);
    int[] characters = new int[pageCount];
    boolean afterItem = false;
    for (Block block : blocks) {
      if (!text.isEmpty()) {
        text.append(afterItem && block.item() ? "\n" : "\n\n");
      }
      int index = Math.min(block.page(), pageCount) - 1;
      if (index >= 0) {
        if (starts[index] < 0) {
          starts[index] = text.length();
        }
        characters[index] += block.markdown().length();
      }
      text.append(block.markdown());
      afterItem = block.item();
    }
    if (text.toString().isBlank()) {
      throw new Trouble(Reason.NO_TEXT, pageCount == 0 ? "" : "%,d pages".formatted(pageCount));
    }
    return new Extraction.Read(
        format,
        bestTitle(),
        text.toString(),
        pages(starts, text.length()),
        report(characters),
        "und",
        warnings);
  }

  private static List<Integer> pages(int[] starts, int length) {
    int next = length;
    for (int i = starts.length - 1; i >= 0; i--) {
      next = starts[i] < 0 ? next : starts[i];
      starts[i] = next;
    }
    if (starts.length > 0) {
      starts[0] = 0;
    }
    return Arrays.stream(starts).boxed().toList();
  }

  private List<PageReport> report(int[] characters) {
    List<PageReport> report = new ArrayList<>();
    for (int i = 0; i < characters.length; i++) {
      report.add(new PageReport(i + 1, characters[i], Optional.ofNullable(notes.get(i + 1))));
    }
    return report;
  }

  /** Empty where the document has none: the file's name is not known here. */
  private String bestTitle() {
    String best = title.isEmpty() ? firstHeading : title;
    int end =
        best.offsetByCodePoints(0, Math.min(MAX_TITLE, best.codePointCount(0, best.length())));
    return best.substring(0, end);
  }
}
