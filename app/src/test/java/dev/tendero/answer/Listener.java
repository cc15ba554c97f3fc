package dev.tendero.answer;

import dev.tendero.audit.Payload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A reader that keeps what it is told. Thread-safe. */
final class Listener implements Reader {
  private final List<Event> events = new CopyOnWriteArrayList<>();

  @Override
  public void tell(Event event) {
    events.add(event);
  }

  @Override
  public List<Payload.Event> told() {
    return events.stream().map(e -> new Payload.Event(e.event(), e.toString())).toList();
  }

  List<Event> events() {
    return events;
  }

  <E extends Event> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
