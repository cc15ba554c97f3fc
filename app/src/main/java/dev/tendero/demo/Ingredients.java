package dev.tendero.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The hand-written files that the shop is made of: resources/demo, described by its README. */
final class Ingredients {
  private Ingredients() {}

  static String text(String name) {
    try (InputStream file = Ingredients.class.getResourceAsStream("/demo/" + name)) {
      if (file == null) {
        throw new IllegalStateException("demo/" + name + " is not in the program");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Without comments and blank lines. */
  static List<String> lines(String name) {
    return text(name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
        .toList();
  }

  static List<String> cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
  }
}
