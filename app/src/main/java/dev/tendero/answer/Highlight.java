package dev.tendero.answer;

import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which parts of a fact's text an answer rests on: of running text what a sentence quotes, or,
 * where it quotes nothing, the sentences that share most words with it; of a typed field all of it.
 * Where no part of a running text can be told from the rest, it is all of it as well.
 */
final class Highlight {
  /** Pairs of marks in one sentence; more is no quoting. */
  private static final int MOST_TRIES = 64;

  private static final String OPENING = "“«\"";
  private static final String CLOSING = "”»\"";

  /** A quotation that was cut: what stands before the dots is word for word. */
  private static final Pattern CUT = Pattern.compile("\\s*(?:…|\\.\\.\\.)$");

  /** Not between two letters or digits: a quotation is of whole words. */
  private static final String EDGE = "(?:(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))";

  /** The rest of the word in which a quotation was cut. */
  private static final String WORD_GOES_ON = "[\\p{L}\\p{N}]*";

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Highlight() {}

  /**
   * In order and apart.
   *
   * @param citing the sentences that cite the fact, as they are told
   * @param closest where the fact's text says in its own words what a sentence does
   */
  static List<Event.Span> of(
      Fact fact, Stream<String> citing, Function<String, List<Event.Span>> closest) {
    List<Event.Span> parts =
        fact.origin().isText()
            ? citing
                .flatMap(sentence -> parts(sentence, fact.text(), closest).stream())
                .sorted(Comparator.comparingInt(Event.Span::start))
                .toList()
            : List.of();
    return parts.isEmpty() ? List.of(new Event.Span(0, fact.text().length())) : united(parts);
  }

  private static List<Event.Span> parts(
      String sentence, String text, Function<String, List<Event.Span>> closest) {
    List<Event.Span> quoted = quoted(sentence, text);
    return quoted.isEmpty() ? closest.apply(sentence) : quoted;
  }

  /**
   * Where a text has what a sentence quotes: the longest between two marks, since texts quote too.
   */
  private static List<Event.Span> quoted(String sentence, String text) {
    var spans = new ArrayList<Event.Span>();
    int tries = 0;
    for (int open = 0; open < sentence.length(); open++) {
      int kind = OPENING.indexOf(sentence.charAt(open));
      if (kind < 0) {
        continue;
      }
      char closing = CLOSING.charAt(kind);
      for (int close = sentence.lastIndexOf(closing);
          close > open && tries < MOST_TRIES;
          close = sentence.lastIndexOf(closing, close - 1)) {
        tries++;
        Optional<Event.Span> span = find(sentence.substring(open + 1, close), text);
        if (span.isPresent()) {
          spans.add(span.get());
          open = close;
          break;
        }
      }
    }
    return spans;
  }

  /** However either is spaced: a passage has line breaks, a sentence has not. */
  private static Optional<Event.Span> find(String quotation, String text) {
    String whole = quotation.strip();
    String words = CUT.matcher(whole).replaceFirst("");
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String spaced =
        SPACE.splitAsStream(words).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    String end = words.equals(whole) ? EDGE : WORD_GOES_ON;
    Matcher found = Pattern.compile(EDGE + spaced + end).matcher(text);
    return found.find()
        ? Optional.of(new Event.Span(found.start(), found.end()))
        : Optional.empty();
  }

  private static List<Event.Span> united(List<Event.Span> ordered) {
    var apart = new ArrayList<Event.Span>();
    for (Event.Span span : ordered) {
      if (apart.isEmpty() || apart.getLast().end() < span.start()) {
        apart.add(span);
      } else {
        Event.Span last = apart.removeLast();
        apart.add(new Event.Span(last.start(), Math.max(last.end(), span.end())));
      }
    }
    return List.copyOf(apart);
  }
}
