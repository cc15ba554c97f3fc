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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The gate between a draft and its reader: every piece is reviewed, and only what passed is told.
 * One per turn; not thread-safe.
 */
final class Release {
  private static final Logger LOG = Logger.getLogger(Release.class);

  private final Question question;
  private final Plan plan;
  private final Evidence evidence;
  private final Review.Answer review;
  private final Reader reader;
  private final Trail trail;

  private final Map<String, Integer> marks = new LinkedHashMap<>();
  private final List<Answer.Reviewed> sentences = new ArrayList<>();
  private final List<Event.Card> cards = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Product> products = new HashMap<>();
  private Optional<Event.Table> table = Optional.empty();
  private Optional<Draft.Finished> finished = Optional.empty();
  private Optional<Draft.Failed> failed = Optional.empty();
  private int withheld;
  private int corrected;

  /**
   * @param text the admitted question
   * @param secrets what no sentence may give away
   */
  Release(
      Question question,
      String text,
      Plan plan,
      Evidence evidence,
      Review review,
      List<String> secrets,
      Reader reader,
      Trail trail) {
    this.question = question;
    this.plan = plan;
    this.evidence = evidence;
    this.review = review.over(evidence, plan.language(), context(text, plan, evidence, secrets));
    this.reader = reader;
    this.trail = trail;
    evidence.products().forEach(found -> products.put(found.product().id(), found.product()));
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

  /** Takes what a model wrote. */
  void prose(Draft draft) {
    take(draft, review::judge);
  }

  /** Takes what was assembled from facts. */
  void facts(Draft draft) {
    take(draft, review::judgeComposed);
  }

  private void take(Draft draft, Function<Sentence, Verdict> judge) {
    switch (draft) {
      case Draft.Said(var sentence) -> say(sentence, judge);
      case Draft.Cards(var drafted) -> show(drafted);
      case Draft.Table drafted -> tabulate(drafted);
      case Draft.Followups(var questions) -> reader.tell(new Event.Followups(questions));
      case Draft.Finished end -> finish(end);
      case Draft.Failed end -> failed = Optional.of(end);
    }
  }

  private void say(Sentence sentence, Function<Sentence, Verdict> judge) {
    Optional<String> text = reviewed(sentence, judge);
    if (text.isEmpty()) {
      sentences.add(new Answer.Reviewed("", sentence.citations(), "withhold"));
      return;
    }
    cite(sentence.citations());
    trail.firstSentence();
    reader.tell(new Event.Delta(sentence.number(), text.get(), sentence.citations()));
    String verdict = text.get().equals(sentence.text()) ? "pass" : "correct";
    sentences.add(new Answer.Reviewed(text.get(), sentence.citations(), verdict));
  }

  /** The text that may be told; empty when it may not. */
  private Optional<String> reviewed(Sentence sentence, Function<Sentence, Verdict> judge) {
    long began = System.nanoTime();
    Verdict verdict = judge.apply(sentence);
    trail.took("review", began);
    return switch (verdict) {
      case Verdict.Pass() -> Optional.of(sentence.text());
      case Verdict.Correct(var text, var found) -> {
        corrected++;
        findings.addAll(found);
        yield Optional.of(text);
      }
      case Verdict.Withhold(var found) -> {
        withheld++;
        findings.addAll(found);
        LOG.debugf("review.withheld findings=%s draft=\"%s\"", found, sentence.text());
        yield Optional.empty();
      }
    };
  }

  private void show(List<Draft.Card> drafted) {
    var shown = new ArrayList<Event.Card>();
    for (Draft.Card card : drafted) {
      Product product = products.get(card.productId());
      if (product != null) {
        var sentence = new Sentence(sentences.size(), card.why(), card.citations());
        Optional<String> why =
            card.why().isBlank() ? Optional.empty() : reviewed(sentence, review::judgeComposed);
        why.ifPresent(text -> cite(card.citations()));
        shown.add(
            card(product, why.map(text -> new Event.Why(text, card.citations())).orElse(null)));
      }
    }
    cards.addAll(shown);
    reader.tell(new Event.Products(shown));
  }

  private Event.Card card(Product product, Event.@Nullable Why why) {
    Offer offer = product.offer();
    var asOf =
        evidence.facts().stream()
            .filter(f -> f.source().equals(product.id()))
            .map(Fact::asOf)
            .findFirst()
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
        offer.was().map(p -> Event.Price.of(p, asOf)).orElse(null),
        product.rating().map(Product.Rating::value).orElse(null),
        product.rating().map(Product.Rating::count).orElse(null),
        offer.availability().map(a -> a.name().toLowerCase(Locale.ROOT)).orElse(null),
        offer.stock().isPresent() ? offer.stock().getAsInt() : null,
        why);
  }

  private void tabulate(Draft.Table drafted) {
    var columns =
        drafted.productIds().stream()
            .filter(products::containsKey)
            .map(id -> new Event.Column(id, title(id)))
            .toList();
    if (columns.size() < drafted.productIds().size()) {
      return; // a column of a product that is gone
    }
    var rows = drafted.rows().stream().map(this::row).toList();
    var told = new Event.Table(columns, rows);
    table = Optional.of(told);
    reader.tell(told);
  }

  private Event.Row row(Draft.Row drafted) {
    var cells = new ArrayList<Event.Cell>();
    for (Draft.Cell cell : drafted.cells()) {
      var sentence =
          new Sentence(sentences.size(), drafted.label() + ": " + cell.text(), cell.citations());
      if (cell.text().isBlank()
          || reviewed(sentence, review::judgeComposed).filter(sentence.text()::equals).isEmpty()) {
        cells.add(new Event.Cell("", List.of()));
      } else {
        cite(cell.citations());
        cells.add(new Event.Cell(cell.text(), cell.citations()));
      }
    }
    return new Event.Row(drafted.label(), drafted.differs(), cells);
  }

  private String title(String productId) {
    Product product = products.get(productId);
    return product == null ? productId : product.wording().title(plan.language().tag());
  }

  private void finish(Draft.Finished end) {
    finished = Optional.of(end);
    if (withheld > 0) {
      reader.tell(new Event.Withheld(withheld, Phrases.in(plan.language()).withheld(withheld)));
    }
  }

  /** Tells the sources not told before. */
  private void cite(List<String> citations) {
    var fresh = new ArrayList<Event.Source>();
    for (String id : citations) {
      evidence
          .fact(id)
          .filter(fact -> !marks.containsKey(id))
          .ifPresent(
              fact -> {
                marks.put(id, marks.size() + 1);
                fresh.add(source(fact, marks.size()));
              });
    }
    if (!fresh.isEmpty()) {
      reader.tell(new Event.Sources(fresh));
    }
  }

  private Event.Source source(Fact fact, int mark) {
    Optional<Product> product = Optional.ofNullable(products.get(fact.source()));
    FactValue value = FactValue.of(fact, evidence);
    return new Event.Source(
        fact.id(),
        mark,
        product.map(Product::id).orElse(null),
        fact.origin().wire(),
        fact.field(),
        fact.title(),
        fact.text(),
        null,
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
        sentences,
        cards,
        table,
        withheld,
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
    return sentences;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Facts that what was told rests on, in the order of their marks. */
  List<Fact> cited() {
    return marks.keySet().stream().flatMap(id -> evidence.fact(id).stream()).toList();
  }

  /** Sentences told. */
  long released() {
    return sentences.stream().filter(sentence -> !sentence.text().isEmpty()).count();
  }

  int withheld() {
    return withheld;
  }

  int corrected() {
    return corrected;
  }
}
