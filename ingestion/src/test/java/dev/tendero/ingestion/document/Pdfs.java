package dev.tendero.ingestion.document;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs as programs write them, line by line from the top. */
final class Pdfs {
  static final PDFont PLAIN = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  static final PDFont BOLD = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);

  private static final float LEFT = 60;

  private Pdfs() {}

  /** Draws one page. */
  interface Drawing {
    void on(Page page) throws IOException;
  }

  static final class Page {
    final PDDocument pdf;
    final PDPage page;
    final PDPageContentStream content;
    float y = 780;

    Page(PDDocument pdf, PDPage page) throws IOException {
      this.pdf = pdf;
      this.page = page;
      this.content = new PDPageContentStream(pdf, page);
    }

    Page title(String text) throws IOException {
      y -= 14;
      return at(LEFT, y -= 22, BOLD, 20, text);
    }

    Page heading(String text) throws IOException {
      y -= 12;
      return at(LEFT, y -= 18, BOLD, 14, text);
    }

    Page line(String text) throws IOException {
      return at(LEFT, y -= 13, PLAIN, 10, text);
    }

    /** In a font that is embedded and knows more than the letters of Western Europe. */
    Page embedded(String text) throws IOException {
      PDFont font =
          PDType0Font.load(
              pdf,
              PDType1Font.class.getResourceAsStream(
                  "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
      return at(LEFT, y -= 13, font, 10, text);
    }

    Page gap() {
      y -= 10;
      return this;
    }

    Page cells(String... texts) throws IOException {
      y -= 15;
      for (int i = 0; i < texts.length; i++) {
        at(LEFT + i * 150, y, PLAIN, 10, texts[i]);
      }
      return this;
    }

    Page at(float x, float y, PDFont font, float size, String text) throws IOException {
      content.beginText();
      content.setFont(font, size);
      content.newLineAtOffset(x, y);
      content.showText(text);
      content.endText();
      return this;
    }

    Page colour(Color colour) throws IOException {
      content.setNonStrokingColor(colour);
      return this;
    }

    Page box(float x, float y, float width, float height) throws IOException {
      content.addRect(x, y, width, height);
      content.fill();
      return this;
    }
  }

  static byte[] of(Drawing... pages) {
    return of(List.of(pages), pdf -> {});
  }

  interface Finish {
    void on(PDDocument pdf) throws IOException;
  }

  static byte[] of(List<Drawing> pages, Finish finish) {
    try (var pdf = new PDDocument()) {
      for (Drawing drawing : pages) {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        var drawn = new Page(pdf, page);
        drawing.on(drawn);
        drawn.content.close();
      }
      finish.on(pdf);
      var out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] encrypted(String userPassword) {
    return of(
        List.of(page -> page.line("A secret.")),
        pdf -> {
          var policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
          policy.setEncryptionKeyLength(128);
          pdf.protect(policy);
        });
  }

  /** A PDF written by hand: objects from number 1, the first being the catalogue. */
  static byte[] raw(String... objects) {
    var out = new StringBuilder("%PDF-1.7\n");
    int[] at = new int[objects.length];
    for (int i = 0; i < objects.length; i++) {
      at[i] = out.length();
      out.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int xref = out.length();
    out.append("xref\n0 ").append(objects.length + 1).append("\n0000000000 65535 f \n");
    for (int offset : at) {
      out.append("%010d 00000 n \n".formatted(offset));
    }
    out.append("trailer\n<< /Size ")
        .append(objects.length + 1)
        .append(" /Root 1 0 R >>\nstartxref\n")
        .append(xref)
        .append("\n%%EOF\n");
    return out.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  static String stream(String dictionary, byte[] content) {
    return "<< "
        + dictionary
        + " /Length "
        + content.length
        + " >>\nstream\n"
        + new String(content, java.nio.charset.StandardCharsets.ISO_8859_1)
        + "\nendstream";
  }
}
