package dev.tendero.answer;

import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.generation.Draft;
import dev.tendero.guardrails.Finding;
import dev.tendero.guardrails.Review;
import dev.tendero.guardrails.ReviewContext;
import dev.tendero.guardrails.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The gate between a draft and its reader: every piece is reviewed, and only what passed is told.
 * Prices and stock are held current while it works: a piece is reviewed against what they are when
 * it leaves, and what was told before and is no longer so is replaced. One per turn; not
 * thread-safe.
 */
final class Release {
  private static final Logger LOG = Logger.getLogger(Release.class);

  private final Question question;
  private final Plan plan;
  private final Supplier<Evidence> current;
  private final Function<Evidence, Review.Answer> reviewOver;
  private final Reader reader;
  private final Trail trail;

  private final Map<String, Event.Source> sources = new LinkedHashMap<>();
  private final List<Told> sentences = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Sentence> withheld = new HashSet<>();
  private final Set<Sentence> corrected = new HashSet<>();
  private final Map<String, String> titles = new HashMap<>();
  private Evidence evidence;
  private Review.Answer review;
  private Optional<Draft.Cards> laidOut = Optional.empty();
  private List<Event.Card> cards = List.of();
  private Optional<Draft.Table> tabulated = Optional.empty();
  private Optional<Event.Table> table = Optional.empty();
  private Optional<Draft.Finished> finished = Optional.empty();
  private Optional<Draft.Failed> failed = Optional.empty();

  /** By which rules a sentence is judged: those for prose, or for what was assembled from facts. */
  private interface Judge extends BiFunction<Review.Answer, Sentence, Verdict> {}

  /**
   * A sentence and what its reader has of it.
   *
   * @param text empty when it was withheld
   * @param citations none once it was taken back: what stands there then rests on no fact
   */
  private record Told(Sentence draft, Judge judge, Optional<String> text, List<String> citations) {
    Answer.Reviewed reviewed() {
      String verdict =
          text.map(told -> told.equals(draft.text()) ? "pass" : "correct").orElse("withhold");
      return new Answer.Reviewed(text.orElse(""), citations, verdict);
    }
  }

  /**
   * @param text the admitted question
   * @param current the evidence with prices and stock as they are when it is asked for
   * @param secrets what no sentence may give away
   */
  Release(
      Question question,
      String text,
      Plan plan,
      Supplier<Evidence> current,
      Review review,
      List<String> secrets,
      Reader reader,
      Trail trail) {
    this.question = question;
    this.plan = plan;
    this.current = current;
    this.evidence = current.get();
    ReviewContext context = context(text, plan, evidence, secrets);
    this.reviewOver = facts -> review.over(facts, plan.language(), context);
    this.review = reviewOver.apply(evidence);
    this.reader = reader;
    this.trail = trail;
    evidence.products().stream()
        .map(Evidence.Found::product)
        .forEach(p -> titles.put(p.id(), p.wording().title(plan.language().tag())));
  }

  /**
   * What a sentence may repeat without claiming it: the question's numbers, the counts of results.
   */
  private static ReviewContext context(
      String text, Plan plan, Evidence evidence, List<String> secrets) {
    var counts = new HashSet<Integer>();
    for (int shown = 1; shown <= evidence.products().size(); shown++) {
      counts.add(shown);
    }
    counts.add(evidence.matching());
    evidence.relaxation().ifPresent(relaxation -> counts.add(relaxation.gained()));
    return ReviewContext.NONE
        .asking(text, plan.language())
        .repeating(plan.repeatable())
        .counting(counts)
        .guarding(secrets, Set.of());
  }

  /** The first turn of a conversation says who is talking. */
  void disclose(String generator) {
    if (question.position() == 0) {
      reader.tell(
          new Event.Disclosure(Phrases.in(plan.language()).disclosure(generator), generator));
    }
  }

  /**
   * Takes what a model wrote.
   *
   * @return false once the answer has failed: whatever followed would not be told
   */
  boolean prose(Draft draft) {
    take(draft, Review.Answer::judge);
    return failed.isEmpty();
  }

