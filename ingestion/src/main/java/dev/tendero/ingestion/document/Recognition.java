package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Format;
import dev.tendero.ingestion.document.Extraction.Read;
import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Warning;
import dev.tendero.ingestion.document.ParsingProcess.Budget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is, by its content as Tika knows some 1,500 types; the name's ending only tells apart
 * what looks the same, such as Markdown and plain text.
 */
record Recognition(Format format) {
  private static final int HEAD_BYTES = 1 << 16;

  private static final Map<String, Format> BY_ENDING =
      Map.of(
          ".pdf", Format.PDF,
          ".docx", Format.WORD,
          ".docm", Format.WORD,
          ".html", Format.HTML,
          ".htm", Format.HTML,
          ".xhtml", Format.HTML,
          ".md", Format.MARKDOWN,
          ".markdown", Format.MARKDOWN,
          ".txt", Format.TEXT,
          ".text", Format.TEXT);

  private static final Set<String> FEEDS = Set.of(".csv", ".tsv", ".json", ".jsonl", ".xml");

  /** In which an office program keeps what it has encrypted, as UTF-16. */
  private static final byte[] ENCRYPTED_PACKAGE =
      "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  static Recognition of(Path file, String ending) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (isBlank(head) && Files.size(file) <= HEAD_BYTES) {
      throw new Trouble(Reason.EMPTY, "nothing but white space");
    }
    MediaType type = type(head);
    String name = type.getBaseType().toString();
    if (name.equals("application/pdf") || startsWith(head, "%PDF-")) {
      return new Recognition(Format.PDF);
    }
    if (name.equals("application/zip") || startsWith(head, "PK\u0003\u0004")) {
      return new Recognition(Format.WORD);
    }
    if (name.startsWith("application/x-tika-msoffice") || name.equals("application/msword")) {
      throw ole(file);
    }
    if (name.equals("text/html") || name.equals("application/xhtml+xml")) {
      return new Recognition(
          BY_ENDING.get(ending) == Format.MARKDOWN ? Format.MARKDOWN : Format.HTML);
    }
    return text(head, type, ending)
        .map(Recognition::new)
        .orElseThrow(() -> new Trouble(Reason.NOT_A_DOCUMENT, plainName(type, ending)));
  }

  Read read(Path file, String ending, Budget budget) throws IOException {
    var assembly = new Assembly(budget.textBytes());
    Format promised = BY_ENDING.get(ending);
    if (promised != null && promised != format) {
      assembly.warn(
          Warning.Kind.MISNAMED,
          0,
          "The name ends in %s, but the file is %s; it was read as what it is"
              .formatted(ending, inWords(format)));
    }
    return switch (format) {
      case PDF -> PdfDocument.read(file, budget, assembly);
      case WORD -> WordDocument.read(file, budget, assembly);
      case HTML -> HtmlDocument.read(file, assembly);
      case MARKDOWN -> PlainText.markdown(file, assembly);
      case TEXT -> PlainText.text(file, assembly);
    };
  }

  private static String inWords(Format format) {
    return switch (format) {
      case PDF -> "a PDF";
      case WORD -> "a Word file";
      case HTML -> "a web page";
      case MARKDOWN -> "Markdown";
      case TEXT -> "plain text";
    };
  }

  /** Text of any kind, when its name says that people wrote it for people. */
  private static Optional<Format> text(byte[] head, MediaType type, String ending) {
    if (FEEDS.contains(ending)) {
      return Optional.empty();
    }
    Format promised = BY_ENDING.get(ending);
    boolean unicode = Encoding.marked(head).isPresent();
    boolean mail = type.toString().startsWith("message/");
    boolean words = type.getType().equals("text") || unicode || mail || Encoding.isLikelyText(head);
    if (!words || isProgram(head)) {
      return Optional.empty();
    }
    if (promised == Format.MARKDOWN || promised == Format.HTML) {
      return Optional.of(promised);
    }
    return type.getType().equals("text") || promised == Format.TEXT || unicode
        ? Optional.of(Format.TEXT)
        : Optional.empty();
  }

  private static boolean isProgram(byte[] head) {
    return startsWith(head, "{\\rtf")
        || startsWith(head, "MZ")
        || startsWith(head, "#!")
        || startsWith(head, "\u007fELF")
        || startsWith(head, "<?xml")
        || startsWith(head, "<svg");
  }

  /** By content alone: with the name's help a program named .txt would be a text. */
  private static MediaType type(byte[] head) throws IOException {
    return MimeTypes.getDefaultMimeTypes().detect(new ByteArrayInputStream(head), new Metadata());
  }

  private static Trouble ole(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return indexOf(all, ENCRYPTED_PACKAGE) >= 0
        ? new Trouble(Reason.PASSWORD, "")
        : new Trouble(
            Reason.NOT_A_DOCUMENT, "a file of an older office program; save it as .docx or PDF");
  }

  private static String plainName(MediaType type, String ending) {
    if (FEEDS.contains(ending)) {
      return "rows of data are loaded as a feed, not as a document";
    }
    String name = type.getBaseType().toString();
    if (name.equals("application/octet-stream")) {
      return "its content is of no known kind";
    }
    if (name.equals("application/rtf") || name.equals("text/rtf")) {
      return "RTF; save it as .docx or PDF";
    }
    if (name.startsWith("image/")) {
      return "a picture: " + name.substring("image/".length());
    }
    return name;
  }

  private static boolean isBlank(byte[] head) {
    for (byte b : head) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    int from = Encoding.afterSpace(head);
    return head.length >= from + bytes.length
        && new String(head, from, bytes.length, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .equals(magic.toLowerCase(Locale.ROOT));
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      int same = 0;
      while (same < part.length && all[i + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return i;
      }
    }
    return -1;
  }
}
