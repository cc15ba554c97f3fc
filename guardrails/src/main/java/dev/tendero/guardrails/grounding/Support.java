package dev.tendero.guardrails.grounding;

import dev.tendero.evidence.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sentence says in prose has words in its evidence: at least {@code minOverlap} of its
 * content words stand in the rows or the cited texts, and it denies only what the cited text
 * denies. A stand-in for a judge that understands, until one is trained.
 */
final class Support implements Rule {
  private static final String RULE = "support";

  /** Two words of one origin share their beginning: "resolución", "resolution". */
  private static final int COGNATE = 5;

  private final double minOverlap;

  Support(double minOverlap) {
    this.minOverlap = minOverlap;
  }

  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    List<Token> content = content(reading, ground);
    if (content.isEmpty()) {
      return List.of();
    }
    List<Token> unsupported = unsupported(content, reading, ground);
    double share = 1 - (double) unsupported.size() / content.size();
    if (share < minOverlap) {
      Token first = unsupported.getFirst();
      return List.of(
          Objection.of(
              RULE,
              "unsupported",
              first.start(),
              unsupported.getLast().end(),
              unsupported.size() + " of " + content.size() + " content words have no evidence"));
    }
    return isDeniedAlone(reading, content, ground)
        ? List.of(Objection.of(RULE, "negation", 0, 0, "the cited text does not deny this"))
        : List.of();
  }

  /** Share of the content words that no evidence has; 0 for a sentence without any. */
  static double unsupported(Reading reading, Ground ground) {
    List<Token> content = content(reading, ground);
    return content.isEmpty()
        ? 0
        : (double) unsupported(content, reading, ground).size() / content.size();
  }

  private static List<Token> unsupported(List<Token> content, Reading reading, Ground ground) {
    Set<String> known = known(reading, ground);
    Set<String> beginnings = new HashSet<>();
    known.stream()
        .filter(k -> k.length() >= COGNATE)
        .forEach(k -> beginnings.add(k.substring(0, COGNATE)));
    return content.stream().filter(token -> !isKnown(token, known, beginnings)).toList();
  }

  private static boolean isKnown(Token token, Set<String> known, Set<String> beginnings) {
    return known.contains(token.concept())
        || known.contains(token.word())
        || (token.concept().length() >= COGNATE
            && beginnings.contains(token.concept().substring(0, COGNATE)));
  }

  /** The words that state something: no names, quotations, numbers, units or connectives. */
  private static List<Token> content(Reading reading, Ground ground) {
    var content = new ArrayList<Token>();
    for (Token token : reading.tokens()) {
      boolean stated =
          token.word().length() > 2
              && !ground.vocabulary().isConnective(token.word())
              && !Comparisons.judges(token.word())
              && token.word().chars().noneMatch(Character::isDigit)
              && !reading.isMasked(token.start())
              && reading.claims().stream()
                  .noneMatch(c -> c.start() <= token.start() && token.end() <= c.end());
      if (stated) {
        content.add(token);
      }
    }
    return content;
  }

  private static Set<String> known(Reading reading, Ground ground) {
    var known = new HashSet<String>();
    List<Row> rows = reading.subjects().isEmpty() ? ground.rows() : reading.subjects();
    rows.forEach(r -> known.addAll(r.vocabulary()));
    reading.names().forEach(n -> n.rows().forEach(r -> known.addAll(r.vocabulary())));
    reading.cited().forEach(f -> known.addAll(ground.concepts(f)));
    if (reading.cited().isEmpty()) {
      ground.vocabulary().read(ground.context().question()).forEach(t -> known.add(t.concept()));
    }
    return known;
  }

  /**
   * Whether prose about a cited text denies something where the text's closest sentence does not,
   * or the other way round.
   */
  private static boolean isDeniedAlone(Reading reading, List<Token> content, Ground ground) {
    if (!reading.claims().isEmpty() || Features.saysUnknown(reading)) {
      return false;
    }
    boolean denies = denies(reading.tokens(), reading);
    int best = 1;
    boolean same = true;
    for (Fact fact : reading.cited()) {
      if (fact.origin().isText()) {
        for (Ground.Part part : ground.sentences(fact)) {
          List<Token> sentence = part.tokens();
          var concepts = new HashSet<String>();
          sentence.forEach(t -> concepts.add(t.concept()));
          int shared = (int) content.stream().filter(t -> concepts.contains(t.concept())).count();
          boolean equal = denies == sentence.stream().anyMatch(t -> Negation.isDenial(t.word()));
          if (shared > best) {
            best = shared;
            same = equal;
          } else if (shared == best) {
            same |= equal;
          }
        }
      }
    }
    return !same;
  }

  private static boolean denies(List<Token> tokens, Reading reading) {
    return tokens.stream()
        .anyMatch(t -> !reading.isMasked(t.start()) && Negation.isDenial(t.word()));
  }
}
