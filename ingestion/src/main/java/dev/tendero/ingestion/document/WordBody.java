package dev.tendero.ingestion.document;

import static dev.tendero.ingestion.document.WordDocument.attribute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The running text of a Word file. Pages are where Word itself last put them; a file that Word has
 * never laid out has none. What was deleted or moved away under track changes is left out, what was
 * inserted is in.
 */
final class WordBody {
  /** In half points. */
  private static final int MIN_SIZE = (int) (2 * Hiding.MIN_POINTS);

  /** What a text is repeated in for older programs, or what is no longer in it. */
  private static final List<String> LEFT_OUT =
      List.of(
          "del", "moveFrom", "Fallback", "pict", "instrText", "delText", "rPrChange", "pPrChange");

  /** A paragraph being read; boxes of text nest one in another. */
  private static final class Paragraph {
    final StringBuilder text = new StringBuilder();
    String style = "";
    String list = "";
    int depth;
    int level = -1;
    boolean shaded;
    Run run = new Run();
  }

  /** A stretch of one look. */
  private static final class Run {
    boolean hidden;
    boolean white;
    boolean shaded;
  }

  /** A table being read. */
  private static final class Table {
    final List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean shaded;
    boolean continued;
    int span = 1;
  }

  private interface Sink {
    void paragraph(Paragraph paragraph);

    void table(Table table);

    void page();

    void hidden(String text);
  }

  private final WordStyles styles;
  private final Map<String, String> notes;
  private final Assembly assembly;
  private final Map<String, Integer> counts = new HashMap<>();
  private int page = 1;

  WordBody(WordStyles styles, Map<String, String> notes, Assembly assembly) {
    this.styles = styles;
    this.notes = notes;
    this.assembly = assembly;
  }

  /** 0 where the file knows nothing of pages. */
  int pages() {
    return page == 1 ? 0 : page;
  }

  void read(XMLStreamReader xml) throws XMLStreamException {
    assembly.page(page);
    walk(
        xml,
        styles,
        notes,
        new Sink() {
          @Override
          public void paragraph(Paragraph paragraph) {
            add(paragraph);
          }

          @Override
          public void table(Table table) {
            assembly.table(table.rows);
          }

          @Override
          public void page() {
            assembly.page(++page);
          }

          @Override
          public void hidden(String text) {
            assembly.hidden(pages(), text);
          }
        });
  }

