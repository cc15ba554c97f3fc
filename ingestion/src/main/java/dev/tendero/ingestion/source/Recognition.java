package dev.tendero.ingestion.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a feed is from its first bytes. */
final class Recognition {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Pattern ROOT = Pattern.compile("<(?![?!])(?:[\\w.-]+:)?([\\w.-]+)");
  private static final Pattern LINKED = Pattern.compile("\"@(?:context|type|graph)\"\\s*:");

  private static final String OTHER_FILE = "the file is %s, not a feed";

  private final Content content;
  private final byte[] head;
  private final Charset charset;
  private final boolean marked;
  private final Shape.Layout layout;

  Recognition(Content content) throws IOException {
    this.content = content;
    this.head = content.head();
    Optional<Charset> byMark = byMark();
    this.marked = byMark.isPresent();
    this.charset = byMark.orElseGet(this::guessed);
    this.layout = layout(new String(head, charset).replace("\uFEFF", "").stripLeading());
  }

  Shape shape() {
    boolean json =
        layout instanceof Shape.JsonLines
            || layout instanceof Shape.JsonList
            || layout instanceof Shape.LinkedData(boolean html) && !html;
    // JSON is Unicode; what is not is reported row by row.
    return new Shape(
        layout,
        json && charset.equals(WINDOWS_1252) ? StandardCharsets.UTF_8 : charset,
        content.compressed());
  }

  Rows.Reader reader() throws IOException {
    return switch (layout) {
      case Shape.JsonLines lines -> new Lines(records('\0', text()), false);
      case Shape.JsonList list -> new JsonValues(text(), false);
      case Shape.LinkedData(boolean html) ->
          html
              ? new HtmlBlocks(text(), charset)
              : isLines() ? new Lines(records('\0', text()), true) : new JsonValues(text(), true);
      case Shape.Table table -> new Table(records(table.separator(), text()), table);
      case Shape.Xml(Shape.Root root) -> new XmlItems(content, root);
      case Shape.Unreadable unreadable -> Optional::empty;
    };
  }

  private Records records(char separator, InputStream in) {
    return new Records(in, separator, separator != 0 && charset.equals(WINDOWS_1252));
  }

  /** The content as UTF-8 (or Windows-1252), without a byte order mark. */
  private InputStream text() throws IOException {
    if (charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)) {
      if (marked) {
        content.skipNBytes(2);
      }
      return new Transcoded(content, charset);
    }
    if (marked) {
      content.skipNBytes(3);
    }
    return content;
  }

  private Optional<Charset> byMark() {
    if (begins(0xef, 0xbb, 0xbf)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    return begins(0xff, 0xfe)
        ? Optional.of(StandardCharsets.UTF_16LE)
        : begins(0xfe, 0xff) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private boolean begins(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private Charset guessed() {
    int even = 0;
    int odd = 0;
    int looked = Math.min(head.length, 400);
    for (int i = 0; i < looked; i++) {
      if (head[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    // Half of the bytes of western text in UTF-16 are zero.
    if (odd > looked / 5 && even == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (even > looked / 5 && odd == 0) {
      return StandardCharsets.UTF_16BE;
    }
    return isUtf8() ? StandardCharsets.UTF_8 : WINDOWS_1252;
  }

  /** Whether most of what is not ASCII is UTF-8; the last character may be cut off. */
  private boolean isUtf8() {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    var out = CharBuffer.allocate(head.length + 1);
    decoder.decode(ByteBuffer.wrap(head), out, false);
    out.flip();
    long broken = out.chars().filter(c -> c == 0xfffd).count();
    long good = out.chars().filter(c -> c > 0x7f && c != 0xfffd).count();
    return broken <= good;
  }

  private Shape.Layout layout(String text) throws IOException {
    if (text.startsWith("<")) {
      return markup(text);
    }
    if (text.isEmpty()) {
      return new Shape.JsonLines();
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      boolean linked = LINKED.matcher(text).find();
      return linked
          ? new Shape.LinkedData(false)
          : text.startsWith("{") && isLines() ? new Shape.JsonLines() : new Shape.JsonList();
    }
    Optional<String> other = otherFile(text);
    if (other.isPresent()) {
      String remedy =
          other.get().startsWith("an Excel")
              ? "Save it in the spreadsheet as \"CSV UTF-8\" and load that file."
              : "Export the products as CSV, JSON Lines, XML or a Google Merchant feed.";
      return new Shape.Unreadable(OTHER_FILE.formatted(other.get()), remedy);
    }
    long lines = text.lines().count();
    if (text.lines().filter(line -> line.strip().startsWith("{")).count() * 2 > lines) {
      return new Shape.JsonLines();
    }
    return Table.recognised(unmarkedHead(), charset.equals(WINDOWS_1252));
  }

  /** The first bytes as {@link #text()} gives them. */
  private byte[] unmarkedHead() throws IOException {
    int mark = !marked ? 0 : charset.equals(StandardCharsets.UTF_8) ? 3 : 2;
    byte[] bytes = Arrays.copyOfRange(head, mark, head.length);
    if (charset.equals(StandardCharsets.UTF_8) || charset.equals(WINDOWS_1252)) {
      return bytes;
    }
    try (var in = new Transcoded(new ByteArrayInputStream(bytes), charset)) {
      return in.readAllBytes();
    }
  }

  /** One object a line, rather than one over several lines. */
  private boolean isLines() {
    List<String> lines =
        new String(head, charset)
            .replace("\uFEFF", "")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(2)
            .toList();
    // A single line is read like JSON over several; it may hold a whole list.
    return lines.size() > 1
        && lines.getFirst().startsWith("{")
        && (isJson(lines.getFirst()) || (lines.get(1).startsWith("{") && isJson(lines.get(1))));
  }

  private static boolean isJson(String line) {
    return JsonRow.parse(1, line) instanceof JsonRow.Parsed.Json;
  }

  private static Shape.Layout markup(String text) {
    if (text.regionMatches(true, 0, "<!doctype html", 0, 14)) {
      return new Shape.LinkedData(true);
    }
    var root = ROOT.matcher(text.replaceAll("(?s)<!--.*?-->", ""));
    String name = root.find() ? root.group(1).toLowerCase(Locale.ROOT) : "";
    return switch (name) {
      case "html", "head", "body", "script", "div" -> new Shape.LinkedData(true);
      case "rss", "rdf" -> new Shape.Xml(Shape.Root.RSS);
      case "feed" -> new Shape.Xml(Shape.Root.ATOM);
      default -> new Shape.Xml(Shape.Root.OTHER);
    };
  }

  private static Optional<String> otherFile(String text) {
    if (text.startsWith("PK\u0003\u0004")) {
      return Optional.of(
          text.contains("xl/") || text.contains("[Content_Types]")
              ? "an Excel workbook or another Office file"
              : "a ZIP archive");
    }
    if (text.startsWith("%PDF")) {
      return Optional.of("a PDF document");
    }
    if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return Optional.of("an Excel workbook or another Office file");
    }
    return text.indexOf('\0') >= 0 ? Optional.of("no text") : Optional.empty();
  }
}
