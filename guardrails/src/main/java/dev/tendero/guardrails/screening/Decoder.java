package dev.tendero.guardrails.screening;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is written in code inside a text and writes it out: Base64, hexadecimal, binary,
 * percent and backslash escapes, HTML entities, letters spelled one by one, words run together,
 * digits for letters, and (of a whole text) ROT13 and reversal. Two levels deep. Every pattern is
 * possessive or bounded, so the work is linear.
 */
public final class Decoder {
  /** A code inside a code; people who nest deeper are not shopping. */
  private static final int LEVELS = 2;

  /** More views than this of one window cost time and show nothing new. */
  private static final int MAX_VIEWS = 16;

  /**
   * @param start of the coded span in the text given
   * @param end one past it
   * @param plain what it says
   */
  public record Part(int start, int end, String plain) {}

  /**
   * The whole text with one code written out.
   *
   * @param start first UTF-16 unit of the first coded span in the text given
   * @param end one past the last coded span
   */
  public record View(String text, int start, int end) {}

  private interface Code {
    List<Part> parts(String text);
  }

  private static final List<Code> CODES =
      List.of(
          Decoder::base64,
          Decoder::hexadecimal,
          Decoder::binary,
          Decoder::escaped,
          Decoder::spelled,
          Decoder::glued,
          Decoder::digitsForLetters);

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}+={0,2}+");
  private static final Pattern HEX =
      Pattern.compile("(?<![0-9a-fA-F])(?:(?:0x|\\\\x)?[0-9a-fA-F]{2}[ :,]?+){6,}+");
  private static final Pattern BINARY = Pattern.compile("(?:[01]{8}[ ,]?+){3,}+");
  private static final Pattern ESCAPED =
      Pattern.compile(
          "%[0-9a-fA-F]{2}|\\\\u[0-9a-fA-F]{4}|\\\\x[0-9a-fA-F]{2}|&#?[0-9a-zA-Z]{2,8}+;");
  private static final Pattern SPELLED =
      Pattern.compile("(?<![\\p{L}\\p{Nd}])\\p{L}(?:([ ._*|/,+-])\\p{L}(?![\\p{L}\\p{Nd}])){3,}+");
  private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{14,}+");
  private static final Pattern MIXED = Pattern.compile("[\\p{L}\\p{Nd}@$!|]{3,40}+");

  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "commat", "@",
          "period", ".");

  private static final Map<Character, Character> LEET =
      Map.of(
          '0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i',
          '|', 'l');

  /** Words that stand between those of the rules when letters are run together. */
  private static final String FILLERS =
      "the a an and to of in is are was were be that this these those with me my it for on or el la los las un una"
          + " y de del en con que se lo al por para te su sus";

  private static final Splitter SPLITTER =
      new Splitter(WordClasses.shipped().vocabulary(), FILLERS);

  private Decoder() {}

  /** What each coded span of {@code text} says, and what the codes inside it say. */
  public static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    for (Code code : CODES) {
      for (Part part : code.parts(text)) {
        parts.add(part);
        for (Code inner : CODES) {
          replace(part.plain(), inner.parts(part.plain()))
              .ifPresent(view -> parts.add(new Part(part.start(), part.end(), view.text())));
        }
      }
    }
    return parts;
  }

  /** The text with each code written out, and the codes inside those; without the text itself. */
  public static List<View> views(String text) {
    Map<String, View> views = new LinkedHashMap<>();
    List<View> level = List.of(new View(text, -1, -1));
    for (int depth = 0; depth < LEVELS; depth++) {
      List<View> next = new ArrayList<>();
      for (View from : level) {
        for (Code code : CODES) {
          Optional<View> view = replace(from.text(), code.parts(from.text()));
          if (view.isPresent()
              && views.size() < MAX_VIEWS
              && !views.containsKey(view.get().text())) {
            View placed =
                depth == 0 ? view.get() : new View(view.get().text(), from.start(), from.end());
            views.put(placed.text(), placed);
            next.add(placed);
          }
        }
      }
      level = next;
    }
    for (Function<String, String> whole :
        List.<Function<String, String>>of(Decoder::rot13, Decoder::reversed)) {
      views.putIfAbsent(whole.apply(text), new View(whole.apply(text), 0, text.length()));
    }
    views.remove(text);
    return List.copyOf(views.values());
  }

  private static Optional<View> replace(String text, List<Part> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder view = new StringBuilder(text.length());
    int from = 0;
    for (Part part : parts) {
      view.append(text, from, part.start()).append(part.plain());
      from = part.end();
    }
    view.append(text, from, text.length());
    return Optional.of(new View(view.toString(), parts.getFirst().start(), parts.getLast().end()));
  }

  // ---- codes ----------------------------------------------------------------------------------

  private static List<Part> base64(String text) {
    return decode(
        text,
        BASE64,
        match -> {
          String plain = match.replace('-', '+').replace('_', '/').replace("=", "");
          if (plain.length() % 4 == 1) {
            plain = plain.substring(0, plain.length() - 1);
          }
          return readable(Base64.getDecoder().decode(plain));
        });
  }

  private static List<Part> hexadecimal(String text) {
    return decode(
        text,
        HEX,
        match -> {
          String digits = match.replaceAll("0x|\\\\x|[^0-9a-fA-F]", "");
          return readable(HexFormat.of().parseHex(digits, 0, digits.length() & ~1));
        });
  }

  private static List<Part> binary(String text) {
    return decode(
        text,
        BINARY,
        match -> {
          String bits = match.replaceAll("[ ,]", "");
          byte[] bytes = new byte[bits.length() / 8];
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
          }
          return readable(bytes);
        });
  }

  /** The whole token around an escape, so that "juan%40correo.es" reads as one. */
  private static List<Part> escaped(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = ESCAPED.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      int start = matcher.start();
      while (start > from && !Character.isWhitespace(text.charAt(start - 1))) {
        start--;
      }
      int end = matcher.end();
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      String token = text.substring(start, end);
      String plain = unescape(token);
      if (!plain.equals(token)) {
        parts.add(new Part(start, end, plain));
      }
      from = end;
    }
    return parts;
  }

  private static String unescape(String token) {
    Matcher matcher = ESCAPED.matcher(token);
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      String code = matcher.group();
      if (matcher.start() > from || code.charAt(0) != '%') {
        plain.append(bytes.toString(StandardCharsets.UTF_8)).append(token, from, matcher.start());
        bytes.reset();
      }
      switch (code.charAt(0)) {
        case '%' -> bytes.write(Integer.parseInt(code.substring(1), 16));
        case '\\' -> plain.append((char) Integer.parseInt(code.substring(2), 16));
        default -> plain.append(entity(code));
      }
      from = matcher.end();
    }
    return plain
        .append(bytes.toString(StandardCharsets.UTF_8))
        .append(token, from, token.length())
        .toString();
  }

  private static String entity(String code) {
    String name = code.substring(1, code.length() - 1);
    try {
      if (name.startsWith("#x") || name.startsWith("#X")) {
        return Character.toString(Integer.parseInt(name.substring(2), 16));
      }
      if (name.startsWith("#")) {
        return Character.toString(Integer.parseInt(name.substring(1)));
      }
    } catch (IllegalArgumentException noCharacter) {
      return code;
    }
    return ENTITIES.getOrDefault(name, code);
  }

  /** "i g n o r e a l l" and "i.g.n.o.r.e": the letters put together and cut into known words. */
  private static List<Part> spelled(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = SPELLED.matcher(text);
    while (matcher.find()) {
      StringBuilder letters = new StringBuilder();
      matcher.group().codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
      parts.add(new Part(matcher.start(), matcher.end(), SPLITTER.split(letters.toString())));
    }
    return parts;
  }

  /** "ignorepreviousinstructions": only where known words fill it. */
  private static List<Part> glued(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = LONG_WORD.matcher(text);
    while (matcher.find()) {
      String split = SPLITTER.split(matcher.group());
      if (split.indexOf(' ') > 0) {
        parts.add(new Part(matcher.start(), matcher.end(), split));
      }
    }
    return parts;
  }

  /** "1gn0r3": letters with digits among them; a model number read so says nothing. */
  private static List<Part> digitsForLetters(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = MIXED.matcher(text);
    while (matcher.find()) {
      String token = matcher.group();
      boolean letter = token.chars().anyMatch(Character::isLetter);
      boolean digit = token.chars().anyMatch(c -> LEET.containsKey((char) c));
      if (letter && digit) {
        StringBuilder plain = new StringBuilder();
        token.chars().forEach(c -> plain.append((char) LEET.getOrDefault((char) c, (char) c)));
        parts.add(new Part(matcher.start(), matcher.end(), plain.toString()));
      }
    }
    return parts;
  }

  private static String rot13(String text) {
    StringBuilder turned = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        turned.append((char) ('a' + (c - 'a' + 13) % 26));
      } else if (c >= 'A' && c <= 'Z') {
        turned.append((char) ('A' + (c - 'A' + 13) % 26));
      } else {
        turned.append(c);
      }
    }
    return turned.toString();
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  // ---- what codes share -------------------------------------------------------------------------

  private static List<Part> decode(
      String text, Pattern pattern, Function<String, Optional<String>> decoder) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      decoder
          .apply(matcher.group())
          .ifPresent(plain -> parts.add(new Part(matcher.start(), matcher.end(), plain)));
    }
    return parts;
  }

  /** UTF-8 text of mostly letters; random letters that happen to decode are not. */
  private static Optional<String> readable(byte[] bytes) {
    String plain;
    try {
      plain = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
    long good =
        plain
            .codePoints()
            .filter(
                c ->
                    c == ' '
                        || c == '\n'
                        || (c < 0x250 && Character.isLetterOrDigit(c))
                        || ".,:;!?'\"@-+/=".indexOf(c) >= 0)
            .count();
    return plain.length() >= 4 && good >= plain.codePointCount(0, plain.length()) * 0.9
        ? Optional.of(plain)
        : Optional.empty();
  }
}
