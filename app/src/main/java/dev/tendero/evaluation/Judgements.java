package dev.tendero.evaluation;

import dev.tendero.answer.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people said about products under queries.
 *
 * @param ratings by query, then product: 0 irrelevant to 3 perfect; in the file's order of queries
 */
public record Judgements(Map<String, Map<String, Integer>> ratings) {
  private static final int BEST = 30; // 2^31 would not be an int's gain

  /**
   * Reads {@code query, product_id, rating} by tabs, with or without a heading.
   *
   * @throws Invalid naming the line that is none
   */
  public static Judgements read(Path file) {
    var ratings = new LinkedHashMap<String, Map<String, Integer>>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String[] cells = lines.get(i).split("\t", -1);
        if (i == 0 && cells.length == 3 && cells[2].equals("rating") || lines.get(i).isBlank()) {
          continue;
        }
        ratings
            .computeIfAbsent(cells[0], _ -> new HashMap<>())
            .put(product(cells, file, i), rating(cells, file, i));
      }
    } catch (IOException e) {
      throw new Invalid(
          "judgements.unreadable", "--judgements", "cannot read " + file + ": " + e.getMessage());
    }
    return new Judgements(ratings);
  }

  private static String product(String[] cells, Path file, int line) {
    if (cells.length != 3) {
      throw new Invalid(
          "judgements",
          "--judgements",
          file + ":" + (line + 1) + ": three cells by tabs: query, product_id, rating");
    }
    return cells[1];
  }

  private static int rating(String[] cells, Path file, int line) {
    try {
      int rating = Integer.parseInt(cells[2].strip());
      if (rating >= 0 && rating <= BEST) {
        return rating;
      }
    } catch (NumberFormatException _) {
      // told below, with the others
    }
    throw new Invalid(
        "judgements",
        "--judgements",
        file + ":" + (line + 1) + ": the rating is a whole number from 0");
  }

  /** The queries that have something to find; the measure is not defined for others. */
  public List<String> defined() {
    return ratings.entrySet().stream()
        .filter(query -> query.getValue().values().stream().anyMatch(rating -> rating > 0))
        .map(Map.Entry::getKey)
        .toList();
  }
}
