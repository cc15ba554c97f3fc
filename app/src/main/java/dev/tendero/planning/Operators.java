package dev.tendero.planning;

import dev.tendero.answer.Constraint.Operator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words that say how a product is held against a number: "under", "como máximo", "or more". */
final class Operators {
  private Operators() {}

  /**
   * An operator with the words that said it.
   *
   * @param about "around 100": near the number, neither below nor above
   */
  record Said(Operator operator, boolean about, Optional<MatchResult> words) {}

  private record Rule(Operator operator, boolean about, Pattern pattern) {}

  /** "max" is said, "maximise" is not. */
  private static final String WORD_END = "(?![\\p{L}\\p{N}])";

  private static final String FILLER =
      "(?:\\s+(?:of|a|an|the|de|los|las|unos|unas|el|la|que|about|como))*[\\s$€£:~]*";

  private static final List<Rule> BEFORE =
      List.of(
          before(Operator.EQ, "exactly|precisely|exactamente|justo"),
          before(
              Operator.LE,
              "no (?:\\w+ ){0,2}mas (?:de|que)|(?:nothing|none|not one) (?:over|above|more than|dearer than)|nada (?:de mas de|por encima de|que pase de)|no (?:more|greater|higher|larger|bigger|longer|wider|taller|heavier|deeper|thicker) than|not (?:more|over|above|exceeding)(?: than)?"
                  + "|(?:that )?(?:does ?n.?t|do ?n.?t|do not|not) exceed|(?:does ?n.?t|do ?n.?t|do not|does not|is ?n.?t|not) (?:\\w+ ){0,2}(?:more than|over|above)|without exceeding|up to|at most|at the most|a? ?max(?:imum|\\.)?(?: price| budget)?(?: of| is)?"
                  + "|within|<=|≤|budget(?: is| of)?(?: about| around)?|i can spend|to spend|can pay|spend"
                  + "|no mas de|hasta|como maximo|como mucho|a lo sumo|maximo(?: de)?|max\\.? de|no supere[n]?|que no pase[n]? de|sin pasar de|no superior(?:es)? a"
                  + "|presupuesto(?: es)?(?: de)?|puedo gastar|gastar(?:me)?"),
          before(
              Operator.GE,
              "no (?:\\w+ ){0,2}menos (?:de|que)|at least|at the least|no less than|not less than|a? ?min(?:imum|\\.)?(?: of)?|starting (?:at|from)|from|>=|≥|no smaller than|no shorter than|with a minimum of"
                  + "|al menos|por lo menos|como minimo|minimo(?: de)?|no menos de|a partir de|desde|no inferior(?:es)? a|de mas de un minimo de"),
          before(
              Operator.LT,
              "under|below|less than|lower than|fewer than|cheaper than|smaller than|shorter than|lighter than|narrower than|thinner than|quieter than|<|beneath"
                  + "|menos de|por debajo de|inferior(?:es)? a|bajo|debajo de|por menos de|menor(?:es)? (?:de|que|a)|mas barat[oa]s? (?:de|que)|mas (?:corto|corta|estrecho|estrecha|ligero|ligera|bajo|baja|pequeno|pequena)s? (?:de|que)|menos que"),
          before(
              Operator.GT,
              "over|above|more than|higher than|greater than|larger than|bigger than|brighter than|louder than|longer than|wider than|taller than|heavier than|faster than|exceeding|>"
                  + "|mas de|por encima de|superior(?:es)? a|mayor(?:es)? (?:de|que|a)|mas (?:largo|larga|ancho|ancha|alto|alta|pesado|pesada|grande)s? (?:de|que)|mas que|encima de"),
          about(
              "around|about|approximately|approx\\.?|roughly|circa|close to|more or less|near|~"
                  + "|alrededor de|aproximadamente|cerca de|unos|unas|sobre|en torno a|mas o menos|aprox\\.?|a eso de"));

  private static final List<Rule> AFTER =
      List.of(
          new Rule(
              Operator.BETWEEN,
              true,
              Pattern.compile("(?:more or less|or so|or thereabouts|mas o menos|aprox\\w*)\\b")),
          after(
              Operator.LE,
              "or (?:less|under|below|cheaper|fewer|lower|smaller|shorter|lighter)|max(?:imum|\\.)?\\b|tops|at most|and (?:under|below)"
                  + "|o menos|como maximo|maximo|como mucho|a lo sumo|max\\b|de maximo|de presupuesto"),
          after(
              Operator.GE,
              "or (?:more|higher|above|over|larger|bigger|longer|better|greater|faster|brighter|stronger|wider|up)|and (?:upwards?|up|above|more|higher|larger)|upwards|\\+|plus\\b(?! (?:gold|bronze|silver|platinum|titanium|white|oro|bronce|plata|platino))|min(?:imum)?\\b|at least"
                  + "|o mas|o mejor|(?:para|hacia) arriba|y superior(?:es)?|como minimo|minimo|en adelante|por lo menos|al menos|o superior|de minimo"));

  /** "100 keys or more", "40 horas de batería o más": behind what is counted. */
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:(?:of|de) )?(?!(?:for|para|to|more|mas|less|menos|people|personas?)\\b)-?\\p{L}+(?: \\p{L}+)? "
              + "(?:(?:or|o) (?:more|less|fewer|higher|lower|greater|longer|mas|menos)|at least|minimum|min|como minimo|minimo|at most|maximum|max|tops|como maximo|maximo)\\b(?! (?:of |de )?[\\d$€£])");

  private static final Pattern MORE =
      Pattern.compile("\\b(?:more|higher|greater|longer|mas|at least|min\\p{L}*)$");

  /** The operator said around the number at {@code start} to {@code end}, if any. */
  static Optional<Said> around(Reading reading, int start, int end) {
    for (Rule rule : AFTER) {
      Optional<MatchResult> words =
          reading.after(rule.pattern, end).filter(match -> !isOfTheNext(reading, match.end()));
      if (words.isPresent()) {
        return Optional.of(new Said(rule.operator, rule.about, words));
      }
    }
    for (Rule rule : BEFORE) {
      Optional<MatchResult> words = reading.before(rule.pattern, start);
      if (words.isPresent()) {
        return Optional.of(new Said(rule.operator, rule.about, words));
      }
    }
    return reading
        .after(TAIL, end)
        .map(tail -> MORE.matcher(tail.group()).find() ? Operator.GE : Operator.LE)
        .map(operator -> new Said(operator, false, Optional.empty()));
  }

  /** "4 cm, at most 150 euros": the operator belongs to the number behind it. */
  private static boolean isOfTheNext(Reading reading, int end) {
    String rest = reading.flat().substring(end).stripLeading();
    return !rest.isEmpty() && "0123456789$€£".indexOf(rest.charAt(0)) >= 0;
  }

  private static Rule before(Operator operator, String words) {
    return new Rule(
        operator,
        false,
        Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")" + WORD_END + FILLER));
  }

  private static Rule about(String words) {
    return new Rule(
        Operator.BETWEEN,
        true,
        Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")" + WORD_END + FILLER));
  }

  private static Rule after(Operator operator, String words) {
    return new Rule(operator, false, Pattern.compile("(?:" + words + ")"));
  }
}
