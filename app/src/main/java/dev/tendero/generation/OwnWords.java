package dev.tendero.generation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shopper's own words as an answer may quote them. They come from outside: what is no plain
 * phrase is not repeated, so that no address, markup or quotation mark finds its way into an
 * answer.
 */
final class OwnWords {
  /** Enough to recognise one's words. */
  private static final int MAX_LENGTH = 40;

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} '’&+%/,-]|(?<=\\d)\\.(?=\\d))*");

  /** "//example", and "a/b/c" as a path. */
  private static final Pattern ADDRESS = Pattern.compile("//|/.*/|(?i)\\bwww\\b");

  private OwnWords() {}

  /** The words, cut at a word where they are long; empty where they cannot be repeated. */
  static Optional<String> of(String words) {
    String plain = words.strip().replaceAll("\\s+", " ");
    if (!PLAIN.matcher(plain).matches() || ADDRESS.matcher(plain).find()) {
      return Optional.empty();
    }
    if (plain.length() <= MAX_LENGTH) {
      return Optional.of(plain);
    }
    int space = plain.lastIndexOf(' ', MAX_LENGTH - 1);
    return space > 0 ? Optional.of(plain.substring(0, space) + "…") : Optional.empty();
  }
}
