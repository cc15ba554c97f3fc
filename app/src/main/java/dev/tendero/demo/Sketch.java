package dev.tendero.demo;

import java.util.Locale;

/** An SVG document as it is drawn, from the back to the front. Takes numbers and tones only. */
final class Sketch {
  private final StringBuilder svg = new StringBuilder(2_048);

  Sketch(int width, int height) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">", width, height);
  }

  /** What lies on the floor beneath a thing. */
  Sketch shadow(int x, int y, int halfWidth) {
    return add(
        "<ellipse cx=\"%d\" cy=\"%d\" rx=\"%d\" ry=\"6\" fill=\"#1b262d\" opacity=\".13\"/>",
        x, y, halfWidth);
  }

  Sketch box(String tone, int x, int y, int width, int height, int radius) {
    return add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\"/>",
        x, y, width, height, radius, tone);
  }

  Sketch oval(String tone, int x, int y, int halfWidth, int halfHeight) {
    return add(
        "<ellipse cx=\"%d\" cy=\"%d\" rx=\"%d\" ry=\"%d\" fill=\"%s\"/>",
        x, y, halfWidth, halfHeight, tone);
  }

  Sketch disc(String tone, int x, int y, int radius) {
    return add("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>", x, y, radius, tone);
  }

  /** A closed shape; {@code numbers} fill the gaps (%d) of the path. */
  Sketch shape(String tone, String path, Object... numbers) {
    return add("<path d=\"%s\" fill=\"%s\"/>", path(path, numbers), tone);
  }

  /** As {@link #shape}, but what lies behind shows through. */
  Sketch veil(String tone, String path, Object... numbers) {
    return add("<path d=\"%s\" fill=\"%s\" opacity=\".55\"/>", path(path, numbers), tone);
  }

  Sketch line(String tone, int width, String path, Object... numbers) {
    return add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\" stroke-linecap=\"round\""
            + " stroke-linejoin=\"round\"/>",
        path(path, numbers), tone, width);
  }

  /** What is drawn until {@link #back} stands elsewhere, larger or smaller. */
  Sketch moved(int x, int y, double scale) {
    return add("<g transform=\"translate(%d %d) scale(%s)\">", x, y, Double.toString(scale));
  }

  /** What is drawn until {@link #back} is turned about a point. */
  Sketch turned(int degrees, int x, int y) {
    return add("<g transform=\"rotate(%d %d %d)\">", degrees, x, y);
  }

  Sketch back() {
    return add("</g>");
  }

  String done() {
    return svg + "</svg>";
  }

  private static String path(String path, Object... numbers) {
    return numbers.length == 0 ? path : String.format(Locale.ROOT, path, numbers);
  }

  private Sketch add(String element, Object... values) {
    svg.append(String.format(Locale.ROOT, element, values));
    return this;
  }
}
