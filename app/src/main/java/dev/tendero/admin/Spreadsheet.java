package dev.tendero.admin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Errors as a table for spreadsheet programs (RFC 4180). Text of a feed is text there too: a cell
 * that such a program would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
 */
final class Spreadsheet {
  private static final List<String> HEAD =
      List.of("row", "product", "field", "value", "reason", "what to do", "row as it stands");

  /** Without it some programs take UTF-8 for an older character set. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Spreadsheet() {}

  /**
   * @param each hands every error to the consumer it is given
   */
  static void write(OutputStream to, Consumer<Consumer<RowError>> each) throws IOException {
    try (var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
      out.write(BYTE_ORDER_MARK);
      out.write(line(HEAD));
      each.accept(error -> write(out, error));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(BufferedWriter out, RowError error) {
    try {
      out.write(
          line(
              List.of(
                  Long.toString(error.row()),
                  error.item().orElse(""),
                  error.field(),
                  error.value(),
                  error.reason(),
                  error.remedy(),
                  error.raw())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Spreadsheet::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  static String cell(String text) {
    String safe =
        !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
