package dev.tendero.planning;

import dev.tendero.answer.Plan.Sort;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.planning.CatalogueView.Stated;
import dev.tendero.text.Language;
import dev.tendero.units.Dimension;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In which order products are wanted, and better than which: "the lightest", "cheaper". */
final class Ordering {
  private static final Pattern SORTED_BY =
      Pattern.compile(
          "\\b(?:sort(?:ed)?|order(?:ed)?|arranged?|ranked|orden(?:a|ad[oa]s?|alos|alas|ame|amelos|amelas|ar|en)?|clasifica\\w*)\\b(?: \\w+){0,3}? (?:by|por)\\b");

  private static final Pattern SORTED =
      Pattern.compile(
          "\\b(?:sort(?:ed)?|order(?:ed)?|arranged?|ranked|ordenad[oa]s?|ordenalos|ordenalas|ordena)\\b");

  private static final Pattern DESCENDING =
      Pattern.compile(
          "\\b(?:desc(?:ending|endente)?|high(?:est)? (?:to low|first)|most expensive first|mayor a menor|mas car[oa]s? primero)\\b");

  /** "From cheapest to dearest", "de más cara a más barata": by price, whatever else is said. */
  private static final Pattern CHEAPEST_FIRST =
      Pattern.compile(
          "\\b(?:(?:from )?(?:the )?cheap(?:est)?(?: first| to (?:the )?(?:most )?(?:expensive|dear\\w*|pric\\w*))|(?:price )?low(?:est)? (?:price )?(?:to high|first)"
              + "|(?:de(?:l| la| las| los)? )?(?:mas |menos )barat[oa]s? (?:al?|primero|a la|a las|a los)(?: (?:mas|menos) car[oa]s?)?|(?:de )?menor a mayor precio|precio (?:ascendente|de menor a mayor))\\b");

  private static final Pattern DEAREST_FIRST =
      Pattern.compile(
          "\\b(?:(?:from )?(?:the )?(?:most expensive|dearest|priciest)(?: first| to (?:the )?cheap\\w*)|(?:price )?high(?:est)? (?:price )?(?:to low|first)"
              + "|(?:de(?:l| la| las| los)? )?mas car[oa]s? (?:al?|primero|a la|a las|a los)(?: (?:mas|menos) barat[oa]s?)?|(?:de )?mayor a menor precio|precio (?:descendente|de mayor a menor))\\b");

  /** "Which is lighter": asks for the extreme of what was shown, not for something beyond it. */
  private static final Pattern WHICH =
      Pattern.compile("^\\W*(?:and |so |y |pero )?(?:which|what|who|cual|cuales|que)\\b");

  /** "Un portátil más ligero" is not the lightest. */
  private static final Pattern A_CERTAIN =
      Pattern.compile(
          "\\b(?:un|una|uno|unos|unas|algun|alguno|alguna|algunos|algunas|algo|que)\\b");

  private static final Pattern MOST_ENGLISH =
      Pattern.compile(
          "\\b(?:the )?(?<!at )(?:most|highest|greatest|largest|biggest|strongest|fewest|lowest|least|smallest)\\b");
  private static final Pattern MOST_SPANISH =
      Pattern.compile(
          "\\b(?:con|de|teng\\p{L}+|tien\\p{L}+|llev\\p{L}+|ofre\\p{L}+|aguant\\p{L}+|soport\\p{L}+|d[ae]n?|hac\\p{L}+) (?:el |la |los |las )?(?:mas|mayor(?:es)?|menos|menor(?:es)?|maxim[oa]|minim[oa])\\b(?! de)");
  private static final Pattern MORE_OF_A_UNIT =
      Pattern.compile(
          "(?<=\\b(?:the|el|la|los|las|which|what|cual|cuales|que)\\b.{0,60})\\b(most|fewest|mas|menos) (\\p{L}{4,})\\b");
  private static final Pattern LEAST =
      Pattern.compile("fewest|lowest|least|smallest|minimum|menos|menor|minim");

  /** "3 m or longer" compares with 3 m. */
  private static final Pattern OR_MORE = Pattern.compile("\\b(?:or|o)\\s*");

  /** A measure's name has no more words. */
  private static final int MOST_NOUNS = 4;

  /** "El que aguante más peso" is no heavy one. */
  private static final Pattern BEARS_MOST =
      Pattern.compile(
          "\\b(?:(?:aguant|soport|sosten|resist|admit|carg)\\p{L}* (?:el )?(?:mas|mayor) (?:peso|carga)|(?:holds?|bears?|supports?|carr(?:y|ies)|takes?) (?:the )?(?:most|greatest|heaviest) (?:weights?|loads?))\\b");

  private static final String BEARS = "maximum_weight_capacity";

  private final Reading reading;
  private final Lexicon lexicon;
  private final Attributes attributes;
  private final References references;

