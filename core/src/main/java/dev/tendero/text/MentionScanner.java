package dev.tendero.text;

import static java.math.BigDecimal.ONE;

import dev.tendero.units.Dimension;
import dev.tendero.units.Unit;
import dev.tendero.units.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into {@link Atom}s, left to right, each character looked at a bounded number of
 * times. One scanner reads one text once; not thread-safe.
 */
final class MentionScanner {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency GBP = Currency.getInstance("GBP");
  private static final Currency MXN = Currency.getInstance("MXN");

  /** Codes that are no word of either language in capitals; others (ALL, TOP) would be. */
  private static final Set<String> CODES =
      Set.of(
          "USD", "EUR", "GBP", "MXN", "ARS", "CLP", "COP", "PEN", "UYU", "BRL", "CAD", "AUD", "NZD",
          "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY");

  private static final Map<String, Currency> CURRENCY_WORDS =
      Map.ofEntries(
          Map.entry("dollar", USD),
          Map.entry("dollars", USD),
          Map.entry("buck", USD),
          Map.entry("bucks", USD),
          Map.entry("dolar", USD),
          Map.entry("dolares", USD),
          Map.entry("euro", EUR),
          Map.entry("euros", EUR),
          Map.entry("quid", GBP),
          Map.entry("pounds sterling", GBP),
          Map.entry("libras esterlinas", GBP),
          Map.entry("peso", MXN),
          Map.entry("pesos", MXN));

  private static final int LONGEST_CURRENCY_WORD = 17;

  private static final int LONGEST_CODE = 40;

  private static final Map<String, Integer> ENGLISH =
      numbers(
          "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
              + " sixteen seventeen eighteen nineteen twenty",
          "twenty thirty forty fifty sixty seventy eighty ninety hundred");

  private static final Map<String, Integer> SPANISH =
      numbers(
          "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
              + " dieciseis diecisiete dieciocho diecinueve veinte",
          "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien");

  /** "10 million pages", "20 mil mAh". */
  private static final Map<String, BigDecimal> SCALES =
      Map.of(
          "thousand", BigDecimal.valueOf(1_000),
          "mil", BigDecimal.valueOf(1_000),
          "million", BigDecimal.valueOf(1_000_000),
          "millon", BigDecimal.valueOf(1_000_000),
          "millones", BigDecimal.valueOf(1_000_000),
          "billion", BigDecimal.valueOf(1_000_000_000));

  /** Before a number they make it a version or a part of a name. */
  private static final Set<String> NAMES =
      Set.of(
          "usb",
          "hdmi",
          "ddr",
          "displayport",
          "dp",
          "bluetooth",
          "wi-fi",
          "wifi",
          "pcie",
          "pci",
          "windows",
          "android",
          "ios",
          "macos",
          "office",
          "cat",
          "category",
          "categoria",
          "gen",
          "generation",
          "generacion",
          "version",
          "v",
          "ver",
          "type",
          "tipo",
          "class",
          "clase",
          "model",
          "modelo",
          "series",
          "serie",
          "level",
          "nivel",
          "iphone",
          "ipad",
          "galaxy",
          "core",
          "pentium",
          "thunderbolt",
          "raid",
          "sata",
          "awg",
          "mark",
          "mk",
          "no",
          "nr",
          "num");

  /** Words after which "one" counts. */
  private static final Set<String> HAVING =
      Set.of("has", "have", "with", "includes", "offers", "contains", "features", "only", "just");

  /** Words before which "in" is a unit and no preposition. */
  private static final Set<String> INCH_BEFORE =
      Set.of(
          "x",
          "by",
          "wide",
          "width",
          "long",
          "length",
          "high",
          "height",
          "tall",
          "deep",
          "depth",
          "thick",
          "screen",
          "display",
          "monitor",
          "diagonal",
          "tv",
          "laptop",
          "notebook",
          "tablet",
          "or",
          "and",
          "to",
          "panel",
          "cable",
          "here",
          "across",
          "de",
          "y",
          "o");

  private final String text;
  private final int length;
  private final Language language;
  private final Map<String, Integer> numberWords;
  private final boolean shouted;
  private final List<Atom> atoms = new ArrayList<>();

  /** Whether a double quote is open, so that the next one behind a digit closes it. */
  private boolean quoted;

  MentionScanner(String text, Language language) {
    this.text = text;
    this.length = text.length();
    this.language = language;
    this.numberWords = language == Language.SPANISH ? SPANISH : ENGLISH;
    this.shouted = text.chars().noneMatch(Character::isLowerCase);
  }

