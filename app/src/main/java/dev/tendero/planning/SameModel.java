package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.catalog.Product;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "¿La tenéis en blanco?" of a product that was spoken of: the same model in another colour. */
final class SameModel {
  private static final Pattern HAS =
      Pattern.compile(
          "\\b(?:(?:do|does) (?:you|it|this|that|they)|have you got|is (?:it|this|that|there)|are (?:there|they)|can i (?:get|have)|come|comes|available"
              + "|ten(?:eis|es)|tienen|hay|vendeis|vienen?|disponible|existe)\\b");

  /** "And in white?" */
  private static final Pattern ONLY =
      Pattern.compile(
          "^\\W*(?:and|what about|how about|y|que tal)? ?(?:it |the same )?(?:in|en)\\b");

  /** The product is told by a pronoun, which in Spanish stands before the verb. */
  private static final Pattern IT =
      Pattern.compile(
          "\\b(?:it|this|that|one|the same|mism[oa]s?|est[ae]|es[ae]|l[oa]s? (?:ten(?:eis|es)|tienen|hay|vendeis))\\b");

  private static final Pattern IN =
      Pattern.compile("\\b(?:in|en)(?: the| el| la)?(?: colou?r)?\\s*");

  /** A model has so many colours and sizes at most. */
  private static final int MOST = 40;

  private final Reading reading;
  private final Lexicon lexicon;
  private final CatalogueView catalogue;

  SameModel(Reading reading, Lexicon lexicon, CatalogueView catalogue) {
    this.reading = reading;
    this.lexicon = lexicon;
    this.catalogue = catalogue;
  }

  /**
   * What that model in that colour has to meet; empty where something else is asked.
   *
   * @param subject the product spoken of
   * @param named whether the question points at it ("the second one") or the last answer was about
   *     it alone; what a search found by itself needs a pronoun, else the search goes on
   */
  List<Constraint> conditions(String subject, boolean named) {
    boolean asks = reading.has(HAS) && (named || reading.has(IT)) || named && reading.has(ONLY);
    Optional<Product> product = catalogue.product(subject);
    Optional<Match> colour =
        reading.terms(Term.Type.COLOUR).stream()
            .filter(match -> reading.endsBefore(IN, match.start()))
            .findFirst();
    if (!asks || product.isEmpty() || colour.isEmpty() || namesAnotherKind(product.get())) {
      return List.of();
    }
    reading.understand(colour.get().start(), colour.get().end());
    var conditions = new ArrayList<Constraint>();
    product
        .get()
        .kind()
        .map(kind -> new Constraint("kind", Operator.EQ, new Operand.Words(List.of(kind)), true))
        .ifPresent(conditions::add);
    conditions.add(
        new Constraint(
            Constraint.ID, Operator.EQ, new Operand.Words(siblings(product.get())), true));
    conditions.add(
        new Constraint(
            "colour", Operator.EQ, new Operand.Words(List.of(colour(colour.get()))), true));
    return conditions;
  }

  /** A shade by its English name ("navy"), a colour by its id. */
  private String colour(Match match) {
    String said = reading.text().substring(match.start(), match.end());
    List<String> shade = lexicon.shade(said);
    return shade.isEmpty() ? match.term().id() : shade.getFirst();
  }

  private boolean namesAnotherKind(Product product) {
    return reading.terms(Term.Type.KIND).stream()
        .anyMatch(
            match ->
                product
                    .kind()
                    .filter(kind -> lexicon.kindsUnder(match.term().id()).contains(kind))
                    .isEmpty());
  }

  /** The product and what is sold under its title in other colours. */
  private List<String> siblings(Product product) {
    String model = model(product.title());
    List<String> words =
        Stream.of(model.split("[^\\p{L}\\p{N}]+")).filter(word -> word.length() > 1).toList();
    Optional<String> group = product.family().groupId();
    Stream<String> others =
        group.isEmpty() || words.isEmpty()
            ? Stream.empty()
            : catalogue.titled(words, MOST).stream()
                .filter(
                    id ->
                        catalogue
                            .product(id)
                            .filter(other -> other.family().groupId().equals(group))
                            .filter(other -> model(other.title()).equals(model))
                            .isPresent());
    return Stream.concat(Stream.of(product.id()), others).distinct().toList();
  }

  /** "Lumbra Reed desk lamp" of "Lumbra Reed desk lamp, black". */
  private static String model(String title) {
    int comma = title.lastIndexOf(',');
    return comma > 0 ? title.substring(0, comma) : title;
  }
}
