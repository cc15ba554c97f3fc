package dev.tendero.generation;

import dev.tendero.evidence.Fact;
import dev.tendero.text.Sentences;
import java.text.Normalizer;
import java.util.ArrayList;
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
   *
   * @param passages best first; earlier ones win ties
   * @param needed words that a sentence must share at least; half of those asked in any case
   */
  static List<Quote> best(List<Fact> passages, String asked, int needed, int limit) {
    Set<String> wanted = stems(asked);
    record Scored(Quote quote, long shared) {}
    List<Scored> scored = new ArrayList<>();
    for (Fact passage : passages) {
      for (Placed placed : sentences(passage)) {
        long shared = stems(placed.quote().text()).stream().filter(wanted::contains).count();
        if (shared >= needed && 2 * shared >= wanted.size()) {
          scored.add(new Scored(placed.quote(), shared));
        }
      }
    }
    long most = scored.stream().mapToLong(Scored::shared).max().orElse(0);
    return scored.stream()
        .filter(s -> s.shared() == most)
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
  record Placed(Quote quote, String heading) {}

  /** The sentences of a passage that a reader takes in as one quotation, in order. */
  static List<Placed> sentences(Fact passage) {
    List<Placed> sentences = new ArrayList<>();
    String heading = passage.title();
    for (String sentence : Sentences.split(passage.text())) {
      if (sentence.startsWith("#")) {
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
