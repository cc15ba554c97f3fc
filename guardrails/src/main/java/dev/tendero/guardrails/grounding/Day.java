package dev.tendero.guardrails.grounding;

import dev.tendero.text.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A day of the calendar in a text: "2008-08-06T00:00:00", "August 6, 2008", "6 de agosto de 2008".
 */
record Day(int start, int end, LocalDate date) {
  private static final Map<String, Integer> MONTHS = new HashMap<>();

  static {
    months("january february march april may june july august september october november december");
    months("jan feb mar apr may jun jul aug sep oct nov dec");
    months(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");
    MONTHS.put("setiembre", 9);
    MONTHS.put("sept", 9);
  }

  private static final String NAMED = "(?<month>" + String.join("|", names()) + ")\\.?";
  private static final String SPACE = "[\\s\\u00a0]+";
  private static final String NUMBER = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?<year>\\d{4})";

  /** A feed stores a day with the time it began at. */
  private static final Pattern STORED =
      pattern(YEAR + "-(?<month>\\d{2})-(?<day>\\d{2})(?:[T ][\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?");

  private static final Pattern MONTH_FIRST = pattern(NAMED + SPACE + NUMBER + ",?" + SPACE + YEAR);
  private static final Pattern DAY_FIRST =
      pattern(
          NUMBER
              + SPACE
              + "(?:(?:of|de)"
              + SPACE
              + ")?"
              + NAMED
              + "(?:,|"
              + SPACE
              + "del?)?"
              + SPACE
              + YEAR);

  private static void months(String names) {
    int month = 0;
    for (String name : names.split(" ")) {
      MONTHS.put(name, ++month);
    }
  }

  /** Longest first: "march" before "mar". */
  private static List<String> names() {
    return MONTHS.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static Pattern pattern(String date) {
    return Pattern.compile("(?iu)(?<![\\p{L}\\d])" + date + "(?![\\p{L}\\d])");
  }

  /** The days of a text; what is no day of the calendar is none. */
  static List<Day> in(String text) {
    var days = new ArrayList<Day>();
    for (Pattern pattern : List.of(STORED, MONTH_FIRST, DAY_FIRST)) {
      pattern.matcher(text).results().forEach(found -> add(found, days));
    }
    return days;
  }

  private static void add(MatchResult found, List<Day> days) {
    String month = found.group("month").toLowerCase(Locale.ROOT);
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(found.group("year")),
              MONTHS.containsKey(month) ? MONTHS.get(month) : Integer.parseInt(month),
              Integer.parseInt(found.group("day")));
      days.add(new Day(found.start(), found.end(), date));
    } catch (DateTimeException e) {
      // "2008-13-40": its numbers are judged as numbers
    }
  }

  /** As a sentence says it. */
  static String written(LocalDate date, Language language) {
    Locale locale = language == Language.SPANISH ? Locale.of("es", "ES") : Locale.US;
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
  }
}
