package dev.tendero.guardrails.screening;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * E-mail addresses, telephone, card and account numbers. A shop's text is full of numbers that are
 * none of these: GTINs, part numbers, prices, sizes. Cards must pass Luhn and begin like a card,
 * accounts must pass mod 97, telephones must be written like one or stand beside a word that says
 * so.
 */
public final class PersonalData {

  /** What is masked, and the mask that takes its place. */
  public enum Kind {
    EMAIL("[email]"),
    CARD("[card]"),
    IBAN("[iban]"),
    PHONE("[phone]");

    private final String mask;

    Kind(String mask) {
      this.mask = mask;
    }

    public String mask() {
      return mask;
    }

    /** As findings name it: "email". */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param start first UTF-16 unit in the text given
   * @param end one past the last
   */
  public record Found(Kind kind, int start, int end) {}

  /** RFC 5321 limits a local part to 64 characters; the pattern has no two ways to match. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\w.+%-])[\\p{L}\\p{Nd}_%+-][\\p{L}\\p{Nd}._%+-]{0,63}+(?:@| ?[(\\[{] ?(?:at|arroba) ?[)\\]}] ?)"
              + "[\\p{L}\\p{Nd}-]{1,63}+(?:\\.[\\p{L}\\p{Nd}-]{2,63}+){1,5}+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPELLED_EMAIL =
      Pattern.compile(
          "(?<!\\w)[\\w.+-]{1,64}+ (?:at|arroba) (gmail|hotmail|outlook|yahoo|icloud|proton|protonmail|live) ?(?: (?:dot|punto) |\\.)(?:com|es|net|org|me|mx)(?!\\w)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IBAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]){11,30}+(?![\\p{L}\\p{Nd}])",
          Pattern.CASE_INSENSITIVE);

  /** Digits in groups; what they are is decided by {@link #judge}. */
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}.,$€£/_#-])[+(]{0,2}+\\d(?:[ .()/\u2010-\u2015-]{0,2}+\\d){6,22}+(?![\\p{L}\\p{Nd}])");

  /** A short look back, enough for "my phone number is". */
  private static final int CONTEXT = 40;

