package dev.tendero.text;

import dev.tendero.catalog.Money;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Joins neighbouring numbers: ranges ("220-240 V", "entre 10 y 20 euros"), sizes whose unit stands
 * once ("105 x 95 x 25 mm"), packs ("pack of 10"); and drops dates, ratios and telephone numbers.
 */
final class MentionJoiner {
  private static final Set<String> DASHES = Set.of("-", "–", "—", "…", "...", "‑");
  private static final Set<String> TO = Set.of("to", "a", "hasta");
  private static final Set<String> AND = Set.of("and", "y", "&");
  private static final Set<String> TIMES = Set.of("x", "X", "×", "by", "por");
  private static final Set<String> FROM = Set.of("from", "between", "de", "desde", "entre");
  private static final List<String> PACKS =
      List.of(
          "pack of ",
          "packs of ",
          "set of ",
          "box of ",
          "bundle of ",
          "pack de ",
          "paquete de ",
          "caja de ",
          "juego de ",
          "lote de ",
          "set de ");

  /** Units that a size states once for all its sides. */
  private static final Set<Unit> SHARED =
      Set.of(Unit.MILLIMETRE, Unit.CENTIMETRE, Unit.INCH, Unit.PIXEL);

  /** Longer gaps join nothing. */
  private static final int LONGEST_GAP = 9;

  private final String text;

  MentionJoiner(String text) {
    this.text = text;
  }

  List<Mention> join(List<Atom> scanned) {
    Atom[] atoms = scanned.toArray(Atom[]::new);
    boolean[] dropped = new boolean[atoms.length];
    dropGlued(atoms, dropped);
    shareUnits(atoms);
    var mentions = new ArrayList<Mention>();
    for (int i = 0; i < atoms.length; i++) {
      Atom atom = atoms[i];
      if (dropped[i] || atom.number() == null) {
        continue;
      }
      Optional<Mention> range =
          i + 1 < atoms.length && !dropped[i + 1] ? range(atom, atoms[i + 1]) : Optional.empty();
      if (range.isPresent()) {
        mentions.add(range.get());
        i++;
      } else if (!atom.named() || !atom.bare()) {
        mentions.add(single(atom));
      }
    }
    return mentions;
  }

  /** Dates (2026-01-05), ratios (16:9), telephone numbers, and what hangs on a model number. */
  private void dropGlued(Atom[] atoms, boolean[] dropped) {
    for (int i = 0; i + 1 < atoms.length; i++) {
      Atom one = atoms[i];
      Atom two = atoms[i + 1];
      if (two.start() - one.end() != 1) {
        continue;
      }
      char gap = text.charAt(one.end());
      boolean bare = one.bare() && two.bare();
      boolean drop =
          switch (gap) {
            case ':' -> bare;
            case '/' -> bare && !outOf(two);
            case '-', '–', '‑' ->
                one.number() == null
                    || two.number() == null
                    || (bare && (one.number().compareTo(two.number()) >= 0 || chained(atoms, i)));
            case '_', '#' -> true;
            default -> false;
          };
      if (drop) {
        dropped[i] |= one.bare();
        dropped[i + 1] |= two.bare();
      } else if (gap == '/' && one.number() != null && one.bare() && two.unit() != null) {
        atoms[i] = one.with(two.unit());
      }
    }
  }

  /** Whether the dash after atom {@code i} is one of several in a row. */
  private boolean chained(Atom[] atoms, int i) {
    return (i > 0 && dashed(atoms[i - 1], atoms[i]))
        || (i + 2 < atoms.length && dashed(atoms[i + 1], atoms[i + 2]));
  }

  private boolean dashed(Atom one, Atom two) {
    return two.start() - one.end() == 1 && text.charAt(one.end()) == '-';
  }

  /** The scale of a rating: 4.5/5. */
  private static boolean outOf(Atom atom) {
    return atom.number() != null
        && (atom.number().compareTo(BigDecimal.valueOf(5)) == 0
            || atom.number().compareTo(BigDecimal.TEN) == 0);
  }

  private void shareUnits(Atom[] atoms) {
    for (int i = atoms.length - 2; i >= 0; i--) {
      Atom one = atoms[i];
      Atom two = atoms[i + 1];
      if (one.number() != null
          && one.bare()
          && two.unit() != null
          && SHARED.contains(two.unit())
          && TIMES.contains(gap(one, two))) {
        atoms[i] = one.with(two.unit());
      }
    }
  }

