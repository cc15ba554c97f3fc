package dev.tendero.admin;

import java.util.Optional;

/**
 * One thing wrong with a row.
 *
 * @param row as the person sees it in the file
 * @param n which of the row's problems
 * @param cause the field without its positions: with the reason, what problems are grouped by
 * @param raw the row as it stands in the file, shortened
 */
public record RowError(
    long row,
    int n,
    Optional<String> item,
    String field,
    String cause,
    String value,
    String reason,
    String remedy,
    String raw) {

  /** Problems alike. {@code example} is the first of them. */
  public record Cause(String field, String reason, String remedy, long count, RowError example) {}
}
