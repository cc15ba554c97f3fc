package dev.tendero.answer;

import dev.tendero.audit.Payload;
import java.util.List;

/** Whoever waits for an answer: a browser, a command. Called on the turn's thread. */
public interface Reader {

  /** Takes what may be read. Everything committed here has passed review. */
  void tell(Event event);

  /** The events told so far, as they were sent. */
  List<Payload.Event> told();
}
