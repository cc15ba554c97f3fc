package dev.tendero.units;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that people and feeds use for units, in English and Spanish. */
public final class Units {

  /** Symbols whose case decides: A is no article, G no gram (5G), MW no milliwatt. */
  private static final Map<String, Unit> SYMBOLS = new HashMap<>();

  /** Lower case, without accents. */
  private static final Map<String, Unit> WORDS = new HashMap<>();

  /** No known word is longer; what is longer is not looked up. */
  public static final int LONGEST = 24;

  static {
    symbols(Unit.METRE, "m");
    symbols(Unit.GRAM, "g gr grs");
    symbols(Unit.MILLIWATT, "mW mw");
    symbols(Unit.WATT, "W w");
    symbols(Unit.VOLT_AMPERE, "VA");
    symbols(Unit.VOLT, "V v");
    symbols(Unit.AMPERE, "A");
    symbols(Unit.AMPERE_HOUR, "Ah AH");
    symbols(Unit.BYTE, "B");
    symbols(Unit.COUNT, "pc pcs pc(s)");
    symbols(Unit.DEGREE, "°");
    symbols(Unit.DAY, "d");
    symbols(Unit.HOUR, "h");
    symbols(Unit.SECOND, "s");
    symbols(Unit.MILLISECOND, "ms");
    symbols(Unit.INCH, "in \" ″ ” '' ’’ ´´");
    symbols(Unit.FOOT, "' ′ ’");
    symbols(Unit.LITRE, "l L");
    symbols(Unit.RACK_UNIT, "U");
    symbols(Unit.MEGAPIXEL, "MP");

    words(Unit.MILLIMETRE, "mm|millimetre|millimetres|millimeter|millimeters|milimetro|milimetros");
    words(Unit.CENTIMETRE, "cm|cms|centimetre|centimetres|centimeter|centimeters");
    words(Unit.CENTIMETRE, "centimetro|centimetros");
    words(Unit.METRE, "metre|metres|meter|meters|metro|metros|mts");
    words(Unit.KILOMETRE, "km|kilometre|kilometres|kilometer|kilometers|kilometro|kilometros");
    words(Unit.INCH, "inch|inches|pulgada|pulgadas|pulg");
    words(Unit.FOOT, "ft|foot|feet|pie|pies");
    words(Unit.MILLIGRAM, "mg|milligram|milligrams|miligramo|miligramos");
    words(Unit.GRAM, "gram|grams|gramme|grammes|gramo|gramos");
    words(Unit.KILOGRAM, "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramo|kilogramos");
    words(Unit.POUND, "lb|lbs|pound|pounds|libra|libras");
    words(Unit.OUNCE, "oz|ounce|ounces|onza|onzas");
    words(Unit.MILLIWATT, "milliwatt|milliwatts|milivatio|milivatios");
    words(Unit.WATT, "watt|watts|vatio|vatios");
    words(Unit.KILOWATT, "kw|kilowatt|kilowatts|kilovatio|kilovatios");
    words(Unit.VOLT_AMPERE, "va|volt-ampere|volt-amperes|voltiamperio|voltiamperios");
    words(Unit.KILOVOLT_AMPERE, "kva");
    words(Unit.MILLIVOLT, "mv|millivolt|millivolts|milivoltio|milivoltios");
    words(Unit.VOLT, "volt|volts|voltio|voltios");
    words(
        Unit.MILLIAMPERE,
        "ma|milliamp|milliamps|milliampere|milliamperes|miliamperio|miliamperios");
    words(Unit.AMPERE, "amp|amps|ampere|amperes|amperio|amperios");
    words(Unit.MILLIAMPERE_HOUR, "mah|milliamp hours|miliamperios hora");
    words(Unit.AMPERE_HOUR, "amp hours|amperios hora");
    words(Unit.HERTZ, "hz|hertz|hercio|hercios");
    words(Unit.KILOHERTZ, "khz|kilohertz|kilohercio|kilohercios");
    words(Unit.MEGAHERTZ, "mhz|megahertz|megahercio|megahercios");
    words(Unit.GIGAHERTZ, "ghz|gigahertz|gigahercio|gigahercios");
    words(Unit.BYTE, "byte|bytes");
    words(Unit.KILOBYTE, "kb|kilobyte|kilobytes");
    words(Unit.MEGABYTE, "mb|megabyte|megabytes|mega|megas");
    words(Unit.GIGABYTE, "gb|gig|gigs|gigabyte|gigabytes|giga|gigas");
    words(Unit.TERABYTE, "tb|terabyte|terabytes|tera|teras");
    words(Unit.KILOBIT_PER_SECOND, "kbit/s|kbps|kb/s|kilobits per second|kilobits por segundo");
    words(Unit.MEGABIT_PER_SECOND, "mbit/s|mbps|megabits per second|megabits por segundo");
    words(Unit.GIGABIT_PER_SECOND, "gbit/s|gbps|gigabits per second|gigabits por segundo");
    symbols(Unit.MEGABIT_PER_SECOND, "Mb/s");
    symbols(Unit.GIGABIT_PER_SECOND, "Gb/s");
    words(Unit.MEGABYTE_PER_SECOND, "mb/s|megabytes per second|megabytes por segundo");
    words(Unit.GIGABYTE_PER_SECOND, "gb/s|gigabytes per second|gigabytes por segundo");
    words(
        Unit.COUNT, "piece|pieces|pieza|piezas|pack|packs|unit|units|unidad|unidades|uds|ud|count");
    words(Unit.COUNT, "paquete|paquetes");
    words(Unit.SHEET, "sheet|sheets|hoja|hojas|page|pages|pagina|paginas");
    words(Unit.DECIBEL, "db|db(a)|dba|decibel|decibels|decibelio|decibelios|decibeles");
    words(Unit.CELSIUS, "°c|ºc|℃|degrees celsius|degrees centigrade|grados centigrados");
    words(Unit.CELSIUS, "grados celsius|degree celsius|grado centigrado");
    words(Unit.MILLISECOND, "millisecond|milliseconds|milisegundo|milisegundos");
    words(Unit.SECOND, "sec|secs|seg|segs|second|seconds|segundo|segundos");
    words(Unit.MINUTE, "min|mins|minute|minutes|minuto|minutos");
    words(Unit.HOUR, "hr|hrs|hour|hours|hora|horas");
    words(Unit.DAY, "day|days|dia|dias");
    words(Unit.MONTH, "month|months|mes|meses");
    words(Unit.YEAR, "year|years|yr|yrs|ano|anos|anito|anitos");
    words(Unit.MILLILITRE, "ml|millilitre|millilitres|milliliter|milliliters|mililitro|mililitros");
    words(Unit.LITRE, "litre|litres|liter|liters|litro|litros");
    words(Unit.SQUARE_METRE, "m²|m2|sqm|square metre|square metres|square meter|square meters");
    words(Unit.SQUARE_METRE, "metro cuadrado|metros cuadrados");
    words(Unit.DEGREE, "degree|degrees|grado|grados");
    words(Unit.PERCENT, "%|percent|per cent|por ciento");
    words(Unit.DOTS_PER_INCH, "dpi|ppp|dots per inch|puntos por pulgada");
    words(Unit.PIXEL, "px|pixel|pixels|pixeles");
    words(Unit.MEGAPIXEL, "mpx|megapixel|megapixels|megapixeles|mp");
    words(Unit.GRAM_PER_SQUARE_METRE, "g/m²|g/m2|gsm|gr/m2|gr/m²");
    words(Unit.CANDELA_PER_SQUARE_METRE, "cd/m²|cd/m2|nit|nits");
    words(Unit.LUMEN, "lm|lumen|lumens|lumenes");
    words(Unit.PAGES_PER_MINUTE, "ppm|pages per minute|paginas por minuto");
    words(Unit.WATT_HOUR, "wh|watt hour|watt hours|vatios hora");
    words(Unit.KILOWATT_HOUR, "kwh|kilowatt hour|kilowatt hours|kilovatios hora");
    words(Unit.REVOLUTIONS_PER_MINUTE, "rpm|revolutions per minute|revoluciones por minuto");
    words(Unit.RACK_UNIT, "rack unit|rack units|unidades de rack");
    words(Unit.OHM, "ω|ohm|ohms|ohmio|ohmios");
  }

  private Units() {}

  /**
   * The unit that a symbol or word stands for: "cm", "mAh", "\"", "pulgadas", "Kilos", "pc(s)".
   * What a word can mean besides ("in", "pack") is the caller's concern.
   */
  public static Optional<Unit> parse(String symbolOrWord) {
    String trimmed = symbolOrWord.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    Unit symbol = SYMBOLS.get(trimmed);
    return symbol != null ? Optional.of(symbol) : Optional.ofNullable(WORDS.get(plain(trimmed)));
  }

  /** Lower case without accents; a quick pass where there are none. */
  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c > 0xbf && c < 0x250) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return lower;
  }

  private static void symbols(Unit unit, String list) {
    for (String symbol : list.split(" ")) {
      SYMBOLS.put(symbol, unit);
    }
  }

  private static void words(Unit unit, String list) {
    for (String word : list.split("\\|")) {
      WORDS.put(word, unit);
    }
  }
}
