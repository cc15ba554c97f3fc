package dev.tendero.ingestion.document;

import java.util.List;

/**
 * A line of a PDF's page, in points from the page's top left corner as it is read.
 *
 * @param cells stretches with wide gaps between them, from left to right; one in running text
 * @param y of the base line
 * @param size of most of its letters
 */
record PdfLine(List<Cell> cells, float y, float size, boolean bold) {
  record Cell(String text, float x, float endX) {}

  PdfLine {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a line without text");
    }
  }

  String text() {
    return String.join(" ", cells.stream().map(Cell::text).toList());
  }

  float x() {
    return cells.getFirst().x();
  }

  float endX() {
    return cells.getLast().endX();
  }
}
