package dev.tendero.ingestion;

import java.util.List;
import java.util.Optional;

/**
 * A row that did not go in, with everything that a person needs to correct it.
 *
 * @param row its number in the feed, from 1
 * @param id where it could be read
 * @param raw the row as the feed has it, the first {@value #MAX_RAW} characters
 * @param problems at least one
 */
public record RejectedRow(
    String feed, long row, Optional<String> id, String raw, List<Problem> problems) {
  /** Enough to correct a row by hand and hand it in again; a longer one is opened in the feed. */
  public static final int MAX_RAW = 8_000;

  public RejectedRow {
    problems = List.copyOf(problems);
    if (raw.length() > MAX_RAW) {
      raw =
          raw.substring(
              0, Character.isHighSurrogate(raw.charAt(MAX_RAW - 1)) ? MAX_RAW - 1 : MAX_RAW);
    }
  }
}
