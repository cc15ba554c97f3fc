package dev.tendero.generation;

import dev.tendero.evidence.Sentence;
import java.util.List;

/** A piece of an answer before review. */
public sealed interface Draft {

  /** One whole sentence, numbered from 0 without gaps. */
  record Said(Sentence sentence) implements Draft {}

  /**
   * A sentence on how the question was taken: what could not be checked, which currency was used.
   * It is numbered with the others, and an answer has it whoever words the rest.
   */
  record Noted(Sentence sentence) implements Draft {}

  /**
   * A card for each product, best first; the text is the one reason to look at it.
   *
   * @param cards at most 6
   */
  record Cards(List<Card> cards) implements Draft {
    public Cards {
      cards = List.copyOf(cards);
    }
  }

  record Card(String productId, String why, List<String> citations) {
    public Card {
      citations = List.copyOf(citations);
    }
  }

  /**
   * A comparison: one column a product, one row an attribute, the rows that differ first.
   *
   * @param productIds the columns
   */
  record Table(List<String> productIds, List<Row> rows) implements Draft {
    public Table {
      productIds = List.copyOf(productIds);
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param cells one per column; a missing value is an empty text without citations
   */
  record Row(String label, List<Cell> cells, boolean differs) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  record Cell(String text, List<String> citations) {
    public Cell {
      citations = List.copyOf(citations);
    }
  }

  /** Questions the reader may want to ask next, as they would type them; at most 4. */
  record Followups(List<String> questions) implements Draft {
    public Followups {
      questions = List.copyOf(questions);
    }
  }

  /** The draft is whole. */
  record Finished(Outcome outcome, int promptTokens, int completionTokens) implements Draft {}

  /**
   * The draft broke off; what was said so far stands.
   *
   * @param reason for operators: "timeout", "http 503", "cut"
   */
  record Failed(String reason) implements Draft {}

  /** What kind of answer it is. */
  enum Outcome {
    GROUNDED,
    EXCERPTS,
    COMPARE,
    CLARIFY,
    NO_MATCH,
    SMALL_TALK,
    OUT_OF_SCOPE,
    HANDOFF
  }
}
