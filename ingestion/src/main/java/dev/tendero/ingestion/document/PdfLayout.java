package dev.tendero.ingestion.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a PDF as headings, paragraphs, lists and tables. A PDF says only where letters
 * stand, so all of this is inferred: headings from letters larger than most or bold lines of their
 * own, tables from wide gaps that stand under one another, paragraphs from the space between lines.
 * Lines that stand at the top or foot of most pages are left out.
 */
final class PdfLayout {
  private static final int EDGE_LINES = 2;
  private static final double MAX_EDGE_GAP = 1.6;
  private static final int MIN_PAGES_FOR_RUNNING = 3;
  private static final double RUNNING_SHARE = 0.4;
  private static final double HEADING_RATIO = 1.12;
  private static final int MAX_HEADING = 150;
  private static final int MAX_BOLD_HEADING = 80;
  private static final int MAX_LEVELS = 4;

  /** In line distances: more parts two paragraphs. */
  private static final double PARAGRAPH_GAP = 1.3;

  private static final Pattern ITEM =
      Pattern.compile("(?:([•◦▪‣●○■□·∙–\\-*\\uF0B7])|(\\(?\\d{1,2}[.)]|[a-z]\\)))\\s+(\\S.*)");
  private static final Pattern MARK =
      Pattern.compile("[•◦▪‣●○■□·∙–\\-*\\uF0B7]|\\(?\\d{1,2}[.)]|[a-z]\\)");
  private static final Pattern NUMBERED = Pattern.compile("\\d+(?:\\.\\d+)*\\.?\\s+\\p{Lu}.*");
  private static final Pattern HYPHENED = Pattern.compile("(?s).*?(\\p{L}+)[-\\u2010]$");
  private static final Pattern WORD_FIRST = Pattern.compile("^(\\p{Ll}+)");
  private static final Pattern LEADERS = Pattern.compile("(?:\\s?\\.){4,}");

  private final List<List<PdfLine>> pages;
  private final Assembly assembly;
  private final float bodySize;
  private final boolean bodyBold;
  private final double lineGap;
  private final List<Float> headingSizes;
  private final Set<String> compounds = new HashSet<>();

  private final StringBuilder paragraph = new StringBuilder();
  private String mark = "";
  private PdfLine last = new PdfLine(List.of(new PdfLine.Cell("", 0, 0)), 0, 0, false);

  PdfLayout(List<List<PdfLine>> raw, Assembly assembly) {
    this.assembly = assembly;
    this.pages = raw;
    this.bodySize = commonSize();
    leaveOutRunning();
    this.bodyBold = isMostlyBold();
    this.lineGap = commonGap();
    this.headingSizes = headingSizes();
    collectCompounds();
  }

  void write() {
    for (int i = 0; i < pages.size(); i++) {
      page(i + 1, pages.get(i));
    }
    flush();
  }

  private void page(int number, List<PdfLine> lines) {
    boolean continues = !lines.isEmpty() && continuesOverPage(lines.getFirst());
    if (!continues) {
      flush();
      assembly.page(number);
    }
    boolean first = true;
    for (int i = 0; i < lines.size(); ) {
      PdfLine line = joined(lines.get(i));
      int level = headingLevel(lines, i);
      int rows = level > 0 ? 0 : tableRows(lines, i);
      if (level > 0) {
        i = heading(number, lines, i, level);
      } else if (rows > 0) {
        flush();
        assembly.page(number);
        assembly.table(table(lines.subList(i, i + rows)));
        i += rows;
      } else {
        boolean joins = first ? continues : continues(line);
        if (!joins || ITEM.matcher(line.text()).matches()) {
          flush();
          assembly.page(number);
          begin(line.text());
        } else {
          append(line.text());
        }
        last = line;
        i++;
      }
      first = false;
    }
  }

