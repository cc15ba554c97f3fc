package dev.tendero.answer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tendero.catalog.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told while an answer comes: the wire of {@code /turns/{id}/events}. A component
 * that may be null is null on the wire too.
 */
public sealed interface Event {

  /** The SSE event name. */
  String event();

  /** Which stage works now: the one thing said before the asked entry is durable. */
  record Stage(String name) implements Event {
    public static final Stage READING = new Stage("reading");
    public static final Stage SEARCHING = new Stage("searching");
    public static final Stage WRITING = new Stage("writing");
    public static final Stage CHECKING = new Stage("checking");

    @Override
    public String event() {
      return "stage";
    }
  }

  record Disclosure(String text, String generator) implements Event {
    @Override
    public String event() {
      return "disclosure";
    }
  }

  record Sources(@JsonValue List<Source> sources) implements Event {
    public Sources {
      sources = List.copyOf(sources);
    }

    @Override
    public String event() {
      return "sources";
    }
  }

  /**
   * @param highlight the parts of {@code text} that the answer rests on, in order and apart
   */
  record Source(
      String id,
      int mark,
      @Nullable String productId,
      String origin,
      String field,
      String title,
      String text,
      List<Span> highlight,
      @Nullable String value,
      @Nullable String unit,
      long version,
      Instant asOf,
      @Nullable String url,
      String language) {
    public Source {
      highlight = List.copyOf(highlight);
    }
  }

  /**
   * From one character up to another, counted in UTF-16 units; on the wire {@code [start, end]}.
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"start", "end"})
  record Span(int start, int end) {}

  record Products(@JsonValue List<Card> cards) implements Event {
    public Products {
      cards = List.copyOf(cards);
    }

    @Override
    public String event() {
      return "products";
    }
  }

  record Card(
      String id,
      String title,
      String language,
      @Nullable String brand,
      @Nullable String kind,
      @Nullable String url,
      @Nullable String image,
      @Nullable Price price,
      @Nullable Price was,
      @Nullable Double rating,
      @Nullable Integer reviewCount,
      @Nullable String availability,
      @Nullable Integer stock,
      @Nullable Why why,
      @Nullable Standing standing) {}

  record Price(String amount, String currency, Instant asOf) {
    public static Price of(Money money, Instant asOf) {
      return new Price(money.amount().toPlainString(), money.currency().getCurrencyCode(), asOf);
    }
  }

  record Why(String text, List<String> citations) {}

  /** Why a card stands where it does; absent where no search put it there. */
  record Standing(List<Condition> conditions, @Nullable Order order) {}

  /**
   * @param state "met", "unmet" or "unknown"
   * @param says what the product's data has; null where it is unknown
   */
  record Condition(
      String label,
      String asked,
      boolean must,
      String state,
      @Nullable String says,
      List<String> citations) {}

  /**
   * What the reader asked to have sorted by.
   *
   * @param says what the product's data has; null where it is unknown
   */
  record Order(String label, boolean ascending, @Nullable String says, List<String> citations) {}

  /** A reviewed sentence. */
  record Delta(int sentence, String text, List<String> citations) implements Event {
    @Override
    public String event() {
      return "delta";
    }
  }

  /**
   * A sentence told before, as it must read now that a price or stock has changed.
   *
   * @param citations what it rests on now: none where it was taken back
   */
  record Replace(int sentence, String text, List<String> citations) implements Event {
    @Override
    public String event() {
      return "replace";
    }
  }

  /** Something was left out. */
  record Withheld(int count, String reason) implements Event {
    @Override
    public String event() {
      return "withheld";
    }
  }

  record Table(List<Column> columns, List<Row> rows) implements Event {
    @Override
    public String event() {
      return "table";
    }
  }

  record Column(String productId, String title) {}

  record Row(String label, boolean differs, List<Cell> cells) {}

  record Cell(String text, List<String> citations) {}

  record Followups(@JsonValue List<String> questions) implements Event {
    @Override
    public String event() {
      return "followups";
    }
  }

  /**
   * @param reason the class of the refusal ("injection")
   * @param can what the assistant can do instead, as questions
   */
  record Refusal(String reason, String text, List<String> can, String ref) implements Event {
    @Override
    public String event() {
      return "refusal";
    }
  }

  /** The last event of an answer that was recorded. */
  record Done(String auditId, String generator, Map<String, String> route, String outcome)
      implements Event {
    @Override
    public String event() {
      return "done";
    }
  }

  /** The last event of an answer that could not be given or recorded. */
  record Failed(Code code, boolean retryable) implements Event {
    /** Why. The page has words for each. */
    public enum Code {
      /** The database or the log does not answer. */
      UNAVAILABLE("unavailable"),
      SHUTTING_DOWN("shutting-down"),
      /** A process ended in the middle of the turn. */
      INTERRUPTED("interrupted"),
      INTERNAL("internal");

      private final String wire;

      Code(String wire) {
        this.wire = wire;
      }

      @JsonValue
      public String wire() {
        return wire;
      }
    }

    @Override
    public String event() {
      return "error";
    }
  }

  /**
   * The last event of an answer that the reader stopped; what was released before it is recorded.
   */
  record Cancelled() implements Event {
    @Override
    public String event() {
      return "cancelled";
    }
  }
}
