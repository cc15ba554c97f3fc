package dev.tendero.generation;

import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sentences of a shop's texts that answer a question about its service, by the {@link Matter}s
 * that both are about. A sentence answers when it tells every aspect asked for (how long, how much)
 * and has, with the heading it stands under, most of the rest; a sentence about something near is
 * no answer.
 */
final class ServiceAnswer {
  /** A rule and what limits it; more is the page itself. */
  private static final int MAX_QUOTES = 2;

  /** Share of what is asked that an answer has. */
  private static final double ANSWERS = 0.6;

  /** As {@link #ANSWERS}, where the question is about an order that no text knows. */
  private static final double CLEARLY_ANSWERS = 0.8;

  /** A word of the question that is no known matter may be anything: "kettle", "Portugal". */
  private static final double OPEN_WORD = 0.5;

  /** What a heading says holds for its sentences, less surely than what they say. */
  private static final double BY_HEADING = 0.75;

  /** A second sentence nearly as good as the first belongs to the answer. */
  private static final double AS_GOOD = 0.8;

  /** What tells between sentences that answer alike. */
  private static final double UNASKED_TOPIC = -0.2;

  private static final double UNASKED_SUBJECT = -1;
  private static final double MANNER = 1;
  private static final double OWN_LANGUAGE = 0.5;
  private static final double GUIDE = -0.5;

  private final Language language;
  private final List<Matter> asked;
  private final Set<String> open;
  private final double whole;

  /**
   * @param titles of products that the question names: the rules are the same for them
   */
  ServiceAnswer(String question, List<String> titles, Language language) {
    this.language = language;
    String folded = Matter.folded(question);
    this.asked = Matter.in(folded, Matter.Side.ASKED);
    String rest = folded;
    for (Matter matter : asked) {
      rest = matter.asked().matcher(rest).replaceAll(" ");
    }
    this.open = new HashSet<>(Quotes.stems(rest));
    titles.forEach(title -> open.removeAll(Quotes.stems(title)));
    this.whole = weight(asked) + OPEN_WORD * open.size();
  }

  private record Candidate(Quotes.Quote quote, double rank) {}

  /**
   * At most two quotations, the best first; none where nothing answers.
   *
   * @param aboutAnOrder whether only what clearly answers helps
   */
  List<Quotes.Quote> among(List<Fact> passages, boolean aboutAnOrder) {
    double needed = whole * (aboutAnOrder ? CLEARLY_ANSWERS : ANSWERS);
    List<Candidate> found = new ArrayList<>();
    for (Fact passage : passages) {
      for (Quotes.Placed placed : Quotes.sentences(passage)) {
        double met = met(placed);
        if (met > 0 && met >= needed) {
          found.add(new Candidate(placed.quote(), met + preference(placed)));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::rank).reversed());
    Set<String> told = new HashSet<>();
    return found.stream()
        .filter(c -> c.rank() >= AS_GOOD * found.getFirst().rank())
        .map(Candidate::quote)
        .filter(q -> Language.detect(q.text()) == Language.detect(found.getFirst().quote().text()))
        .filter(q -> told.add(q.text()))
        .limit(MAX_QUOTES)
        .toList();
  }

  /** How much of what is asked a sentence tells; 0 where it cannot be the answer. */
  private double met(Quotes.Placed placed) {
    List<Matter> own = said(placed.quote().text());
    List<Matter> near = said(placed.heading());
    boolean aspects =
        asked.stream().filter(m -> m.sort() == Matter.Sort.ASPECT).allMatch(own::contains);
    boolean topics =
        asked.stream()
            .filter(m -> m.sort() == Matter.Sort.TOPIC)
            .anyMatch(m -> own.contains(m) || near.contains(m));
    boolean hasTopic = asked.stream().anyMatch(m -> m.sort() == Matter.Sort.TOPIC);
    Set<String> words = Quotes.stems(placed.quote().text());
    long shared = open.stream().filter(words::contains).count();
    boolean onMatter = hasTopic ? topics : shared > 0;
    if (!aspects || !onMatter || own.stream().anyMatch(m -> m.sort() == Matter.Sort.PREFACE)) {
      return 0;
    }
    double met = OPEN_WORD * shared;
    for (Matter matter : asked) {
      if (own.contains(matter)) {
        met += matter.weight();
      } else if (near.contains(matter) && matter.sort() != Matter.Sort.ASPECT) {
        met += BY_HEADING * matter.weight();
      }
    }
    List<Matter> subjects = own.stream().filter(m -> m.sort() == Matter.Sort.SUBJECT).toList();
    boolean special = !subjects.isEmpty() && subjects.stream().noneMatch(asked::contains);
    return special ? met + UNASKED_SUBJECT : met;
  }

  private double preference(Quotes.Placed placed) {
    List<Matter> own = said(placed.quote().text());
    double preference =
        UNASKED_TOPIC
            * own.stream().filter(m -> m.sort() == Matter.Sort.TOPIC && !asked.contains(m)).count();
    boolean how =
        Stream.of(asked, own)
            .allMatch(l -> l.stream().anyMatch(m -> m.sort() == Matter.Sort.MANNER));
    if (how) {
      preference += MANNER;
    }
    if (Language.detect(placed.quote().text(), language) == language) {
      preference += OWN_LANGUAGE;
    }
    return placed.quote().fact().origin() == Origin.GUIDE ? preference + GUIDE : preference;
  }

  private static List<Matter> said(String text) {
    return Matter.in(Matter.folded(text), Matter.Side.SAID);
  }

  private static double weight(List<Matter> matters) {
    return matters.stream().mapToDouble(Matter::weight).sum();
  }
}
