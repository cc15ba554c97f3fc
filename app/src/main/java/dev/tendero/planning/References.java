package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Turn;
import dev.tendero.lexicon.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which products a question points at: "the second one", "los dos primeros", "TN-2110", "it". */
final class References {
  /** A model number that fits more products than this points at none of them. */
  private static final int MOST_NAMED = 6;

  private static final List<Pattern> ORDINALS =
      List.of(
          ordinal("first", "1st", "primer[oa]?", "1[oaº.ª]?"),
          ordinal("second", "2nd", "segund[oa]", "2[oaº.ª]?"),
          ordinal("third", "3rd", "tercer[oa]?", "3[oaº.ª]?"),
          ordinal("fourth", "4th", "cuart[oa]", "4[oaº.ª]?"),
          ordinal("fifth", "5th", "quint[oa]", "5[oaº.ª]?"),
          ordinal("sixth", "6th", "sext[oa]", "6[oaº.ª]?"));
  private static final Pattern LAST =
      Pattern.compile(
          "\\b(?:the last(?: one| product| option)?|(?:el|la|del|al) ultim[oa])\\b(?! year| month| week| ano| mes)");
  private static final Pattern FIRST_FEW =
      Pattern.compile(
          "\\b(?:the )?(?:first|top) (two|three|four|2|3|4)\\b|\\b(?:l[oa]s )?(dos|tres|cuatro|2|3|4) primer[oa]s\\b|\\bl[oa]s primer[oa]s (dos|tres|cuatro|2|3|4)\\b");
  private static final Pattern BOTH =
      Pattern.compile(
          "\\b(?:both of them|both(?! (?:sides|ends|hands|ways|ears|directions|faces|surfaces|systems)\\b)|the two(?: of them)?|these two|those two|amb[oa]s|l[oa]s dos|est[oa]s dos|es[oa]s dos)\\b");
  private static final Pattern ALL =
      Pattern.compile(
          "\\b(?:(?:which|any|all|none|some|one|each) of (?:them|these|those)|them all|all of them|compare them|between them|of (?:these|those|them)|these|those"
              + "|(?:cual|cuales|alguno|alguna|algunos|todos|ninguno) de (?:ellos|ellas|estos|estas|esos|esas)|de (?:ellos|ellas|estos|estas|esos|esas)|entre ellos|entre ellas"
              + "|comparal[oa]s|todos ellos|est[oa]s productos|cual es (?:el|la) mas|cual (?:pesa|mide|cuesta|tiene|dura) (?:mas|menos)"
              + "|which (?:one )?(?:has|have|got) the (?:best|highest|top|worst|lowest) (?:rating|ratings|reviews?|score|stars)|which (?:one )?is (?:the )?(?:best|better|highest|top|worst|lowest)[ -]rated"
              + "|cual(?:es)? (?:es |son )?(?:tienen? )?(?:el |la |los |las )?(?:mejor|peor|mayor|menor)(?:es)? (?:valoracion|valoraciones|valorad[oa]s?|nota|puntuacion|opiniones))\\b");

  /** After a comparison "which boils faster?" is asked of what was compared. */
  private static final Pattern WHICH =
      Pattern.compile("^\\W*(?:and |so |y |pero |ok,? )?(?:which|cual|cuales)\\b(?! of the)");

  private static final Pattern IT =
      Pattern.compile(
          "\\b(?:it|its|it's|this one|that one|this|that|this product|that product|the product|the same one"
              + "|este|esta|ese|esa|este producto|ese producto|esta cosa|el mismo|la misma|lo|le|su|sus)\\b");

  /** "Does it", "is it", "how long is the cable": a question that needs a product in view. */
  private static final Pattern MODEL =
      Pattern.compile(
          "(?=[\\p{L}\\p{N}-]*\\d)(?=[\\p{L}\\p{N}-]*\\p{L})[\\p{L}\\p{N}]{2,}(?:[-/][\\p{L}\\p{N}]+)*|\\d{5,13}");

  /** Standards and sizes look like model numbers and name none: "DDR3", "i5", "A4". */
  private static final Pattern STANDARD =
      Pattern.compile(
          "(?i)g?ddr\\d\\w?|i[3579]|cat\\.?\\d\\w?|usb\\d?|mp[34]|[2345]g|[248]k|[ab]\\d|raid\\d|\\d+p|m\\.?2|am\\d|rj\\d+|lga\\d+|802\\.11\\w*");

  private static final Pattern QUOTED = Pattern.compile("[\"“«]([^\"”»]{4,120})[\"”»]");

  private final Reading reading;
  private final List<Turn> history;
  private final CatalogueView catalogue;

  References(Reading reading, List<Turn> history, CatalogueView catalogue) {
    this.reading = reading;
    this.history = history;
    this.catalogue = catalogue;
  }

  static boolean isStandard(String word) {
    return STANDARD.matcher(word).matches();
  }

  /** Products pointed at by their place in what was shown; in the order named. */
  List<String> byPlace() {
    List<String> shown = lastList();
    if (shown.isEmpty()) {
      return List.of();
    }
    Optional<MatchResult> few = reading.first(FIRST_FEW);
    if (few.isPresent()) {
      reading.understand(few.get());
      return shown.subList(0, Math.min(shown.size(), count(few.get())));
    }
    Set<String> named = new LinkedHashSet<>();
    record Place(int at, String id) {}
    var places = new ArrayList<Place>();
    for (int i = 0; i < ORDINALS.size(); i++) {
      for (MatchResult match : ORDINALS.get(i).matcher(reading.flat()).results().toList()) {
        if (i < shown.size() && !reading.isUnderstood(match.start(), match.end())) {
          reading.understand(match);
          places.add(new Place(match.start(), shown.get(i)));
        }
      }
    }
    reading
        .first(LAST)
        .ifPresent(
            match -> {
              reading.understand(match);
              places.add(new Place(match.start(), shown.getLast()));
            });
    places.stream()
        .sorted((a, b) -> Integer.compare(a.at, b.at))
        .forEach(place -> named.add(place.id));
    if (!named.isEmpty()) {
      return List.copyOf(named);
    }
    if (shown.size() >= 2 && reading.has(BOTH)) {
      reading.first(BOTH).ifPresent(reading::understand);
      return inFocus().size() == 2 ? inFocus() : shown.subList(0, 2);
    }
    return List.of();
  }

