package dev.tendero.planning;

import dev.tendero.text.Language;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words before a thing that refuse it: "not", "don't want", "que no sea". */
final class Negation {
  private static final String REFUSES =
      "no (?:quiero|necesito|me gustan?|sean?|tengan?|lleven?)|not|no|non|neither|nor|free (?:of|from)|libres? de|isn'?t|aren'?t|except|excluding|other than|but not|anything but|any \\w+ (?:but|except)|cualquier \\w+ (?:menos|salvo)|avoid|don'?t (?:want|need|like|have)"
          + "|do not (?:want|need|like|have)|doesn'?t (?:have|need)|does not (?:have|need)|must not|can'?t|cannot|nothing|never"
          + "|excepto|salvo|menos|nada|ni|tampoco|evitar";

  private static final String FILLERS =
      "(?![\\p{L}\\p{N}])(?:[\\s-]+(?:be|is|are|a|an|any|made|in|of|from|by|the|those|ones|brand|with|have|has|having"
          + "|sean?|tengan?|lleven?|un|una|unos|unas|el|la|las|los|de|del|con|hech[oa]s?|en|marca|color|colour|que))*[\\s-]*";

  /** Of a brand, a colour, a quality. */
  static final Pattern OF_A_QUALITY =
      Pattern.compile("\\b(?:without|sin|" + REFUSES + ")" + FILLERS);

  /** Of a kind: "without a mouse" refuses no mouse, it describes something else. */
  static final Pattern OF_A_KIND =
      Pattern.compile(
          "\\b(?:not|no|except|excluding|other than|but not|rather than|instead of|que no sean?|excepto|salvo|en vez de|en lugar de|menos)"
              + "(?:\\s+(?:a|an|any|the|un|una|el|la|los|las))?\\s*");

  /** "Mecánico no": Spanish refuses behind the quality as well. */
  private static final Pattern BEHIND = Pattern.compile("no\\b(?=\\s*(?:[,.;!?]|$|por favor))");

  /** "Plastic-free". */
  private static final Pattern FREE_OF = Pattern.compile("-free\\b");

  private Negation() {}

  /** The words that refuse the quality at {@code start} to {@code end}. */
  static Optional<MatchResult> of(Reading reading, int start, int end) {
    return reading.before(OF_A_QUALITY, start).or(() -> behind(reading, end));
  }

  static Optional<MatchResult> behind(Reading reading, int end) {
    return reading.after(reading.language() == Language.SPANISH ? BEHIND : FREE_OF, end);
  }
}
