package dev.tendero.planning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wishes that a product need not meet: "preferably black", "a ser posible de madera". */
final class Softness {
  private Softness() {}

  private static final Pattern WISH =
      Pattern.compile(
          "\\b(?:preferably|preferred|ideally|if possible|would be nice|would be great|nice to have|if you can"
              + "|i(?:'d| would) prefer|i prefer|rather|bonus if|better if|not essential|optional(?:ly)?"
              + "|preferiblemente|preferentemente|a ser posible|si es posible|si puede ser|a poder ser"
              + "|mejor si|idealmente|estaria bien|prefiero|preferiria|si pudiera ser|no es imprescindible|opcional)\\b");

  /** Whether what stands at {@code start} to {@code end} is demanded rather than wished for. */
  static boolean isHard(Reading reading, int start, int end) {
    int from = reading.clauseStart(start);
    int to = reading.clauseEnd(end);
    Matcher wish = WISH.matcher(reading.flat()).region(from, Math.max(from, to));
    while (wish.find()) {
      boolean before = wish.end() <= start;
      boolean closesClause = reading.flat().substring(wish.end(), to).isBlank();
      if (before || closesClause) {
        return false;
      }
    }
    return !aloneBehind(reading, to);
  }

  /** "black, if possible" */
  private static boolean aloneBehind(Reading reading, int clauseEnd) {
    if (clauseEnd >= reading.flat().length() || reading.flat().charAt(clauseEnd) != ',') {
      return false;
    }
    int from = clauseEnd + 1;
    int to = reading.clauseEnd(from);
    Matcher wish = WISH.matcher(reading.flat()).region(from, to);
    return wish.find()
        && reading.flat().substring(from, wish.start()).isBlank()
        && reading.flat().substring(wish.end(), to).isBlank();
  }

  /** Marks the words of wishing as understood. */
  static void understand(Reading reading) {
    WISH.matcher(reading.flat()).results().forEach(reading::understand);
  }
}
