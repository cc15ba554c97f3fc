package dev.tendero.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to one thing. Seeded by the thing's own name, so that another product beside it
 * changes nothing about it.
 */
final class Chance {
  /** Another number is another shop. */
  private static final long SEED = 20_261_122L;

  private final SplittableRandom random;

  Chance(String name) {
    random = new SplittableRandom(SEED * 31 + name.hashCode());
  }

  /**
   * @param share from 0 to 1
   */
  boolean falls(double share) {
    return random.nextDouble() < share;
  }

  /** From {@code least} to {@code most}, both included. */
  int from(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** From {@code least} to {@code most}, small ones more often. */
  int mostlySmall(int least, int most) {
    double low = random.nextDouble();
    return least + (int) (low * low * (most - least));
  }

  double between(double least, double most) {
    return random.nextDouble(least, most);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