  /** Takes what was assembled from facts. */
  void facts(Draft draft) {
    take(draft, Review.Answer::judgeComposed);
  }

  private void take(Draft draft, Judge judge) {
    if (failed.isPresent() || !keepCurrent()) {
      return; // nothing more is told; what was told is still recorded
    }
    switch (draft) {
      case Draft.Said(var sentence) -> say(sentence, judge);
      case Draft.Noted(var sentence) -> say(sentence, judge);
      case Draft.Cards drafted -> show(drafted);
      case Draft.Table drafted -> tabulate(drafted);
      case Draft.Followups(var questions) -> reader.tell(new Event.Followups(questions));
      case Draft.Finished end -> finish(end);
      case Draft.Failed end -> failed = Optional.of(end);
    }
  }

  /** False when what holds now cannot be read: the answer has failed. */
  private boolean keepCurrent() {
    Evidence before = evidence;
    try {
      evidence = current.get();
    } catch (Unavailable e) {
      LOG.warnf("release.broken_off dependency=\"%s\" cause=%s", e.dependency(), e.getCause());
      failed = Optional.of(new Draft.Failed("unavailable"));
      return false;
    }
    if (!evidence.products().equals(before.products())) {
      review = reviewOver.apply(evidence);
      tellAgain();
    }
    return true;
  }

  /** Tells those of the sources, sentences, cards and cells again that are not as they were. */
  private void tellAgain() {
    tell(
        sources.values().stream()
            .flatMap(
                told ->
                    evidence
                        .fact(told.id())
                        .filter(fact -> !fact.text().equals(told.text()))
                        .map(fact -> source(fact, told.mark()))
                        .stream())
            .toList());
    sentences.replaceAll(this::again);
    laidOut.ifPresent(this::show);
    tabulated.ifPresent(this::tabulate);
  }

  private Told again(Told told) {
    if (told.text().isEmpty()) {
      return told;
    }
    Sentence draft = told.draft();
    String text = told.text().get();
    var asTold = new Sentence(draft.number(), text, told.citations());
    List<String> citations = told.citations();
    String now =
        switch (told.judge().apply(review, asTold)) {
          case Verdict.Pass() -> text;
          case Verdict.Correct(var righted, var found) -> {
            note(corrected, draft, found);
            yield righted;
          }
          case Verdict.Withhold(var found) -> {
            note(corrected, draft, found);
            citations = List.of();
            yield Phrases.in(plan.language()).takenBack();
          }
        };
    if (now.equals(text)) {
      return told;
    }
    reader.tell(new Event.Replace(draft.number(), now, citations));
    return new Told(draft, told.judge(), Optional.of(now), citations);
  }

  private void say(Sentence sentence, Judge judge) {
    Optional<String> text = reviewed(sentence, judge);
    sentences.add(new Told(sentence, judge, text, sentence.citations()));
    text.ifPresent(
        told -> {
          cite(sentence.citations());
          trail.firstSentence();
          reader.tell(new Event.Delta(sentence.number(), told, sentence.citations()));
        });
  }

  /** The text that may be told; empty when it may not. */
  private Optional<String> reviewed(Sentence sentence, Judge judge) {
    long began = System.nanoTime();
    Verdict verdict = judge.apply(review, sentence);
    trail.took("review", began);
    return switch (verdict) {
      case Verdict.Pass() -> Optional.of(sentence.text());
      case Verdict.Correct(var text, var found) -> {
        note(corrected, sentence, found);
        yield Optional.of(text);
      }
      case Verdict.Withhold(var found) -> {
        note(withheld, sentence, found);
        LOG.debugf("review.withheld findings=%s draft=\"%s\"", found, sentence.text());
        yield Optional.empty();
      }
    };
  }

  /** Once for each piece, however often it is told again. */
  private void note(Set<Sentence> among, Sentence sentence, List<Finding> found) {
    if (among.add(sentence)) {
      findings.addAll(found);
    }
  }