  /** A bullet with a wide gap behind it is no cell of a table. */
  private static PdfLine joined(PdfLine line) {
    return line.cells().size() > 1 && MARK.matcher(line.cells().getFirst().text()).matches()
        ? new PdfLine(
            List.of(new PdfLine.Cell(line.text(), line.x(), line.endX())),
            line.y(),
            line.size(),
            line.bold())
        : line;
  }

  private int heading(int number, List<PdfLine> lines, int from, int level) {
    flush();
    assembly.page(number);
    var text = new StringBuilder(lines.get(from).text());
    int next = from + 1;
    // A heading of several lines: as large, and close below.
    while (next < lines.size()
        && headingLevel(lines, next) == level
        && lines.get(next).y() > lines.get(next - 1).y()
        && lines.get(next).y() - lines.get(next - 1).y() < 1.5 * lines.get(next).size()
        && text.length() < MAX_HEADING
        && !Character.isDigit(lines.get(next).text().charAt(0))) {
      text.append(' ').append(lines.get(next).text());
      next++;
    }
    assembly.heading(level, LEADERS.matcher(text).replaceAll(" … "));
    return next;
  }

  private void begin(String text) {
    Matcher item = ITEM.matcher(text);
    if (item.matches()) {
      mark = item.group(1) != null ? "-" : item.group(2).replaceAll("[().]", "") + ".";
      paragraph.append(item.group(3));
    } else {
      mark = "";
      paragraph.append(text);
    }
  }

