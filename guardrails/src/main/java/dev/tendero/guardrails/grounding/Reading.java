package dev.tendero.guardrails.grounding;

import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.text.Language;
import dev.tendero.text.Mention;
import dev.tendero.text.Mentions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sentence taken apart: its words, the product names and quotations in it, the numbers it states
 * and what each is stated of. All rules look at the same reading.
 */
public final class Reading {
  private static final Set<String> SEPARATORS =
      Vocabulary.set("and y e but pero with con while mientras plus mas or");

  /**
   * Shorter values are numbers themselves ("1200 x 800 x 1049"), longer ones wrap them in words.
   */
  private static final int LONG_VALUE = 24;

  private static final Map<String, Amounts.Relation> BEFORE = new HashMap<>();
  private static final Map<String, Amounts.Relation> BEHIND = new HashMap<>();

  static {
    relation(Amounts.Relation.LESS, "under|below|less than|fewer than|cheaper than|lighter than");
    relation(Amounts.Relation.LESS, "shorter than|menos de|por debajo de|inferior a");
    relation(Amounts.Relation.AT_MOST, "at most|no more than|not more than|within|como maximo");
    relation(Amounts.Relation.AT_MOST, "no mas de|maximum of|a maximum of|maximo de|un maximo de");
    relation(Amounts.Relation.MORE, "over|above|more than|longer than|mas de|por encima de");
    relation(Amounts.Relation.MORE, "superior a");
    relation(Amounts.Relation.AT_LEAST, "at least|no less than|not less than|al menos");
    relation(Amounts.Relation.AT_LEAST, "como minimo|no menos de|minimum of|minimo de|a partir de");
    relation(Amounts.Relation.ABOUT, "about|around|approximately|approx|roughly|nearly|almost");
    relation(Amounts.Relation.ABOUT, "unos|unas|aproximadamente|aprox|alrededor de|cerca de|casi");
    for (String tail : List.of("or less", "o menos", "at most", "como maximo", "or under")) {
      BEHIND.put(tail, Amounts.Relation.AT_MOST);
    }
    for (String tail : List.of("or more", "o mas", "at least", "como minimo", "or over")) {
      BEHIND.put(tail, Amounts.Relation.AT_LEAST);
    }
  }

  private static void relation(Amounts.Relation relation, String phrases) {
    for (String phrase : phrases.split("\\|")) {
      BEFORE.put(phrase, relation);
    }
  }

  /**
   * A product called by its title or the beginning of it.
   *
   * @param rows those of that title
   */
  record Named(Span span, List<Row> rows) {}

  /**
   * @param span of the text between the marks
   */
  record Quotation(Span span, String text) {}

  private final Sentence sentence;
  private final Language language;
  private final List<Fact> cited;
  private final List<Row> subjects;
  private final List<Token> tokens;
  private final List<Named> names;
  private final List<Quotation> quotations;
  private final List<Span> masked = new ArrayList<>();
  private final List<Day> days;
  private final List<Claim> claims = new ArrayList<>();

  /**
   * @param cited the facts that the citations resolve to
   * @param subjects the rows of the cited products
   * @param nameable the rows that the sentence may call by name
   * @param quotable texts that may be quoted word for word
   * @param own words of the shopper's: between quotation marks they name no product
   */
  Reading(
      Sentence sentence,
      Language language,
      List<Fact> cited,
      List<Row> subjects,
      List<Row> nameable,
      List<String> quotable,
      List<String> own,
      Vocabulary vocabulary) {
    this.sentence = sentence;
    this.language = language;
    this.cited = List.copyOf(cited);
    this.subjects = List.copyOf(subjects);
    this.tokens = vocabulary.read(sentence.text(), language);
    this.names = new ArrayList<>(names(nameable));
    names.forEach(n -> masked.add(n.span()));
    List<Mention> mentions = Mentions.find(sentence.text(), language);
    this.quotations = quotations(mentions);
    names.removeIf(n -> quotations.stream().anyMatch(q -> repeats(q, n, own)));
    for (Quotation quotation : quotations) {
      if (quoted(quotation.text(), quotable)) {
        masked.add(quotation.span());
      }
    }
    this.days = Day.in(sentence.text()).stream().filter(d -> !isMasked(d.start())).toList();
    claims(
        mentions.stream()
            .filter(m -> !isMasked(m.start()) && !isPartOfName(m) && !isPartOfValue(m))
            .filter(
                m -> days.stream().noneMatch(d -> d.start() <= m.start() && m.start() < d.end()))
            .toList());
  }

