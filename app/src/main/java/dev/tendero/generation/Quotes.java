package dev.tendero.generation;

import dev.tendero.evidence.Fact;
import dev.tendero.text.Sentences;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the sentences of passages that answer best, word for word. */
final class Quotes {
  /** What a reader takes in as one quotation; a longer sentence is left for the evidence panel. */
  static final int MAX_LENGTH = 320;

  /** Shorter "sentences" are headings and list marks. */
  private static final int MIN_LENGTH = 20;

  /** Words compare by their beginning: "returns", "returned" and "return" meet. */
  private static final int STEM = 5;

  /** Folded; how a sentence begins that takes back something of the one before it. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "(?:except|excepting|unless|but|however|exceptions?|excluded|excluding|only|even so"
              + "|(?:this|that|it|these|they) (?:do|does|is|are) not"
              + "|(?:this|that|it|these|they) (?:doesn't|don't|isn't|aren't)"
              + "|salvo|excepto|pero|sin embargo|no obstante|a menos que|a excepcion|excepcion"
              + "|excepciones|solo|solamente|quedan? exclu\\p{L}+|se excluyen?|se exceptuan?"
              + "|(?:esto|eso|ello) no)\\b.*",
          Pattern.DOTALL);

  /** Of exceptions to one rule, and of rules before one exception. */
  private static final int MAX_EXCEPTIONS = 2;

  private static final Pattern LIST_MARK = Pattern.compile("^(?:[-*•>]|#{1,6}|\\d{1,2}[.)])\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

  /** Words of questions that say nothing of what is asked; folded, cut to the stem. */
  private static final Set<String> EMPTY =
      Stream.of(
              ("the and for with what which when where does how can could would should have has are"
                      + " was this that these those there you your from about into they them its not"
                      + " one ones first second third any all will than then tell please want need much many who why"
                      + " primero primera segundo segunda tercero los las una unos unas con para por que cual cuales como cuando donde cuanto"
                      + " cuanta cuantos este esta estos estas ese esa eso tiene tienen puede puedo"
                      + " son del hay mas muy sin sobre quiero necesito dime favor"
                      + " something anything things get got after before been just already"
                      + " out off hago hace algo nada tengo puedes podeis pueden sido estan ser"
                      + " two three four five six seven eight nine ten dos tres cuatro cinco seis"
                      + " siete ocho nueve diez the product producto long policy politica")
                  .split(" "))
          .map(Quotes::stem)
          .collect(Collectors.toUnmodifiableSet());

  private Quotes() {}

  /**
   * @param text occurs in the fact's text exactly so
   */
  record Quote(Fact fact, String text) {}

  /**
   * The sentences that share most words with what is asked; those that share fewer are left out.
   * What a text opens with is its rule and comes before the rest of it.
   *
   * @param passages best first; earlier ones win ties
   * @param needed words that a sentence must share at least; half of those asked in any case
   */
  static List<Quote> best(List<Fact> passages, String asked, int needed, int limit) {
    Set<String> wanted = stems(asked);
    record Scored(Quote quote, long shared, boolean opens) {}
    List<Scored> scored = new ArrayList<>();
    for (Fact passage : passages) {
      for (Placed placed : sentences(passage)) {
        long shared = stems(placed.quote().text()).stream().filter(wanted::contains).count();
        if (shared >= needed && 2 * shared >= wanted.size()) {
          scored.add(new Scored(placed.quote(), shared, placed.opens()));
        }
      }
    }
    long most = scored.stream().mapToLong(Scored::shared).max().orElse(0);
    return scored.stream()
        .filter(s -> s.shared() == most)
        .sorted(Comparator.comparing((Scored s) -> !s.opens()))
        .map(Scored::quote)
        .filter(distinctTexts())
        .limit(limit)
        .toList();
  }

  /**
   * A sentence that may be quoted.
   *
   * @param heading that it stands under; the text's title where the passage has none before it
   */
  record Placed(Quote quote, String heading) {
    /** Whether it stands before any other heading than the title. */
    boolean opens() {
      return heading.replaceFirst("^#+\\s*", "").equals(quote.fact().title());
    }
  }

  /** The sentences of a passage that a reader takes in as one quotation, in order. */
  static List<Placed> sentences(Fact passage) {
    List<Placed> sentences = new ArrayList<>();
    String heading = passage.title();
    for (String sentence : Sentences.split(passage.text())) {
      if (isHeading(sentence)) {
        heading = sentence;
        continue;
      }
      String text = LIST_MARK.matcher(sentence).replaceFirst("").strip();
      if (text.length() >= MIN_LENGTH && text.length() <= MAX_LENGTH) {
        sentences.add(new Placed(new Quote(passage, text), heading));
      }
    }
    return sentences;
  }

  /**
   * The quotations, each with the sentences behind it that take something of it back ("Except ...",
   * "Sin embargo ..."), however long; and where one is such a sentence itself, with what it takes
   * back.
   */
  static List<Quote> whole(List<Quote> quotes) {
    return quotes.stream()
        .flatMap(quote -> around(quote).stream())
        .filter(distinctTexts())
        .toList();
  }

  private static boolean isHeading(String sentence) {
    return sentence.startsWith("#");
  }

  static boolean isException(String text) {
    return EXCEPTION.matcher(Matter.folded(text)).matches();
  }

  private static List<Quote> around(Quote quote) {
    List<String> sentences =
        Sentences.split(quote.fact().text()).stream()
            .map(s -> isHeading(s) ? s : LIST_MARK.matcher(s).replaceFirst("").strip())
            .toList();
    int at = sentences.indexOf(quote.text());
    if (at < 0) {
      return List.of(quote);
    }
    int from = at;
    while (from > Math.max(0, at - MAX_EXCEPTIONS)
        && isException(sentences.get(from))
        && !isHeading(sentences.get(from - 1))) {
      from--;
    }
    int to = at + 1;
    while (to < Math.min(sentences.size(), at + 1 + MAX_EXCEPTIONS)
        && isException(sentences.get(to))) {
      to++;
    }
    return sentences.subList(from, to).stream().map(s -> new Quote(quote.fact(), s)).toList();
  }

  private static java.util.function.Predicate<Quote> distinctTexts() {
    Set<String> seen = new HashSet<>();
    return q -> seen.add(q.text());
  }

  /** Content words, folded and cut to their beginnings. */
  static Set<String> stems(String text) {
    return WORD.matcher(text)
        .results()
        .map(r -> stem(r.group()))
        .filter(s -> !EMPTY.contains(s))
        .collect(Collectors.toSet());
  }

  private static String stem(String word) {
    String folded =
        Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("(?<=\\p{L}{3}[^s])s$", "");
    return folded.length() > STEM ? folded.substring(0, STEM) : folded;
  }
}
