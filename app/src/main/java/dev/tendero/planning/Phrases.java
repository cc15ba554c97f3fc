package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values of several words, read before any of their words means something by itself: "black on
 * yellow" names no two colours, "HDMI to VGA" a cable's two ends.
 */
final class Phrases {
  private static final int LONGEST = 4;

  /** A question says what it wants in so many words; each is held against the kind's values. */
  private static final int MOST_WORDS = 40;

  /** One in so many of the kind. */
  private static final int LEAST_SHARE = 20;

  /** The key of one end of a cable, of the other. */
  private static final String ONE_END = "_1";

  private static final String OTHER_END = "_2";

  /** "2 x RCA". */
  private static final Pattern SEVERAL = Pattern.compile("^\\d+ ?x ");

  /** "4 usb 2.0 ports" counts what the phrase names. */
  private static final Pattern SO_MANY = Pattern.compile("\\b\\d+ *(?:[x×] *)?");

  private static final Set<String> TO = Set.of("to", "a", "into");

  private final Reading reading;
  private final CatalogueView catalogue;
  private final Lexicon lexicon;
  private final Typed typed;
  private final List<String> kinds;
  private final List<Match> kindMatches;
  private final List<Constraint> constraints = new ArrayList<>();

  /**
   * @param kinds ids of the kinds that are looked for
   * @param kindMatches what names the kind in this question
   */
  Phrases(
      Reading reading,
      CatalogueView catalogue,
      Lexicon lexicon,
      List<String> kinds,
      List<Match> kindMatches) {
    this.reading = reading;
    this.catalogue = catalogue;
    this.lexicon = lexicon;
    this.typed = new Typed(catalogue, lexicon, kinds);
    this.kinds = kinds;
    this.kindMatches = kindMatches;
  }

  List<Constraint> constraints() {
    return List.copyOf(constraints);
  }

  void read() {
    if (kinds.isEmpty()) {
      return;
    }
    ends();
    kindMatches.forEach(this::inTheName);
    List<Reading.Word> words = reading.words();
    int last = Math.min(words.size(), MOST_WORDS);
    for (int length = LONGEST; length > 1; length--) {
      for (int at = 0; at + length <= last; at++) {
        value(words.get(at).start(), words.get(at + length - 1).end());
      }
    }
  }

  private void value(int start, int end) {
    String phrase = reading.text().substring(start, end);
    if (isFree(start, end)
        && !typed.vocabulary().whole(List.of(phrase)).isEmpty()
        && isNoAmount(start, end)
        && !reading.endsBefore(SO_MANY, start)) {
      boolean hard = Softness.isHard(reading, start, end);
      Optional<MatchResult> not = Negation.of(reading, start, end);
      Optional<Constraint> stated =
          not.isEmpty()
              ? typed.stating(List.of(phrase), hard)
              : typed.notStating(List.of(phrase), hard);
      stated.ifPresent(
          constraint -> {
            not.ifPresent(reading::understand);
            reading.understand(start, end);
            constraints.add(constraint);
          });
    }
  }

  /**
   * A "ceiling mount", a "laser printer": a word of the kind's name that only some of the kind
   * state, and that the head of the name is not.
   */
  private void inTheName(Match kind) {
    List<Reading.Word> words =
        reading.words().stream()
            .filter(word -> kind.start() <= word.start() && word.end() <= kind.end())
            .toList();
    if (words.size() < 2) {
      return;
    }
    boolean headFirst = reading.language() == Language.SPANISH;
    List<Reading.Word> others =
        headFirst ? words.subList(1, words.size()) : words.subList(0, words.size() - 1);
    for (Reading.Word word : others) {
      List<String> forms =
          headFirst && isAnEnglishColour(reading.flat(word))
              ? english(reading.flat(word))
              : forms(reading.flat(word));
      if (!isItsName(reading.flat(word), kind.term())
          && !typed.vocabulary().whole(forms).isEmpty()) {
        typed
            .stating(forms, true)
            .filter(stated -> tells(typed.meeting(List.of(stated))))
            .ifPresent(constraints::add);
      }
    }
  }

  /** A "cable de red" is of no red cable; a "splitter VGA" is one for VGA in both languages. */
  private boolean isAnEnglishColour(String word) {
    return !lexicon.named(Term.Type.COLOUR, word, Language.ENGLISH).isEmpty();
  }

  /** A docking station is not one that docks by "docking". */
  private boolean isItsName(String word, Term kind) {
    return List.of(Reading.flat(kind.label(reading.language())).split("[ -]")).contains(word);
  }

  private List<String> english(String words) {
    return lexicon.named(Term.Type.FEATURE, words, reading.language()).stream()
        .flatMap(term -> term.english().stream())
        .toList();
  }

