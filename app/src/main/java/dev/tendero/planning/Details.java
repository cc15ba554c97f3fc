package dev.tendero.planning;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Plural;
import dev.tendero.units.Dimension;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a product's own data a question is about that names no attribute outright: "how long does
 * it take to boil" by the "Boiling time" that the product states, "cuántos decibelios" by the unit,
 * "gas or induction?" by the value.
 */
final class Details {
  /** More than so many of one sort ("noise level" washing, spinning) is a data sheet. */
  private static final int MOST_ALIKE = 2;

  private static final double NAMED = 2;
  private static final double VALUED = 2.5;
  private static final double MEASURED = 2;
  private static final double PER_OTHER_WORD = 0.1;

  /** A word that is only alike counts for less: "formats" are no "formato". */
  private static final double ALIKE = 0.6;

  /** Under what conditions a thing may be used is not what it does. */
  private static final Pattern CIRCUMSTANCE = Pattern.compile("operating|storage|package");

  /** Verbs and the like that a question has whatever it asks for. */
  private static final Set<String> SAY_NOTHING =
      Set.of(
          ("many much long far big take takes hold holds fit fits make makes come comes go goes use uses work works"
                  + " there actually roughly exactly tell know say says please contain contains mean meant"
                  + " hace hacen tarda tardan cabe caben trae traen lleva llevan mide miden dura duran tanto exactamente sabes saber"
                  + " modelo model product producto articulo item device aparato")
              .split(" "));

  /** Sizes that most products state several of: the dimension alone points at none of them. */
  private static final Set<Dimension> MANY_SIDED =
      Set.of(
          Dimension.LENGTH,
          Dimension.MASS,
          Dimension.DURATION,
          Dimension.COUNT,
          Dimension.INFORMATION);

  private static final Pattern HOW_MANY = Pattern.compile("\\b(?:how many|cuant[oa]s)\\b");
  private static final Pattern INTERROGATIVE =
      Pattern.compile(
          "\\b(?:how|what|which|when|where|cual(?:es)?|cuant[oa]s?)\\b|^\\W*(?:y )?(?:de |a |en |con )?(?:que|como|donde)\\b");

  private record Sign(Pattern words, Dimension dimension) {}

  private static final List<Sign> SIGNS =
      List.of(
          sign(
              "how long (?:does|do|did|will|would|can)|how (?:quickly|fast|soon) (?:does|do|will|can)|cuanto (?:tiempo )?(?:tarda|demora|dura|aguanta|necesita)",
              Dimension.DURATION),
          sign(
              "how much (?:\\w+ ){0,3}?(?:does|do|can|will) .{0,60}\\b(?:hold|contain|fit|take)|cuant[oa] (?:agua|cafe|liquido|aceite|leche)|cuant[oa]s? .{0,30}\\b(?:cabe|caben)",
              Dimension.VOLUME),
          sign("how (?:hot|warm|cold)|a (?:que|cuanta) temperatura", Dimension.TEMPERATURE),
          sign("how (?:loud|noisy|quiet)|cuanto ruido", Dimension.SOUND_LEVEL));

  private static Sign sign(String words, Dimension dimension) {
    return new Sign(Pattern.compile("\\b(?:" + words + ")\\b"), dimension);
  }

  private final Reading reading;
  private final Lexicon lexicon;
  private final Attributes attributes;

  Details(Reading reading, Lexicon lexicon, Attributes attributes) {
    this.reading = reading;
    this.lexicon = lexicon;
    this.attributes = attributes;
  }

  /**
   * @param named how far the question says its name: 1 for a word, less for one that is alike
   * @param valued the same of its value
   * @param size words of the name
   */
  private record Candidate(
      Attribute attribute, double named, double valued, boolean measured, int size) {
    double score() {
      return NAMED * named
          + VALUED * valued
          + (measured ? MEASURED : 0)
          - PER_OTHER_WORD * (size - named);
    }
  }

  /** Id of the attribute in question, if the product has one that the words speak of. */
  Optional<String> of(Product product) {
    List<Reading.Word> open = open(product);
    Optional<Dimension> dimension = dimension();
    List<Candidate> candidates =
        product.attributes().stream()
            .map(attribute -> candidate(attribute, open, dimension))
            .filter(candidate -> dimension.isEmpty() || candidate.measured)
            .filter(candidate -> isAnswer(candidate, open.size()))
            .sorted(Comparator.comparingDouble(Candidate::score).reversed())
            .toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Candidate best = candidates.getFirst();
    boolean tied =
        candidates.stream()
            .skip(1)
            .anyMatch(
                other ->
                    other.score() == best.score()
                        && !other.attribute.key().equals(best.attribute.key()));
    if (tied && best.named + best.valued == 0) {
      return Optional.empty();
    }
    open.forEach(word -> reading.understand(word.start(), word.end()));
    return Optional.of(lexicon.attributeId(best.attribute.key()));
  }

  /** What the product states more narrowly than was asked: of noise that of spinning. */
  List<String> narrower(String attribute, Product product) {
    Optional<Term> term = lexicon.term(Term.Type.ATTRIBUTE, attribute);
    if (term.isEmpty()) {
      return List.of();
    }
    List<Reading.Word> open = open(product);
    List<List<String>> forms = term.get().english().stream().map(Details::words).toList();
    List<Candidate> candidates =
        product.attributes().stream()
            .filter(each -> !isPacking(each.key()) && fits(each.value(), term.get().dimension()))
            .filter(each -> forms.stream().anyMatch(form -> words(each.name()).containsAll(form)))
            .map(each -> candidate(each, open, Optional.empty()))
            .sorted(Comparator.comparingDouble(Candidate::score).reversed())
            .toList();
    boolean pointed = !candidates.isEmpty() && candidates.getFirst().named > 0;
    return candidates.stream()
        .map(candidate -> candidate.attribute.key())
        .distinct()
        .limit(pointed ? 1 : MOST_ALIKE)
        .toList();
  }

