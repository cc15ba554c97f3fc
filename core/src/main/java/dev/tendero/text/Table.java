package dev.tendero.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables and lists that ship beside a class, in UTF-8. */
public final class Table {
  private Table() {}

  /** What stands below the heading, its cells divided by tabs. */
  public static List<List<String>> rows(Class<?> beside, String name, int columns) {
    List<List<String>> rows =
        lines(beside, name).stream().skip(1).map(line -> List.of(line.split("\t", -1))).toList();
    for (List<String> row : rows) {
      if (row.size() != columns) {
        throw new IllegalStateException(name + " has a row of " + row.size() + ": " + row);
      }
    }
    return rows;
  }

  /** Every line, the heading too where there is one. */
  public static List<String> lines(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not on the classpath beside " + beside.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
