package dev.tendero.conversation;

import dev.tendero.answer.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A turn that is being answered, or was a moment ago: its events so far and who listens.
 * Thread-safe; listeners are called in order, one event at a time, and must not block.
 */
public final class LiveTurn {
  private final String id;
  private volatile String subject;
  private final String conversation;
  private final Deadline deadline;
  private final List<Released> events = new ArrayList<>();
  private final List<Consumer<Released>> listeners = new ArrayList<>();
  private boolean ended;
  private volatile boolean forgotten;

  LiveTurn(String id, String subject, String conversation, Deadline deadline) {
    this.id = id;
    this.subject = subject;
    this.conversation = conversation;
    this.deadline = deadline;
  }

  public String id() {
    return id;
  }

  public boolean belongsTo(String other) {
    return subject.equals(other);
  }

  void adopt(String from, String to) {
    if (subject.equals(from)) {
      subject = to;
    }
  }

  boolean isIn(String otherConversation) {
    return conversation.equals(otherConversation);
  }

  /** Ends the turn early, and from now on nobody finds it; who reads it now reads to the end. */
  void forget() {
    forgotten = true;
    cancel();
  }

  boolean isForgotten() {
    return forgotten;
  }

  /** Ends the turn early; its last event is {@code cancelled} unless it had ended already. */
  public void cancel() {
    deadline.stop();
  }

  /** Every event after {@code lastId}, those of the past at once; see {@link #isLast}. */
  public synchronized void listen(int lastId, Consumer<Released> listener) {
    for (Released event : events) {
      if (event.id() > lastId) {
        listener.accept(event);
      }
    }
    if (!ended) {
      listeners.add(listener);
    }
  }

  public synchronized void leave(Consumer<Released> listener) {
    listeners.remove(listener);
  }

  synchronized void release(String event, String data) {
    if (ended) {
      throw new IllegalStateException(event + " after the last event of " + id);
    }
    var released = new Released(events.size() + 1, event, data);
    events.add(released);
    for (Consumer<Released> listener : List.copyOf(listeners)) {
      listener.accept(released);
    }
    if (isLast(released)) {
      ended = true;
      listeners.clear();
    }
  }

  Deadline deadline() {
    return deadline;
  }

  synchronized List<Released> events() {
    return List.copyOf(events);
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Whether nothing follows this event. */
  public static boolean isLast(Released released) {
    return switch (released.event()) {
      case "done", "error", "cancelled" -> true;
      default -> false;
    };
  }
}
