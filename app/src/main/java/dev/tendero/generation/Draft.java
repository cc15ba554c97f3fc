package dev.tendero.generation;

import dev.tendero.evidence.Sentence;
import java.util.List;
import java.util.Optional;

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

  /**
   * @param standing why it stands where it does; empty for a card that no search put there
   */
  record Card(String productId, String why, List<String> citations, Optional<Standing> standing) {
    public Card {
      citations = List.copyOf(citations);
    }

    public Card(String productId, String why, List<String> citations) {
      this(productId, why, citations, Optional.empty());
    }
  }

  /**
   * What was asked for held against one product.
   *
   * @param order what was sorted by; without it, what is closest to the question comes first
   */
  record Standing(List<Condition> conditions, Optional<Order> order) {
    public Standing {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * @param asked "at most $20.00"
   * @param must products that do not meet it are not shown; another is a wish
   * @param says what the product's data has, or empty
   */
  record Condition(
      String label, String asked, boolean must, State state, String says, List<String> citations) {
    /** On the wire in lower case. */
    public enum State {
      MET,
      UNMET,
      UNKNOWN
    }

    public Condition {
      citations = List.copyOf(citations);
    }
  }

  /**
   * @param says what the product's data has, or empty
   */
  record Order(String label, boolean ascending, String says, List<String> citations) {
    public Order {
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
