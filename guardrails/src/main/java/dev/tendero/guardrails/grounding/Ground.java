package dev.tendero.guardrails.grounding;

import dev.tendero.catalog.Product;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.guardrails.ReviewContext;
import dev.tendero.guardrails.screening.Leaks;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that the sentences of one answer are held against, indexed once: the rows of the products,
 * the facts, the context. For one thread at a time.
 */
public final class Ground {
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;]\\s+|\\n");

  /** Spaces, and the marks of a list or a heading. */
  private static final Pattern LIST_MARK = Pattern.compile("[\\s#>*•-]+");

  private final Evidence evidence;
  private final Language language;
  private final ReviewContext context;
  private final Vocabulary vocabulary = Vocabulary.shipped();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, List<Mention>> factNumbers = new HashMap<>();
  private final Map<String, Set<String>> factConcepts = new HashMap<>();
  private final Set<Integer> counts = new HashSet<>();
  private final Leaks leaks;

  public Ground(Evidence evidence, Language language, ReviewContext context) {
    this.evidence = evidence;
    this.language = language;
    this.context = context;
    for (Evidence.Found found : evidence.products()) {
      rows.put(found.product().id(), new Row(found.product(), vocabulary));
    }
    evidence.facts().forEach(f -> facts.put(f.id(), f));
    leaks = new Leaks(context.secrets());
    counts.addAll(context.counts());
    if (evidence.matching() >= 0) {
      counts.add(evidence.matching());
    }
    if (rows.size() > 1) {
      counts.add(rows.size());
    }
    evidence.relaxation().ifPresent(r -> counts.add(r.gained()));
  }

  /** {@code sentence} taken apart. */
  public Reading read(Sentence sentence) {
    return read(sentence, List.of());
  }

  /**
   * {@code sentence} taken apart, where words of the shopper's in quotation marks state nothing.
   */
  public Reading readComposed(Sentence sentence) {
    var own = new ArrayList<>(context.repeated());
    own.add(context.question());
    return read(sentence, own);
  }

  private Reading read(Sentence sentence, List<String> own) {
    var cited = new ArrayList<Fact>();
    Set<Row> subjects = new LinkedHashSet<>();
    for (String id : sentence.citations()) {
      Fact fact = facts.get(id);
      if (fact != null) {
        cited.add(fact);
        Optional.ofNullable(rows.get(fact.source())).ifPresent(subjects::add);
      }
    }
    List<String> quotable = new ArrayList<>(own);
    cited.forEach(f -> quotable.add(f.text()));
    rows.values().forEach(r -> quotable.addAll(titles(r.product())));
    return new Reading(
        sentence,
        language,
        cited,
        List.copyOf(subjects),
        List.copyOf(rows.values()),
        quotable,
        own,
        vocabulary);
  }

  /** {@code sentence} taken apart as one about a product, cited or not. */
  Reading about(Sentence sentence, String productId) {
    List<Row> subject = row(productId).stream().toList();
    return new Reading(
        sentence,
        language,
        List.of(),
        subject,
        subject,
        subject.stream().flatMap(r -> titles(r.product()).stream()).toList(),
        List.of(),
        vocabulary);
  }

  static List<String> titles(Product product) {
    var titles = new ArrayList<String>();
    titles.add(product.title());
    product.wording().translations().values().forEach(t -> titles.add(t.title()));
    return titles;
  }

  Evidence evidence() {
    return evidence;
  }

  ReviewContext context() {
    return context;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The rows of all products of the answer, best first. */
  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  Optional<Row> row(String productId) {
    return Optional.ofNullable(rows.get(productId));
  }

  Optional<Fact> fact(String id) {
    return Optional.ofNullable(facts.get(id));
  }

  Leaks leaks() {
    return leaks;
  }

  /** What the words of a fact's text stand for. */
  Set<String> concepts(Fact fact) {
    return factConcepts.computeIfAbsent(
        fact.id(),
        _ -> {
          var concepts = new HashSet<String>();
          vocabulary
              .read(fact.text())
              .forEach(
                  t -> {
                    concepts.add(t.concept());
                    concepts.add(t.word());
                  });
          return concepts;
        });
  }

  /**
   * A sentence of a fact's text.
   *
   * @param span without what marks a list before it
   * @param tokens with places counted from the sentence's own beginning
   */
  record Part(Span span, List<Token> tokens) {}

  /** The sentences of a fact's text. */
  List<Part> sentences(Fact fact) {
    String text = fact.text();
    var parts = new ArrayList<Part>();
    Matcher ends = SENTENCE_END.matcher(text);
    int from = 0;
    while (from < text.length()) {
      boolean more = ends.find();
      int to = more ? ends.start() : text.length();
      int last = more && text.charAt(to) != '\n' ? to + 1 : to;
      Matcher mark = LIST_MARK.matcher(text).region(from, to);
      int first = mark.lookingAt() ? mark.end() : from;
      if (first < to) {
        parts.add(new Part(new Span(first, last), vocabulary.read(text.substring(first, to))));
      }
      from = more ? ends.end() : text.length();
    }
    return parts;
  }

  /**
   * The sentences of a cited text that share most words with {@code sentence}: more than one where
   * they share as many, none where none shares any.
   */
  public List<Span> closest(Sentence sentence, Fact fact) {
    Set<String> said =
        read(sentence).tokens().stream()
            .filter(token -> !vocabulary.isConnective(token.word()))
            .map(Token::concept)
            .collect(Collectors.toSet());
    int most = 1;
    var closest = new ArrayList<Span>();
    for (Part part : sentences(fact)) {
      int shared =
          (int)
              part.tokens().stream().map(Token::concept).distinct().filter(said::contains).count();
      if (shared > most) {
        most = shared;
        closest.clear();
      }
      if (shared == most) {
        closest.add(part.span());
      }
    }
    return closest;
  }

  /** How many results there are, in the ways an answer may count them. */
  Set<Integer> counts() {
    return counts;
  }

  /** The numbers in a fact's text. */
  List<Mention> numbers(Fact fact) {
    return factNumbers.computeIfAbsent(
        fact.id(),
        _ -> {
          var all = new ArrayList<Mention>(Mentions.find(fact.text(), language));
          Language other = language == Language.SPANISH ? Language.ENGLISH : Language.SPANISH;
          for (Mention mention : Mentions.find(fact.text(), other)) {
            if (!all.contains(mention)) {
              all.add(mention);
            }
          }
          return List.copyOf(all);
        });
  }
}