  private static final Pattern PHONE_WORD =
      Pattern.compile(
          "(?:phone|mobile|cell|whats ?app|telephone|telef[oó]no|tel[eé]?f?|m[oó]vil|celular|tfno|ll[aá]m[ae][a-z]*|call|text me|reach me|ring|fax|contact|contacto)\\W",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CODE_WORD =
      Pattern.compile(
          "(?:model|modelo|part|sku|ref|referencia|reference|gtin|ean|upc|isbn|asin|serial|serie|order|pedido|invoice|factura|purchase|compra|c[oó]digo|code|item|art[ií]culo|product|producto|number #|tracking|imei|mpn|id)\\W",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CARD_WORD =
      Pattern.compile(
          "(?:card|tarjeta|visa|mastercard|amex|cr[eé]dito|credit|d[eé]bito|debit)",
          Pattern.CASE_INSENSITIVE);

  /** Length of an account number by country; the countries of the IBAN registry a shop meets. */
  private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();

  private PersonalData() {}

  /** Everything found in {@code text}, left to right, without overlaps. */
  public static List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    collect(EMAIL, Kind.EMAIL, text, found);
    collect(SPELLED_EMAIL, Kind.EMAIL, text, found);
    Matcher ibans = IBAN.matcher(text);
    while (ibans.find()) {
      int end = ibanEnd(text, ibans.start(), ibans.end());
      if (end > 0) {
        found.add(new Found(Kind.IBAN, ibans.start(), end));
      }
    }
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      judge(text, digits.start(), digits.end()).ifPresent(found::add);
    }
    found.sort(
        Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder()));
    List<Found> apart = new ArrayList<>();
    for (Found one : found) {
      if (apart.isEmpty() || apart.getLast().end() <= one.start()) {
        apart.add(one);
      }
    }
    return apart;
  }

  private static void collect(Pattern pattern, Kind kind, String text, List<Found> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(new Found(kind, matcher.start(), matcher.end()));
    }
  }

  private static java.util.Optional<Found> judge(String text, int start, int end) {
    String written = text.substring(start, end);
    String digits = written.replaceAll("\\D", "");
    String before = text.substring(Math.max(0, start - CONTEXT), start) + " ";
    boolean grouped =
        written.indexOf(' ') > 0 || written.indexOf('-') > 0 || written.indexOf('.') > 0;
    if (isCard(digits) && (!CODE_WORD.matcher(before).find() || CARD_WORD.matcher(before).find())) {
      return java.util.Optional.of(new Found(Kind.CARD, start, end));
    }
    boolean phoneWord = PHONE_WORD.matcher(before).find();
    boolean codeWord = CODE_WORD.matcher(before).find();
    if (isPhone(written, digits, grouped, phoneWord, codeWord)) {
      return java.util.Optional.of(new Found(Kind.PHONE, start, end));
    }
    return java.util.Optional.empty();
  }

  /** Luhn, and a beginning and a length that card networks use. */
  static boolean isCard(String digits) {
    boolean network =
        switch (digits.length()) {
          case 14 -> digits.matches("3(?:0[0-5]|[68]).*");
          case 15 -> digits.matches("3[47].*");
          case 16 -> digits.matches("(?:4|5[1-5]|2[2-7]|6011|6[45]|62|35|50|5[6-8]|63|67).*");
          case 19 -> digits.matches("(?:62|4|6[0-57]|5[0678]).*");
          default -> false;
        };
    return network && luhn(digits) && digits.chars().distinct().count() > 1;
  }

  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static boolean isPhone(
      String written, String digits, boolean grouped, boolean phoneWord, boolean codeWord) {
    int n = digits.length();
    if (n < 7 || n > 15) {
      return false;
    }
    if (written.indexOf('+') >= 0) {
      return n >= 8 && !digits.startsWith("0");
    }
    if (phoneWord && !codeWord) {
      return n <= 13;
    }
    if (codeWord) {
      return false;
    }
    if (digits.startsWith("00") && n >= 11 && grouped) {
      return true;
    }
    return NANP.matcher(written).matches()
        || SPANISH.matcher(written).matches()
        || BRITISH.matcher(written).matches();
  }

  /** (555) 234-5678, 555-234-5678, 555.234.5678, with or without 1. */
  private static final Pattern NANP =
      Pattern.compile("(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}");

  /** 612 345 678, 612 34 56 78, 91 234 56 78, 912 345 678; also 612345678 written as one. */
  private static final Pattern SPANISH =
      Pattern.compile(
          "[6789]\\d{2}[ .-]\\d{3}[ .-]\\d{3}|[6789]\\d{2}[ .-]\\d{2}[ .-]\\d{2}[ .-]\\d{2}|9\\d[ .-]\\d{3}[ .-]\\d{2}[ .-]\\d{2}|[67]\\d{8}");

  /** 07700 900123, 020 7946 0958. */
  private static final Pattern BRITISH =
      Pattern.compile("0\\d{4}[ -]\\d{6}|0\\d{2}[ -]\\d{4}[ -]\\d{4}|0\\d{3}[ -]\\d{3}[ -]\\d{4}");

  /** The end of a valid account number that begins at {@code start}, or -1. */
  private static int ibanEnd(String text, int start, int limit) {
    Integer length = IBAN_LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
    if (length == null) {
      return -1;
    }
    StringBuilder compact = new StringBuilder();
    int end = start;
    while (end < limit && compact.length() < length) {
      char c = text.charAt(end++);
      if (c != ' ' && c != '-') {
        compact.append(Character.toUpperCase(c));
      }
    }
    return compact.length() == length && mod97(compact.toString()) ? end : -1;
  }

  static boolean mod97(String iban) {
    StringBuilder digits = new StringBuilder();
    for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
      digits.append(Character.getNumericValue(c));
    }
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static Map<String, Integer> ibanLengths() {
    Map<String, Integer> lengths = new java.util.HashMap<>();
    String table =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29"
            + " ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20"
            + " LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24"
            + " RS22 SA24 SE24 SI19 SK24 SM27 SV28 TN24 TR26 UA29 VA22 XK20";
    for (String entry : table.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
