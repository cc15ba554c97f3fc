package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** "What do you sell?": asks for no product, but which kinds there are. */
final class Assortment {
  private static final String PLACE =
      "(?: (?:here|aqui|in (?:this|the|your) (?:shop|store|catalogue)|en (?:la|esta|vuestra|tu) tienda|en el catalogo))?\\W*$";

  private static final Pattern WHAT =
      Pattern.compile(
          "^\\W*(?:(?:hi|hello|hola|so|and|y|buenas),? )?(?:"
              + "what(?: (?:kinds?|types?|sorts?|range)(?: of)?)?(?: (?:products?|things?|items?|stuff|goods|categories))?"
              + " (?:do|can) (?:you|i|we|they) (?:sell|have|stock|carry|offer|buy|find|get)"
              + "|what(?:'s| is) (?:there|for sale|sold)"
              + "|what (?:products?|things) are there"
              + "|que (?:(?:tipos?|clases?) de )?(?:(?:productos?|cosas|articulos) )?(?:vendeis|venden|vendes|teneis|tienes|tienen|ofreceis|hay|puedo (?:comprar|encontrar)|se vende)"
              + ")"
              + PLACE);

  private Assortment() {}

  static boolean isAsked(Reading reading) {
    return reading.has(WHAT);
  }

  /** Small talk that carries every kind, those with most products first. */
  static Plan plan(Reading reading, CatalogueView catalogue) {
    List<String> kinds =
        catalogue.kinds().entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    List<Constraint> all =
        kinds.isEmpty()
            ? List.of()
            : List.of(new Constraint("kind", Operator.EQ, new Operand.Words(kinds), false));
    return new Plan(
        Intent.SMALL_TALK,
        reading.language(),
        "",
        all,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        0.9);
  }
}
