package dev.tendero.demo;

import java.util.List;
import java.util.Locale;

/**
 * The tones of one thing, all made from its colour: where light falls, where it does not, and what
 * stands out against both.
 *
 * @param mark small parts on the body: dark on light things, light on dark ones
 * @param second the other colour of a thing of two; its mark where it has but one
 */
record Palette(String base, String light, String dark, String deep, String mark, String second) {
  static final String INK = "#2b3338";
  static final String STEEL = "#b4bfc5";
  static final String STEEL_LIGHT = "#d6dde1";
  static final String STEEL_DARK = "#86949b";
  static final String GLASS = "#c9dfe6";
  static final String WATER = "#9cc7d8";
  static final String GLOW = "#ffd76e";
  static final String KEYLIGHT = "#a6dcdf";
  static final String WOOD = "#c89a63";
  static final String WOOD_DARK = "#a57a48";
  static final String COFFEE = "#6a4630";

  private static final int WHITE = 0xffffff;
  private static final int SHADOW = 0x1b262d;

  /** Above this, of 255, a colour counts as light. */
  private static final int LIGHT_FROM = 150;

  static Palette of(List<Colour> colours) {
    int base = colours.getFirst().rgb();
    boolean light = brightness(base) >= LIGHT_FROM;
    String mark = hex(light ? mix(base, SHADOW, 0.52) : mix(base, WHITE, 0.5));
    return new Palette(
        hex(base),
        hex(mix(base, WHITE, light ? 0.42 : 0.2)),
        hex(mix(base, SHADOW, light ? 0.17 : 0.3)),
        hex(mix(base, SHADOW, light ? 0.36 : 0.55)),
        mark,
        colours.size() > 1 ? hex(colours.get(1).rgb()) : mark);
  }

  private static int brightness(int rgb) {
    return ((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10;
  }

  private static int mix(int one, int other, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = one >> shift & 255;
      int to = other >> shift & 255;
      mixed |= (int) Math.round(from + (to - from) * share) << shift;
    }
    return mixed;
  }

  private static String hex(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
