package dev.tendero.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A colour that things of the shop come in.
 *
 * @param attribute the word that the feed states: one that the lexicon knows
 * @param rgb the tone that pictures are drawn in, 0xRRGGBB
 */
record Colour(
    String id, String english, String masculine, String feminine, String attribute, int rgb) {
  private static final Map<String, Colour> ALL =
      Ingredients.lines("colours.txt").stream()
          .map(Colour::of)
          .collect(Collectors.toUnmodifiableMap(Colour::id, Function.identity()));

  private static Colour of(String line) {
    List<String> cells = Ingredients.cells(line);
    return new Colour(
        cells.get(0).replace(' ', '-'),
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        Integer.parseInt(cells.get(4), 16));
  }

  static Optional<Colour> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  static Colour named(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no colour " + id));
  }

  Both words(boolean feminine) {
    return new Both(english, feminine ? this.feminine : masculine);
  }
}
