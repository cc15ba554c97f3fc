package dev.tendero.planning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tab-separated tables beside the planner's classes; the first line is a heading. */
final class Table {
  private Table() {}

  static List<List<String>> rows(String table, int columns) {
    try (InputStream in = Table.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException(table + " is not on the classpath");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      var rows = new ArrayList<List<String>>();
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != columns) {
          throw new IllegalStateException(table + " has a row of " + cells.size() + ": " + line);
        }
        rows.add(cells);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
