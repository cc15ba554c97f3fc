package dev.tendero.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The lexical arm's question, word by word. Each word scores by BM25 in the field where it scores
 * best, and the words add up: a product that says one word in every field does not pass one that
 * says every word once.
 *
 * @param words those that mean something, in the order they were asked
 * @param codes of the question, in the spelling of {@link Folding#askedCodes}
 */
record Words(List<Word> words, List<Query> codes) {
  static final Words NONE = new Words(List.of(), List.of());

  /** A question has fewer words that matter; the rest of a pasted text is not searched. */
  private static final int MOST_WORDS = 32;

  private static final Analyzer ANALYZER = Fields.analyzer();

  /**
   * @param rarity what finding the word tells: its inverse document frequency, high for a word that
   *     no product has
   */
  record Word(Query query, double rarity) {}

  static Words inProducts(String text, Weights weights, IndexReader reader) throws IOException {
    Map<String, Float> fields = new LinkedHashMap<>();
    for (String language : Fields.LANGUAGES) {
      fields.put(Fields.in(Fields.TITLE, language), 1f);
      fields.put(Fields.in(Fields.DESCRIPTION, language), weights.description());
      fields.put(Fields.in(Fields.ATTRIBUTE_TEXT, language), weights.attributes());
    }
    fields.put(Fields.BRAND_TEXT, weights.brand());
    fields.put(Fields.KIND_TEXT, weights.kind());
    List<Query> codes = new ArrayList<>();
    for (String code : Folding.askedCodes(text)) {
      if (codes.size() < MOST_WORDS) {
        codes.add(new BoostQuery(new TermQuery(new Term(Fields.CODES, code)), weights.codes()));
      }
    }
    return new Words(words(text, fields, reader), codes);
  }

  static Words inPassages(String text, IndexReader reader) throws IOException {
    Map<String, Float> fields = new LinkedHashMap<>();
    Fields.LANGUAGES.forEach(language -> fields.put(Fields.in(Fields.PASSAGE_TEXT, language), 1f));
    return new Words(words(text, fields, reader), List.of());
  }

  /**
   * Matches products whose title, brand or worded attributes have all words of one phrase, in one
   * language: what is no word there ("de" in Spanish) is not looked for.
   */
  static Query said(List<String> phrases) {
    var any = new BooleanQuery.Builder();
    for (String phrase : phrases) {
      List<String> words = List.of(phrase.strip().split("\\s+"));
      for (String language : Fields.LANGUAGES) {
        any.add(
            all(
                words,
                List.of(
                    Fields.in(Fields.TITLE, language),
                    Fields.in(Fields.ATTRIBUTE_TEXT, language),
                    Fields.BRAND_TEXT,
                    Fields.CODES)),
            Occur.SHOULD);
      }
      Folding.codes(phrase)
          .forEach(code -> any.add(new TermQuery(new Term(Fields.CODES, code)), Occur.SHOULD));
    }
    return any.build();
  }

  /** Matches products whose title, in one language, has all the words. */
  static Query titled(List<String> words) {
    var any = new BooleanQuery.Builder();
    Fields.LANGUAGES.forEach(
        language -> any.add(all(words, List.of(Fields.in(Fields.TITLE, language))), Occur.SHOULD));
    return any.build();
  }

  /** Every word in one of the fields. A word that means nothing in the first asks nothing. */
  private static Query all(List<String> words, List<String> fields) {
    var all = new BooleanQuery.Builder();
    boolean asks = false;
    for (String word : words) {
      if (terms(fields.getFirst(), word).isEmpty()) {
        continue;
      }
      asks = true;
      var any = new BooleanQuery.Builder();
      for (String field : fields) {
        Set<String> terms = field.equals(Fields.CODES) ? joined(word) : terms(field, word);
        if (!terms.isEmpty() && !losesAPart(word, terms, field)) {
          var each = new BooleanQuery.Builder();
          terms.forEach(term -> each.add(new TermQuery(new Term(field, term)), Occur.FILTER));
          any.add(each.build(), Occur.SHOULD);
        }
      }
      all.add(any.build(), Occur.FILTER);
    }
    return asks ? all.build() : new MatchNoDocsQuery();
  }

  /** A compound as one word; nothing for a plain one, which the other fields have. */
  private static Set<String> joined(String word) {
    List<String> parts = Folding.parts(word);
    return parts.size() < 2 ? Set.of() : Set.of(String.join("", parts));
  }

  /** "In-ear" without its "in" is said of what is "on-ear" too. */
  private static boolean losesAPart(String word, Set<String> terms, String field) {
    return !field.equals(Fields.CODES) && terms.size() < Set.copyOf(Folding.parts(word)).size();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Matches what has at least one of the words. */
  Query query() {
    var query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(word.query(), Occur.SHOULD));
    codes.forEach(code -> query.add(code, Occur.SHOULD));
    return query.build();
  }

  private static List<Word> words(String text, Map<String, Float> fields, IndexReader reader)
      throws IOException {
    List<Word> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      if (words.size() == MOST_WORDS) {
        break;
      }
      List<Query> inFields = new ArrayList<>();
      boolean meansNothing = false;
      int found = 0;
      for (Map.Entry<String, Float> field : fields.entrySet()) {
        Set<String> terms = terms(field.getKey(), word);
        meansNothing |= terms.isEmpty();
        if (!terms.isEmpty() && field.getValue() > 0) {
          var query = new BooleanQuery.Builder();
          for (String each : terms) {
            var term = new Term(field.getKey(), each);
            found = Math.max(found, reader.docFreq(term));
            query.add(new TermQuery(term), Occur.SHOULD);
          }
          inFields.add(new BoostQuery(query.build(), field.getValue()));
        }
      }
      // A stop word of one language is a word of the other, but only where a text has it.
      if (!inFields.isEmpty() && !(meansNothing && found == 0)) {
        words.add(new Word(new DisjunctionMaxQuery(inFields, 0), rarity(reader.numDocs(), found)));
      }
    }
    return words;
  }

  private static double rarity(int documents, int found) {
    return Math.log1p((Math.max(documents - found, 0) + 0.5) / (found + 0.5));
  }

  private static Set<String> terms(String field, String words) {
    var terms = new LinkedHashSet<String>();
    try (TokenStream stream = ANALYZER.tokenStream(field, words)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (terms.size() < MOST_WORDS && stream.incrementToken()) {
        terms.add(term.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot be read", e);
    }
    return terms;
  }
}
