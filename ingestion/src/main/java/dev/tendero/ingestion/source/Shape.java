package dev.tendero.ingestion.source;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What a feed looks like, told from its first bytes and never from its name.
 *
 * @param charset of the text inside; for XML what its declaration says decides
 */
public record Shape(Layout layout, Charset charset, boolean compressed) {

  /** How rows stand in a feed. */
  public sealed interface Layout {
    /** In words for people: "CSV, separated by ;". */
    String words();
  }

  /** One JSON object a line. */
  public record JsonLines() implements Layout {
    @Override
    public String words() {
      return "JSON Lines";
    }
  }

  /** A JSON list, or JSON over several lines. */
  public record JsonList() implements Layout {
    @Override
    public String words() {
      return "JSON";
    }
  }

  /** JSON-LD with schema.org's words, as JSON or inside an HTML page. */
  public record LinkedData(boolean html) implements Layout {
    @Override
    public String words() {
      return html ? "HTML page with JSON-LD" : "JSON-LD";
    }
  }

  /**
   * A table with a head.
   *
   * @param separator between cells
   * @param columns the names in its head, each once
   */
  public record Table(char separator, List<String> columns) implements Layout {
    public Table {
      columns = List.copyOf(columns);
    }

    @Override
    public String words() {
      return separator == '\t' ? "TSV" : "CSV, separated by " + separator;
    }
  }

  /** Items of a news feed as shops use it for their products, or the children of any other root. */
  public record Xml(Root root) implements Layout {
    @Override
    public String words() {
      return switch (root) {
        case RSS -> "XML (RSS)";
        case ATOM -> "XML (Atom)";
        case OTHER -> "XML";
      };
    }
  }

  /** What an XML feed's outermost element is. */
  public enum Root {
    RSS,
    ATOM,
    OTHER
  }

  /** Nothing that holds rows. */
  public record Unreadable(String reason, String remedy) implements Layout {
    @Override
    public String words() {
      return "unknown";
    }
  }
}
