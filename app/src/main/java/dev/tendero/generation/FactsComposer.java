package dev.tendero.generation;

import dev.tendero.answer.Deadline;
import java.util.function.Consumer;

/** Writes answers from typed facts, without a model. */
public final class FactsComposer implements Generator {
  @Override
  public String name() {
    return "composer";
  }

  @Override
  public void draft(Request request, Deadline deadline, Consumer<Draft> sink) {
    throw new UnsupportedOperationException();
  }
}