  Ordering(Reading reading, Lexicon lexicon, Attributes attributes, References references) {
    this.reading = reading;
    this.lexicon = lexicon;
    this.attributes = attributes;
    this.references = references;
  }

  /** "Which is lighter" of what was shown, "ratones más baratos" of all. */
  private boolean asksForTheExtreme() {
    return references.lastShown().isEmpty() && !Intents.isCompare(reading)
        ? reading.language() == Language.SPANISH && !reading.has(A_CERTAIN)
        : reading.has(WHICH);
  }

  /** What the question says outright: "the lightest", "sorted by price". */
  Optional<Sort> asked(Optional<String> kind) {
    return byPrice()
        .or(() -> bearing(kind))
        .or(() -> superlative(kind))
        .or(() -> most(kind))
        .or(() -> mostOfAUnit(kind))
        .or(this::sortedBy);
  }

  private Optional<Sort> bearing(Optional<String> kind) {
    Optional<MatchResult> said =
        reading.first(BEARS_MOST).filter(_ -> attributes.stated(BEARS, kind).isPresent());
    said.ifPresent(reading::understand);
    return said.map(_ -> new Sort(BEARS, false));
  }

  private Optional<Sort> byPrice() {
    Optional<MatchResult> rising = reading.first(CHEAPEST_FIRST);
    Optional<MatchResult> falling = reading.first(DEAREST_FIRST);
    Optional<MatchResult> said =
        rising.isPresent() && falling.isPresent()
            ? (rising.get().start() <= falling.get().start() ? rising : falling)
            : rising.or(() -> falling);
    said.ifPresent(reading::understand);
    reading.first(SORTED).filter(_ -> said.isPresent()).ifPresent(reading::understand);
    return said.map(match -> new Sort("price", said.equals(rising)));
  }

  /** "The one with most pieces", "con mayor potencia": by whatever the kind has measured. */
  private Optional<Sort> most(Optional<String> kind) {
    Optional<MatchResult> said =
        reading.first(reading.language() == Language.SPANISH ? MOST_SPANISH : MOST_ENGLISH);
    if (kind.isEmpty()
        || said.isEmpty()
        || reading.isUnderstood(said.get().start(), said.get().end())) {
      return Optional.empty();
    }
    List<Reading.Word> nouns =
        reading.words().stream()
            .filter(word -> word.start() >= said.get().end())
            .filter(word -> word.end() <= reading.clauseEnd(said.get().end()))
            .filter(word -> !SearchWords.isFiller(reading.flat(word)))
            .limit(MOST_NOUNS)
            .toList();
    Optional<String> attribute =
        nouns.isEmpty()
            ? Optional.empty()
            : named(nouns.getFirst(), kind)
                .or(
                    () ->
                        attributes.measuredAs(
                            nouns.stream().map(reading::called).toList(), kind, 1));
    attribute.ifPresent(
        _ -> {
          reading.understand(said.get());
          nouns.forEach(word -> reading.understand(word.start(), word.end()));
        });
    return attribute.map(id -> new Sort(id, LEAST.matcher(said.get().group()).find()));
  }

  private Optional<Sort> superlative(Optional<String> kind) {
    for (Scale scale : Scale.of(reading.language())) {
      Optional<MatchResult> said =
          scale
              .superlative(reading)
              .or(() -> asksForTheExtreme() ? scale.comparative(reading) : Optional.empty());
      if (said.isPresent() && isStated(scale, kind)) {
        reading.understand(said.get());
        return Optional.of(
            told(kind).map(id -> new Sort(id, scale.lower())).orElse(sort(scale, kind)));
      }
    }
    return Optional.empty();
  }

  /** "La mochila en la que caben más litros": by what the kind has in that unit. */
  private Optional<Sort> mostOfAUnit(Optional<String> kind) {
    Optional<MatchResult> said = reading.first(MORE_OF_A_UNIT).filter(_ -> kind.isPresent());
    Optional<Dimension> dimension =
        said.flatMap(match -> Units.parse(match.group(2))).map(Unit::dimension);
    Optional<String> attribute = dimension.flatMap(d -> attributes.mostStated(d, kind));
    attribute.ifPresent(_ -> reading.understand(said.orElseThrow()));
    return attribute.map(id -> new Sort(id, LEAST.matcher(said.orElseThrow().group(1)).find()));
  }

