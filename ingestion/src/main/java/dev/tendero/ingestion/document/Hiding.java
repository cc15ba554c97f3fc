package dev.tendero.ingestion.document;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Styles that keep text from being seen: the usual way to slip words past whoever checks a page.
 */
final class Hiding {
  /** Nobody reads smaller print; ordinary small print has 6. */
  static final double MIN_POINTS = 2;

  private static final Pattern OUTRIGHT =
      Pattern.compile(
          "(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\\.0\\d*)?(?:;|$|!)"
              + "|(?:left|right|top|bottom|text-indent|margin-left|margin-top):-\\d{3,}"
              + "|clip:rect\\(0|clip:rect\\(1px|clip-path:inset\\((?:50|100)%"
              + "|max-height:0|transform:scale\\(0\\)|color:transparent)");

  private static final Pattern FONT_SIZE =
      Pattern.compile("(?:^|;)font-size:(\\d*\\.?\\d+)(px|pt|em|rem|%|vw)?");

  private static final Pattern COLOUR = Pattern.compile("(?:^|;)color:([^;!]+)");
  private static final Pattern BACKGROUND =
      Pattern.compile("(?:^|;)background(?:-color|-image)?:([^;!]+)");
  private static final Pattern NEARLY_WHITE =
      Pattern.compile(
          "white|snow|ivory|#f{3,4}|#(?:f[a-f0-9]){3,4}"
              + "|rgba?\\(25[0-5],25[0-5],25[0-5](?:,[^)]*)?\\)");

  private static final Pattern NO_HEIGHT =
      Pattern.compile("(?:^|;)(?:height|width):[01](?:px)?(?:;|$|!)");

  private Hiding() {}

  static boolean byStyle(String style) {
    String compact = compact(style);
    return OUTRIGHT.matcher(compact).find()
        || tooSmall(compact)
        || (NO_HEIGHT.matcher(compact).find() && compact.contains("overflow:hidden"));
  }

  /** Whether the text is white, which hides it unless something darker lies behind. */
  static boolean isWhite(String style) {
    Matcher colour = COLOUR.matcher(compact(style));
    return colour.find() && NEARLY_WHITE.matcher(colour.group(1)).matches();
  }

  static boolean hasBackground(String style) {
    Matcher background = BACKGROUND.matcher(compact(style));
    return background.find()
        && !NEARLY_WHITE.matcher(background.group(1)).matches()
        && !background.group(1).equals("none")
        && !background.group(1).equals("transparent");
  }

  private static boolean tooSmall(String compact) {
    Matcher size = FONT_SIZE.matcher(compact);
    if (!size.find()) {
      return false;
    }
    double number = Double.parseDouble(size.group(1));
    String unit = size.group(2) == null ? "px" : size.group(2);
    double points =
        switch (unit) {
          case "pt" -> number;
          case "em", "rem" -> number * 12;
          case "%" -> number * 0.12;
          case "vw" -> number * 8;
          default -> number * 0.75;
        };
    return points <= MIN_POINTS;
  }

  private static String compact(String style) {
    String bounded = style.length() > 2_000 ? style.substring(0, 2_000) : style;
    return bounded.toLowerCase(Locale.ROOT).replaceAll("\\s+|/\\*.*?\\*/", "");
  }
}
