package dev.tendero.evaluation;

import java.util.Locale;

/** A share with its 95 % interval after Wilson (1927). */
record Wilson(int successes, int trials) {
  private static final double Z = 1.959963984540054;

  double low() {
    return bound(-1);
  }

  double high() {
    return bound(1);
  }

  private double bound(int side) {
    if (trials == 0) {
      return side < 0 ? 0 : 1;
    }
    double n = trials;
    double p = successes / n;
    double middle = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return Math.clamp((middle + side * half) / (1 + Z * Z / n), 0, 1);
  }

  /** "45/60 75.0 % [62.8, 84.2]". */
  @Override
  public String toString() {
    return trials == 0
        ? "0/0"
        : String.format(
            Locale.ROOT,
            "%d/%d %.1f %% [%.1f, %.1f]",
            successes,
            trials,
            100.0 * successes / trials,
            100 * low(),
            100 * high());
  }
}
