package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.catalog.Attribute;
import dev.tendero.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the field in which products of some kinds state a quality. A field tells more than a title:
 * what is "round" by its shape has no round corners only.
 */
final class Typed {
  /** Where so much smaller a share of what says it states it, the field is not where it is told. */
  private static final int LEAST_SHARE_WHOLE = 20;

  private static final int LEAST_SHARE_PART = 2;

  /** A shop's sheets have a quality under few keys; each costs a count. */
  private static final int MOST_KEYS = 8;

  private static final Set<String> OF_ANY =
      Set.of("colour", "colours", "color", "type", "product", "material", "model", "technology");

  private final CatalogueView catalogue;
  private final Lexicon lexicon;
  private final List<String> kinds;

  /**
   * @param kinds ids of the kinds that are looked for
   */
  Typed(CatalogueView catalogue, Lexicon lexicon, List<String> kinds) {
    this.catalogue = catalogue;
    this.lexicon = lexicon;
    this.kinds = kinds;
  }

  Vocabulary vocabulary() {
    return described().map(catalogue::vocabulary).orElse(Vocabulary.NONE);
  }

  /** Of several kinds the one of which there is most says what they state. */
  Optional<String> described() {
    return kinds.stream().max(Comparator.comparingInt(this::products));
  }

  private int products(String kind) {
    return catalogue.kinds().getOrDefault(kind, 0);
  }

  /**
   * The condition that products state one of these forms in a field of their own.
   *
   * @param forms of one quality, in both languages
   */
  Optional<Constraint> stating(List<String> forms, boolean hard) {
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    int saying = catalogue.saying(kinds, List.of(forms));
    return best(vocabulary().whole(forms), List.of(), saying, LEAST_SHARE_WHOLE, hard)
        .or(
            () ->
                best(
                    vocabulary().holding(forms),
                    forms.stream().filter(form -> form.indexOf(' ') < 0).toList(),
                    saying,
                    LEAST_SHARE_PART,
                    hard));
  }

  /** That products state another of the values, where stating one is usual. */
  Optional<Constraint> notStating(List<String> forms, boolean hard) {
    return stating(forms, hard)
        .filter(stated -> isUsual(stated.attribute()))
        .map(
            stated ->
                new Constraint(stated.attribute(), Operator.NE, stated.operand(), stated.hard()));
  }

  /**
   * The condition on a field of which more is said than the value: "gold plated contacts" by
   * "connector contacts plating".
   *
   * @param forms of the value, in both languages
   * @param beside other words of its clause, in lower case without accents
   */
  Optional<Constraint> named(List<String> forms, List<String> beside, boolean hard) {
    record Named(Constraint constraint, int words) {}
    return vocabulary().whole(forms).entrySet().stream()
        .map(
            entry ->
                new Named(
                    new Constraint(
                        lexicon.attributeId(entry.getKey()),
                        Operator.EQ,
                        new Operand.Words(entry.getValue()),
                        hard),
                    heard(entry.getKey(), beside)))
        .filter(named -> named.words > 0)
        .max(Comparator.comparingInt(Named::words))
        .map(Named::constraint);
  }

  /**
   * That a field of such a name has the words as a value or within one, where it is there that most
   * of what says them says them.
   *
   * @param names parts of the keys of such fields
   */
  Optional<Constraint> under(List<String> names, String words, boolean hard) {
    List<String> forms = List.of(words);
    var values = new LinkedHashMap<String, List<String>>();
    Stream.of(vocabulary().whole(forms), vocabulary().holding(forms))
        .flatMap(found -> found.entrySet().stream())
        .filter(entry -> names.stream().anyMatch(entry.getKey()::contains))
        .forEach(
            entry ->
                values
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .addAll(entry.getValue()));
    return best(values, List.of(), catalogue.saying(kinds, List.of(forms)), LEAST_SHARE_PART, hard);
  }

  /** Words of the key that are said, those aside that say of what sort any key is. */
  private static int heard(String key, List<String> beside) {
    return (int)
        Stream.of(key.split("_"))
            .filter(word -> word.length() > 3 && !OF_ANY.contains(word))
            .filter(word -> beside.stream().anyMatch(said -> Stems.areAlike(said, word)))
            .count();
  }

  /** The field under which most products state it. */
  private Optional<Constraint> best(
      Map<String, List<String>> values,
      List<String> parts,
      int saying,
      int leastShare,
      boolean hard) {
    record Counted(Constraint constraint, int products) {}
    return values.entrySet().stream()
        .limit(MOST_KEYS)
        .map(
            entry ->
                new Constraint(
                    lexicon.attributeId(entry.getKey()),
                    Operator.EQ,
                    new Operand.Words(
                        Stream.concat(entry.getValue().stream(), parts.stream())
                            .distinct()
                            .limit(Reading.MOST_FORMS)
                            .toList()),
                    hard))
        .map(constraint -> new Counted(constraint, meeting(List.of(constraint))))
        .max(Comparator.comparingInt(Counted::products))
        .filter(counted -> counted.products > 0 && counted.products * leastShare >= saying)
        .map(Counted::constraint);
  }

  /** How many products of the kinds meet all of it. */
  int meeting(List<Constraint> constraints) {
    return catalogue.meeting(
        Stream.concat(
                Stream.of(new Constraint("kind", Operator.EQ, new Operand.Words(kinds), true)),
                constraints.stream())
            .toList());
  }

  /** "Double-sided", where most printers state whether they print so. */
  Optional<Constraint> flag(List<String> forms, Operator operator, boolean hard) {
    return described().stream()
        .flatMap(kind -> catalogue.attributes(Optional.of(kind)).values().stream())
        .filter(CatalogueView.Stated::flag)
        .filter(stated -> isCalled(stated.key(), forms))
        .map(stated -> flag(stated.key(), operator == Operator.EQ, hard))
        .filter(flag -> isUsual(flag.attribute()) || isToldBy(flag, forms))
        .findFirst();
  }

  private Constraint flag(String key, boolean set, boolean hard) {
    return new Constraint(lexicon.attributeId(key), Operator.EQ, new Operand.Flag(set), hard);
  }

  /** Whether products say so by this flag rather than in their titles. */
  private boolean isToldBy(Constraint flag, List<String> forms) {
    int stating = meeting(List.of(flag));
    return stating > 0 && stating * LEAST_SHARE_WHOLE >= catalogue.saying(kinds, List.of(forms));
  }

  private boolean isCalled(String key, List<String> forms) {
    return forms.stream().anyMatch(form -> Attribute.key(form).equals(key))
        || lexicon.attributeOf(key).stream()
            .flatMap(term -> Stream.concat(term.english().stream(), term.spanish().stream()))
            .anyMatch(name -> forms.stream().anyMatch(name::equalsIgnoreCase));
  }

  /** Whether at least every second product of the kind states it. */
  private boolean isUsual(String attribute) {
    int all = described().map(this::products).orElse(0);
    return catalogue.attributes(described()).values().stream()
        .filter(each -> lexicon.keysOf(attribute).contains(each.key()))
        .anyMatch(each -> 2 * each.products() >= all);
  }
}