  private void show(Draft.Cards drafted) {
    laidOut = Optional.of(drafted);
    var whys = new HashMap<String, Event.Why>();
    for (Draft.Card card : drafted.cards()) {
      if (evidence.product(card.productId()).isPresent()) {
        why(card).ifPresent(why -> whys.put(card.productId(), why));
      }
    }
    // Behind every reason: what only somebody who asks for it sees leaves no gap in the marks.
    cards =
        drafted.cards().stream()
            .flatMap(
                card ->
                    evidence
                        .product(card.productId())
                        .map(p -> card(p, whys.get(p.id()), card.standing().map(this::standing)))
                        .stream())
            .toList();
    reader.tell(new Event.Products(cards));
  }

  private Optional<Event.Why> why(Draft.Card drafted) {
    if (drafted.why().isBlank()) {
      return Optional.empty();
    }
    var sentence = new Sentence(0, drafted.why(), drafted.citations());
    Optional<String> why = reviewed(sentence, Review.Answer::judgeComposed);
    why.ifPresent(text -> cite(drafted.citations()));
    return why.map(text -> new Event.Why(text, drafted.citations()));
  }

  private Event.Standing standing(Draft.Standing drafted) {
    return new Event.Standing(
        drafted.conditions().stream().map(this::condition).toList(),
        drafted.order().map(this::order).orElse(null));
  }

  /** What does not pass, because the data has changed since, is not known any more. */
  private Event.Condition condition(Draft.Condition drafted) {
    boolean said = isStated(drafted.label(), drafted.says(), drafted.citations());
    var state = said ? drafted.state() : Draft.Condition.State.UNKNOWN;
    return new Event.Condition(
        drafted.label(),
        drafted.asked(),
        drafted.must(),
        state.name().toLowerCase(Locale.ROOT),
        said ? drafted.says() : null,
        said ? drafted.citations() : List.of());
  }

  private Event.Order order(Draft.Order drafted) {
    boolean said = isStated(drafted.label(), drafted.says(), drafted.citations());
    return new Event.Order(
        drafted.label(),
        drafted.ascending(),
        said ? drafted.says() : null,
        said ? drafted.citations() : List.of());
  }

  /** Whether the field may be told as it was drafted; its sources are, if so. */
  private boolean isStated(String label, String text, List<String> citations) {
    var sentence = new Sentence(0, label + ": " + text, citations);
    boolean stated =
        !text.isBlank()
            && reviewed(sentence, Review.Answer::judgeComposed)
                .filter(sentence.text()::equals)
                .isPresent();
    if (stated) {
      cite(citations);
    }
    return stated;
  }

  private Event.Card card(
      Product product, Event.@Nullable Why why, Optional<Event.Standing> standing) {
    Offer offer = product.offer();
    Instant asOf =
        evidence.facts().stream()
            .filter(f -> f.source().equals(product.id()))
            .map(Fact::asOf)
            .max(Comparator.naturalOrder())
            .orElse(question.askedAt());
    String language = plan.language().tag();
    return new Event.Card(
        product.id(),
        product.wording().title(language),
        product.wording().language(language),
        product.brand().orElse(null),
        product.kind().orElse(null),
        product.media().url().orElse(null),
        product.media().images().stream().findFirst().map(Product.Image::url).orElse(null),
        offer.price().map(p -> Event.Price.of(p, asOf)).orElse(null),
        offer.reducedFrom().map(p -> Event.Price.of(p, asOf)).orElse(null),
        product.rating().map(Product.Rating::value).orElse(null),
        product.rating().map(Product.Rating::count).orElse(null),
        offer.availability().map(a -> a.name().toLowerCase(Locale.ROOT)).orElse(null),
        offer.stock().isPresent() ? offer.stock().getAsInt() : null,
        why,
        standing.orElse(null));
  }

