package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Format;
import dev.tendero.ingestion.document.Extraction.Read;
import dev.tendero.ingestion.document.Extraction.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;

/**
 * A web page as it stands in its file: no script is run, nothing is fetched. Navigation, forms and
 * whatever a browser would not show are left out.
 */
final class HtmlDocument implements NodeFilter {
  private static final String NOT_TEXT =
      "script, style, template, noscript, iframe, object, embed, svg, math, canvas, audio, video,"
          + " nav, button, select, textarea, input, dialog:not([open])";

  /** The parser looks through this many at each tag; what nests deeper is kept, nested less. */
  private static final int MAX_DEPTH = 128;

  private static final int MAX_RULES = 300;

  /** Farther up, a background is not looked for. */
  private static final int MAX_ANCESTORS = 50;

  private static final Set<String> CONTAINERS = Set.of("ul", "ol", "menu");

  private record ListLevel(boolean numbered, int[] count) {}

  private final Assembly assembly;
  private final StringBuilder line = new StringBuilder();
  private final Deque<ListLevel> lists = new ArrayDeque<>();

  /** Of the item being filled; empty in a paragraph. */
  private String mark = "";

  private HtmlDocument(Assembly assembly) {
    this.assembly = assembly;
  }

  static Read read(Path file, Assembly assembly) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    // A charset that the page declares is for jsoup to find; ours is the guess where it does not.
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, 4096), java.nio.charset.StandardCharsets.ISO_8859_1);
    boolean declared =
        head.toLowerCase(java.util.Locale.ROOT).contains("charset=") || head.contains("encoding=");
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    Document page =
        declared && Encoding.marked(bytes).isEmpty()
            ? Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser)
            : Jsoup.parse(Encoding.decode(bytes, assembly), "", parser);
    assembly.title(page.title());
    if (!page.select("script").isEmpty()) {
      assembly.warn(Warning.Kind.ACTIVE_CONTENT, 0, "The page has scripts, which were not run");
    }
    if (!page.select("iframe[src], object[data], embed[src]").isEmpty()) {
      assembly.warn(
          Warning.Kind.REMOTE, 0, "The page shows parts of other pages, which were not fetched");
    }
    leaveOutHidden(page, assembly);
    page.select(NOT_TEXT).remove();
    var reader = new HtmlDocument(assembly);
    NodeTraversor.filter(reader, page.body());
    reader.flush();
    return assembly.read(Format.HTML, 0);
  }

  private static void leaveOutHidden(Document page, Assembly assembly) {
    List<Element> hidden = new ArrayList<>();
    for (String selector : hidingSelectors(page)) {
      try {
        hidden.addAll(page.body().select(selector));
      } catch (Selector.SelectorParseException | IllegalArgumentException unknown) {
        // A selector of browsers that jsoup does not know hides nothing here.
      }
    }
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof Element element && isHidden(element)) {
            hidden.add(element);
          }
        },
        page.body());
    Set<Element> gone = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    for (Element element : hidden) {
      if (element != page.body() && gone.add(element) && element.parent() != null) {
        assembly.hidden(0, element.wholeText());
        element.remove();
      }
    }
  }

  private static boolean isHidden(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    String style = element.attr("style");
    return element.hasAttr("hidden")
        || (!style.isEmpty() && Hiding.byStyle(style))
        || (isWhite(element, style) && !standsOnColour(element));
  }

  private static boolean isWhite(Element element, String style) {
    return (!style.isEmpty() && Hiding.isWhite(style))
        || (element.nameIs("font") && Hiding.isWhite("color:" + element.attr("color")));
  }

  private static boolean standsOnColour(Element element) {
    Element at = element;
    for (int i = 0; at != null && i < MAX_ANCESTORS; i++, at = at.parent()) {
      if (Hiding.hasBackground(at.attr("style"))
          || at.hasAttr("bgcolor")
          || at.hasAttr("background")) {
        return true;
      }
    }
    return false;
  }

  /** Of the page's own style sheets; rules for print or small screens are not looked at. */
  private static List<String> hidingSelectors(Document page) {
    List<String> selectors = new ArrayList<>();
    for (Element style : page.select("style")) {
      String css = style.data().replaceAll("(?s)/\\*.*?\\*/", "");
      int at = 0;
      while (at < css.length() && selectors.size() < MAX_RULES) {
        int open = css.indexOf('{', at);
        if (open < 0) {
          break;
        }
        int close = closing(css, open);
        String selector = css.substring(at, open).strip();
        if (!selector.startsWith("@")
            && !selector.contains(":")
            && selector.length() < 500
            && Hiding.byStyle(css.substring(open + 1, close))) {
          selectors.add(selector);
        }
        at = close + 1;
      }
    }
    return selectors;
  }

  private static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return css.length();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      line.append(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    String name = element.normalName();
    if (name.equals("br")) {
      line.append(' ');
    } else if (name.matches("h[1-6]")) {
      flush();
      assembly.heading(name.charAt(1) - '0', element.text());
      return FilterResult.SKIP_CHILDREN;
    } else if (name.equals("table") && isTable(element)) {
      flush();
      table(element);
      return FilterResult.SKIP_CHILDREN;
    } else if (CONTAINERS.contains(name)) {
      flush();
      lists.push(new ListLevel(name.equals("ol"), new int[1]));
    } else if (name.equals("li")) {
      flush();
      ListLevel list = lists.peek();
      mark = list != null && list.numbered() ? ++list.count()[0] + "." : "-";
    } else if (element.isBlock() || name.equals("td") || name.equals("th")) {
      flush();
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      if (element.isBlock() || name.equals("td") || name.equals("th")) {
        flush();
      }
      if (CONTAINERS.contains(name)) {
        lists.poll();
        mark = "";
      } else if (name.equals("li")) {
        mark = "";
      }
    }
    return FilterResult.CONTINUE;
  }

  private void flush() {
    String text = line.toString();
    line.setLength(0);
    if (text.isBlank()) {
      return;
    }
    if (mark.isEmpty()) {
      assembly.paragraph(text);
    } else {
      assembly.item(Math.max(0, lists.size() - 1), mark, text);
      // A second paragraph of the same item is no item of its own.
      mark = "";
    }
  }

  /** A table of data: several rows of several cells, and no table, heading or list inside. */
  private static boolean isTable(Element table) {
    return table.select("tr").size() > 1
        && table.select("tr > td, tr > th").size() > table.select("tr").size()
        && table.select("table").size() == 1
        && table.select("h1, h2, h3, h4, h5, h6").isEmpty()
        && !table.attr("role").equals("presentation");
  }

  private void table(Element table) {
    for (Element caption : table.select("caption")) {
      assembly.paragraph(caption.text());
    }
    List<List<String>> rows = new ArrayList<>();
    Map<Integer, Integer> spanning = new HashMap<>();
    for (Element tr : table.select("tr")) {
      List<String> row = new ArrayList<>();
      for (Element cell : tr.select("> td, > th")) {
        carry(rows, row, spanning);
        int columns = span(cell, "colspan");
        int below = span(cell, "rowspan") - 1;
        for (int i = 0; i < columns; i++) {
          if (below > 0) {
            spanning.put(row.size(), below);
          }
          row.add(i == 0 ? cell.text() : "");
        }
      }
      carry(rows, row, spanning);
      rows.add(row);
    }
    assembly.table(rows);
  }

  /** Repeats the cells that reach down from the row above, so that each row says all it says. */
  private static void carry(
      List<List<String>> rows, List<String> row, Map<Integer, Integer> spanning) {
    while (!rows.isEmpty() && spanning.getOrDefault(row.size(), 0) > 0) {
      int column = row.size();
      List<String> above = rows.getLast();
      spanning.merge(column, -1, Integer::sum);
      row.add(column < above.size() ? above.get(column) : "");
    }
  }

  private static int span(Element cell, String attribute) {
    String number = cell.attr(attribute);
    return number.matches("[1-9]\\d?") ? Integer.parseInt(number) : 1;
  }
}
