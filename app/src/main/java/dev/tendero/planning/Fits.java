package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Mention;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a thing has to fit: "a paper tray for a Phaser 7500" asks for trays, not for the printer.
 * What fits one model does not fit its maker's others.
 */
final class Fits {
  static final Pattern FOR =
      Pattern.compile(
          "\\b(?:for|fits?|compatible with|works? with|replaces?|to fit|para|compatible con|compatibles con|sirve[n]? para|que (?:sirva|valga)n? para)"
              + "(?:\\s+(?:a|an|the|my|our|un|una|el|la|los|las|mi|mis|nuestr[oa]|impresoras?|printers?))*\\s*");

  /** In the names of fields that say what a thing fits. */
  static final List<String> COMPATIBLE = List.of("compatibility", "compatible");

  private static final Pattern MODEL = Pattern.compile("[\\p{L}-]{0,6}\\d{2,}[\\p{L}\\d-]*");

  /** Two digits alone are a size or a count. */
  private static final int SHORTEST_MODEL = 3;

  /** "HP Color LaserJet Pro MFP M479": no name of a device has more words. */
  private static final int MOST_WORDS = 6;

  /** Where so few of a kind say what they fit, that one does not say so tells nothing. */
  private static final int LEAST_SHARE = 5;

  private final Reading reading;
  private final CatalogueView catalogue;
  private final Lexicon lexicon;
  private final Optional<String> before;

  /**
   * @param before the kind that was spoken of before: "para la Phaser 5550" goes on with it
   */
  Fits(Reading reading, CatalogueView catalogue, Lexicon lexicon, Optional<String> before) {
    this.reading = reading;
    this.catalogue = catalogue;
    this.lexicon = lexicon;
    this.before = before;
  }

  /** Words that name the device, from the first to the one with its number and on. */
  private record Device(List<Reading.Word> words, int number) {}

  /** The condition that a device is named in what the product says, where one is named. */
  Optional<Constraint> read() {
    for (MatchResult said : reading.all(FOR)) {
      Optional<String> kind = kind(said.start());
      Optional<Device> device = kind.isPresent() ? device(said.end()) : Optional.empty();
      if (device.isPresent()) {
        Optional<Constraint> fits = fits(lexicon.kindsUnder(kind.get()), device.get());
        fits.ifPresent(_ -> reading.understand(said));
        if (fits.isPresent()) {
          return fits;
        }
      }
    }
    return Optional.empty();
  }

  /** What is to fit: named before, in this question or, where it begins so, in the last. */
  private Optional<String> kind(int end) {
    Optional<String> named =
        reading.terms(Term.Type.KIND).stream()
            .filter(match -> match.end() <= end)
            .max(Comparator.comparingInt(Match::end))
            .map(match -> match.term().id());
    boolean begins =
        reading.words().stream()
            .filter(word -> word.end() <= end)
            .allMatch(word -> SearchWords.isFiller(reading.flat(word)));
    return named.or(() -> begins ? before : Optional.empty());
  }

  private Optional<Device> device(int from) {
    int to = reading.clauseEnd(from);
    List<Reading.Word> words =
        reading.words().stream()
            .filter(word -> word.start() >= from && word.end() <= to)
            .takeWhile(word -> !SearchWords.isFiller(reading.flat(word)))
            .dropWhile(this::isAKind)
            .limit(MOST_WORDS)
            .toList();
    for (int at = 0; at < words.size(); at++) {
      if (isModel(words.get(at)) && (hasLetter(words.get(at)) || isNamed(words, at))) {
        return Optional.of(new Device(words, at));
      }
    }
    return Optional.empty();
  }

  private boolean hasLetter(Reading.Word word) {
    return reading.flat(word).chars().anyMatch(Character::isLetter);
  }

  /** "Phaser 5550"; neither "for 100" nor "for 2 printers 300" names a device. */
  private boolean isNamed(List<Reading.Word> words, int at) {
    return at > 0 && hasLetter(words.get(at - 1)) && !isAKind(words.get(at - 1));
  }

  private boolean isAKind(Reading.Word word) {
    return reading.terms(Term.Type.KIND).stream()
        .anyMatch(match -> match.start() <= word.start() && word.end() <= match.end());
  }

  private boolean isModel(Reading.Word word) {
    String flat = reading.flat(word);
    return flat.length() >= SHORTEST_MODEL
        && MODEL.matcher(flat).matches()
        && !References.isStandard(reading.text().substring(word.start(), word.end()))
        && reading.mentions().stream()
            .filter(mention -> !(mention instanceof Mention.Plain))
            .noneMatch(m -> m.start() < word.end() && word.start() < m.end());
  }

  /** As much of the name as some product says; where products say what they fit, all must. */
  private Optional<Constraint> fits(List<String> kinds, Device device) {
    for (int from = 0; from <= device.number; from++) {
      for (int to = device.words.size(); to > device.number; to--) {
        String name = name(device.words.get(from), device.words.get(to - 1));
        if (catalogue.saying(kinds, List.of(List.of(name))) > 0) {
          return Optional.of(named(kinds, device.words.get(from), device.words.get(to - 1)));
        }
      }
    }
    return sayWhatTheyFit(kinds)
        ? Optional.of(named(kinds, device.words.getFirst(), device.words.get(device.number)))
        : Optional.empty();
  }

  private Constraint named(List<String> kinds, Reading.Word first, Reading.Word last) {
    reading.understand(first.start(), last.end());
    String name = name(first, last);
    boolean hard = Softness.isHard(reading, first.start(), last.end());
    return new Typed(catalogue, lexicon, kinds)
        .under(COMPATIBLE, name, hard)
        .orElseGet(
            () ->
                new Constraint(
                    Constraint.QUALITY, Operator.EQ, new Operand.Words(List.of(name)), hard));
  }

  private String name(Reading.Word first, Reading.Word last) {
    return reading.text().substring(first.start(), last.end());
  }

  private boolean sayWhatTheyFit(List<String> kinds) {
    return kinds.stream()
        .anyMatch(
            kind ->
                catalogue.attributes(Optional.of(kind)).values().stream()
                    .filter(stated -> COMPATIBLE.stream().anyMatch(stated.key()::contains))
                    .anyMatch(
                        stated ->
                            stated.products() * LEAST_SHARE
                                >= catalogue.kinds().getOrDefault(kind, 0)));
  }
}