  /** An attribute by its name that the kind has measured. */
  private Optional<String> named(Reading.Word noun, Optional<String> kind) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .filter(match -> match.start() <= noun.start() && noun.end() <= match.end())
        .map(match -> match.term().id())
        .filter(id -> attributes.stated(id, kind).flatMap(Stated::dimension).isPresent())
        .findFirst();
  }

  /** "Which UPS lasts longest at half load": the measure that the rest of the question names. */
  private Optional<String> told(Optional<String> kind) {
    List<Reading.Word> open =
        reading.words().stream()
            .filter(word -> !reading.isUnderstood(word.start(), word.end()))
            .filter(word -> !SearchWords.isFiller(reading.flat(word)))
            .filter(word -> !isOfAThing(word))
            .toList();
    Optional<String> told =
        attributes.measuredAs(open.stream().map(reading::called).toList(), kind, 2);
    told.ifPresent(_ -> open.forEach(word -> reading.understand(word.start(), word.end())));
    return told;
  }

  /** The kind and its features are conditions, whatever the order. */
  private boolean isOfAThing(Reading.Word word) {
    return Stream.of(Term.Type.KIND, Term.Type.FEATURE)
        .flatMap(type -> reading.terms(type).stream())
        .anyMatch(match -> match.start() <= word.start() && word.end() <= match.end());
  }

  /** Kettles have no speed to be sorted by. */
  private boolean isStated(Scale scale, Optional<String> kind) {
    return kind.isEmpty() || attributes.firstStated(scale.attributes(), kind).isPresent();
  }

  /** "Sort them by price", "ordénalos por peso". */
  private Optional<Sort> sortedBy() {
    Optional<MatchResult> by = reading.first(SORTED_BY);
    Optional<Match> attribute =
        by.flatMap(
            match ->
                reading.terms(Term.Type.ATTRIBUTE).stream()
                    .filter(term -> term.start() >= match.end())
                    .findFirst());
    if (attribute.isEmpty()) {
      return Optional.empty();
    }
    reading.understand(by.orElseThrow().start(), attribute.get().end());
    boolean descending = reading.has(DESCENDING) || attribute.get().term().id().equals("rating");
    reading.first(DESCENDING).ifPresent(reading::understand);
    return Optional.of(new Sort(attribute.get().term().id(), !descending));
  }

  /** "A quiet mouse": no condition, but which to show first. */
  Optional<Sort> vague(Optional<String> kind, List<Match> kindMatches) {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    for (Scale scale : Scale.of(reading.language())) {
      Optional<MatchResult> said =
          scale
              .vague(reading)
              .filter(match -> !reading.isUnderstood(match.start(), match.end()))
              .filter(
                  match ->
                      Stream.concat(kindMatches.stream(), reading.terms(Term.Type.FEATURE).stream())
                          .noneMatch(
                              k ->
                                  k.start() < match.end()
                                      && match.start() < k.end()
                                      && k.end() - k.start() > match.end() - match.start()));
      Optional<String> attribute =
          attributes
              .firstStated(scale.attributes(), kind)
              .filter(id -> attributes.isOften(id, kind));
      if (said.isPresent() && attribute.isPresent()) {
        reading.understand(said.get());
        return Optional.of(new Sort(attribute.get(), scale.lower()));
      }
    }
    return Optional.empty();
  }

  /** Of what was shown last the product that comes first in this order. */
  Optional<String> extreme(Optional<Sort> sort, CatalogueView catalogue) {
    if (sort.isEmpty()) {
      return Optional.empty();
    }
    record Value(String id, double of) {}
    Comparator<Value> rising = Comparator.comparingDouble(Value::of);
    return references.lastShown().stream()
        .flatMap(
            id ->
                catalogue.product(id).stream()
                    .flatMap(
                        product ->
                            lexicon.measure(product, sort.get().attribute()).stream().boxed())
                    .map(value -> new Value(id, value)))
        .min(sort.get().ascending() ? rising : rising.reversed())
        .map(Value::id);
  }

  private Sort sort(Scale scale, Optional<String> kind) {
    return new Sort(
        attributes.firstStated(scale.attributes(), kind).orElse(scale.attributes().getFirst()),
        scale.lower());
  }

  /** "Cheaper", "lighter than the second one". */
  Optional<Comparison> comparison(List<String> byPlace, Optional<String> kind) {
    boolean isOrder = reading.has(CHEAPEST_FIRST) || reading.has(DEAREST_FIRST);
    if (references.lastShown().isEmpty() || reading.has(WHICH) || isOrder) {
      return Optional.empty();
    }
    for (Scale scale : Scale.of(reading.language())) {
      Optional<MatchResult> said = scale.comparative(reading);
      boolean isSuperlative =
          scale
              .superlative(reading)
              .filter(
                  match ->
                      said.isPresent()
                          && match.start() <= said.get().start()
                          && said.get().end() <= match.end())
              .isPresent();
      boolean number =
          said.isPresent()
              && reading.mentions().stream()
                  .anyMatch(
                      m -> m.start() >= said.get().end() && m.start() - said.get().end() < 12);
      boolean isLimit = said.isPresent() && reading.endsBefore(OR_MORE, said.get().start());
      if (said.isPresent() && !isSuperlative && !number && !isLimit) {
        reading.understand(said.get());
        List<String> against = !byPlace.isEmpty() ? byPlace : references.focusOrShown();
        return Optional.of(
            new Comparison(sort(scale, kind).attribute(), scale.lower(), against, lexicon));
      }
    }
    return Optional.empty();
  }
}
