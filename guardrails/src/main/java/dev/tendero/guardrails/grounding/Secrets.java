package dev.tendero.guardrails.grounding;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that must not leave, found in whatever dress: other case, separators, invisible characters,
 * look-alike letters, backwards, ROT13, Base64, hexadecimal, percent codes.
 *
 * <p>All forms are reduced to letters and digits. A line of at least {@link #PROSE_WORDS} words is
 * found by any {@link #PROSE_WINDOW} characters of it in a row, a key by any {@link #KEY_WINDOW},
 * so that a part is found as well. Immutable.
 */
public final class Secrets {
  /** Shorter lines are phrases that anybody may say. */
  private static final int PROSE_WORDS = 8;

  /** Letters and digits of about six words. */
  private static final int PROSE_WINDOW = 30;

  private static final int KEY_WINDOW = 12;

  /** A shorter secret would be found in innocent words. */
  private static final int SHORTEST = 6;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[\\s:,-]?){6,}");
  private static final Pattern PERCENT = Pattern.compile("%[0-9a-fA-F]{2}");

  /** Cyrillic and Greek letters drawn like Latin ones. */
  private static final String LIKE = "аaеeоoрpсcхxуyіiѕsјjԁdһhкkмmтtвbнnαaοoρpεeιiκkνvτtυu";

  private final Map<Integer, Set<String>> windows = new HashMap<>();

  public Secrets(List<String> secrets) {
    for (String secret : secrets) {
      secret.lines().forEach(this::add);
      add(secret);
    }
  }

  private void add(String line) {
    String letters = letters(line);
    boolean prose = line.strip().split("\\s+").length >= PROSE_WORDS;
    boolean spaced = line.strip().indexOf(' ') >= 0;
    if (letters.length() < SHORTEST || (spaced && !prose)) {
      return;
    }
    int size = Math.min(letters.length(), prose ? PROSE_WINDOW : KEY_WINDOW);
    Set<String> parts = windows.computeIfAbsent(size, _ -> new HashSet<>());
    for (int i = 0; i + size <= letters.length(); i++) {
      parts.add(letters.substring(i, i + size));
    }
  }

  /** Whether any of the texts, or a part of it, stands in {@code text}. */
  public boolean leakIn(String text) {
    if (windows.isEmpty()) {
      return false;
    }
    if (contains(letters(text))
        || contains(letters(PERCENT.matcher(text).find() ? percent(text) : ""))) {
      return true;
    }
    String joined = text.replaceAll("[\\s\\p{Cf}]+", "");
    return decoded(text).stream().anyMatch(d -> contains(letters(d)))
        || decoded(joined).stream().anyMatch(d -> contains(letters(d)));
  }

  private boolean contains(String letters) {
    if (letters.length() < SHORTEST) {
      return false;
    }
    String backwards = new StringBuilder(letters).reverse().toString();
    return has(letters) || has(backwards) || has(rot13(letters));
  }

  private boolean has(String letters) {
    for (Map.Entry<Integer, Set<String>> entry : windows.entrySet()) {
      int size = entry.getKey();
      for (int i = 0; i + size <= letters.length(); i++) {
        if (entry.getValue().contains(letters.substring(i, i + size))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the Base64 and hexadecimal runs of a text may mean. */
  private static List<String> decoded(String text) {
    var decoded = new ArrayList<String>();
    Matcher base64 = BASE64.matcher(text);
    while (base64.find()) {
      String run = base64.group().replace('-', '+').replace('_', '/').replace("=", "");
      for (int skip = 0; skip < 4 && skip < run.length(); skip++) {
        int length = (run.length() - skip) / 4 * 4;
        decoded.add(base64(run.substring(skip, skip + length)));
        if (skip + length < run.length() - 1) {
          decoded.add(base64(run.substring(skip)));
        }
      }
    }
    Matcher hex = HEX.matcher(text);
    while (hex.find()) {
      decoded.add(hex(hex.group().replaceAll("[^0-9a-fA-F]", "")));
    }
    return decoded;
  }

  private static String base64(String run) {
    try {
      return new String(Base64.getDecoder().decode(run), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // no Base64 after all
    }
  }

  private static String hex(String digits) {
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String percent(String text) {
    return PERCENT
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(m.group().substring(1), 16))));
  }

  private static String rot13(String letters) {
    var turned = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      turned.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
    }
    return turned.toString();
  }

  /** Lower-case letters and digits, accents and everything else off. */
  private static String letters(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var letters = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      int like = c > 127 ? LIKE.indexOf(c) : -1;
      if (like >= 0 && like % 2 == 0) {
        letters.append(LIKE.charAt(like + 1));
      } else if (Character.isLetterOrDigit(c)) {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
