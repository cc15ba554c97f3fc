package dev.tendero.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What products of a kind state in words, by those words: "black on yellow" is a colour of labels,
 * "SO-DIMM" a form of memory. Immutable.
 */
public final class Vocabulary {
  static final Vocabulary NONE = new Vocabulary(List.of());

  /** A longer value is a list or prose; nobody asks for it in one breath. */
  private static final int MOST_WORDS = 8;

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?:[^\\p{L}\\p{N}+.]|(?<!\\d)\\.|\\.(?!\\d))+");

  /** "3.5 mm", "3.5mm". */
  private static final Pattern BEFORE_A_UNIT =
      Pattern.compile("(?<=\\d) (?=(?:mm|cm|m|gb|mb|tb|w|v|hz|ghz|mhz)(?: |$))");

  /** Sizes of boxes, customs codes, lamps on the case: what a shopper's words are not about. */
  private static final Pattern OF_THE_TRADE =
      Pattern.compile(
          "(?:^|_)(?:package|packaging|pallet|master|customs|harmonized|indicators?|certificat\\p{L}*|origin)(?:_|$)|^brand$");

  /** "2560 x 1440", "2560×1440". */
  private static final Pattern CROSS = Pattern.compile("(?<=\\d) ?[x×] ?(?=\\d)");

  private final Map<String, List<Stating>> whole = new HashMap<>();
  private final Map<String, List<Stating>> parts = new HashMap<>();

  /** A value as the feed writes it, and the key it stands under. */
  private record Stating(String key, String value, String plain) {}

  public Vocabulary(Collection<CatalogueView.Stated> attributes) {
    for (CatalogueView.Stated stated : attributes) {
      if (!isOfTheTrade(stated.key())) {
        stated.words().forEach(value -> add(stated.key(), value));
      }
    }
  }

  static boolean isOfTheTrade(String key) {
    return OF_THE_TRADE.matcher(key).find();
  }

  private void add(String key, String value) {
    String plain = plain(value);
    List<String> words = List.of(plain.split(" "));
    if (plain.isEmpty() || words.size() > MOST_WORDS) {
      return;
    }
    var stating = new Stating(key, value, plain);
    whole.computeIfAbsent(plain, _ -> new ArrayList<>()).add(stating);
    if (words.size() > 1) {
      whole.computeIfAbsent(String.join("", words), _ -> new ArrayList<>()).add(stating);
      words.stream()
          .distinct()
          .forEach(word -> parts.computeIfAbsent(word, _ -> new ArrayList<>()).add(stating));
    }
  }

  /** In lower case, without accents, its words apart by one blank: "so dimm". */
  static String plain(String phrase) {
    String crossed = CROSS.matcher(Reading.flat(phrase)).replaceAll("x");
    String words = BETWEEN_WORDS.matcher(crossed).replaceAll(" ").strip();
    return BEFORE_A_UNIT.matcher(words).replaceAll("");
  }

  /** By key the values that are one of these forms, a plural or a hyphen aside. */
  Map<String, List<String>> whole(List<String> forms) {
    var found = new LinkedHashMap<String, List<String>>();
    for (String form : forms) {
      String plain = plain(form);
      gather(whole.getOrDefault(plain, List.of()), found);
      if (plain.endsWith("s")) {
        gather(whole.getOrDefault(plain.substring(0, plain.length() - 1), List.of()), found);
      }
    }
    return found;
  }

  /** By key the longer values in which one of these forms stands. */
  Map<String, List<String>> holding(List<String> forms) {
    var found = new LinkedHashMap<String, List<String>>();
    for (String form : forms) {
      String plain = plain(form);
      int end = plain.indexOf(' ');
      String first = end < 0 ? plain : plain.substring(0, end);
      gather(
          parts.getOrDefault(first, List.of()).stream()
              .filter(each -> (" " + each.plain + " ").contains(" " + plain + " "))
              .toList(),
          found);
    }
    return found;
  }

  private static void gather(List<Stating> stating, Map<String, List<String>> found) {
    for (Stating each : stating) {
      List<String> values = found.computeIfAbsent(each.key, _ -> new ArrayList<>());
      if (!values.contains(each.value) && values.size() < Reading.MOST_FORMS) {
        values.add(each.value);
      }
    }
  }
}
