package dev.tendero.evaluation;

import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text states that could be invented: numbers, product codes, names. Numbers in words
 * ("three") are not read, and a name at the very beginning of a sentence only where it is a brand
 * of the catalogue. Written apart from the assistant's own reading, so that one does not repeat the
 * other's mistakes.
 */
record Claims(List<Number> numbers, List<String> codes, List<String> names) {

  /**
   * A number as written.
   *
   * @param readings what its digits can mean: "1.234" is 1.234 or 1234
   * @param unit behind it
   * @param currency beside it, as an ISO code
   */
  record Number(
      String text, List<BigDecimal> readings, Optional<Unit> unit, Optional<String> currency) {}

  private static final Pattern TOKEN =
      Pattern.compile("[$€£]|[\\p{L}\\p{N}]+(?:[.,'’/+_-][\\p{L}\\p{N}]+)*|\"|″|%|°C|°|Ω");
  private static final Pattern NUMBER =
      Pattern.compile("(\\d+(?:[.,]\\d+)*)(\\p{L}{0,8}(?:/\\p{L}+)?[²³]?)");
  private static final Map<String, String> CURRENCIES = Map.of("$", "USD", "€", "EUR", "£", "GBP");

  /** Words of units that are more often something else: "3 in stock". */
  private static final Set<String> DOUBTFUL =
      Set.of("in", "a", "min", "pack", "unit", "units", "unidades", "s", "d", "pie");

  static Claims of(String text, Set<String> brands) {
    var numbers = new ArrayList<Number>();
    var codes = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    List<String> tokens = TOKEN.matcher(text).results().map(r -> r.group()).toList();
    List<Integer> starts = TOKEN.matcher(text).results().map(r -> r.start()).toList();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String before = i == 0 ? "" : tokens.get(i - 1);
      String after = i + 1 == tokens.size() ? "" : tokens.get(i + 1);
      if (Character.isDigit(token.charAt(0))) {
        for (String part : range(token)) {
          number(part, before, after).ifPresentOrElse(numbers::add, () -> codes.add(part));
        }
      } else if (token.chars().anyMatch(Character::isDigit)) {
        codes.add(token);
      } else if (isName(token, text, starts.get(i), brands)) {
        names.add(token);
      }
    }
    return new Claims(numbers, List.copyOf(codes), List.copyOf(names));
  }

  /** "220-240" is two numbers; "7-1211ea" is not. */
  private static List<String> range(String token) {
    return token.matches("\\d+(?:[.,]\\d+)?-\\d+(?:[.,]\\d+)?")
        ? List.of(token.split("-"))
        : List.of(token);
  }

  private static Optional<Number> number(String token, String before, String after) {
    Matcher number = NUMBER.matcher(token);
    if (!number.matches()) {
      return Optional.empty();
    }
    String glued = number.group(2);
    Optional<Unit> unit = glued.isEmpty() ? Optional.empty() : Units.parse(glued);
    boolean factor = glued.equals("x");
    if (!glued.isEmpty() && unit.isEmpty() && !factor && currency(glued).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> currency =
        currency(before).or(() -> currency(after)).or(() -> currency(glued));
    if (glued.isEmpty() && currency.isEmpty() && !DOUBTFUL.contains(after)) {
      unit = Units.parse(after);
    }
    return Optional.of(new Number(token, readings(number.group(1)), unit, currency));
  }

  private static Optional<String> currency(String word) {
    if (CURRENCIES.containsKey(word)) {
      return Optional.of(CURRENCIES.get(word));
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "usd", "dollars", "dollar", "dólares", "dólar", "dolares" -> Optional.of("USD");
      case "eur", "euros", "euro" -> Optional.of("EUR");
      case "gbp" -> Optional.of("GBP");
      default -> Optional.empty();
    };
  }

  /** Every value that digits and separators can stand for, English or Spanish. */
  static List<BigDecimal> readings(String digits) {
    var readings = new LinkedHashSet<BigDecimal>();
    String[] ways = {
      digits.replace(",", ""), digits.replace(".", "").replace(',', '.'), digits.replace(',', '.')
    };
    for (String way : ways) {
      if (way.matches("\\d{1,15}(?:\\.\\d{1,10})?")) {
        readings.add(new BigDecimal(way));
      }
    }
    return List.copyOf(readings);
  }

  private static boolean isName(String token, String text, int start, Set<String> brands) {
    boolean small = !Character.isUpperCase(token.charAt(0)) || token.length() < 2;
    if (small || Units.parse(token).isPresent()) {
      return false;
    }
    boolean acronym = token.length() <= 4 && token.equals(token.toUpperCase(Locale.ROOT));
    boolean brand = brands.contains(Text.folded(token));
    String ahead = text.substring(0, start).stripTrailing();
    boolean first =
        ahead.isEmpty() || ".!?:;·|¿¡“\"«(".indexOf(ahead.charAt(ahead.length() - 1)) >= 0;
    return first ? brand && !acronym : brand || !acronym;
  }

  boolean isEmpty() {
    return numbers.isEmpty() && codes.isEmpty() && names.isEmpty();
  }
}