  private List<Named> names(List<Row> nameable) {
    var found = new ArrayList<Named>();
    for (Row row : nameable) {
      for (List<Token> title : row.titles()) {
        for (int i = 0; i < tokens.size(); i++) {
          int run = run(i, title);
          if (run >= Math.min(2, title.size()) && run > 0) {
            found.add(
                new Named(
                    new Span(tokens.get(i).start(), tokens.get(i + run - 1).end()), List.of(row)));
            i += run - 1;
          }
        }
      }
    }
    return longest(found);
  }

  /** How many words of the title, from its first, stand at token {@code at}. */
  private int run(int at, List<Token> title) {
    int run = 0;
    while (run < title.size()
        && at + run < tokens.size()
        && tokens.get(at + run).word().equals(title.get(run).word())) {
      run++;
    }
    return run;
  }

  /** Of overlapping names the longest; equal ones are one name of several rows. */
  private static List<Named> longest(List<Named> found) {
    var kept = new ArrayList<Named>();
    found.sort(
        Comparator.comparingInt((Named n) -> n.span().start() - n.span().end())
            .thenComparingInt(n -> n.span().start()));
    for (Named name : found) {
      boolean taken = false;
      for (int i = 0; i < kept.size() && !taken; i++) {
        Named other = kept.get(i);
        if (other.span().equals(name.span())) {
          var rows = new ArrayList<>(other.rows());
          rows.addAll(name.rows());
          kept.set(i, new Named(other.span(), rows.stream().distinct().toList()));
          taken = true;
        } else {
          taken =
              name.span().start() < other.span().end() && other.span().start() < name.span().end();
        }
      }
      if (!taken) {
        kept.add(name);
      }
    }
    kept.sort(Comparator.comparingInt(n -> n.span().start()));
    return kept;
  }

