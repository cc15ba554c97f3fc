package dev.tendero.guardrails.grounding;

import dev.tendero.guardrails.screening.Leaks;
import java.util.List;

/** Nothing of the prompt, of keys or of planted canaries leaves. */
final class Disclosures implements Rule {
  private final double threshold;

  /**
   * @param threshold chance from which a sentence counts as giving something away
   */
  Disclosures(double threshold) {
    this.threshold = threshold;
  }

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    List<Leaks.Sign> signs =
        ground.leaks().find(reading.text()).stream()
            .filter(sign -> !isQuoted(sign, reading))
            .toList();
    return Leaks.chance(signs) < threshold
        ? List.of()
        : signs.stream()
            .map(s -> Objection.of("leak", s.kind(), s.start(), s.end(), "rule " + s.kind()))
            .toList();
  }

  /** How the catalogue words a thing is not how the prompt does; what goes on after it may be. */
  private static boolean isQuoted(Leaks.Sign sign, Reading reading) {
    return sign.kind().equals("instructions") && reading.isMasked(sign.start(), sign.end());
  }
}
