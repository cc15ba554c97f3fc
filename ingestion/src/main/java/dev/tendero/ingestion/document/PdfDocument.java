package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Format;
import dev.tendero.ingestion.document.Extraction.Read;
import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Warning;
import dev.tendero.ingestion.document.ParsingProcess.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.jspecify.annotations.Nullable;

/**
 * A PDF (ISO 32000): the text of its pages as PDFBox places it, put together by {@link PdfLayout}.
 * Pictures are not decoded, actions and links not followed, attached files not opened.
 */
final class PdfDocument {
  private PdfDocument() {}

  static Read read(Path file, Budget budget, Assembly assembly) throws IOException {
    FontMappers.set(new OneFont());
    // In memory, which is bounded, and never in files, which are not.
    try (PDDocument pdf =
        Loader.loadPDF(file.toFile(), "", IOUtils.createMemoryOnlyStreamCache())) {
      int pages = pdf.getNumberOfPages();
      if (pages == 0) {
        throw new Trouble(Reason.BROKEN, "it has no pages");
      }
      if (pages > budget.pages()) {
        throw new Trouble(
            Reason.TOO_MANY_PAGES, "%,d pages; at most %,d".formatted(pages, budget.pages()));
      }
      warn(pdf, assembly);
      var text = new PdfText(pages, budget.textBytes(), assembly);
      text.writeText(pdf, Writer.nullWriter());
      String title = pdf.getDocumentInformation().getTitle();
      if (title != null && isTitle(title)) {
        assembly.title(title);
      }
      new PdfLayout(text.pages(), assembly).write();
      text.noteEmptyPages();
      return assembly.read(Format.PDF, pages);
    } catch (InvalidPasswordException e) {
      throw new Trouble(Reason.PASSWORD, "");
    }
  }

  /** What programs write there by themselves is the name of a file. */
  private static boolean isTitle(String title) {
    return !title.isBlank()
        && !title.matches("(?i).*\\.(?:docx?|pdf|indd|odt|pptx?|html?|qxd|rtf)\\s*")
        && !title.matches("(?i)\\s*(?:untitled|microsoft word|document\\d*).*");
  }

  private static void warn(PDDocument pdf, Assembly assembly) {
    COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
    COSBase names = catalog.getDictionaryObject(COSName.NAMES);
    boolean named = names instanceof COSDictionary;
    if (isAction(catalog.getDictionaryObject(COSName.OPEN_ACTION))
        || catalog.containsKey(COSName.AA)
        || (named && ((COSDictionary) names).containsKey(COSName.JAVA_SCRIPT))) {
      assembly.warn(
          Warning.Kind.ACTIVE_CONTENT, 0, "It has scripts or actions, which were not run");
    }
    if (named && ((COSDictionary) names).containsKey(COSName.EMBEDDED_FILES)) {
      assembly.warn(Warning.Kind.ATTACHMENT, 0, "It has other files inside, which were not opened");
    }
  }

  /** To open at a certain page is a destination, or an action of type GoTo: harmless. */
  private static boolean isAction(@Nullable COSBase action) {
    return action instanceof COSDictionary dictionary
        && !COSName.getPDFName("GoTo").equals(dictionary.getDictionaryObject(COSName.S));
  }

  /**
   * The one font that comes with PDFBox, in place of any that a document leaves to the machine: the
   * same document is read alike everywhere, and nobody searches the machine for fonts.
   */
  private static final class OneFont implements FontMapper {
    private final TrueTypeFont font;

    OneFont() throws IOException {
      try (InputStream in =
          PDType1Font.class.getResourceAsStream(
              "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
        if (in == null) {
          throw new IllegalStateException("PDFBox comes without its font");
        }
        this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(
        String name, @Nullable PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(
        String name, @Nullable PDFontDescriptor descriptor) {
      return new FontMapping<>(font, true);
    }

    @Override
    public CIDFontMapping getCIDFont(
        String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo system) {
      return new CIDFontMapping(null, font, true);
    }
  }
}
