package dev.tendero.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Format 1 of the bytes of an entry, as docs/audit-log.md specifies it. */
final class EntryBytes {
  static final int FORMAT = 1;

  /** Entry bundles give an entry's length in two bytes. */
  static final int MOST = 0xffff;

  private static final double MILLIONTHS = 1e6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private EntryBytes() {}

  /** The commitments that go into an entry: to what its payload holds. */
  record Commitments(Optional<String> prompt, Optional<String> response) {
    static final Commitments NONE = new Commitments(Optional.empty(), Optional.empty());
  }

  /**
   * @param pseudonym of the exchange's subject; of an entry without exchange, ignored
   */
  static byte[] of(String id, Instant at, Entry entry, String pseudonym, Commitments commitments) {
    var members = new TreeMap<String, Object>();
    members.put("v", FORMAT);
    members.put("id", id);
    members.put("at", TIME.format(at));
    commitments.prompt().ifPresent(hash -> members.put("promptHash", hash));
    commitments.response().ifPresent(hash -> members.put("responseHash", hash));
    exchange(entry)
        .ifPresent(
            exchange -> {
              members.put("subject", pseudonym);
              members.put("conversation", exchange.conversation());
              members.put("turn", exchange.turn());
            });
    describe(entry, members);
    byte[] bytes = CanonicalJson.bytes(members);
    if (bytes.length > MOST) {
      throw new IllegalArgumentException("an entry of " + bytes.length + " bytes, over " + MOST);
    }
    return bytes;
  }

  /** The time of an entry read back. */
  static Instant at(Map<String, Object> entry) {
    if (!(entry.get("at") instanceof String at)) {
      throw new IllegalArgumentException("an entry without its time");
    }
    return Instant.parse(at);
  }

  static Optional<Entry.Exchange> exchange(Entry entry) {
    return switch (entry) {
      case Entry.Asked asked -> Optional.of(asked.exchange());
      case Entry.Answered answered -> Optional.of(answered.exchange());
      case Entry.Blocked blocked -> Optional.of(blocked.exchange());
      case Entry.Feedback feedback -> Optional.of(feedback.exchange());
      case Entry.CatalogueChange change -> Optional.empty();
    };
  }

  private static void describe(Entry entry, Map<String, Object> members) {
    switch (entry) {
      case Entry.Asked asked -> {
        members.put("kind", "asked");
        members.put("locale", asked.locale());
        members.put("policy", asked.policy());
      }
      case Entry.Answered answered -> {
        members.put("kind", "answered");
        members.put("asked", answered.asked());
        members.put("plan", planned(answered.plan()));
        members.put("evidence", answered.evidence().stream().map(EntryBytes::source).toList());
        members.put("writer", writer(answered.writer()));
        members.put("policy", answered.policy());
        members.put("catalogue", answered.catalogue());
        members.put("rails", rails(answered.rails()));
        members.put("sentences", sentences(answered.sentences()));
        members.put("outcome", answered.outcome());
        members.put("stages", answered.stages().stream().map(EntryBytes::stage).toList());
      }
      case Entry.Blocked blocked -> {
        members.put("kind", "blocked");
        members.put("asked", blocked.asked());
        members.put("language", blocked.language());
        members.put("stage", blocked.stage());
        members.put("reason", blocked.reason());
        members.put("policy", blocked.policy());
        members.put("rails", rails(blocked.rails()));
      }
      case Entry.Feedback feedback -> {
        members.put("kind", "feedback");
        members.put("about", feedback.about());
        members.put("rating", feedback.rating());
      }
      case Entry.CatalogueChange change -> {
        members.put("kind", "catalogue-change");
        members.put("source", change.source());
        members.put("digest", change.digest());
        members.put("version", change.version());
        members.put("added", change.added());
        members.put("changed", change.changed());
        members.put("deleted", change.deleted());
      }
    }
  }

  private static Map<String, Object> planned(Entry.Planned plan) {
    return Map.of(
        "intent", plan.intent(), "language", plan.language(), "constraints", plan.constraints());
  }

  private static Map<String, Object> source(Entry.Source source) {
    return Map.of("id", source.id(), "field", source.field(), "version", source.version());
  }

  private static Map<String, Object> writer(Entry.Writer writer) {
    var members = new TreeMap<String, Object>();
    members.put("generator", writer.generator());
    writer.model().ifPresent(model -> members.put("model", model));
    writer.prompt().ifPresent(prompt -> members.put("prompt", prompt));
    members.put("route", writer.route());
    members.put("promptTokens", writer.promptTokens());
    members.put("completionTokens", writer.completionTokens());
    return members;
  }

  private static List<Map<String, Object>> rails(List<Entry.Rail> rails) {
    return rails.stream().map(EntryBytes::rail).toList();
  }

  private static Map<String, Object> rail(Entry.Rail rail) {
    var members = new TreeMap<String, Object>();
    members.put("rule", rail.rule());
    members.put("verdict", rail.verdict());
    members.put("score", Math.round(rail.score() * MILLIONTHS));
    rail.threshold().ifPresent(t -> members.put("threshold", Math.round(t * MILLIONTHS)));
    rail.finding().ifPresent(finding -> members.put("finding", finding));
    return members;
  }

  private static Map<String, Object> sentences(Entry.Sentences sentences) {
    return Map.of(
        "released", sentences.released(),
        "corrected", sentences.corrected(),
        "withheld", sentences.withheld());
  }

  private static Map<String, Object> stage(Entry.Stage stage) {
    return Map.of("stage", stage.stage(), "micros", stage.micros());
  }
}