  private Optional<Mention> range(Atom one, Atom two) {
    if (two.number() == null || !rangeWord(one, two)) {
      return Optional.empty();
    }
    Atom low = one;
    Atom high = two;
    if (low.bare() && high.unit() != null) {
      low = low.with(high.unit());
    } else if (low.bare() && high.currency() != null) {
      low = low.with(high.currency());
    } else if (high.bare() && low.unit() != null) {
      high = high.with(low.unit());
    } else if (high.bare() && low.currency() != null) {
      high = high.with(low.currency());
    } else if (low.named() && low.bare()) {
      return Optional.empty();
    }
    Mention from = single(low);
    Mention to = single(high);
    int start = one.start();
    int end = two.end();
    return switch (from) {
      case Mention.Measure a
          when to instanceof Mention.Measure b
              && a.low().unit().dimension() == b.high().unit().dimension()
              && a.low().compareTo(b.high()) < 0 ->
          Optional.of(new Mention.Measure(start, end, a.low(), b.high()));
      case Mention.Price a
          when to instanceof Mention.Price b
              && a.low().currency().equals(b.high().currency())
              && a.low().amount().compareTo(b.high().amount()) < 0 ->
          Optional.of(new Mention.Price(start, end, a.low(), b.high()));
      case Mention.Plain a when to instanceof Mention.Plain b && a.low().compareTo(b.high()) < 0 ->
          Optional.of(new Mention.Plain(start, end, a.low(), b.high()));
      case Mention.Measure _, Mention.Price _, Mention.Plain _ -> Optional.empty();
    };
  }

  private boolean rangeWord(Atom one, Atom two) {
    String gap = gap(one, two);
    if (DASHES.contains(gap)) {
      return true;
    }
    String before = wordBefore(one.start());
    if (TO.contains(gap)) {
      return !two.bare() || !one.bare() || FROM.contains(before);
    }
    return AND.contains(gap) && (before.equals("between") || before.equals("entre"));
  }

  private Mention single(Atom atom) {
    BigDecimal number = Objects.requireNonNull(atom.number());
    int start = atom.start();
    int end = atom.end();
    if (atom.unit() != null) {
      var quantity = new Quantity(number, atom.unit());
      return new Mention.Measure(start, end, quantity, quantity);
    }
    if (atom.currency() != null) {
      Optional<Money> money = money(atom, number, atom.currency());
      if (money.isPresent()) {
        return new Mention.Price(start, end, money.get(), money.get());
      }
    } else if (packed(start)) {
      var pieces = new Quantity(number, Unit.COUNT);
      return new Mention.Measure(start, end, pieces, pieces);
    }
    return new Mention.Plain(start, end, number, number);
  }

  /** Three decimals are no price: then the separator groups ("$1.234" in English too). */
  private Optional<Money> money(Atom atom, BigDecimal number, Currency currency) {
    BigDecimal amount = number;
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    if (amount.stripTrailingZeros().scale() > decimals) {
      int from = atom.start();
      while (from < atom.digits() && !Character.isDigit(text.charAt(from))) {
        from++;
      }
      Optional<BigDecimal> grouped = Numeral.readGrouped(text.substring(from, atom.digits()));
      if (grouped.isEmpty()) {
        return Optional.empty();
      }
      amount = grouped.get();
    }
    return amount.signum() < 0 ? Optional.empty() : Optional.of(new Money(amount, currency));
  }

  private boolean packed(int start) {
    int from = Math.max(0, start - 12);
    String before = text.substring(from, start).toLowerCase(Locale.ROOT);
    return PACKS.stream().anyMatch(before::endsWith);
  }

  private String gap(Atom one, Atom two) {
    int size = two.start() - one.end();
    return size < 1 || size > LONGEST_GAP
        ? ""
        : text.substring(one.end(), two.start()).strip().toLowerCase(Locale.ROOT);
  }

  /** The word before a number, over spaces and a currency sign; empty when there is none. */
  private String wordBefore(int start) {
    int end = start;
    while (end > 0 && end > start - 4 && " $€£".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int from = end;
    while (from > 0 && from > end - 10 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }
}
