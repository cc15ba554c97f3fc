package dev.tendero.ingestion;

/**
 * One thing wrong with a line of a feed, in words for the person who keeps the feed.
 *
 * @param field where in the line: {@code price.amount}, {@code attributes[3].unit}; empty when the
 *     whole line is meant
 * @param value what stands there, shortened to {@value #MAX_VALUE} characters
 * @param reason what is wrong; the same words for the same cause, so that problems can be counted
 *     by it
 * @param remedy what to do about it; the same words for the same cause
 */
public record Problem(String field, String value, String reason, String remedy) {
  private static final int MAX_VALUE = 80;

  public Problem {
    value = shortened(value);
  }

  /** The field without its positions: {@code attributes[].unit}. With the reason, the cause. */
  public String kindOfField() {
    return field.replaceAll("\\[\\d+]", "[]");
  }

  private static String shortened(String value) {
    String line = value.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    if (line.length() <= MAX_VALUE) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(MAX_VALUE - 2)) ? MAX_VALUE - 2 : MAX_VALUE - 1;
    return line.substring(0, end) + "…";
  }
}
