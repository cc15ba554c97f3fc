package dev.tendero.generation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a phrase in a text, whatever its case, accents, number and gender. */
final class Phrase {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** "Mechanical keyboards", "mecánicas" and "mecánico" without their endings. */
  private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:e?s|[aoe]|[ao]s)$");

  private record Token(int start, int end, String stem) {}

  private Phrase() {}

  /** The words of {@code text}, as they stand there, that are one of {@code phrases}. */
  static Optional<String> in(String text, List<String> phrases) {
    List<Token> tokens = tokens(text);
    for (String phrase : phrases) {
      List<String> wanted = tokens(phrase).stream().map(Token::stem).toList();
      for (int at = 0; !wanted.isEmpty() && at + wanted.size() <= tokens.size(); at++) {
        List<Token> window = tokens.subList(at, at + wanted.size());
        if (window.stream().map(Token::stem).toList().equals(wanted)) {
          return Optional.of(text.substring(window.getFirst().start(), window.getLast().end()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    WORD.matcher(text)
        .results()
        .forEach(r -> tokens.add(new Token(r.start(), r.end(), stem(r.group()))));
    return tokens;
  }

  private static String stem(String word) {
    String folded =
        Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "");
    return ENDING.matcher(folded).replaceFirst("");
  }
}
