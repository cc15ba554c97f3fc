package dev.tendero.guardrails.grounding;

import dev.tendero.lexicon.Lexicon;
import dev.tendero.lexicon.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What an attribute is called, as concepts: by the feed's own name and by every name the lexicon
 * has for it. Feeds repeat their names on every row, so the answers are kept. Thread-safe.
 */
final class FieldNames {
  /** Words of attribute names that name nothing. */
  static final Set<String> FILLERS =
      Vocabulary.set(
          "of the a an and or per for in by to number quantity product de del la el los las y o por"
              + " para en un una cantidad t h s typical");

  private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

  /** A catalogue of 20,000 rows had 5,354 names; a feed with more is read anew each time. */
  private static final int MAX_KEPT = 20_000;

  private static final FieldNames SHIPPED = new FieldNames(Vocabulary.shipped(), Lexicon.shipped());

  private final Map<String, Name> kept = new ConcurrentHashMap<>();
  private final Vocabulary vocabulary;
  private final Lexicon lexicon;

  private FieldNames(Vocabulary vocabulary, Lexicon lexicon) {
    this.vocabulary = vocabulary;
    this.lexicon = lexicon;
  }

  static FieldNames shipped() {
    return SHIPPED;
  }

  /**
   * @param own the feed's name
   * @param others the lexicon's, without {@code own}
   * @param tokens of the feed's name
   */
  record Name(Set<String> own, List<Set<String>> others, List<Token> tokens, Set<String> codes) {}

  Name of(String key, String name) {
    Name known = kept.get(name);
    if (known == null) {
      known = read(key, name);
      if (kept.size() < MAX_KEPT) {
        kept.put(name, known);
      }
    }
    return known;
  }

  private Name read(String key, String name) {
    String bare = BRACKETS.matcher(name).replaceAll(" ").replace('_', ' ');
    List<Token> tokens = vocabulary.read(bare);
    Set<String> own = concepts(tokens);
    var others = new LinkedHashSet<Set<String>>();
    lexicon.attributeOf(key).ifPresent(term -> forms(term, others));
    others.remove(own);
    var codes = new LinkedHashSet<String>();
    Codes.in(bare).forEach(c -> codes.add(c.form()));
    return new Name(own, List.copyOf(others), List.copyOf(tokens), Set.copyOf(codes));
  }

  private void forms(Term term, Set<Set<String>> into) {
    var forms = new ArrayList<>(term.english());
    forms.addAll(term.spanish());
    forms.forEach(f -> into.add(concepts(vocabulary.read(f))));
  }

  private static Set<String> concepts(List<Token> tokens) {
    var concepts = new LinkedHashSet<String>();
    for (Token token : tokens) {
      if (!FILLERS.contains(token.word()) && !token.concept().equals("product")) {
        concepts.add(token.concept());
      }
    }
    if (concepts.isEmpty()) {
      tokens.forEach(t -> concepts.add(t.concept()));
    }
    return Set.copyOf(concepts);
  }
}
