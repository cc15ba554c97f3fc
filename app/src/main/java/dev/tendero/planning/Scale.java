package dev.tendero.planning;

import dev.tendero.text.Language;
import dev.tendero.text.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A direction in which products differ and one language's words for it, from scales.tsv beside this
 * class.
 *
 * @param attributes whose measure it is, the most telling first; which of them applies depends on
 *     the kind
 * @param lower whether the words ask for less ("light") or more ("heavy")
 * @param comparative "lighter", "más ligero"
 * @param superlative "lightest"; empty where the language says it by an article before the
 *     comparative: "el portátil más ligero"
 * @param vague "light", "ligero"; empty where it says nothing ("high")
 */
record Scale(
    List<String> attributes,
    boolean lower,
    Pattern comparative,
    Optional<Pattern> superlative,
    Optional<Pattern> vague) {

  private static final List<Scale> ENGLISH = load("en");
  private static final List<Scale> SPANISH = load("es");

  /** "El portátil más ligero", "cuál pesa más"; not "un portátil más ligero". */
  private static final Pattern DEFINITE =
      Pattern.compile(
          "(?:\\b(?:el|la|los|las|lo|cual|cuales)|^\\W*que)(?:\\s+(?!un\\b|una\\b|unos\\b|otr[oa]\\b|algo\\b)\\p{L}+){0,4}\\s*");

  Scale {
    attributes = List.copyOf(attributes);
  }

  static List<Scale> of(Language language) {
    return language == Language.SPANISH ? SPANISH : ENGLISH;
  }

  /** Where the question asks for the extreme: "the lightest". */
  Optional<MatchResult> superlative(Reading reading) {
    return superlative
        .flatMap(reading::first)
        .or(
            () ->
                comparative(reading)
                    .filter(match -> reading.language() == Language.SPANISH)
                    .filter(match -> reading.endsBefore(DEFINITE, match.start())));
  }

  /** Where the question compares: "lighter". */
  Optional<MatchResult> comparative(Reading reading) {
    return reading.first(comparative);
  }

  /** Where the question only leans: "light". */
  Optional<MatchResult> vague(Reading reading) {
    return vague.flatMap(reading::first);
  }

  private static List<Scale> load(String language) {
    return Table.rows(Scale.class, "scales.tsv", 6).stream()
        .filter(row -> row.get(2).equals(language))
        .map(
            row ->
                new Scale(
                    List.of(row.get(0).split(", ")),
                    row.get(1).equals("less"),
                    word(row.get(3)).orElseThrow(),
                    word(row.get(4)),
                    word(row.get(5))))
        .toList();
  }

  private static Optional<Pattern> word(String alternatives) {
    return alternatives.isEmpty()
        ? Optional.empty()
        : Optional.of(Pattern.compile("\\b(?:" + alternatives + ")\\b"));
  }
}