  List<Atom> scan() {
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      if (digit(at) || (c == '.' && digit(at + 1) && !letterOrDigit(at - 1))) {
        at = number(at, at, false, null);
      } else if (negative(at)) {
        at = number(at, at + 1, true, null);
      } else if (symbolCurrency(c) != null) {
        at = currencyFirst(at, at, at + 1, symbolCurrency(c));
      } else if (Character.isLetter(c) || c == '_') {
        at = word(at);
      } else {
        quote(at);
        at++;
      }
    }
    return atoms;
  }

  /**
   * Reads the number whose digits begin at {@code from}.
   *
   * @return where to go on
   */
  private int number(int start, int from, boolean negative, @Nullable Currency currency) {
    boolean named = currency == null && behindName(start);
    int end = digitsEnd(from, named);
    String digits = text.substring(from, end);
    Optional<BigDecimal> value =
        Numeral.read(ungrouped(digits.startsWith(".") ? "0" + digits : digits), language);
    if (value.isEmpty()) {
      return skip(start, end);
    }
    BigDecimal number = negative ? value.get().negate() : value.get();
    int scale = scaleEnd(end);
    if (scale > end) {
      number = number.multiply(SCALES.getOrDefault(plain(text.substring(end + 1, scale)), ONE));
      end = scale;
    }
    return currency != null
        ? add(new Atom(start, end, end, number, null, currency, false))
        : suffixed(start, end, number, named);
  }

  /** Where "million" ends behind the digits that end at {@code end}; there where none stands. */
  private int scaleEnd(int end) {
    if (!space(end)) {
      return end;
    }
    int stop = end + 1;
    while (letter(stop)) {
      stop++;
    }
    return SCALES.containsKey(plain(text.substring(end + 1, stop))) ? stop : end;
  }

  /** Takes the unit or currency behind the number that ends at {@code end}, if there is one. */
  private int suffixed(int start, int end, BigDecimal number, boolean named) {
    int gap = end;
    while (gap < length && gap < end + 2 && space(gap)) {
      gap++;
    }
    Suffix suffix = currencyBehind(gap);
    if (suffix == null) {
      suffix = unitBehind(start, end, gap, number, named);
    }
    if (suffix == null && gap == end && character(end) == '-' && letter(end + 1)) {
      if (digitInRun(end + 1)) {
        return skip(start, end);
      }
      suffix = unitBehind(start, end, end + 1, number, named);
    }
    if (suffix != null) {
      BigDecimal scaled = suffix.hundredth ? number.movePointLeft(2) : number;
      return add(new Atom(start, end, suffix.end, scaled, suffix.unit, suffix.currency, false));
    }
    boolean glued = letter(end) || character(end) == '_';
    return glued && !times(end)
        ? skip(start, end)
        : add(new Atom(start, end, end, number, null, null, named));
  }

  private record Suffix(
      int end, @Nullable Unit unit, @Nullable Currency currency, boolean hundredth) {}

  private @Nullable Suffix currencyBehind(int at) {
    if (at >= length) {
      return null;
    }
    Currency symbol = symbolCurrency(text.charAt(at));
    if (symbol != null) {
      boolean prefixOfNext = space(at - 1) && digit(at + 1);
      return prefixOfNext ? null : new Suffix(at + 1, null, symbol, false);
    }
    int sign = wordEnd(at);
    if (sign > at && sign <= at + 3 && character(sign) == '$' && !digit(sign + 1)) {
      return new Suffix(sign + 1, null, dollar(text.substring(at, sign)), false);
    }
    if (text.charAt(at) == '¢') {
      return new Suffix(at + 1, null, USD, true);
    }
    if (at + 3 <= length && CODES.contains(text.substring(at, at + 3)) && !letterOrDigit(at + 3)) {
      return new Suffix(at + 3, null, Currency.getInstance(text.substring(at, at + 3)), false);
    }
    for (int end : boundaries(at, LONGEST_CURRENCY_WORD).reversed()) {
      String word = plain(text.substring(at, end));
      Currency currency = CURRENCY_WORDS.get(word);
      if (currency != null) {
        return new Suffix(end, null, currency, false);
      }
      if (word.equals("cents") || word.equals("centimos")) {
        return new Suffix(end, null, word.equals("cents") ? USD : EUR, true);
      }
    }
    return null;
  }

  private @Nullable Suffix unitBehind(
      int start, int end, int at, BigDecimal number, boolean named) {
    for (int stop : boundaries(at, Units.LONGEST).reversed()) {
      String word = text.substring(at, stop);
      Optional<Unit> unit = Units.parse(word);
      if (unit.isPresent() && meant(word, unit.get(), end, at, stop, number, named)) {
        return new Suffix(stop, unit.get(), null, false);
      }
    }
    return null;
  }

  /** Whether {@code word} behind a number is a unit there and not a word of the sentence. */
  private boolean meant(
      String word, Unit unit, int digits, int at, int stop, BigDecimal number, boolean named) {
    boolean glued = digits == at;
    char first = word.charAt(0);
    if (!Character.isLetter(first) && unit.dimension() == Dimension.LENGTH) {
      boolean closes = quoted && (first == '"' || first == '”') && character(stop) != '"';
      return glued && !closes && !letter(stop);
    }
    if (word.length() == 1 && glued && named) {
      return false;
    }
    return switch (word) {
      case "in" -> glued || inch(stop, number);
      case "A" -> glued || !(space(stop) && digit(stop + 1));
      case "d" -> !glued;
      case "g" -> !glued || number.scale() > 0 || number.intValue() > 6;
      case "pie" -> language == Language.SPANISH;
      default -> true;
    };
  }

  /** 15.6 in, 27 in screen, 40 in. wide; not "2 in black". */
  private boolean inch(int stop, BigDecimal number) {
    int next = character(stop) == '.' ? stop + 1 : stop;
    if (next >= length || !space(next) || number.scale() > 0) {
      return true;
    }
    int wordEnd = next + 1;
    while (letter(wordEnd)) {
      wordEnd++;
    }
    return wordEnd == next + 1 || INCH_BEFORE.contains(plain(text.substring(next + 1, wordEnd)));
  }

  /** "$20", "US$ 20", "EUR 19.95": {@code from} is behind the currency. */
  private int currencyFirst(int start, int at, int from, @Nullable Currency currency) {
    int digits = space(from) ? from + 1 : from;
    return digit(digits) ? number(start, digits, false, currency) : Math.max(from, at + 1);
  }

  private int word(int start) {
    int letters = start;
    while (letter(letters)) {
      letters++;
    }
    if (times(start) && !atoms.isEmpty() && atoms.getLast().end() == start) {
      return start + 1;
    }
    String word = text.substring(start, Math.min(letters, start + 24));
    if (character(letters) == '$' && word.length() <= 3) {
      return currencyFirst(start, letters, letters + 1, dollar(word));
    }
    if (CODES.contains(word) && (digit(letters) || (space(letters) && digit(letters + 1)))) {
      return currencyFirst(start, letters - 1, letters, Currency.getInstance(word));
    }
    if (letters > start && !letterOrDigit(letters) && character(letters) != '_') {
      int end = numberWord(start, letters, plain(word));
      if (end > 0) {
        return end;
      }
    }
    return run(start, Math.max(letters, start + 1));
  }

  /**
   * @return where to go on, 0 when the word is no number
   */
  private int numberWord(int start, int end, String word) {
    if (word.equals("half") || word.equals("medio") || word.equals("media")) {
      return half(start, end, word);
    }
    Integer value = numberWords.get(word);
    if (value == null || (value == 1 && !counts(start, end))) {
      return 0;
    }
    int at = end;
    if (value >= 20 && value < 100) {
      int joint = text.startsWith(" y ", at) ? at + 3 : at + 1;
      int stop = wordEnd(joint);
      Integer ones = numberWords.get(plain(text.substring(Math.min(joint, stop), stop)));
      boolean joined = character(at) == '-' || text.startsWith(" y ", at);
      if (joined && ones != null && ones < 10) {
        value += ones;
        at = stop;
      }
    }
    int stop = wordEnd(at + 1);
    String next = space(at) && stop > at + 1 ? plain(text.substring(at + 1, stop)) : "";
    int times = next.equals("hundred") ? 100 : next.equals("thousand") ? 1000 : 1;
    times = next.equals("mil") ? 1000 : times;
    return suffixed(start, times > 1 ? stop : at, BigDecimal.valueOf((long) value * times), false);
  }

  /** "half a metre", "medio euro", "half a million pages": nothing without a unit or a scale. */
  private int half(int start, int end, String word) {
    int at = end + 1;
    if (word.equals("half")) {
      at = text.startsWith(" an ", end) ? end + 4 : text.startsWith(" a ", end) ? end + 3 : at;
    }
    BigDecimal half = new BigDecimal("0.5");
    int stop = wordEnd(at);
    BigDecimal scale = SCALES.get(plain(text.substring(Math.min(at, stop), stop)));
    if (scale != null) {
      return suffixed(start, stop, half.multiply(scale), true);
    }
    Suffix money = space(end) ? currencyBehind(at) : null;
    if (money != null) {
      return add(new Atom(start, end, money.end, half, null, money.currency, false));
    }
    Suffix unit = space(end) ? unitBehind(start, end, at, half, false) : null;
    return unit == null || unit.unit == Unit.COUNT
        ? 0
        : add(new Atom(start, end, unit.end, half, unit.unit, null, false));
  }

  /** Whether "one" or "uno" is a number here: before a unit, or had. */
  private boolean counts(int start, int end) {
    int at = end + 1;
    boolean measured =
        (space(end) || character(end) == '-')
            && (currencyBehind(at) != null
                || unitBehind(start, end, at, BigDecimal.ONE, false) != null);
    return measured || (space(end) && letter(at) && HAVING.contains(plain(wordBefore(start))));
  }

  /** Runs over a word; with a digit in it, it is a code and kept as skipped. */
  private int run(int start, int from) {
    int end = runEnd(from);
    for (int i = start; i < end; i++) {
      if (digit(i)) {
        atoms.add(Atom.skipped(start, end));
        break;
      }
    }
    return end;
  }

  private int skip(int start, int from) {
    int end = runEnd(from);
    atoms.add(Atom.skipped(start, end));
    return end;
  }

  private int runEnd(int from) {
    int end = from;
    while (end < length) {
      char c = text.charAt(end);
      boolean joint =
          (c == '-' && letterOrDigit(end + 1))
              || ((c == '.' || c == '/' || c == ',') && digit(end - 1) && digit(end + 1));
      if (!letterOrDigit(end) && c != '_' && !joint) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Whether a digit follows within the word, as far as any model number goes. */
  private boolean digitInRun(int from) {
    for (int i = from; i < Math.min(length, from + LONGEST_CODE); i++) {
      boolean joint = character(i) == '-' && letterOrDigit(i + 1);
      if (!letterOrDigit(i) && character(i) != '_' && !joint) {
        return false;
      }
      if (digit(i)) {
        return true;
      }
    }
    return false;
  }

  /** One past the digits and separators from {@code from}; a space groups thousands too. */
  private int digitsEnd(int from, boolean named) {
    int end = from;
    while (digit(end)
        || ((character(end) == '.' || character(end) == ',') && end > from && digit(end + 1))
        || (end == from && character(end) == '.')) {
      end++;
    }
    boolean lone = end - from <= 3 && character(from) != '0' && character(from) != '.';
    for (int i = from; i < end && lone; i++) {
      lone = digit(i);
    }
    while (lone
        && space(end)
        && !(named && character(end) == ' ')
        && digit(end + 1)
        && digit(end + 2)
        && digit(end + 3)
        && !digit(end + 4)) {
      end += 4;
    }
    if (lone && end - from > 3 && (character(end) == ',' || character(end) == '.')) {
      int decimals = end + 1;
      while (digit(decimals)) {
        decimals++;
      }
      end = decimals > end + 1 ? decimals : end;
    }
    return end;
  }

  private String ungrouped(String digits) {
    boolean grouped = false;
    for (int i = 0; i < digits.length() && !grouped; i++) {
      grouped = Character.isSpaceChar(digits.charAt(i));
    }
    return grouped ? digits.replaceAll("[\\p{Zs}]", "") : digits;
  }

  /** A minus before a digit, and no dash between two numbers or inside a word. */
  private boolean negative(int at) {
    char c = text.charAt(at);
    if ((c != '-' && c != '−')
        || !digit(at + 1)
        || letterOrDigit(at - 1)
        || character(at - 1) == ')') {
      return false;
    }
    int before = at - 1;
    while (before >= 0 && before > at - 4 && space(before)) {
      before--;
    }
    return atoms.isEmpty() || atoms.getLast().end() != before + 1;
  }

  /**
   * Whether the number at {@code start} belongs to the name before it ("Windows 10", "H4 2020").
   */
  private boolean behindName(int start) {
    String word = wordBefore(start);
    if (word.isEmpty() || !Character.isLetter(word.charAt(0))) {
      return false;
    }
    if (NAMES.contains(plain(word)) || word.chars().anyMatch(Character::isDigit)) {
      return true;
    }
    if (shouted || !Character.isUpperCase(word.charAt(0))) {
      return false;
    }
    boolean marked = word.chars().skip(1).anyMatch(Character::isUpperCase);
    return marked || !opensSentence(start - 1 - word.length());
  }

  private boolean opensSentence(int wordStart) {
    int at = wordStart - 1;
    while (at >= 0 && at > wordStart - 8 && " \"'“«¿¡(*".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return at < 0 || ".!?:;\n•".indexOf(text.charAt(at)) >= 0;
  }

  /** The word one space before {@code start}; empty when something else stands there. */
  private String wordBefore(int start) {
    int end = start - 1;
    if (end < 1 || text.charAt(end) != ' ') {
      return "";
    }
    int at = end;
    while (at > 0
        && at > end - 30
        && (letterOrDigit(at - 1) || "-®™".indexOf(text.charAt(at - 1)) >= 0)) {
      at--;
    }
    return text.substring(at, end);
  }

  /** Where unit words that begin at {@code at} may end, shortest first. */
  private List<Integer> boundaries(int at, int longest) {
    if (at >= length || Character.isDigit(text.charAt(at)) || space(at)) {
      return List.of();
    }
    var ends = new ArrayList<Integer>(4);
    int limit = Math.min(length, at + longest);
    int words = 0;
    for (int end = at + 1; end <= limit && words < 3; end++) {
      if (boundary(at, end)) {
        ends.add(end);
      }
      if (end < length) {
        char c = text.charAt(end);
        if (space(end)) {
          words++;
        } else if (",;:!?".indexOf(c) >= 0) {
          break;
        }
      }
    }
    return ends;
  }

  private boolean boundary(int at, int end) {
    char last = text.charAt(end - 1);
    if (Character.isWhitespace(last)) {
      return false;
    }
    if (end >= length) {
      return true;
    }
    char c = text.charAt(end);
    if (Character.isLetterOrDigit(last)) {
      boolean joined = (c == '-' && digit(end + 1)) || (c == '/' && letter(end + 1));
      return !letterOrDigit(end) && c != '²' && c != '³' && c != '_' && !joined;
    }
    return !(letterOrDigit(at) && letterOrDigit(end));
  }

  private void quote(int at) {
    char c = text.charAt(at);
    if (c == '"') {
      quoted = !quoted;
    } else if (c == '“') {
      quoted = true;
    } else if (c == '”') {
      quoted = false;
    }
  }

  /** An x between two numbers: 1920x1080, 2 x 4. */
  private boolean times(int at) {
    char c = character(at);
    int next = space(at + 1) ? at + 2 : at + 1;
    return (c == 'x' || c == 'X') && digit(next);
  }

  private int add(Atom atom) {
    atoms.add(atom);
    return atom.end();
  }

  private int wordEnd(int from) {
    int end = Math.min(from, length);
    while (letter(end)) {
      end++;
    }
    return end;
  }

  private static @Nullable Currency symbolCurrency(char c) {
    return switch (c) {
      case '$' -> USD;
      case '€' -> EUR;
      case '£' -> GBP;
      default -> null;
    };
  }

  /** The dollar that letters before its sign name: US$, MX$. */
  private static Currency dollar(String letters) {
    return switch (letters) {
      case "MX", "MXN" -> MXN;
      case "C", "CA", "CAD" -> Currency.getInstance("CAD");
      case "A", "AU", "AUD" -> Currency.getInstance("AUD");
      default -> USD;
    };
  }

  private static String plain(String word) {
    return Accents.strip(word.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Integer> numbers(String ones, String tens) {
    var words = new HashMap<String, Integer>();
    String[] upToTwenty = ones.split(" ");
    for (int i = 0; i < upToTwenty.length; i++) {
      words.put(upToTwenty[i], i + 1);
    }
    String[] fromTwenty = tens.split(" ");
    for (int i = 0; i < fromTwenty.length; i++) {
      words.put(fromTwenty[i], (i + 2) * 10);
    }
    return Map.copyOf(words);
  }

  private char character(int at) {
    return at >= 0 && at < length ? text.charAt(at) : 0;
  }

  private boolean digit(int at) {
    char c = character(at);
    return c >= '0' && c <= '9';
  }

  private boolean letter(int at) {
    return Character.isLetter(character(at));
  }

  private boolean letterOrDigit(int at) {
    return Character.isLetterOrDigit(character(at));
  }

  private boolean space(int at) {
    char c = character(at);
    return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }
}
