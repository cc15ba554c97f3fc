package dev.tendero.guardrails.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * Overlapping cuts of a long text: signs add up within one place, not over a whole document, and a
 * long text costs linear time.
 */
final class Windows {
  static final int LENGTH = 1_500;
  static final int OVERLAP = 300;

  private Windows() {}

  /** A cut and where it begins. */
  record Window(int start, String text) {}

  static List<Window> of(String text) {
    List<Window> windows = new ArrayList<>();
    int start = 0;
    while (true) {
      int end = Math.min(text.length(), start + LENGTH);
      end = end < text.length() ? spaceBefore(text, end, start + LENGTH - OVERLAP) : end;
      windows.add(new Window(start, text.substring(start, end)));
      if (end == text.length()) {
        return windows;
      }
      start = spaceBefore(text, end - OVERLAP, end - 2 * OVERLAP);
    }
  }

  /** The last space in (least, from], or {@code from}. */
  private static int spaceBefore(String text, int from, int least) {
    for (int i = from; i > least; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return from;
  }
}
