package dev.tendero.ingestion;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write into the cells of a table: numbers, prices, words, dates. */
final class Cells {
  private static final int LONGEST = 60;

  private static final Pattern NUMBER = Pattern.compile("[-+−]?\\d+(?:[.,' \\u00a0\\u202f]\\d+)*");

  private static final Pattern MONEY =
      Pattern.compile(
          "(?<before>\\p{L}{2,4}\\$?|\\p{L}?\\p{Sc})?\\s*(?<amount>[-+−]?\\d[\\d.,' \\u00a0\\u202f]*?)\\s*(?<after>\\p{L}{2,5}\\.?|\\p{L}{0,2}\\p{Sc})?");

  private static final Pattern DAY =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?");

  private static final Map<String, String> SYMBOLS =
      Map.of("€", "EUR", "£", "GBP", "US$", "USD", "euro", "EUR", "euros", "EUR", "MX$", "MXN");

  private static final Map<String, String> AVAILABILITY = new HashMap<>();

  static {
    words(
        "in_stock",
        "in stock|instock|available|yes|true|1|onlineonly|instoreonly|limitedavailability");
    words(
        "in_stock",
        "en stock|disponible|si|en existencia|hay existencias|con stock|entrega inmediata");
    words(
        "in_stock",
        "in store only|online only|limited availability|pocas unidades|ultimas unidades");
    words(
        "out_of_stock",
        "out of stock|outofstock|sold out|soldout|unavailable|no|false|0|discontinued");
    words(
        "out_of_stock",
        "agotado|sin stock|sin existencias|no disponible|fuera de stock|descatalogado");
    words("preorder", "preorder|pre order|presale|preventa|reserva|proximamente|coming soon");
    words(
        "backorder",
        "backorder|back order|bajo pedido|por encargo|on order|pedido pendiente|made to order");
    words("backorder", "madetoorder");
  }

  private Cells() {}

  /** Which of two ways to write a day as 3/4/2026 a feed uses. */
  enum Days {
    DAY_FIRST,
    MONTH_FIRST
  }

  /**
   * @param amount as a plain number, or the text itself where it is none
   * @param currency as a code, or the text that should be one; empty where none is stated
   */
  record Price(String amount, String currency) {}

  /**
   * The number that {@code text} is, and nothing else.
   *
   * @param decimal the mark before decimals where the feed is known to use one; without it a comma
   *     before three digits could be either, and is no number
   */
  static Optional<BigDecimal> number(String text, Optional<Character> decimal) {
    if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    String digits = text.replaceAll("[' \\u00a0\\u202f]", "").replace('−', '-');
    int comma = digits.lastIndexOf(',');
    int point = digits.lastIndexOf('.');
    if (comma < 0 && point < 0) {
      return Optional.of(new BigDecimal(digits));
    }
    char mark;
    if (comma >= 0 && point >= 0) {
      mark = comma > point ? ',' : '.';
    } else {
      char only = comma >= 0 ? ',' : '.';
      boolean several = digits.indexOf(only) != digits.lastIndexOf(only);
      boolean three = digits.length() - digits.lastIndexOf(only) == 4;
      if (decimal.isPresent() && (three || several)) {
        mark = decimal.get();
      } else if (several) {
        mark = only == ',' ? '.' : ',';
      } else if (three && only == ',') {
        return Optional.empty();
      } else {
        mark = only;
      }
    }
    char group = mark == ',' ? '.' : ',';
    int at = digits.lastIndexOf(mark);
    String whole = at < 0 ? digits : digits.substring(0, at);
    String grouped = group == '.' ? "\\." : ",";
    boolean sound =
        whole.indexOf(group) < 0
            ? digits.indexOf(mark) == at
            : whole.matches("[-+]?\\d{1,3}(?:" + grouped + "\\d{3})+");
    if (!sound || (at >= 0 && digits.indexOf(group, at) >= 0)) {
      return Optional.empty();
    }
    String plain = whole.replace(String.valueOf(group), "");
    return Optional.of(new BigDecimal(at < 0 ? plain : plain + "." + digits.substring(at + 1)));
  }

  /**
   * A price with its currency before or behind it: "19,95 EUR", "€ 1.299,00", "US$20".
   *
   * @param stated the feed's currency, where the cell names none
   */
  static Price price(String text, Optional<Currency> stated, Optional<Character> decimal) {
    String own = stated.map(Currency::getCurrencyCode).orElse("");
    Matcher m = MONEY.matcher(text.length() > LONGEST ? "" : text);
    if (!m.matches()) {
      return new Price(text, own);
    }
    String before = m.group("before") == null ? "" : m.group("before");
    String after = m.group("after") == null ? "" : m.group("after");
    String word = before.isEmpty() ? after : before;
    String currency = word.isEmpty() ? own : currency(word, own);
    boolean twice = !before.isEmpty() && !after.isEmpty();
    Optional<BigDecimal> amount = twice ? Optional.empty() : number(m.group("amount"), decimal);
    return new Price(
        amount.filter(a -> !Typing.tooLong(a)).map(BigDecimal::toPlainString).orElse(text),
        currency);
  }

  /** A dollar sign is whichever dollar the feed is in; alone it is none. */
  private static String currency(String word, String own) {
    String known = SYMBOLS.get(word);
    if (known == null) {
      known = SYMBOLS.get(word.toLowerCase(Locale.ROOT));
    }
    if (known != null) {
      return known;
    }
    return word.equals("$") && !own.isEmpty() ? own : word.toUpperCase(Locale.ROOT);
  }

  /** The word of the product format for "agotado", "In stock", "https://schema.org/InStock". */
  static Optional<String> availability(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String word = text.substring(text.lastIndexOf('/') + 1);
    return Optional.ofNullable(AVAILABILITY.get(plain(word)));
  }

  /** Lower case without accents; underscores and hyphens as spaces. */
  static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[_\\-\\s]+", " ")
        .strip();
  }

  /**
   * A day or time as the product format writes it; one without a zone is taken as UTC. A day as
   * 3/4/2026 needs {@code days}, unless only one reading is a day.
   */
  static Optional<String> time(String text, Optional<Days> days) {
    Matcher m = DAY.matcher(text);
    try {
      if (m.matches()) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(2));
        int year = Integer.parseInt(m.group(3));
        boolean dayFirst = days.map(Days.DAY_FIRST::equals).orElse(first > 12 || first == second);
        if (days.isEmpty() && first <= 12 && second <= 12 && first != second) {
          return Optional.empty();
        }
        return Optional.of(
            LocalDate.of(year, dayFirst ? second : first, dayFirst ? first : second).toString());
      }
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text).toString());
      }
      if (Character.isLetter(text.isEmpty() ? '0' : text.charAt(0))) {
        return Optional.of(
            OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant()
                .toString());
      }
      String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T").replaceFirst(" UTC$", "Z");
      if (iso.matches(".*[+-]\\d{4}")) {
        iso = iso.substring(0, iso.length() - 2) + ":" + iso.substring(iso.length() - 2);
      }
      return Optional.of(
          iso.matches(".*(?:Z|[+-]\\d{2}:\\d{2})")
              ? OffsetDateTime.parse(iso).toInstant().toString()
              : LocalDateTime.parse(iso, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                  .toInstant(ZoneOffset.UTC)
                  .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void words(String value, String list) {
    Arrays.stream(list.split("\\|")).forEach(word -> AVAILABILITY.put(word, value));
  }
}
