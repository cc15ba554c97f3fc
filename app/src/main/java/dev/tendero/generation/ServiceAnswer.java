package dev.tendero.generation;

import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What is said of the thing that is asked about holds for it before what holds for all. */
  private static final double NAMES = 1;

  private static final double OWN_LANGUAGE = 0.5;
  private static final double GUIDE = -0.5;

  /** What a text opens with is its rule: the answer to who asks for nothing more. */
  private static final double OPENS = 1;

  /** Say of a thing that it takes time or money, and not what the thing is. */
  private static final Set<String> VERBS =
      Quotes.stems("take takes need last come comes arrive cost tarda tardan tardar dura cuesta");

  /** Folded. "Can I ...?", "¿Puedo ...?" */
  private static final Pattern YES_OR_NO =
      Pattern.compile(
          "^\\W*(?:(?:and|but|so|hi|hello|y|pero|hola)\\W+)*(?:can|could|may|do|does|is|are|will|would"
              + "|puedo|podria|puede|pueden|se puede|se pueden|hay|es|son|esta|estan|cubre|cubren"
              + "|haceis|hacen|aceptais|aceptan|teneis|tienen|ofreceis|ofrecen|enviais|envian"
              + "|admitis|admiten|cobrais|cobran)\\b");

  /** Folded. In a question that begins with its subject: "¿La garantía cubre ...?" */
  private static final Pattern INTERROGATIVE =
      Pattern.compile("\\b(?:que|cual|cuales|cuant\\w+|cuando|donde|quien|quienes|como)\\b");

  /** What makes more of a question than a sentence can answer by having its words. */
  private static final Pattern INVOLVED =
      Pattern.compile(
          "\\d|\\b(?:or|not|never|without|before|after|only|if|o|u|no|nunca|sin|antes|despues|solo|si)\\b|n't\\b");

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\b(?:only|unless|except|if|when|where|but|without|until|from|over|above|subject to"
              + "|provided|some|most|usually|may|should|must|solo|solamente|salvo|excepto|si|cuando"
              + "|pero|sin|hasta|a partir|desde|siempre que|algunos|algunas|deb\\p{L}+)\\b");

  private static final Pattern DENIAL =
      Pattern.compile("\\b(?:no|not|cannot|never|none|nor|ni|nunca|tampoco)\\b|n't\\b");

  private final Language language;
  private final boolean wantsYesOrNo;
  private final List<Matter> asked;
  private final Set<String> open;
  private final double whole;

  /**
   * @param titles of products that the question names: the rules are the same for them
   */
  ServiceAnswer(String question, List<String> titles, Language language) {
    this(question, List.of(), titles, language);
  }

  /**
   * For one part of a question.
   *
   * @param whole what the whole question is about: "how long does it take" is said of that
   */
  ServiceAnswer(String question, List<Matter> whole, List<String> titles, Language language) {
    this.language = language;
    String folded = Matter.folded(question);
    boolean begins = YES_OR_NO.matcher(folded).find();
    boolean subjectFirst = folded.startsWith("¿") && !INTERROGATIVE.matcher(folded).find();
    this.wantsYesOrNo = (begins || subjectFirst) && !INVOLVED.matcher(folded).find();
    List<Matter> own = Matter.in(folded, Matter.Side.ASKED);
    boolean named = own.stream().anyMatch(m -> m.sort() == Matter.Sort.TOPIC);
    this.asked =
        named
            ? own
            : Stream.concat(whole.stream().filter(m -> m.sort() == Matter.Sort.TOPIC), own.stream())
                .toList();
    String rest = folded;
    for (Matter matter : asked) {
      rest = matter.asked().matcher(rest).replaceAll(" ");
    }
    this.open = new HashSet<>(Quotes.stems(rest));
    open.removeAll(VERBS);
    titles.forEach(title -> open.removeAll(Quotes.stems(title)));
    this.whole = weight(asked) + OPEN_WORD * open.size();
  }

  /** Where a sentence goes on to say something else. */
  private static final Pattern PARTS = Pattern.compile("[,;:]|\\b(?:and|but|y|e|pero)\\b");

  /**
   * @param names whether it has a word of the question that is no known matter: "a chair"
   */
  private record Candidate(Quotes.Quote quote, double rank, boolean names) {}

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
          found.add(
              new Candidate(placed.quote(), met + preference(placed), shared(placed.quote()) > 0));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::rank).reversed());
    // The rule for the very thing that is asked about is not told beside the general one.
    boolean special = !found.isEmpty() && found.getFirst().names();
    Set<String> told = new HashSet<>();
    return Quotes.whole(
        found.stream()
            .filter(c -> c.rank() >= AS_GOOD * found.getFirst().rank())
            .filter(c -> c.names() || !special)
            .map(Candidate::quote)
            .filter(
                q -> Language.detect(q.text()) == Language.detect(found.getFirst().quote().text()))
            .filter(q -> told.add(q.text()))
            .limit(MAX_QUOTES)
            .toList());
  }

  /**
   * What a quotation says to a question that wants a yes or a no; nothing unless it is plain: the
   * sentence itself has all that is asked for, and no condition, and no sentence behind it takes
   * anything back.
   *
   * @param quotes as {@link #among} brings them
   */
  Optional<Boolean> concludes(List<Quotes.Quote> quotes) {
    if (quotes.isEmpty() || !wantsYesOrNo || quotes.stream().skip(1).anyMatch(this::takesBack)) {
      return Optional.empty();
    }
    String said = Matter.folded(quotes.getFirst().text());
    List<Matter> own = Matter.in(said, Matter.Side.SAID);
    boolean has = hasWhatIsAsked(own) && Quotes.stems(said).containsAll(open);
    boolean plain = !CONDITION.matcher(said).find() && !isLimited(quotes.getFirst());
    if (!has || !plain) {
      return Optional.empty();
    }
    Matcher denial = DENIAL.matcher(said);
    if (!denial.find()) {
      return Optional.of(true);
    }
    // "Free, no questions asked": what is denied behind a comma is not what is asked.
    boolean ofTheWhole = !PARTS.matcher(said.substring(0, denial.start())).find();
    return ofTheWhole ? Optional.of(false) : Optional.empty();
  }

  private boolean hasWhatIsAsked(List<Matter> said) {
    return asked.stream().filter(m -> m.weight() > 0).allMatch(said::contains);
  }

  /** Whether the passage says of the same matter elsewhere that something is not so. */
  private boolean isLimited(Quotes.Quote quote) {
    return Quotes.sentences(quote.fact()).stream()
        .map(Quotes.Placed::quote)
        .filter(other -> !other.equals(quote))
        .filter(other -> hasWhatIsAsked(said(other.text())))
        .anyMatch(this::takesBack);
  }

  private boolean takesBack(Quotes.Quote quote) {
    String said = Matter.folded(quote.text());
    return Quotes.isException(quote.text())
        || CONDITION.matcher(said).find()
        || DENIAL.matcher(said).find();
  }

  /** How much of what is asked a sentence tells; 0 where it cannot be the answer. */
  private double met(Quotes.Placed placed) {
    List<Matter> own = said(placed.quote().text());
    long shared = shared(placed.quote());
    // What a page says of the very thing that is asked about, it says of its own matter.
    List<Matter> near =
        said(placed.heading() + (shared > 0 ? "\n" + placed.quote().fact().title() : ""));
    boolean aspects =
        asked.stream().filter(m -> m.sort() == Matter.Sort.ASPECT).allMatch(own::contains);
    boolean topics =
        asked.stream()
            .filter(m -> m.sort() == Matter.Sort.TOPIC)
            .anyMatch(m -> own.contains(m) || near.contains(m));
    boolean hasTopic = asked.stream().anyMatch(m -> m.sort() == Matter.Sort.TOPIC);
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

  private long shared(Quotes.Quote quote) {
    Set<String> words = Quotes.stems(quote.text());
    return open.stream().filter(words::contains).count();
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
    if (shared(placed.quote()) > 0) {
      preference += NAMES;
    }
    if (Language.detect(placed.quote().text(), language) == language) {
      preference += OWN_LANGUAGE;
    }
    if (placed.opens() && asksForTheRule() && said(placed.heading()).containsAll(asked)) {
      preference += OPENS;
    }
    if (asksForTheRule() && said(placed.quote().fact().title()).containsAll(asked)) {
      preference += OPENS;
    }
    return placed.quote().fact().origin() == Origin.GUIDE ? preference + GUIDE : preference;
  }

  /** "What is your return policy?" */
  private boolean asksForTheRule() {
    return open.isEmpty() && asked.stream().allMatch(m -> m.sort() == Matter.Sort.TOPIC);
  }

  private static List<Matter> said(String text) {
    return Matter.in(Matter.folded(text), Matter.Side.SAID);
  }

  private static double weight(List<Matter> matters) {
    return matters.stream().mapToDouble(Matter::weight).sum();
  }
}
