package dev.tendero.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tab-separated tables beside the planner's classes; the first line is a heading. */
final class Table {
  private Table() {}

  static List<List<String>> rows(String table, int columns) {
    List<List<String>> rows =
        lines(table).stream().map(line -> List.of(line.split("\t", -1))).toList();
    for (List<String> row : rows) {
      if (row.size() != columns) {
        throw new IllegalStateException(table + " has a row of " + row.size() + ": " + row);
      }
    }
    return rows;
  }

  /** Without the heading. */
  static List<String> lines(String table) {
    try (InputStream in = Table.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException(table + " is not on the classpath");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
