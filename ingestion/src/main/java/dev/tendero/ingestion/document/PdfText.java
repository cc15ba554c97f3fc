package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Warning;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The lines of a PDF's pages, without the text that nobody sees: too small, beyond the page's edge,
 * without ink, of the colour it stands on, or under a box painted later. {@link PdfPaint} knows
 * what is painted.
 */
final class PdfText extends PDFTextStripper {
  /** In letter sizes: between the cells of a table rather than between words. */
  private static final double CELL_GAP = 1.6;

  private static final double WORD_GAP = 0.18;
  private static final int MAX_HIDDEN = 400;

  /** Of a page: forms that draw one another would take time without end. */
  private static final int MAX_FORMS = 2_000;

  /** Of a page, which a scanner's picture fills. */
  private static final double SCAN_SHARE = 0.5;

  private final Assembly assembly;
  private final int maxText;
  private final List<List<PdfLine>> pages = new ArrayList<>();
  private final PdfPaint paint = new PdfPaint();

  private final Map<TextPosition, Integer> seen = new IdentityHashMap<>();
  private final List<TextPosition> inkless = new ArrayList<>();
  private final StringBuilder hidden = new StringBuilder();

  private final List<PdfLine.Cell> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private float cellX;
  private float lineEnd = -1;
  private float lineY;
  private double sizes;
  private int letters;
  private int boldLetters;
  private boolean space;
  private long characters;
  private int forms;

  PdfText(int pageCount, int maxText, Assembly assembly) {
    this.assembly = assembly;
    this.maxText = maxText;
    for (int i = 0; i < pageCount; i++) {
      pages.add(new ArrayList<>());
    }
    setSuppressDuplicateOverlappingText(true);
  }

  List<List<PdfLine>> pages() {
    return pages;
  }

  void noteEmptyPages() {
    int empty = 0;
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).isEmpty()) {
        empty++;
        assembly.note(i + 1, "No text: empty, or a picture.");
      }
    }
    if (empty > 0 && empty < pages.size()) {
      assembly.warn(
          Warning.Kind.NO_TEXT,
          0,
          "%,d of %,d pages have no text: they are empty or pictures"
              .formatted(empty, pages.size()));
    }
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    paint.begin(page.getCropBox());
    seen.clear();
    inkless.clear();
    hidden.setLength(0);
    forms = 0;
    int number = getCurrentPageNo();
    try {
      super.processPage(page);
    } catch (Trouble trouble) {
      throw trouble;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      endLine();
      assembly.note(number, "Part of it could not be read.");
      assembly.warn(Warning.Kind.PART_UNREADABLE, number, "Part of the page could not be read");
    }
    if (!hidden.isEmpty()) {
      assembly.hidden(number, hidden.toString());
      assembly.note(number, "Hidden text was left out.");
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    paint.operator(operator, operands, getGraphicsState(), getResources());
    if (operator.getName().equals("Do") && paint.isImage(operands, getResources())) {
      return;
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void saveGraphicsState() {
    super.saveGraphicsState();
    paint.save();
  }

  @Override
  public void restoreGraphicsState() {
    super.restoreGraphicsState();
    paint.restore();
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    if (++forms > MAX_FORMS) {
      throw new IOException("forms that draw themselves");
    }
    int depth = paint.enter();
    try {
      super.showForm(form);
    } finally {
      paint.leave(depth);
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    if (++forms > MAX_FORMS) {
      throw new IOException("forms that draw themselves");
    }
    int depth = paint.enter();
    try {
      super.showTransparencyGroup(form);
    } finally {
      paint.leave(depth);
    }
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    characters += text.getUnicode().length();
    if (characters > maxText) {
      throw new Trouble(
          Reason.TOO_MUCH_TEXT,
          "at most %,d bytes, reached on page %d".formatted(maxText, getCurrentPageNo()));
    }
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      inkless.add(text);
      return;
    }
    Point2D centre = centre(text);
    boolean fills = mode.isFill();
    if (Math.abs(text.getYScale()) < Hiding.MIN_POINTS
        || paint.isOutside(centre)
        || (fills && getGraphicsState().getNonStrokeAlphaConstant() < 0.05)
        || (fills && paint.isOfItsBackground(centre))) {
      hide(text);
      return;
    }
    seen.put(text, paint.now());
    super.processTextPosition(text);
  }

  private static Point2D centre(TextPosition text) {
    return text.getTextMatrix().transformPoint(0.25f, 0.3f);
  }

  private void hide(TextPosition text) {
    if (hidden.length() < MAX_HIDDEN) {
      hidden.append(text.getUnicode());
    }
  }

  @Override
  protected void writePage() throws IOException {
    for (List<TextPosition> article : charactersByArticle) {
      article.removeIf(
          text -> {
            boolean under = paint.isCovered(centre(text), seen.getOrDefault(text, 0));
            if (under) {
              hide(text);
            }
            return under;
          });
    }
    boolean nothing = charactersByArticle.stream().allMatch(List::isEmpty);
    if (nothing && paint.imageShare() >= SCAN_SHARE) {
      // The text that a recognition program has laid under the picture of a page, without ink.
      inkless.forEach(super::processTextPosition);
      if (!inkless.isEmpty()) {
        assembly.note(getCurrentPageNo(), "A picture; its text comes from text recognition.");
      }
    } else {
      inkless.forEach(this::hide);
    }
    super.writePage();
    endLine();
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    for (TextPosition position : positions) {
      glyph(position);
    }
  }

  @Override
  protected void writeString(String text) {}

  @Override
  protected void writeWordSeparator() {
    space = true;
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphSeparator() {
    endLine();
  }

  private void glyph(TextPosition position) {
    String unicode = position.getUnicode();
    if (unicode.isBlank()) {
      space = true;
      return;
    }
    float x = position.getXDirAdj();
    float size = Math.abs(position.getYScale());
    float gap = x - lineEnd;
    if (lineEnd >= 0 && gap > CELL_GAP * size) {
      endCell();
    } else if (lineEnd >= 0 && !cell.isEmpty() && (space || gap > WORD_GAP * size)) {
      cell.append(' ');
    }
    if (cell.isEmpty()) {
      cellX = x;
    }
    space = false;
    cell.append(unicode);
    lineEnd = Math.max(lineEnd, x + position.getWidthDirAdj());
    lineY = position.getYDirAdj();
    sizes += size;
    letters++;
    boldLetters += isBold(position.getFont()) ? 1 : 0;
  }

  private static boolean isBold(PDFont font) {
    String name = font.getName();
    return name != null && name.toLowerCase(Locale.ROOT).matches(".*(?:bold|black|heavy|semib).*");
  }

  private void endCell() {
    String text = Cleaning.line(cell.toString());
    if (!text.isEmpty()) {
      cells.add(new PdfLine.Cell(text, cellX, lineEnd));
    }
    cell.setLength(0);
  }

  private void endLine() {
    endCell();
    if (!cells.isEmpty()) {
      float size = Math.round(sizes / letters * 4) / 4f;
      pages
          .get(getCurrentPageNo() - 1)
          .add(new PdfLine(cells, lineY, size, boldLetters * 10 > letters * 8));
      cells.clear();
    }
    lineEnd = -1;
    sizes = 0;
    letters = 0;
    boldLetters = 0;
    space = false;
  }
}