  /** What nearly all of the kind state, or hardly any, is not why the name says it. */
  private boolean tells(int stating) {
    int all = typed.meeting(List.of());
    return stating * LEAST_SHARE >= all && stating * LEAST_SHARE <= all * (LEAST_SHARE - 1);
  }

  /** A word as the shopper says it, and what it is in English where the lexicon knows it. */
  private List<String> forms(String words) {
    return Stream.concat(Stream.of(words), english(words).stream()).toList();
  }

  /** "24 inch" is for measuring; "Windows 10 Pro" is not. */
  private boolean isNoAmount(int start, int end) {
    return reading.mentions().stream().noneMatch(m -> m.start() <= start && start < m.end())
        && reading.mentions().stream().noneMatch(m -> m.start() < end && end < m.end());
  }

  private boolean isFree(int start, int end) {
    return !reading.isUnderstood(start, end)
        && kindMatches.stream().noneMatch(kind -> kind.start() < end && start < kind.end());
  }

  // The two ends of a cable

  private void ends() {
    Set<String> keys = catalogue.attributes(typed.described()).keySet();
    Optional<String> pair =
        keys.stream()
            .filter(key -> key.endsWith(ONE_END))
            .map(key -> key.substring(0, key.length() - ONE_END.length()))
            .filter(stem -> keys.contains(stem + OTHER_END))
            .findFirst();
    if (pair.isEmpty()) {
      return;
    }
    List<Reading.Word> words = reading.words();
    for (int at = 1; at + 1 < Math.min(words.size(), MOST_WORDS); at++) {
      if (TO.contains(reading.flat(words.get(at)))
          && (joined(pair.get(), words, at, 2, 2)
              || joined(pair.get(), words, at, 1, 2)
              || joined(pair.get(), words, at, 2, 1)
              || joined(pair.get(), words, at, 1, 1))) {
        return;
      }
    }
    for (Reading.Word word : words) {
      String[] halves = reading.flat(word).split("[-/]");
      if (halves.length == 2 && both(pair.get(), halves[0], halves[1], word.start(), word.end())) {
        return;
      }
    }
  }

  /** "Mini displayport to hdmi" with so many words before and behind. */
  private boolean joined(String pair, List<Reading.Word> words, int at, int before, int behind) {
    if (at < before || at + behind >= words.size()) {
      return false;
    }
    int start = words.get(at - before).start();
    int end = words.get(at + behind).end();
    return both(
        pair,
        reading.flat().substring(start, words.get(at - 1).end()),
        reading.flat().substring(words.get(at + 1).start(), end),
        start,
        end);
  }

  private boolean both(String pair, String one, String other, int start, int end) {
    if (reading.isUnderstood(start, end)) {
      return false;
    }
    boolean hard = Softness.isHard(reading, start, end);
    List<Constraint> straight = ends(pair + ONE_END, one, pair + OTHER_END, other, hard);
    List<Constraint> ends =
        straight.isEmpty() ? ends(pair + ONE_END, other, pair + OTHER_END, one, hard) : straight;
    if (ends.isEmpty()) {
      return false;
    }
    reading.understand(start, end);
    constraints.addAll(ends);
    return true;
  }

  /** Both conditions, where some product of the kind meets both. */
  private List<Constraint> ends(
      String key, String end, String otherKey, String otherEnd, boolean hard) {
    Optional<Constraint> one = end(key, end, hard);
    Optional<Constraint> other = end(otherKey, otherEnd, hard);
    if (one.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    List<Constraint> both = List.of(one.get(), other.get());
    return typed.meeting(both) > 0 ? both : List.of();
  }

  private Optional<Constraint> end(String key, String words, boolean hard) {
    List<String> forms = forms(words);
    List<String> whole = typed.vocabulary().whole(forms).getOrDefault(key, List.of());
    List<String> holding = typed.vocabulary().holding(forms).getOrDefault(key, List.of());
    List<String> values =
        Stream.concat(whole.stream(), holding.stream().filter(value -> startsWithOne(value, forms)))
            .distinct()
            .limit(Reading.MOST_FORMS)
            .toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Constraint(lexicon.attributeId(key), Operator.EQ, new Operand.Words(values), hard));
  }

  /** "HDMI Type A" is HDMI, "Mini HDMI" is not. */
  private static boolean startsWithOne(String value, List<String> forms) {
    String plain = Vocabulary.plain(value) + " ";
    String counted = SEVERAL.matcher(plain).replaceFirst("");
    return forms.stream().anyMatch(form -> counted.startsWith(Vocabulary.plain(form) + " "));
  }
}
