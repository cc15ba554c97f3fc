package dev.tendero.audit;

import java.util.List;
import java.util.Optional;

/** Entries as the assistant makes them. */
final class Samples {
  static final String SUBJECT = "s-4711";
  static final String QUESTION = "quiet mouse under 20 dollars";

  private Samples() {}

  static Entry.Exchange exchange(String subject, String turn) {
    return new Entry.Exchange(subject, "c-1", turn);
  }

  static Entry.Asked asked(String subject, String turn) {
    return new Entry.Asked(exchange(subject, turn), "en-US", "policy-1");
  }

  static Entry.Answered answered(String subject, String turn, String asked) {
    return new Entry.Answered(
        exchange(subject, turn),
        asked,
        new Entry.Planned("find", "en", List.of("kind", "price", "noise")),
        List.of(
            new Entry.Source("p-17", "price", 42),
            new Entry.Source("p-17", "title", 42),
            new Entry.Source("p-23", "price", 40)),
        new Entry.Writer("composer", Optional.empty(), Optional.empty(), "composer", 0, 0),
        "policy-1",
        "catalogue-42",
        List.of(
            new Entry.Rail("injection", "pass", 0.0123, Optional.of(0.7), Optional.empty()),
            new Entry.Rail("facts", "correct", 1, Optional.empty(), Optional.of("number"))),
        new Entry.Sentences(3, 1, 0),
        "grounded",
        List.of(new Entry.Stage("screen", 210), new Entry.Stage("retrieve", 4100)));
  }

  static Payload answer() {
    return Payload.answered(
        QUESTION,
        List.of(
            new Payload.Event("stage", "{\"name\":\"searching\"}"),
            new Payload.Event("products", "[{\"id\":\"p-17\"}]"),
            new Payload.Event(
                "delta",
                "{\"sentence\":0,\"text\":\"The Hush costs 18.50 \\u20ac.\",\"citations\":[\"e1\"]}"),
            new Payload.Event("done", "{}")));
  }
}
