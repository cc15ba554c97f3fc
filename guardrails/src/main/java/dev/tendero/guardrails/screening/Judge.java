package dev.tendero.guardrails.screening;

import dev.tendero.text.Normalized;
import dev.tendero.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads a text plain and decoded, window by window, and keeps the worst place. Immutable. */
public final class Judge {
  private final Injection injection;

  /**
   * @param rules names of {@link Injection#kinds}
   * @throws IllegalArgumentException for a name that is no rule
   */
  public Judge(List<String> rules) {
    injection = new Injection(rules);
  }

  /**
   * @param score chance that the text is an attack, 0 to 1
   * @param signs of the worst place; positions in the text given
   */
  public record Judgement(double score, List<Injection.Sign> signs) {
    public Judgement {
      signs = List.copyOf(signs);
    }
  }

  /** Judges a clean text (see {@link Normalizer}). Linear in its length. */
  public Judgement judge(String clean) {
    Judgement worst = new Judgement(0, List.of());
    for (Windows.Window window : Windows.of(clean)) {
      worst = worse(worst, plain(window));
      for (Decoder.View view : Decoder.views(window.text())) {
        List<Injection.Sign> signs = new ArrayList<>();
        for (Injection.Sign sign : injection.signs(Normalizer.normalize(view.text()).folded())) {
          signs.add(
              new Injection.Sign(
                  sign.kind(),
                  window.start() + view.start(),
                  window.start() + view.end(),
                  sign.weight()));
        }
        worst = worse(worst, new Judgement(chance(signs), signs));
      }
    }
    return worst;
  }

  private Judgement plain(Windows.Window window) {
    Normalized normalized = Normalizer.normalize(window.text());
    List<Injection.Sign> signs = new ArrayList<>();
    for (Injection.Sign sign : injection.signs(normalized.folded())) {
      signs.add(
          new Injection.Sign(
              sign.kind(),
              window.start() + origin(normalized, sign.start()),
              window.start() + origin(normalized, sign.end()),
              sign.weight()));
    }
    return new Judgement(chance(signs), signs);
  }

  private static int origin(Normalized normalized, int folded) {
    return normalized.cleanToOriginal(normalized.foldedToClean(folded));
  }

  private static Judgement worse(Judgement one, Judgement other) {
    return other.score() > one.score() ? other : one;
  }

  /** As of independent chances: 1 - Π(1 - w). */
  private static double chance(List<Injection.Sign> signs) {
    double none = 1;
    for (Injection.Sign sign : signs) {
      none *= 1 - sign.weight();
    }
    return 1 - none;
  }
}