  /** The footnotes by their number, as plain text. */
  static Map<String, String> notes(XMLStreamReader xml, WordStyles styles)
      throws XMLStreamException {
    Map<String, String> notes = new HashMap<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("footnote")) {
        String id = attribute(xml, "id");
        var text = new StringBuilder();
        walk(
            xml,
            styles,
            Map.of(),
            new Sink() {
              @Override
              public void paragraph(Paragraph paragraph) {
                text.append(paragraph.text).append(' ');
              }

              @Override
              public void table(Table table) {}

              @Override
              public void page() {}

              @Override
              public void hidden(String hidden) {}
            });
        String note = Cleaning.line(text.toString());
        if (!note.isEmpty()) {
          notes.put(id, note);
        }
      }
    }
    return notes;
  }

  private void add(Paragraph paragraph) {
    int level = paragraph.level >= 0 ? paragraph.level : styles.level(paragraph.style);
    String list = paragraph.list.isEmpty() ? styles.numbering(paragraph.style) : paragraph.list;
    String text = paragraph.text.toString();
    if (level > 0) {
      assembly.heading(level, text);
    } else if (list.isEmpty() || list.equals("0") || text.isBlank()) {
      assembly.paragraph(text);
    } else {
      assembly.item(paragraph.depth, mark(list, paragraph.depth), text);
    }
  }

  private String mark(String list, int depth) {
    if (styles.isBulleted(list, depth)) {
      return "-";
    }
    counts.keySet().removeIf(key -> key.startsWith(list + ":") && deeper(key, depth));
    return counts.merge(list + ":" + depth, 1, Integer::sum) + ".";
  }

  private static boolean deeper(String key, int depth) {
    return Integer.parseInt(key.substring(key.lastIndexOf(':') + 1)) > depth;
  }

  /** Reads to the end of the element that the reader stands on, or to the end of the part. */
  private static void walk(
      XMLStreamReader xml, WordStyles styles, Map<String, String> notes, Sink sink)
      throws XMLStreamException {
    Deque<Paragraph> paragraphs = new ArrayDeque<>();
    Deque<Table> tables = new ArrayDeque<>();
    var hidden = new StringBuilder();
    boolean inText = false;
    boolean inRunLook = false;
    int depth = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS && inText && !paragraphs.isEmpty()) {
        Paragraph in = paragraphs.peek();
        boolean onColour =
            in.run.shaded || in.shaded || (!tables.isEmpty() && tables.peek().shaded);
        boolean unseen = in.run.hidden || (in.run.white && !onColour) || styles.hides(in.style);
        (unseen ? hidden : in.text).append(xml.getText());
        if (hidden.length() > 4_000) {
          hidden.setLength(4_000);
        }
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (LEFT_OUT.contains(name)) {
          skip(xml);
          continue;
        }
        depth++;
        inText = name.equals("t");
        inRunLook |= name.equals("rPr");
        start(name, xml, styles, notes, sink, paragraphs, tables, inRunLook);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String name = xml.getLocalName();
        inText = false;
        inRunLook &= !name.equals("rPr");
        end(name, sink, paragraphs, tables);
        if (name.equals("p") && !hidden.isEmpty() && paragraphs.isEmpty()) {
          sink.hidden(hidden.toString());
          hidden.setLength(0);
        }
        if (--depth < 0) {
          return;
        }
      }
    }
  }

  private static void start(
      String name,
      XMLStreamReader xml,
      WordStyles styles,
      Map<String, String> notes,
      Sink sink,
      Deque<Paragraph> paragraphs,
      Deque<Table> tables,
      boolean inRunLook) {
    switch (name) {
      case "p" -> paragraphs.push(new Paragraph());
      case "lastRenderedPageBreak" -> sink.page();
      case "tbl" -> tables.push(new Table());
      default -> {}
    }
    if (!tables.isEmpty()) {
      Table table = tables.peek();
      switch (name) {
        case "tr" -> table.row = new ArrayList<>();
        case "tc" -> {
          table.cell = new StringBuilder();
          table.shaded = false;
          table.continued = false;
          table.span = 1;
        }
        case "gridSpan" ->
            table.span =
                attribute(xml, "val").matches("[1-9]\\d?")
                    ? Integer.parseInt(attribute(xml, "val"))
                    : 1;
        case "vMerge" -> table.continued = !attribute(xml, "val").equals("restart");
        default -> {}
      }
    }
    if (paragraphs.isEmpty()) {
      if (name.equals("shd") && !tables.isEmpty()) {
        tables.peek().shaded = isColoured(attribute(xml, "fill"));
      }
      return;
    }
    Paragraph in = paragraphs.peek();
    switch (name) {
      case "pStyle" -> in.style = attribute(xml, "val");
      case "outlineLvl" -> in.level = WordStyles.outline(attribute(xml, "val"));
      case "ilvl" ->
          in.depth =
              attribute(xml, "val").matches("\\d") ? Integer.parseInt(attribute(xml, "val")) : 0;
      case "numId" -> in.list = attribute(xml, "val");
      case "r" -> in.run = new Run();
      case "tab", "cr" -> in.text.append(inRunLook ? "" : " ");
      case "br" -> in.text.append(' ');
      case "noBreakHyphen" -> in.text.append('-');
      case "footnoteReference" -> {
        String note = notes.get(attribute(xml, "id"));
        if (note != null) {
          in.text.append(" (").append(note).append(')');
        }
      }
      case "shd" -> {
        boolean coloured = isColoured(attribute(xml, "fill"));
        if (inRunLook) {
          in.run.shaded |= coloured;
        } else {
          in.shaded |= coloured;
        }
      }
      default -> {
        if (inRunLook) {
          look(name, xml, styles, in.run);
        }
      }
    }
  }

  private static void look(String name, XMLStreamReader xml, WordStyles styles, Run run) {
    switch (name) {
      case "vanish", "webHidden", "specVanish" -> run.hidden |= WordStyles.isOn(xml);
      case "rStyle" -> run.hidden |= styles.hides(attribute(xml, "val"));
      case "sz" -> {
        String size = attribute(xml, "val");
        run.hidden |= size.matches("\\d{1,4}") && Integer.parseInt(size) <= MIN_SIZE;
      }
      case "color" -> run.white = attribute(xml, "val").matches("(?i)(?:f[a-f0-9]){3}");
      case "highlight" -> run.shaded |= !attribute(xml, "val").matches("white|none");
      default -> {}
    }
  }

  private static boolean isColoured(String fill) {
    return !fill.isEmpty() && !fill.equals("auto") && !fill.matches("(?i)f{6}");
  }

  private static void end(
      String name, Sink sink, Deque<Paragraph> paragraphs, Deque<Table> tables) {
    switch (name) {
      case "p" -> {
        Paragraph done = paragraphs.poll();
        if (done == null) {
          return;
        }
        if (tables.isEmpty()) {
          sink.paragraph(done);
        } else {
          tables.peek().cell.append(done.text).append(' ');
        }
      }
      case "tc" -> {
        if (!tables.isEmpty()) {
          endCell(tables.peek());
        }
      }
      case "tr" -> {
        if (!tables.isEmpty()) {
          tables.peek().rows.add(tables.peek().row);
        }
      }
      case "tbl" -> {
        Table done = tables.poll();
        if (done != null && tables.isEmpty()) {
          sink.table(done);
        } else if (done != null) {
          // A table in a cell becomes the cell's text.
          done.rows.forEach(row -> tables.peek().cell.append(String.join(" ", row)).append("; "));
        }
      }
      default -> {}
    }
  }

  /** A cell that goes on from the row above repeats it, so that each row says all it says. */
  private static void endCell(Table table) {
    int column = table.row.size();
    String text = table.cell.toString();
    if (table.continued && text.isBlank() && !table.rows.isEmpty()) {
      List<String> above = table.rows.getLast();
      text = column < above.size() ? above.get(column) : "";
    }
    table.row.add(text);
    for (int i = 1; i < table.span; i++) {
      table.row.add("");
    }
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }
}
