package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.lexicon.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The condition of the search before that a question takes back: "without the price limit", "sin la
 * condición de color". The answers that found nothing propose it in these words.
 */
final class Dropped {
  private static final Pattern TAKES_BACK =
      Pattern.compile(
          "\\b(?:without|ignor(?:e|ing)|forget(?: about)?|drop|never mind|regardless of)"
              + " (?:the |my |that |any )?"
              + "(?:(?<price>(?:price )?limit|price|budget)|condition (?:on|to be) (?<label>[^?!.,;]{2,60})"
              + "|condition [“\"](?<quality>[^”\"]{1,60})[”\"])"
              + "|\\b(?:sin|olvida|ignora) (?:el |la |mi )?"
              + "(?:(?<precio>limite(?: de precio)?|precio|presupuesto)"
              + "|condicion de (?:ser )?(?<etiqueta>[^?!.,;]{2,60})"
              + "|condicion [«\"](?<cualidad>[^»\"]{1,60})[»\"])");

  /** What the lexicon does not name; folded, in both languages. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "price", List.of("price", "precio"),
          "colour", List.of("colour", "color"),
          "material", List.of("material"),
          "brand", List.of("brand", "marca"),
          "rating", List.of("rating", "valoracion"),
          "stock", List.of("availability", "disponibilidad"));

  private final Reading reading;
  private final Lexicon lexicon;
  private final Optional<MatchResult> said;

  Dropped(Reading reading, Lexicon lexicon) {
    this.reading = reading;
    this.lexicon = lexicon;
    this.said = reading.first(TAKES_BACK);
  }

  /** The conditions that stay; what was said of those that do not is read by nobody else. */
  List<Constraint> without(List<Constraint> before) {
    List<Constraint> kept = before.stream().filter(c -> !isTakenBack(c)).toList();
    if (kept.size() < before.size()) {
      said.ifPresent(reading::understand);
    }
    return kept;
  }

  private boolean isTakenBack(Constraint constraint) {
    if (said.isEmpty()) {
      return false;
    }
    Optional<String> quality = named("quality", "cualidad");
    if (quality.isPresent()) {
      return constraint.quality().map(Reading::flat).equals(quality);
    }
    Optional<String> label = named("label", "etiqueta");
    return label.isPresent()
        ? names(constraint.attribute()).anyMatch(name -> begins(label.get().strip(), name))
        : constraint.attribute().equals("price");
  }

  /** "Colour", "colour please", "color negro". */
  private static boolean begins(String label, String name) {
    return label.startsWith(name)
        && (label.length() == name.length() || label.charAt(name.length()) == ' ');
  }

  private Stream<String> names(String attribute) {
    return Stream.concat(
        NAMES.getOrDefault(attribute, List.of()).stream(),
        Stream.of(Reading.flat(lexicon.attributeLabel(attribute, reading.language()))));
  }

  private Optional<String> named(String english, String spanish) {
    MatchResult match = said.orElseThrow();
    return Optional.ofNullable(match.group(english))
        .or(() -> Optional.ofNullable(match.group(spanish)));
  }
}
