package dev.tendero.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What happened, as the log keeps it for good: ids, versions, verdicts and numbers, never a word
 * that a shopper wrote or read. Those go into the {@link Payload}, sealed and erasable. The bytes
 * are specified in docs/audit-log.md.
 */
public sealed interface Entry {

  /** Longest word of a closed vocabulary ("out_of_scope"). */
  int LONGEST_WORD = 64;

  /** Longest id or name of something in this shop. */
  int LONGEST_NAME = 200;

  /** Most elements of a list; an entry must fit the 65,535 bytes of its bundle's length field. */
  int LONGEST_LIST = 200;

  /**
   * Which exchange it was.
   *
   * @param subject the shopper's id; the log holds only its pseudonym
   */
  record Exchange(String subject, String conversation, String turn) {
    public Exchange {
      Guard.name("subject", subject);
      Guard.name("conversation", conversation);
      Guard.name("turn", turn);
    }
  }

  /**
   * A question came in. Durable before anything of its answer leaves.
   *
   * @param locale as the client sent it ("es-MX")
   * @param policy hash of the rules in force
   */
  record Asked(Exchange exchange, String locale, String policy) implements Entry {
    public Asked {
      Guard.name("locale", locale);
      Guard.name("policy", policy);
    }
  }

  /**
   * An answer left, whole or in part; the outcome is the one the shopper saw.
   *
   * @param asked audit id of the question's entry
   * @param evidence what the released sentences cite and the products shown
   * @param catalogue version of the catalogue it was read from
   * @param outcome "grounded", "no_match", "cancelled" ...
   */
  record Answered(
      Exchange exchange,
      String asked,
      Planned plan,
      List<Source> evidence,
      Writer writer,
      String policy,
      String catalogue,
      List<Rail> rails,
      Sentences sentences,
      String outcome,
      List<Stage> stages)
      implements Entry {
    public Answered {
      Guard.name("asked", asked);
      Guard.name("policy", policy);
      Guard.name("catalogue", catalogue);
      Guard.word("outcome", outcome);
      evidence = Guard.list("evidence", evidence);
      rails = Guard.list("rails", rails);
      stages = Guard.list("stages", stages);
    }
  }

  /**
   * A refusal left instead of an answer.
   *
   * @param stage that refused ("screen", "review")
   * @param reason as the shopper was told ("injection")
   */
  record Blocked(
      Exchange exchange,
      String asked,
      String language,
      String stage,
      String reason,
      String policy,
      List<Rail> rails)
      implements Entry {
    public Blocked {
      Guard.name("asked", asked);
      Guard.word("language", language);
      Guard.word("stage", stage);
      Guard.word("reason", reason);
      Guard.name("policy", policy);
      rails = Guard.list("rails", rails);
    }
  }

  /**
   * What a shopper thought of an answer; a comment goes into the payload.
   *
   * @param about audit id of the answer's entry
   * @param rating "up", "down"
   */
  record Feedback(Exchange exchange, String about, String rating) implements Entry {
    public Feedback {
      Guard.name("about", about);
      Guard.word("rating", rating);
    }
  }

  /**
   * The catalogue changed: one transaction's worth of a feed.
   *
   * @param source name of the feed ("products.jsonl")
   * @param digest SHA-256 over the changes, hex
   * @param version of the catalogue after them: the number of the last one
   */
  record CatalogueChange(
      String source, String digest, String version, long added, long changed, long deleted)
      implements Entry {
    public CatalogueChange {
      Guard.name("source", source);
      Guard.hash("digest", digest);
      Guard.name("version", version);
      Guard.count("added", added);
      Guard.count("changed", changed);
      Guard.count("deleted", deleted);
    }
  }

  /**
   * What the question was taken for.
   *
   * @param constraints attribute keys of the constraints ("price"), without their values
   */
  record Planned(String intent, String language, List<String> constraints) {
    public Planned {
      Guard.word("intent", intent);
      Guard.word("language", language);
      constraints = Guard.list("constraints", constraints);
      constraints.forEach(attribute -> Guard.name("constraint", attribute));
    }
  }

  /**
   * One piece of evidence.
   *
   * @param id of the product or document
   * @param field attribute key, or the passage's id
   */
  record Source(String id, String field, long version) {
    public Source {
      Guard.name("id", id);
      Guard.name("field", field);
      Guard.count("version", version);
    }
  }

  /**
   * Who wrote it.
   *
   * @param generator "composer" or "llm"
   * @param prompt version of the prompt file
   * @param route which endpoint, and why ("primary", "composer: timeout")
   */
  record Writer(
      String generator,
      Optional<String> model,
      Optional<String> prompt,
      String route,
      long promptTokens,
      long completionTokens) {
    public Writer {
      Guard.word("generator", generator);
      model.ifPresent(m -> Guard.name("model", m));
      prompt.ifPresent(p -> Guard.name("prompt", p));
      Guard.name("route", route);
      Guard.count("promptTokens", promptTokens);
      Guard.count("completionTokens", completionTokens);
    }
  }

  /**
   * What one rule said.
   *
   * @param verdict "pass", "mask", "correct", "withhold", "refuse"
   * @param score 0 to 1; kept to the millionth
   * @param threshold 0 to 1; absent for rules that decide without one
   */
  record Rail(
      String rule,
      String verdict,
      double score,
      Optional<Double> threshold,
      Optional<String> finding) {
    public Rail {
      Guard.word("rule", rule);
      Guard.word("verdict", verdict);
      Guard.share("score", score);
      threshold.ifPresent(t -> Guard.share("threshold", t));
      finding.ifPresent(f -> Guard.word("finding", f));
    }
  }

  /** What became of the drafted sentences. */
  record Sentences(long released, long corrected, long withheld) {
    public Sentences {
      Guard.count("released", released);
      Guard.count("corrected", corrected);
      Guard.count("withheld", withheld);
    }
  }

  /** How long one stage took. */
  record Stage(String stage, long micros) {
    public Stage {
      Guard.word("stage", stage);
      Guard.count("micros", micros);
    }
  }

  /** The limits, each told by field and never by content. */
  final class Guard {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Guard() {}

    private static void word(String field, String value) {
      if (value.length() > LONGEST_WORD || !WORD.matcher(value).matches()) {
        throw new IllegalArgumentException(field + " is not a word of at most " + LONGEST_WORD);
      }
    }

    private static void name(String field, String value) {
      if (value.isEmpty() || value.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(field + " has " + value.length() + " characters");
      }
    }

    private static void hash(String field, String value) {
      if (!HASH.matcher(value).matches()) {
        throw new IllegalArgumentException(field + " is not a SHA-256 in hex");
      }
    }

    private static void count(String field, long value) {
      if (value < 0 || value > CanonicalJson.LARGEST) {
        throw new IllegalArgumentException(field + " is " + value);
      }
    }

    private static void share(String field, double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(field + " is " + value + ", not within 0 and 1");
      }
    }

    private static <T> List<T> list(String field, List<T> values) {
      if (values.size() > LONGEST_LIST) {
        throw new IllegalArgumentException(field + " has " + values.size() + " elements");
      }
      return List.copyOf(values);
    }
  }
}
