package dev.tendero.ingestion;

import java.util.List;
import java.util.Optional;

/** What became of one line of a feed. Nothing is dropped without a {@link Problem} saying so. */
public sealed interface Reading {

  /**
   * @param notes what the line says that the catalogue does not keep
   */
  record Accepted(Entry entry, List<Problem> notes) implements Reading {
    public Accepted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param id where it could be read: a rejected line still says that its product exists
   * @param problems at least one
   */
  record Rejected(Optional<String> id, List<Problem> problems) implements Reading {
    public Rejected {
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejected line has a problem");
      }
      problems = List.copyOf(problems);
    }
  }
}
