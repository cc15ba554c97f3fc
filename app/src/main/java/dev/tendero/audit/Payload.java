package dev.tendero.audit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a shopper wrote and read: kept sealed, committed to by the entry, and shown to nobody but
 * its subject and, with a reason, to compliance staff.
 *
 * @param question as the client sent it, decoded from its JSON string; for feedback, the comment
 * @param response the events as released, in order; those that carry nothing of the answer (stage,
 *     done, error, cancelled) are dropped
 */
public record Payload(Optional<String> question, List<Event> response) {

  /** 2,000 characters of question and some dozens of events stay far below. */
  static final int MOST_BYTES = 1 << 20;

  private static final Set<String> SILENT = Set.of("stage", "done", "error", "cancelled");

  public Payload {
    response = response.stream().filter(event -> !SILENT.contains(event.name())).toList();
    long bytes = question.map(Payload::utf8Length).orElse(0L);
    for (Event event : response) {
      bytes += utf8Length(event.data());
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException("a payload of " + bytes + " bytes, over " + MOST_BYTES);
    }
  }

  public static Payload asked(String question) {
    return new Payload(Optional.of(question), List.of());
  }

  public static Payload answered(String question, List<Event> response) {
    return new Payload(Optional.of(question), response);
  }

  /**
   * One event of the stream.
   *
   * @param name "delta"
   * @param data the JSON text exactly as sent, on one line
   */
  public record Event(String name, String data) {
    public Event {
      if (name.isEmpty() || name.indexOf('\n') >= 0 || data.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("an event has a name, and no line breaks");
      }
    }
  }

  /** The bytes that promptHash commits to: the question in UTF-8. */
  static byte[] canonical(String question) {
    return question.getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes that responseHash commits to: name LF data LF, event after event. */
  static byte[] canonical(List<Event> response) {
    var text = new StringBuilder();
    for (Event event : response) {
      text.append(event.name()).append('\n').append(event.data()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What is sealed. */
  byte[] plaintext(Openings openings) {
    var members = new LinkedHashMap<String, Object>();
    members.put("v", 1);
    question.ifPresent(text -> members.put("question", text));
    openings.prompt().ifPresent(opening -> members.put("promptOpening", opening));
    openings.response().ifPresent(opening -> members.put("responseOpening", opening));
    members.put(
        "response",
        response.stream()
            .map(event -> Map.of("name", event.name(), "data", event.data()))
            .toList());
    return CanonicalJson.bytes(members);
  }

  /** A payload with what opens its commitments. */
  record Opened(Payload payload, Openings openings) {
    EntryBytes.Commitments commitments() {
      return payload.commitments(openings);
    }
  }

  /** What the entry says of this payload. */
  EntryBytes.Commitments commitments(Openings openings) {
    return new EntryBytes.Commitments(
        openings.prompt().map(o -> Commitment.of(o, canonical(question.orElse("")))),
        openings.response().map(o -> Commitment.of(o, canonical(response))));
  }

  static Opened read(byte[] plaintext) {
    Map<String, Object> members = CanonicalJson.object(plaintext);
    if (!(members.get("response") instanceof List<?> events)) {
      throw new IllegalArgumentException("a payload without its response");
    }
    List<Event> response = events.stream().map(Payload::event).toList();
    return new Opened(
        new Payload(text(members, "question"), response),
        new Openings(text(members, "promptOpening"), text(members, "responseOpening")));
  }

  private static Event event(Object read) {
    if (read instanceof Map<?, ?> event
        && event.get("name") instanceof String name
        && event.get("data") instanceof String data) {
      return new Event(name, data);
    }
    throw new IllegalArgumentException("an event without name or data");
  }

  private static Optional<String> text(Map<String, Object> members, String key) {
    return members.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static long utf8Length(String text) {
    return text.codePoints()
        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
        .sum();
  }
}
