package dev.tendero.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Server-sent events out of a stream, one by one, as soon as each is whole. */
public final class Events {
  private final BufferedReader lines;

  public Events(InputStream in) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /**
   * @param name "message" when the stream names none
   * @param data its lines joined by line feeds
   */
  public record Event(String name, String data) {}

  /** The next event that has data; empty at the stream's end. Comments are passed over. */
  public Optional<Event> next() throws IOException {
    String name = "message";
    var data = new StringBuilder();
    boolean any = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (any) {
          return Optional.of(new Event(name, data.toString()));
        }
        name = "message";
      } else if (line.startsWith("event:")) {
        name = value(line, 6);
      } else if (line.startsWith("data:")) {
        data.append(any ? "\n" : "").append(value(line, 5));
        any = true;
      }
    }
    return Optional.empty(); // what has no blank line after it was broken off
  }

  private static String value(String line, int from) {
    return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
  }
}
