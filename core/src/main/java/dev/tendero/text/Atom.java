package dev.tendero.text;

import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One number as it stands in a text, before neighbours are joined to ranges and products.
 *
 * @param number null for what only looks like one (a model number, a version): it is not reported,
 *     and what is glued to it is not either
 * @param digits where the digits end and the unit, if any, begins
 * @param named whether it stands behind a name ("Windows 10"), so that it is a part of it
 */
record Atom(
    int start,
    int digits,
    int end,
    @Nullable BigDecimal number,
    @Nullable Unit unit,
    @Nullable Currency currency,
    boolean named) {

  static Atom skipped(int start, int end) {
    return new Atom(start, end, end, null, null, null, false);
  }

  /** Neither unit nor currency. */
  boolean bare() {
    return unit == null && currency == null;
  }

  Atom with(Unit measured) {
    return new Atom(start, digits, end, number, measured, currency, named);
  }

  Atom with(Currency paid) {
    return new Atom(start, digits, end, number, unit, paid, named);
  }
}