  private void tabulate(Draft.Table drafted) {
    boolean whole = drafted.productIds().stream().allMatch(id -> evidence.product(id).isPresent());
    if (!whole && table.isEmpty()) {
      return; // a column of a product that is gone; one told already loses its cells
    }
    tabulated = Optional.of(drafted);
    var columns =
        drafted.productIds().stream()
            .map(id -> new Event.Column(id, titles.getOrDefault(id, id)))
            .toList();
    var rows = drafted.rows().stream().map(this::row).toList();
    var told = new Event.Table(columns, rows);
    table = Optional.of(told);
    reader.tell(told);
  }

  private Event.Row row(Draft.Row drafted) {
    var cells = new ArrayList<Event.Cell>();
    for (Draft.Cell cell : drafted.cells()) {
      boolean told = isStated(drafted.label(), cell.text(), cell.citations());
      cells.add(
          told ? new Event.Cell(cell.text(), cell.citations()) : new Event.Cell("", List.of()));
    }
    return new Event.Row(drafted.label(), drafted.differs(), cells);
  }

  private void finish(Draft.Finished end) {
    finished = Optional.of(end);
    if (withheld() > 0) {
      reader.tell(new Event.Withheld(withheld(), Phrases.in(plan.language()).withheld(withheld())));
    }
  }

  /** Tells the sources not told before, and those of which another part is quoted now. */
  private void cite(List<String> citations) {
    var fresh = new LinkedHashMap<String, Event.Source>();
    for (String id : citations) {
      Optional<Event.Source> told = Optional.ofNullable(sources.get(id));
      int mark = told.map(Event.Source::mark).orElse(sources.size() + fresh.size() + 1);
      evidence
          .fact(id)
          .map(fact -> source(fact, mark))
          .filter(now -> told.filter(t -> t.highlight().equals(now.highlight())).isEmpty())
          .ifPresent(now -> fresh.putIfAbsent(id, now));
    }
    tell(List.copyOf(fresh.values()));
  }

  private void tell(List<Event.Source> now) {
    if (!now.isEmpty()) {
      now.forEach(source -> sources.put(source.id(), source));
      reader.tell(new Event.Sources(now));
    }
  }

  private List<Event.Span> highlight(Fact fact) {
    return Highlight.of(
        fact,
        sentences.stream()
            .filter(told -> told.citations().contains(fact.id()))
            .flatMap(told -> told.text().stream()),
        sentence ->
            review.closest(new Sentence(0, sentence, List.of(fact.id())), fact).stream()
                .map(span -> new Event.Span(span.start(), span.end()))
                .toList());
  }

  private Event.Source source(Fact fact, int mark) {
    Optional<Product> product = evidence.product(fact.source());
    FactValue value = FactValue.of(fact, evidence);
    return new Event.Source(
        fact.id(),
        mark,
        product.map(Product::id).orElse(null),
        fact.origin().wire(),
        fact.field(),
        fact.title(),
        fact.text(),
        highlight(fact),
        value.value().orElse(null),
        value.unit().orElse(null),
        fact.version(),
        fact.asOf(),
        product.flatMap(p -> p.media().url()).orElse(null),
        plan.language().tag());
  }

  Answer answer(Outcome outcome, String auditId) {
    return new Answer(
        outcome,
        Optional.of(plan),
        evidence,
        sentences(),
        cards,
        table,
        withheld(),
        Optional.of(auditId),
        trail.micros());
  }

  Plan plan() {
    return plan;
  }

  Optional<Draft.Finished> finished() {
    return finished;
  }

  Optional<Draft.Failed> failed() {
    return failed;
  }

  List<Answer.Reviewed> sentences() {
    return sentences.stream().map(Told::reviewed).toList();
  }

  List<Finding> findings() {
    return findings;
  }

  /** Facts that what was told rests on, in the order of their marks. */
  List<Fact> cited() {
    return sources.keySet().stream().flatMap(id -> evidence.fact(id).stream()).toList();
  }

  /** Sentences told. */
  long released() {
    return sentences.stream().filter(sentence -> sentence.text().isPresent()).count();
  }

  int withheld() {
    return withheld.size();
  }

  int corrected() {
    return corrected.size();
  }
}
