package dev.tendero.demo;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Value;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An attribute that the products of a kind state, with the unit of its numbers: "Capacity l". */
record Column(String name, Optional<Unit> unit) {
  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(?: (\\S+))?");
  private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\.\\.(\\d+(?:\\.\\d+)?)");
  private static final String NOTHING = "-";

  static Column of(String text) {
    int space = text.lastIndexOf(' ');
    Optional<Unit> unit = space < 0 ? Optional.empty() : unit(text.substring(space + 1));
    return new Column(unit.isPresent() ? text.substring(0, space) : text, unit);
  }

  private static Optional<Unit> unit(String symbol) {
    return Stream.of(Unit.values()).filter(unit -> unit.symbol().equals(symbol)).findFirst();
  }

  /**
   * What a cell says: nothing, yes or no, a number with the column's unit or its own, two numbers
   * with dots between them, or words.
   */
  Optional<Attribute> read(String cell) {
    return cell.equals(NOTHING) ? Optional.empty() : Optional.of(new Attribute(name, value(cell)));
  }

  private Value value(String cell) {
    if (cell.equals("yes") || cell.equals("no")) {
      return new Value.Flag(cell.equals("yes"));
    }
    Matcher number = NUMBER.matcher(cell);
    if (unit.isPresent() && number.matches()) {
      Unit own = number.group(2) == null ? unit.get() : unit(number.group(2)).orElseThrow();
      return new Value.Measure(new Quantity(new BigDecimal(number.group(1)), own));
    }
    Matcher span = SPAN.matcher(cell);
    if (unit.isPresent() && span.matches()) {
      return new Value.Span(
          Quantity.of(span.group(1), unit.get()), Quantity.of(span.group(2), unit.get()));
    }
    if (unit.isPresent()) {
      throw new IllegalArgumentException(name + " is no number: " + cell);
    }
    return new Value.Words(List.of(cell.split(" \\+ ")));
  }
}
