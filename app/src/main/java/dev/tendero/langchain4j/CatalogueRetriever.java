package dev.tendero.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.tendero.answer.Plan;
import dev.tendero.answer.Question;
import dev.tendero.evidence.Evidence;
import dev.tendero.evidence.Fact;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.Retrieval;
import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an answer to a question may rest on, as contents: each product that meets every hard
 * condition of the question, with the price and stock of this moment, and each passage, best first.
 * Thread-safe.
 *
 * <p>A content's segment has {@code source} (id of the product or document), {@code version} (in
 * the catalogue's change log), {@code score} and {@code citation}: the product's or the passage's
 * id, by which an answer can be traced.
 */
public final class CatalogueRetriever implements ContentRetriever {
  /** A title, price, stock, rating and about what fits a screen of attributes. */
  private static final int FACTS = 24;

  private final Planner planner;
  private final Retrieval retrieval;

  public CatalogueRetriever(Planner planner, Retrieval retrieval) {
    this.planner = planner;
    this.retrieval = retrieval;
  }

  @Override
  public List<Content> retrieve(Query query) {
    String text = bounded(query.text());
    try (var catalogue = retrieval.catalogue()) {
      Plan plan = planner.plan(text, Language.ENGLISH, List.of(), catalogue);
      return contents(retrieval.gather(catalogue, plan, text, List.of()));
    }
  }

  /** A program may send a whole conversation: its beginning is read, as much as a question has. */
  private static String bounded(String text) {
    if (text.length() <= Question.LONGEST) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(Question.LONGEST - 1));
    return text.substring(0, splits ? Question.LONGEST - 1 : Question.LONGEST);
  }

  private static List<Content> contents(Evidence evidence) {
    if (evidence.relaxation().isPresent()) {
      return List.of(); // what comes closest is not what was asked for
    }
    var contents = new ArrayList<Content>();
    for (Evidence.Found found : evidence.products()) {
      String id = found.product().id();
      String text =
          evidence.facts().stream()
              .filter(fact -> fact.source().equals(id) && !fact.origin().isText())
              .limit(FACTS)
              .map(Fact::text)
              .collect(Collectors.joining("\n"));
      contents.add(content(text, id, found.version(), found.score(), id));
    }
    evidence.facts().stream()
        .filter(fact -> fact.origin().isText())
        .map(f -> content(f.text(), f.source(), f.version(), f.score(), f.field()))
        .forEach(contents::add);
    return contents;
  }

  private static Content content(
      String text, String source, long version, double score, String citation) {
    var metadata =
        Metadata.from(
            Map.of("source", source, "version", version, "score", score, "citation", citation));
    return Content.from(TextSegment.from(text, metadata), Map.of(ContentMetadata.SCORE, score));
  }
}
