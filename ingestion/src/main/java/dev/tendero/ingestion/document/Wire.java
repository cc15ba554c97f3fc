package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.PageReport;
import dev.tendero.ingestion.document.Extraction.Warning;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An extraction on its way from the parsing process. The reader believes nothing: what is not
 * exactly of this form, from the mark at the beginning to the mark at the end, is refused.
 */
final class Wire {
  private static final int BEGIN = 0x54444f43;
  private static final int END = 0x444f4e45;
  private static final int MAX_LIST = 100_000;

  private Wire() {}

  static void write(OutputStream raw, Extraction extraction) throws IOException {
    var out = new DataOutputStream(raw);
    out.writeInt(BEGIN);
    switch (extraction) {
      case Extraction.Unreadable(Extraction.Reason reason, String detail) -> {
        out.writeByte(0);
        text(out, reason.name());
        text(out, detail);
      }
      case Extraction.Read read -> {
        out.writeByte(1);
        text(out, read.format().name());
        text(out, read.title());
        text(out, read.text());
        out.writeInt(read.pages().size());
        for (int start : read.pages()) {
          out.writeInt(start);
        }
        out.writeInt(read.report().size());
        for (PageReport page : read.report()) {
          out.writeInt(page.number());
          out.writeInt(page.characters());
          text(out, page.note().orElse(""));
        }
        text(out, read.language());
        out.writeInt(read.warnings().size());
        for (Warning warning : read.warnings()) {
          text(out, warning.kind().name());
          out.writeInt(warning.page());
          text(out, warning.message());
        }
      }
    }
    out.writeInt(END);
    out.flush();
  }

  /**
   * @throws IOException when these are not the bytes of an extraction
   */
  static Extraction read(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      mark(in, BEGIN);
      Extraction extraction =
          in.readByte() == 0
              ? new Extraction.Unreadable(Extraction.Reason.valueOf(text(in)), text(in))
              : readRead(in);
      mark(in, END);
      if (in.available() > 0) {
        throw new IOException("more than one extraction");
      }
      return extraction;
    } catch (IllegalArgumentException e) {
      throw new IOException("not an extraction", e);
    }
  }

  private static Extraction.Read readRead(DataInputStream in) throws IOException {
    var format = Extraction.Format.valueOf(text(in));
    String title = text(in);
    String text = text(in);
    List<Integer> pages = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      pages.add(in.readInt());
    }
    List<PageReport> report = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      report.add(
          new PageReport(
              in.readInt(), in.readInt(), Optional.of(text(in)).filter(note -> !note.isEmpty())));
    }
    String language = text(in);
    List<Warning> warnings = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      warnings.add(new Warning(Warning.Kind.valueOf(text(in)), in.readInt(), text(in)));
    }
    return new Extraction.Read(format, title, text, pages, report, language, warnings);
  }

  private static void mark(DataInputStream in, int expected) throws IOException {
    if (in.readInt() != expected) {
      throw new IOException("not an extraction");
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_LIST) {
      throw new IOException("a list of " + count);
    }
    return count;
  }
}
