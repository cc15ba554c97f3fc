package dev.tendero.planning;

import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question as the planner reads it: its words, the terms and numbers in them, and which of them
 * have been understood. One question, one thread.
 */
final class Reading {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-.'’/][\\p{L}\\p{N}]+)*");
  private static final Pattern CLAUSE_END =
      Pattern.compile("[()]|[,;.!?](?=\\s|$)|\\b(?:but|pero|and also|y ademas)\\b");

  /** Forms of one quality; each is a clause in every text field. */
  static final int MOST_FORMS = 12;

  /** What is said of a thing stands closer to it than so many characters. */
  private static final int MOST_BEFORE = 60;

  /** Patterns made to reach the end of their region, so that "un" does not do for "una". */
  private static final Map<Pattern, Pattern> REACHING = new ConcurrentHashMap<>();

  private final String text;
  private final String flat;
  private final Language language;
  private final List<Word> words;
  private final List<Lexicon.Match> terms;
  private final List<Mention> mentions;
  private final BitSet understood = new BitSet();

  Reading(String question, Language language, Lexicon lexicon) {
    this.text = question;
    this.flat = flat(question);
    this.language = language;
    this.mentions = Mentions.find(question, language);
    this.words = wordsOf(question);
    this.terms =
        lexicon.find(question, language).stream().filter(match -> !isCounted(match)).toList();
  }

  /** A run of letters and digits with what hangs on it: "T-shirt", "TN-2110". */
  record Word(int start, int end) {}

  String text() {
    return text;
  }

  /** As the shopper wrote a quality, then as the catalogue may, each once. */
  List<String> spoken(int start, int end, List<String> forms) {
    return Stream.concat(Stream.of(text.substring(start, end)), forms.stream())
        .distinct()
        .limit(MOST_FORMS)
        .toList();
  }

  /** The question in lower case without accents, character for character. */
  String flat() {
    return flat;
  }

  Language language() {
    return language;
  }

  List<Word> words() {
    return words;
  }

  List<Mention> mentions() {
    return mentions;
  }

  /** Every term there is, of any type, in the order of the question. */
  List<Lexicon.Match> terms() {
    return terms.stream().sorted(Comparator.comparingInt(Lexicon.Match::start)).toList();
  }

  List<Lexicon.Match> terms(Term.Type type) {
    return terms.stream().filter(match -> match.term().type() == type).toList();
  }

  String flat(Word word) {
    return flat.substring(word.start, word.end);
  }

  /** A word, and what it is called in English by its last word: "cabezales", "(print) head". */
  Set<String> called(Word word) {
    var called = new HashSet<String>(Set.of(flat(word)));
    terms.stream()
        .filter(match -> match.start() == word.start() && word.end() == match.end())
        .flatMap(match -> match.term().english().stream())
        .map(form -> form.substring(form.lastIndexOf(' ') + 1))
        .map(Reading::flat)
        .filter(each -> each.length() > 1)
        .forEach(called::add);
    return called;
  }

  // Matching

  boolean has(Pattern pattern) {
    return pattern.matcher(flat).find();
  }

  List<MatchResult> all(Pattern pattern) {
    return pattern.matcher(flat).results().toList();
  }

  Optional<MatchResult> first(Pattern pattern) {
    return pattern.matcher(flat).results().findFirst();
  }

  /** Whether {@code pattern} stands directly before {@code end}. */
  boolean endsBefore(Pattern pattern, int end) {
    return before(pattern, end).isPresent();
  }

  /** The match of {@code pattern} that reaches {@code end}, blanks aside; it may take them in. */
  Optional<MatchResult> before(Pattern pattern, int end) {
    int from = Math.max(0, end - MOST_BEFORE);
    Matcher matcher =
        REACHING
            .computeIfAbsent(pattern, each -> Pattern.compile("(?:" + each.pattern() + ")\\s*$"))
            .matcher(flat);
    matcher.region(from, end);
    matcher.useTransparentBounds(true);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** The match of {@code pattern} that begins at {@code start}, blanks aside. */
  Optional<MatchResult> after(Pattern pattern, int start) {
    int from = start;
    while (from < flat.length() && Character.isWhitespace(flat.charAt(from))) {
      from++;
    }
    Matcher matcher = pattern.matcher(flat);
    matcher.region(from, flat.length());
    matcher.useTransparentBounds(true);
    return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** First character of the clause that {@code at} lies in. */
  int clauseStart(int at) {
    Matcher ends = CLAUSE_END.matcher(flat);
    int start = 0;
    while (ends.find() && ends.end() <= at) {
      start = ends.end();
    }
    return start;
  }

  /** One past the last character of the clause that {@code at} lies in. */
  int clauseEnd(int at) {
    Matcher ends = CLAUSE_END.matcher(flat);
    return ends.find(Math.min(at, flat.length())) ? ends.start() : flat.length();
  }

  // What has been understood

  void understand(int start, int end) {
    understood.set(start, end);
  }

  void understand(MatchResult match) {
    understand(match.start(), match.end());
  }

  boolean isUnderstood(int start, int end) {
    int next = understood.nextSetBit(start);
    return next >= 0 && next < end;
  }

  /** "10 pcs" names a count and no computer, "500 sheet tray" a tray; "1080p" is a feature. */
  private boolean isCounted(Lexicon.Match match) {
    return match.term().type() != Term.Type.FEATURE
        && mentions.stream()
            .filter(m -> m.start() <= match.start() && match.start() < m.end())
            .anyMatch(m -> match.term().type() != Term.Type.KIND || match.end() <= m.end());
  }

  static List<Word> wordsOf(String question) {
    var words = new ArrayList<Word>();
    WORD.matcher(question).results().forEach(m -> words.add(new Word(m.start(), m.end())));
    return List.copyOf(words);
  }

  /** In lower case without accents, character for character. */
  static String flat(String question) {
    var flat = new StringBuilder(question.toLowerCase(Locale.ROOT));
    if (flat.length() != question.length()) {
      flat = new StringBuilder(question);
    }
    for (int i = 0; i < flat.length(); i++) {
      char c = flat.charAt(i);
      if (c >= 0xC0 && c < 0x250) {
        flat.setCharAt(
            i, Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0));
      } else if (c == '’') {
        flat.setCharAt(i, '\'');
      }
    }
    return flat.toString();
  }
}
