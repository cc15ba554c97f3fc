package dev.tendero.generation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the citation marks of a model's sentence, leniently: [1], [1, 2], [1][2], [1-3], [^1],
 * [e1]. Round brackets are no marks: "(2)" is how titles count their pieces.
 *
 * @param text without marks and without the marks of Markdown
 * @param numbers as written, in order, without repetitions
 */
record Marks(String text, List<Integer> numbers) {
  /** "[1-9999]" cites nothing in particular. */
  private static final int MAX_RANGE = 5;

  private static final String NUMBER = "\\^?e?\\d{1,3}(?:\\s?[-–]\\s?\\d{1,3})?";
  private static final Pattern MARK =
      Pattern.compile("\\s?\\[\\s?(" + NUMBER + "(?:\\s?[,;]\\s?" + NUMBER + ")*)\\s?](?!\\()");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:\\s?[-–]\\s?(\\d{1,3}))?");

  private static final Pattern MARKDOWN = Pattern.compile("\\*\\*|__|^#{1,6}\\s+|^[-*•]\\s+");

  Marks {
    numbers = List.copyOf(numbers);
  }

  static Marks of(String sentence) {
    Set<Integer> numbers = new LinkedHashSet<>();
    Matcher mark = MARK.matcher(sentence);
    while (mark.find()) {
      Matcher range = RANGE.matcher(mark.group(1));
      while (range.find()) {
        int low = Integer.parseInt(range.group(1));
        int high = range.group(2) == null ? low : Integer.parseInt(range.group(2));
        for (int n = low; n <= high && n < low + MAX_RANGE; n++) {
          numbers.add(n);
        }
      }
    }
    String text = MARKDOWN.matcher(mark.replaceAll("").strip()).replaceAll("");
    return new Marks(text.strip(), new ArrayList<>(numbers));
  }

  /** The other brackets that models write, one for one, so that no split of a stream matters. */
  static String plain(String chunk) {
    return chunk.replace('【', '[').replace('】', ']').replace('［', '[').replace('］', ']');
  }
}