  private List<Quotation> quotations(List<Mention> mentions) {
    String text = sentence.text();
    var found = new ArrayList<Quotation>();
    int open = -1;
    char closing = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open >= 0 && c == closing && !isInchMark(mentions, i)) {
        found.add(new Quotation(new Span(open, i), text.substring(open, i)));
        open = -1;
      } else if (open < 0 && (c == '“' || c == '«' || (c == '"' && !isInchMark(mentions, i)))) {
        open = i + 1;
        closing = c == '“' ? '”' : c == '«' ? '»' : '"';
      }
    }
    return found;
  }

  private boolean isInchMark(List<Mention> mentions, int at) {
    return mentions.stream().anyMatch(m -> m.end() == at + 1 && m.start() < at)
        || names.stream().anyMatch(n -> n.span().covers(at))
        || (at > 0
            && Character.isDigit(sentence.text().charAt(at - 1))
            && names.stream().anyMatch(n -> n.span().end() == at));
  }

  /** Who asks for a "desk lamp" has not named the desk lamp whose title begins so. */
  private static boolean repeats(Quotation quotation, Named name, List<String> own) {
    return quotation.span().covers(name.span().start())
        && quotation.span().covers(name.span().end() - 1)
        && quoted(quotation.text(), own);
  }

  /**
   * Whether one of {@code texts} has {@code quotation} word for word and in whole words ("able" is
   * not in "unable"), white space aside.
   */
  static boolean quoted(String quotation, List<String> texts) {
    String wanted = spaced(quotation);
    boolean cut = wanted.endsWith("…") || wanted.endsWith("...");
    String words = cut ? wanted.replaceAll("\\s*(…|\\.\\.\\.)$", "") : wanted;
    return !words.isEmpty() && texts.stream().anyMatch(t -> has(spaced(t), words, cut));
  }

  private static boolean has(String text, String words, boolean cut) {
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (isEdge(text, at) && (cut || isEdge(text, at + words.length()))) {
        return true;
      }
    }
    return false;
  }

  /** Not between two letters or digits. */
  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private void claims(List<Mention> mentions) {
    int from = 0;
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      int first = tokenAt(mention.start());
      int last = tokenAt(mention.end());
      int to =
          i + 1 < mentions.size() ? cut(last, tokenAt(mentions.get(i + 1).start())) : tokens.size();
      claims.add(
          new Claim(
              mention,
              first,
              last,
              from,
              to,
              relation(mention, first, last),
              Negation.reaches(sentence.text(), tokens, first),
              rowsAt(mention.start())));
      from = to;
    }
  }

  /** The 3.06 GHz of a value in words that stands in the sentence as the row has it. */
  private boolean isPartOfValue(Mention mention) {
    for (Row row : rowsAt(mention.start())) {
      for (Field field : row.fields()) {
        for (String word : field.words()) {
          if (word.length() >= LONG_VALUE && isInside(mention, word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isInside(Mention mention, String value) {
    int at = sentence.text().indexOf(value);
    return at >= 0 && at <= mention.start() && mention.end() <= at + value.length();
  }

  /** The 2.0 of "4 USB 2.0 ports", where an attribute is called so. */
  private boolean isPartOfName(Mention mention) {
    int at = tokenAt(mention.start());
    for (Row row : rowsAt(mention.start())) {
      for (Field field : row.numbered()) {
        if (at < tokens.size()
            && field.name().contains(tokens.get(at).concept())
            && isInside(at, field)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the shortest stretch of tokens with the field's whole name has token {@code at}. */
  private boolean isInside(int at, Field field) {
    int size = field.name().size();
    int shortest = Integer.MAX_VALUE;
    boolean inside = false;
    for (int from = Math.max(0, at - size - 1); from <= at + size; from++) {
      var missing = new HashSet<>(field.name());
      for (int to = from;
          to < Math.min(tokens.size(), from + size + 2) && !missing.isEmpty();
          to++) {
        missing.remove(tokens.get(to).concept());
        if (missing.isEmpty() && to - from < shortest) {
          shortest = to - from;
          inside = from <= at && at <= to;
        }
      }
    }
    return inside;
  }

  /** The first token at or behind {@code at}. */
  int tokenAt(int at) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).start() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where between two numbers the part about the second begins. */
  private int cut(int last, int next) {
    for (int i = last; i <= next && i < tokens.size(); i++) {
      int gapStart = i == 0 ? 0 : tokens.get(i - 1).end();
      for (int at = gapStart; at < tokens.get(i).start(); at++) {
        if (",;(—|".indexOf(sentence.text().charAt(at)) >= 0) {
          return i;
        }
      }
      if (SEPARATORS.contains(tokens.get(i).word())) {
        return i;
      }
    }
    return Math.min(last, next);
  }

  private Amounts.Relation relation(Mention mention, int first, int last) {
    var words = new StringBuilder();
    for (int i = first - 1; i >= 0 && i >= first - 3; i--) {
      if (stopped(
          tokens.get(i).end(), i + 1 < first ? tokens.get(i + 1).start() : mention.start())) {
        break;
      }
      words.insert(0, words.isEmpty() ? tokens.get(i).word() : tokens.get(i).word() + " ");
      Amounts.Relation before = BEFORE.get(words.toString());
      // "no more than" is found as "more than" first
      if (before != null && !(i > 0 && Negation.isDenial(tokens.get(i - 1).word()))) {
        return before;
      }
    }
    if (last + 1 < tokens.size()) {
      String behind = tokens.get(last).word() + " " + tokens.get(last + 1).word();
      return BEHIND.getOrDefault(behind, Amounts.Relation.EQUAL);
    }
    return Amounts.Relation.EQUAL;
  }

  private boolean stopped(int from, int to) {
    for (int i = from; i < to; i++) {
      if (",;.:".indexOf(sentence.text().charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The products that what stands at {@code at} is about. */
  List<Row> rowsAt(int at) {
    List<Row> rows = names.isEmpty() ? subjects : names.getFirst().rows();
    for (Named name : names) {
      if (name.span().start() <= at) {
        rows = name.rows();
      }
    }
    return rows;
  }

  boolean isMasked(int at) {
    for (Span span : masked) {
      if (span.covers(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one name or quotation holds all of it. */
  boolean isMasked(int start, int end) {
    return masked.stream().anyMatch(span -> span.covers(start) && span.covers(end - 1));
  }

  public String text() {
    return sentence.text();
  }

  Sentence sentence() {
    return sentence;
  }

  Language language() {
    return language;
  }

  List<Fact> cited() {
    return cited;
  }

  /** The rows of the cited products. */
  List<Row> subjects() {
    return subjects;
  }

  List<Token> tokens() {
    return tokens;
  }

  List<Named> names() {
    return names;
  }

  List<Quotation> quotations() {
    return quotations;
  }

  /** The days it states. */
  List<Day> days() {
    return days;
  }

  List<Claim> claims() {
    return claims;
  }
}