  private void append(String text) {
    Matcher hyphened = HYPHENED.matcher(paragraph);
    Matcher rest = WORD_FIRST.matcher(text);
    if (hyphened.matches() && rest.find()) {
      // "self-service" keeps its hyphen where the document writes it so within a line.
      if (!compounds.contains(hyphened.group(1) + "-" + rest.group(1))) {
        paragraph.setLength(paragraph.length() - 1);
      }
    } else {
      paragraph.append(' ');
    }
    paragraph.append(text);
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      String text = LEADERS.matcher(paragraph).replaceAll(" … ");
      paragraph.setLength(0);
      if (mark.isEmpty()) {
        assembly.paragraph(text);
      } else {
        assembly.item(0, mark, text);
      }
    }
    mark = "";
  }

  private boolean continues(PdfLine line) {
    double gap = line.y() - last.y();
    boolean near = gap > 0 && gap <= PARAGRAPH_GAP * Math.max(lineGap, 1.15 * line.size());
    boolean short_ = last.endX() - last.x() < 0.6 * (line.endX() - line.x());
    return !paragraph.isEmpty()
        && near
        && Math.abs(line.size() - last.size()) <= 0.1 * last.size()
        && !(short_ && ends(paragraph));
  }

  /** A sentence that goes on at the top of the next page stays whole, on the page it began. */
  private boolean continuesOverPage(PdfLine first) {
    return !paragraph.isEmpty()
        && first.cells().size() == 1
        && Character.isLowerCase(first.text().codePointAt(0))
        && !ends(paragraph)
        && Math.abs(first.size() - last.size()) <= 0.1 * last.size();
  }

  private static boolean ends(CharSequence text) {
    return !text.isEmpty() && ".!?:;".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private int headingLevel(List<PdfLine> lines, int at) {
    PdfLine line = lines.get(at);
    String text = line.text();
    if (text.length() > MAX_HEADING || text.codePoints().noneMatch(Character::isLetter)) {
      return 0;
    }
    for (int level = 0; level < headingSizes.size(); level++) {
      if (line.size() >= headingSizes.get(level) - 0.3f) {
        return line.cells().size() <= 2 ? level + 1 : 0;
      }
    }
    boolean alone =
        at == 0
            || lines.get(at).y() - lines.get(at - 1).y() > 1.15 * lineGap
            || lines.get(at - 1).size() > line.size() * HEADING_RATIO;
    boolean bold =
        line.bold()
            && !bodyBold
            && alone
            && line.cells().size() == 1
            && text.length() <= MAX_BOLD_HEADING
            && (!ITEM.matcher(text).matches() || NUMBERED.matcher(text).matches())
            && !Character.isLowerCase(text.codePointAt(0))
            && ".,;".indexOf(text.charAt(text.length() - 1)) < 0
            && (at + 1 == lines.size() || !lines.get(at + 1).bold());
    return bold ? Math.min(headingSizes.size() + 1, 6) : 0;
  }

  // Tables

  /** A column being found: from its leftmost to its rightmost letter. */
  private static final class Column {
    float x;
    float endX;

    Column(PdfLine.Cell cell) {
      this.x = cell.x();
      this.endX = cell.endX();
    }
  }

  /** How many lines from here are a table; 0 for none. */
  private int tableRows(List<PdfLine> lines, int from) {
    if (joined(lines.get(from)).cells().size() < 2) {
      return 0;
    }
    List<Column> columns = new ArrayList<>();
    int rows = 0;
    int full = 0;
    for (int i = from; i < lines.size(); i++) {
      PdfLine line = joined(lines.get(i));
      double gap = i == from ? 0 : line.y() - lines.get(i - 1).y();
      boolean row = line.cells().size() > 1;
      boolean continuation =
          !row && full > 1 && gap <= 1.35 * line.size() && line.x() > columns.getFirst().endX;
      boolean far = gap < 0 || gap > 3.5 * Math.max(lineGap, line.size());
      if ((!row && !continuation) || far || !place(line, columns)) {
        break;
      }
      rows++;
      full += row ? 1 : 0;
    }
    return full >= 2 ? rows : 0;
  }

  /** Whether each cell stands in a column of its own; widens the columns by it. */
  private static boolean place(PdfLine line, List<Column> columns) {
    if (columns.isEmpty()) {
      line.cells().forEach(cell -> columns.add(new Column(cell)));
      return true;
    }
    Set<Column> taken = new HashSet<>();
    for (PdfLine.Cell cell : line.cells()) {
      List<Column> under =
          columns.stream().filter(c -> c.x < cell.endX() + 2 && c.endX > cell.x() - 2).toList();
      if (under.size() != 1 || !taken.add(under.getFirst())) {
        return false;
      }
    }
    for (PdfLine.Cell cell : line.cells()) {
      for (Column column : columns) {
        if (column.x < cell.endX() + 2 && column.endX > cell.x() - 2) {
          column.x = Math.min(column.x, cell.x());
          column.endX = Math.max(column.endX, cell.endX());
          break;
        }
      }
    }
    return true;
  }

  private static List<List<String>> table(List<PdfLine> lines) {
    List<Column> columns = new ArrayList<>();
    lines.forEach(line -> place(joined(line), columns));
    columns.sort(Comparator.comparing(column -> column.x));
    List<List<String>> rows = new ArrayList<>();
    double previous = 0;
    for (PdfLine raw : lines) {
      PdfLine line = joined(raw);
      boolean firstColumn = column(line.cells().getFirst(), columns) == 0;
      boolean continuation =
          !rows.isEmpty() && !firstColumn && line.y() - previous <= 1.35 * line.size();
      List<String> row = continuation ? rows.getLast() : new ArrayList<>();
      if (!continuation) {
        columns.forEach(column -> row.add(""));
        rows.add(row);
      }
      for (PdfLine.Cell cell : line.cells()) {
        int at = column(cell, columns);
        row.set(at, row.get(at).isEmpty() ? cell.text() : row.get(at) + " " + cell.text());
      }
      previous = line.y();
    }
    return rows;
  }

  private static int column(PdfLine.Cell cell, List<Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).x < cell.endX() + 2 && columns.get(i).endX > cell.x() - 2) {
        return i;
      }
    }
    return columns.size() - 1;
  }

  // What is common

  private float commonSize() {
    Map<Float, Integer> letters = new TreeMap<>();
    pages.forEach(
        page ->
            page.forEach(
                line ->
                    letters.merge(
                        Math.round(line.size() * 2) / 2f, line.text().length(), Integer::sum)));
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(10f);
  }

  private boolean isMostlyBold() {
    long all = 0;
    long bold = 0;
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        all += line.text().length();
        bold += line.bold() ? line.text().length() : 0;
      }
    }
    return bold * 2 > all;
  }

  /** Between two lines of body text, in points. */
  private double commonGap() {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (List<PdfLine> page : pages) {
      for (int i = 1; i < page.size(); i++) {
        double gap = page.get(i).y() - page.get(i - 1).y();
        if (gap > 0.8 * bodySize && gap < 2.5 * bodySize) {
          counts.merge((int) Math.round(gap * 2), 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> -e.getKey()))
        .map(e -> e.getKey() / 2.0)
        .orElse(1.2 * bodySize);
  }

  private List<Float> headingSizes() {
    Set<Float> sizes = new HashSet<>();
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        if (line.size() >= HEADING_RATIO * bodySize && line.text().length() <= MAX_HEADING) {
          sizes.add(line.size());
        }
      }
    }
    List<Float> levels = new ArrayList<>();
    for (float size : sizes.stream().sorted(Comparator.reverseOrder()).toList()) {
      if (levels.isEmpty() || levels.getLast() - size > 0.6f) {
        levels.add(size);
      }
    }
    // All smaller ones count as the last level.
    if (levels.size() > MAX_LEVELS) {
      levels.set(MAX_LEVELS - 1, levels.getLast());
    }
    return List.copyOf(levels.subList(0, Math.min(levels.size(), MAX_LEVELS)));
  }

  private void collectCompounds() {
    Pattern compound = Pattern.compile("\\p{L}+-\\p{Ll}+");
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        Matcher matcher = compound.matcher(line.text());
        while (matcher.find() && compounds.size() < 10_000) {
          compounds.add(matcher.group());
        }
      }
    }
  }

  private void leaveOutRunning() {
    if (pages.size() < MIN_PAGES_FOR_RUNNING) {
      return;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Set<String> here = new HashSet<>();
      for (int i : edges(page)) {
        here.add(key(page.get(i)));
      }
      here.forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    int most = (int) Math.max(MIN_PAGES_FOR_RUNNING, Math.ceil(pages.size() * RUNNING_SHARE));
    for (List<PdfLine> page : pages) {
      Set<Integer> gone = new HashSet<>();
      for (int i : edges(page)) {
        if (counts.getOrDefault(key(page.get(i)), 0) >= most) {
          gone.add(i);
        }
      }
      // A page is never emptied by it: what repeats alone is all it says.
      if (gone.size() < page.size()) {
        gone.stream().sorted(Comparator.reverseOrder()).forEach(i -> page.remove((int) i));
      }
    }
  }

  private static Set<Integer> edges(List<PdfLine> page) {
    // By where they stand: a footer may come first in the file.
    List<Integer> byHeight = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      byHeight.add(i);
    }
    byHeight.sort(Comparator.comparing(i -> page.get(i).y()));
    Set<Integer> edges = new HashSet<>();
    edge(page, byHeight, edges);
    edge(page, byHeight.reversed(), edges);
    return edges;
  }

  /** The outermost line, and the next as long as it is close to it rather than to the text. */
  private static void edge(List<PdfLine> page, List<Integer> inwards, Set<Integer> edges) {
    for (int i = 0; i < Math.min(EDGE_LINES, inwards.size()); i++) {
      PdfLine line = page.get(inwards.get(i));
      if (i > 0
          && Math.abs(line.y() - page.get(inwards.get(i - 1)).y()) > MAX_EDGE_GAP * line.size()) {
        return;
      }
      edges.add(inwards.get(i));
    }
  }

  /** Page numbers count as equal, the numbers of headings do not. */
  private String key(PdfLine line) {
    String place = Math.round(line.y() / 6) + " ";
    return line.size() >= HEADING_RATIO * bodySize
        ? place + line.text()
        : place + line.text().replaceAll("\\d+|\\b[ivxlc]+\\b", "#");
  }
}