  /** "The second one", where one is shown. */
  boolean pointsPastTheEnd() {
    int shown = lastList().size();
    return shown > 0
        && ORDINALS.stream().skip(shown).anyMatch(reading::has)
        && ORDINALS.stream().limit(shown).noneMatch(reading::has);
  }

  /** The product that the last answer was about, or all that it showed. */
  List<String> onlyOne() {
    List<String> one = inFocus().size() == 1 ? inFocus() : lastShown();
    return one.size() == 1 ? one : List.of();
  }

  /** Whether the last answer was about one product. */
  boolean isAboutOne() {
    return inFocus().size() == 1;
  }

  /** All that was shown, where the question is about "them". */
  List<String> allShown() {
    if (inFocus().size() > 1 && reading.has(WHICH) && reading.terms(Term.Type.KIND).isEmpty()) {
      return inFocus();
    }
    Optional<MatchResult> all = reading.first(ALL);
    if (all.isEmpty() || lastShown().isEmpty()) {
      return List.of();
    }
    reading.understand(all.get());
    return inFocus().size() > 1 ? inFocus() : lastShown();
  }

  /** The product last spoken of: "it". */
  List<String> spokenOf() {
    if (!inFocus().isEmpty()) {
      return inFocus().subList(0, 1);
    }
    return lastShown().isEmpty() ? List.of() : lastShown().subList(0, 1);
  }

  boolean saysIt() {
    return reading.has(IT);
  }

  /** Products named by a title in quotes or a model number, name by name. */
  List<List<String>> byName() {
    Set<List<String>> names = new LinkedHashSet<>();
    QUOTED
        .matcher(reading.text())
        .results()
        .forEach(match -> names.add(catalogue.named(match.group(1), MOST_NAMED)));
    MODEL
        .matcher(reading.text())
        .results()
        .filter(match -> !STANDARD.matcher(match.group()).matches())
        .filter(match -> !reading.isUnderstood(match.start(), match.end()))
        .filter(
            match ->
                reading.mentions().stream()
                    .noneMatch(m -> m.start() < match.end() && match.start() < m.end()))
        .forEach(
            match -> {
              List<String> named = catalogue.named(match.group(), MOST_NAMED);
              if (named.size() < MOST_NAMED) {
                names.add(named);
              }
            });
    names.remove(List.<String>of());
    return names.stream()
        .filter(name -> names.stream().noneMatch(other -> isNarrower(other, name)))
        .toList();
  }

  /** "The GS75 10SF-036" is one of the GS75. */
  private static boolean isNarrower(List<String> one, List<String> other) {
    return one.size() < other.size() && other.containsAll(one);
  }

  /** What the latest turn that showed anything showed. */
  List<String> lastShown() {
    return history.reversed().stream()
        .map(Turn::shown)
        .filter(shown -> !shown.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * What places count in: after "how heavy is the first?" the second is still the second of the
   * list.
   */
  private List<String> lastList() {
    for (Turn turn : history.reversed()) {
      if (!turn.shown().isEmpty() && (turn.plan().focus().isEmpty() || turn.shown().size() > 1)) {
        return turn.shown();
      }
    }
    return lastShown();
  }

  /** The one product just spoken of, else all that was shown. */
  List<String> focusOrShown() {
    return inFocus().size() == 1 ? inFocus() : lastShown();
  }

  /** Everything shown since the search was begun that is being continued. */
  List<String> everShown() {
    Set<String> shown = new LinkedHashSet<>();
    for (Turn turn : history.reversed()) {
      shown.addAll(turn.shown());
      boolean begins =
          turn.plan().constraints().stream().noneMatch(c -> c.attribute().equals(Constraint.ID));
      if (begins && turn.plan().focus().isEmpty() && !turn.shown().isEmpty()) {
        break;
      }
    }
    return List.copyOf(shown);
  }

  private List<String> inFocus() {
    return history.isEmpty() ? List.of() : history.getLast().plan().focus();
  }

  private static int count(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      String word = match.group(group);
      if (word != null) {
        return switch (word) {
          case "three", "tres", "3" -> 3;
          case "four", "cuatro", "4" -> 4;
          default -> 2;
        };
      }
    }
    return 2;
  }

  private static Pattern ordinal(String word, String short_, String spanish, String spanishShort) {
    return Pattern.compile(
        "\\b(?:the|that|this|your) (?:"
            + word
            + "|"
            + short_
            + ")(?: one| product| option| item| result| model)?\\b"
            + "(?! year| time| floor| generation| gen\\b)"
            + "|\\b(?:"
            + word
            + "|"
            + short_
            + ") (?:one|product|option|item|result|model)\\b"
            + "|\\b(?:number|option|no\\.?|product|item|numero|opcion|producto|#) ?"
            + spanishShort.charAt(0)
            + "\\b"
            + "|(?<![\\p{L}\\p{N}])#"
            + spanishShort.charAt(0)
            + "\\b"
            + "|\\b(?:el|la|del|al|ese|esa) (?:"
            + spanish
            + ")(?: producto| opcion| modelo| articulo)?\\b");
  }
}