  private static boolean isPacking(String key) {
    return Stream.of("package", "pallet", "carton", "layer", "gross").anyMatch(key::contains);
  }

  private static boolean fits(Value value, Optional<Dimension> dimension) {
    return dimension.isEmpty() || dimension(value).equals(dimension);
  }

  private Candidate candidate(
      Attribute attribute, List<Reading.Word> open, Optional<Dimension> dimension) {
    double named = 0;
    int size = Integer.MAX_VALUE;
    for (List<String> name : attributes.names(attribute.key()).toList()) {
      double heard = heard(open, name);
      if (heard > named || (heard == named && name.size() < size)) {
        named = heard;
        size = name.size();
      }
    }
    double valued =
        attribute.value() instanceof Value.Words(List<String> words)
            ? heard(open, words.stream().flatMap(word -> words(word).stream()).toList())
            : 0;
    boolean measured = dimension.isPresent() && dimension(attribute.value()).equals(dimension);
    return new Candidate(attribute, named, valued, measured, size);
  }

  private boolean isAnswer(Candidate candidate, int open) {
    boolean speaksOfIt = 2 * (candidate.named + candidate.valued) >= Math.max(1, ALIKE * open);
    boolean isNumber =
        !(candidate.attribute.value() instanceof Value.Words
            || candidate.attribute.value() instanceof Value.Flag);
    if (reading.has(HOW_MANY) && !isNumber) {
      return false;
    }
    if (candidate.measured && candidate.named == 0) {
      return !CIRCUMSTANCE.matcher(candidate.attribute.key()).find()
          && !dimension(candidate.attribute.value()).map(MANY_SIDED::contains).orElse(true);
    }
    if (!reading.has(INTERROGATIVE)
        && !(candidate.attribute.value() instanceof Value.Flag)
        && candidate.valued == 0) {
      return speaksOfIt && candidate.named >= candidate.size;
    }
    return speaksOfIt && candidate.named + candidate.valued > 0;
  }

  private double heard(List<Reading.Word> open, List<String> among) {
    return open.stream().mapToDouble(word -> likeness(reading.called(word), among)).sum();
  }

  private static double likeness(Set<String> called, List<String> among) {
    if (called.stream().anyMatch(each -> among.stream().anyMatch(w -> Plural.areOne(each, w)))) {
      return 1;
    }
    return called.stream().anyMatch(each -> among.stream().anyMatch(w -> Stems.areAlike(each, w)))
        ? ALIKE
        : 0;
  }

  private List<Reading.Word> open(Product product) {
    Set<String> title = Set.copyOf(values(product));
    return reading.words().stream()
        .filter(word -> !reading.isUnderstood(word.start(), word.end()))
        .filter(word -> !SearchWords.isFiller(reading.flat(word)))
        .filter(word -> !SAY_NOTHING.contains(reading.flat(word)))
        .filter(word -> unit(word).isEmpty())
        .filter(word -> !namesItsKind(word, product))
        .filter(word -> !title.contains(reading.flat(word)))
        .toList();
  }

  /** Words of its name that no value of it has: "the Tindra one, is it ceramic?" */
  private static List<String> values(Product product) {
    Set<String> stated =
        product.attributes().stream()
            .map(Attribute::value)
            .filter(Value.Words.class::isInstance)
            .flatMap(value -> ((Value.Words) value).words().stream())
            .flatMap(value -> words(value).stream())
            .collect(Collectors.toSet());
    return words(product.title()).stream().distinct().filter(w -> !stated.contains(w)).toList();
  }

  private boolean namesItsKind(Reading.Word word, Product product) {
    return reading.terms(Term.Type.KIND).stream()
        .filter(match -> match.start() <= word.start() && word.end() <= match.end())
        .anyMatch(
            match ->
                product.kind().filter(lexicon.kindsUnder(match.term().id())::contains).isPresent());
  }

  private Optional<Dimension> dimension() {
    return SIGNS.stream()
        .filter(sign -> reading.has(sign.words))
        .map(Sign::dimension)
        .findFirst()
        .or(
            () ->
                reading.has(HOW_MANY)
                    ? reading.words().stream().flatMap(w -> unit(w).stream()).findFirst()
                    : Optional.empty());
  }

  /** "Watts", "litros", "how many VA": so that no article or size is taken for a unit. */
  private Optional<Dimension> unit(Reading.Word word) {
    String flat = reading.flat(word);
    return flat.length() < 4 && !reading.endsBefore(HOW_MANY, word.start())
        ? Optional.empty()
        : Units.parse(flat).map(Unit::dimension);
  }

  private static Optional<Dimension> dimension(Value value) {
    return switch (value) {
      case Value.Measure(var quantity) -> Optional.of(quantity.unit().dimension());
      case Value.Span(var low, _) -> Optional.of(low.unit().dimension());
      case Value.Bare _, Value.Flag _, Value.Words _ -> Optional.empty();
    };
  }

  private static List<String> words(String text) {
    return Stream.of(Reading.flat(text).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 1)
        .toList();
  }
}
