package dev.tendero.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tendero.audit.Payload;
import dev.tendero.evaluation.Events;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer in a file: the event stream as it came, or what {@code ask --json} printed.
 *
 * @param events in order, as they were told
 * @param sentences that a reader of the file sees, where it has them apart from its events
 */
record ShownAnswer(List<Payload.Event> events, Optional<List<String>> sentences) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws IllegalArgumentException for a file that is neither
   */
  static ShownAnswer read(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    try {
      return text.stripLeading().startsWith("{")
          ? ofObject(JSON.readTree(text))
          : new ShownAnswer(ofStream(file), Optional.empty());
    } catch (IOException e) {
      throw new IllegalArgumentException("neither a stream of events nor an answer as JSON", e);
    }
  }

  /** Whether what a reader sees of the file is what its events say. */
  boolean isWhatWasTold() {
    return sentences.isEmpty() || sentences.get().equals(told());
  }

  private static List<Payload.Event> ofStream(byte[] file) throws IOException {
    var events = new ArrayList<Payload.Event>();
    var reader = new Events(new ByteArrayInputStream(file));
    for (var event = reader.next(); event.isPresent(); event = reader.next()) {
      events.add(new Payload.Event(event.get().name(), event.get().data()));
    }
    return events;
  }

  private static ShownAnswer ofObject(JsonNode answer) {
    var events = new ArrayList<Payload.Event>();
    for (JsonNode event : answer.path("events")) {
      events.add(new Payload.Event(event.path("event").asText(), event.path("data").asText()));
    }
    var shown = new ArrayList<String>();
    for (JsonNode sentence : answer.path("sentences")) {
      String text = sentence.path("text").asText();
      if (!text.isEmpty()) {
        shown.add(text);
      }
    }
    return new ShownAnswer(List.copyOf(events), Optional.of(List.copyOf(shown)));
  }

  /** The sentences as the events leave them, in order; a refusal is one. */
  private List<String> told() {
    SortedMap<Integer, String> told = new TreeMap<>();
    for (Payload.Event event : events) {
      switch (event.name()) {
        case "delta", "replace" -> {
          JsonNode data = data(event);
          told.put(data.path("sentence").asInt(), data.path("text").asText());
        }
        case "refusal" -> told.put(0, data(event).path("text").asText());
        default -> {} // says no sentence
      }
    }
    return List.copyOf(told.values());
  }

  private static JsonNode data(Payload.Event event) {
    try {
      return JSON.readTree(event.data());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance(); // no event of ours, and no sentence of the file either
    }
  }
}
